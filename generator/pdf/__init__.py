"""PDFs: typeset from HTML, mended, read, whoever wrote them: what more than one stage needs."""
