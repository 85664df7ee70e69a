"""Third stage: one map or timeline in its languages -> a PDF or SVG with hotspots.

It is given a drawing whose words are final, basemaps already read, a style of its kind and
the typefaces; it gives a :class:`generator.model.figure.Figure`. The same input gives the same
bytes. Nothing is imported here, so that whoever needs one module loads no other.
"""
