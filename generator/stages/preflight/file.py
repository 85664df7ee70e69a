"""The file itself: read without being mended, and no larger than it may be."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

SHOWN = 120
FEW_PAGES = 8
"""For so many pages a medium's budget is meant."""
PAGE_MORE = 40_000
"""In bytes: what each page more may add."""
MOST_PICTURES = 8_000_000
"""In bytes: what a mail server still takes."""


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
    if budget is None:
        return
    budget += max(len(reading.pdf.pages) - FEW_PAGES, 0) * PAGE_MORE
    pictures = measure_pictures(reading.pdf)
    size = reading.size - pictures
    if size > budget:
        yield case.find(
            f"has {size / 1000:.0f} kB where {budget / 1000:.0f} are allowed, without its images",
            "see which figures, fonts and tables it holds",
        )
    if pictures > MOST_PICTURES:
        yield case.find(
            f"has {pictures / 1000:.0f} kB of images where {MOST_PICTURES / 1000:.0f} are allowed",
            "save them in fewer pixels, photographs as JPEG",
        )


def measure_pictures(pdf: pikepdf.Pdf) -> int:
    """Give how many bytes the images of a document have."""
    found = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
    return sum(len(each.read_raw_bytes()) for each in found if each.get("/Subtype") == "/Image")
