"""The checks of texts and translations.

A check is one class (``check.py``) in the module of its meaning; it is known by being there, and
``registry.py`` gathers all. ``catalogs/report.py`` runs them on a catalog or on the source texts.
"""
