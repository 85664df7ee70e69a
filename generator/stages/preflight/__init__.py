"""Stage 6: the finished PDF is held against what its edition promises: Pdf, Promise -> Report.

One module a check, each with ``check(pdf, promise)``; a new check is a new module and its name in
``report.CHECKS``.
"""
