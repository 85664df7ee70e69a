"""Charts: a module for each kind in ``kinds/``, found by its name, and what the kinds share.

All of it counts from the side where reading begins; :mod:`sketch` turns a chart round once it is
whole, for languages written from the right.
"""
