"""The checks of texts and translations: one module a check, listed by name in ``report.py``."""
