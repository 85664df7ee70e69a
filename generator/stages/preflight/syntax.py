"""The syntax: the file can be read without being mended."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

SHOWN = 120


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """A finding on the first thing that qpdf had to mend, or could not decode (ISO 32000-1)."""
    problems = [*map(str, reading.pdf.get_warnings()), *reading.pdf.check_pdf_syntax()]
    if problems:
        first = " ".join(problems[0].split())
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        yield promise.find(f"is damaged ({first[:SHOWN]}{more})", "build it again, or ask for it")
