"""Every built edition held to programs that others wrote: veraPDF, qpdf and Ghostscript.

`make conformance` runs it; `docs/conformance.md` says what each of them judges.
"""
