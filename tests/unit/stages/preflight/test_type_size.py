from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest

from generator.stages.preflight.expectations import Case
from generator.stages.preflight.report import inspect
from tests.unit.stages.preflight.sound import CONTENT, EXPECTED, make_pdf


@pytest.mark.parametrize(
    ("least", "enlarged", "lines"),
    [
        (12.0, b"", []),
        (16.0, b"", ["page 1 has text of 12.0 pt, under 16 pt: “A”"]),
        (16.0, b"1.5 0 0 1.5 0 0 cm ", []),
        (16.0, b"0.5 0 0 0.5 0 0 cm ", ["page 1 has text of 6.0 pt, under 16 pt: “A”"]),
    ],
)
def test_letters_are_as_large_as_they_are_printed(
    least: float, enlarged: bytes, lines: list[str]
) -> None:
    """What a figure enlarges is counted as it is seen, and small letters are a finding."""

    def enlarge(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(enlarged + CONTENT)

    case = Case.of_edition(replace(EXPECTED, least_text=least))
    found = inspect(make_pdf(enlarge), case).checks["type-size"]
    assert lines == [each.message.partition(": ")[2] for each in found]
