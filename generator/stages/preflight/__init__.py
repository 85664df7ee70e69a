"""Stage 6: the finished PDF is held against what is expected of it: Pdf, Case -> Report.

A check is a function of ``(reading, case)`` under ``@check(name, applies)`` (``check.py``), in the
module of its meaning; ``report.py`` finds all of them.
"""
