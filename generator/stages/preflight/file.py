"""The file itself: read without being mended, and no larger than it may be."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

SHOWN = 120


@check("syntax")
def check_syntax(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give the first thing that qpdf had to mend, or could not decode (ISO 32000-1)."""
    problems = [*map(str, reading.pdf.get_warnings()), *reading.pdf.check_pdf_syntax()]
    if problems:
        first = " ".join(problems[0].split())
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        yield case.find(f"is damaged ({first[:SHOWN]}{more})", "build it again, or ask for it")


@check("size", lambda case: case.medium is not None and case.medium.budget is not None)
def check_size(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give a finding on a file over the budget of its medium."""
    budget = case.medium.budget if case.medium is not None else None
    if budget is not None and reading.size > budget:
        yield case.find(
            f"has {reading.size / 1000:.0f} kB where {budget / 1000:.0f} are allowed",
            "see which images or fonts it holds",
        )
