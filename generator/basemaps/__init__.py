"""Cutting basemaps: Natural Earth's files and a window -> data/basemap/NAME.geojson.

``sources`` finds and reads the files, ``window`` clips, ``cut`` assembles, ``naming`` says which
features get an id of the project's own, ``request`` checks what was asked for.
"""
