"""The stages of a build, in order; each takes the value that the one before gave.

1. ``content``       a brief's folder        -> Brief (source language, checked)
2. ``localisation``  Brief, catalogs         -> LocalBrief (every word final)
3. ``figures``       LocalBrief, basemaps    -> Figures (one-page PDFs with their texts)
4. ``markup``        LocalBrief, Figures     -> Markup (HTML and its links)
5. ``pdf``           Markup                  -> Pdf (bytes)
6. ``preflight``     Pdf, Case               -> Report
7. ``publishing``    Pdf, Report             -> output folder and manifest

A stage imports the shared values and the library that it owns, never another stage. Only
``generator.pipeline`` knows the order.
"""
