from __future__ import annotations

from decimal import Decimal

import pytest

from generator.stages.content.tables.numbers import (
    NumberBounds,
    NumberMarks,
    find_marks,
    marks_of,
    read_number,
)
from generator.stages.content.tables.sheet import CellFault

SURE = {
    "3": "3",
    "-3": "-3",
    "−3,25": "-3.25",
    "1 200": "1200",
    "1\u202f200": "1200",
    "1\u00a0200,5": "1200.5",
    "1'000": "1000",
    "1’000.50": "1000.50",
    "1.234,5": "1234.5",
    "1,234.5": "1234.5",
    "1.234.567": "1234567",
    "1.234,567": "1234.567",
    "1,234,567.25": "1234567.25",
    "1,234,567": "1234567",
    "12,34,567.8": "1234567.8",
    "0.125": "0.125",
    "36.8000": "36.8000",
    "3.5": "3.5",
    "1234.567": "1234.567",
    "١٢٫٥": "12.5",
    "١٬٢٠٠": "1200",
}
"""What means one number in every language that reads its marks at all."""


@pytest.mark.parametrize("text", SURE)
@pytest.mark.parametrize("locale", ["fr", "de", "hu", "de-CH"])
def test_a_number_of_one_meaning_is_read(text: str, locale: str) -> None:
    """NumberMarks that say what they are need nothing to settle them."""
    if locale == "de-CH" and text in ("−3,25", "١٢٫٥"):
        return
    assert Decimal(SURE[text]) == read_number(text, marks_of(locale))


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("3.000", "de", "3000"),
        ("3.000", "en", "3.000"),
        ("3,000", "de", "3.000"),
        ("3,000", "fr", "3.000"),
        ("3,000", "en", "3000"),
        ("3,5", "fr", "3.5"),
        ("3.000", "es", "3000"),
        ("3.000", "fr", None),
        ("3.000", "sv", None),
        ("3.000", "de-CH", "3.000"),
        ("3,5", "en", None),
        ("3.000", None, None),
        ("3,000", None, None),
        ("1e3", "en", None),
        ("1,5E+6", "fr", None),
        ("true", "fr", None),
        ("", "fr", None),
        ("12–15", "fr", None),
        ("1.23.456", "de", None),
        ("1,2.3,4", "de", None),
        ("12/5", "fr", None),
        ("0x1F", "fr", None),
        ("NaN", "fr", None),
    ],
)
def test_the_language_settles_a_number_or_it_is_refused(
    text: str, locale: str | None, value: str | None
) -> None:
    """Thousands in one language are thousandths in another: CLDR says which, or nothing does."""
    found = read_number(text, marks_of(locale))
    assert found == Decimal(value) if value is not None else isinstance(found, CellFault)


def test_what_is_refused_says_what_it_could_mean() -> None:
    """The author chooses among the meanings, written as every table may hold them."""
    assert CellFault("could mean 3.000 or 3000", "write 3 or 3000") == read_number(
        "3.000", marks_of("fr")
    )
    assert CellFault("could mean 1000", "write 1000") == read_number("1e3", marks_of("fr"))


@pytest.mark.parametrize(
    ("cells", "delimiter", "locale", "marks"),
    [
        (["36,8", "3.000"], ";", "en", NumberMarks(",", ".")),
        (["36.8", "3,000"], ",", "fr", NumberMarks(".", ",")),
        (["1.234.567", "3.000"], ";", "en", NumberMarks(",", ".")),
        (["1 234,5"], ";", "en", NumberMarks(",", ".")),
        (["36.8", "36,8"], ";", "fr", NumberMarks()),
        (["3.000"], ";", "de", NumberMarks(",", ".")),
        (["3.000"], ",", "de", NumberMarks()),
        (["3,000"], ";", "en", NumberMarks()),
        (["3,000"], "\t", "en", NumberMarks(".", ",")),
        (["3.000"], ";", "fr", NumberMarks(",", None)),
    ],
)
def test_a_table_settles_its_numbers(
    cells: list[str], delimiter: str, locale: str, marks: NumberMarks
) -> None:
    """One number that shows its decimal mark settles the others, before any language does."""
    assert marks == find_marks(cells, delimiter, locale)


@pytest.mark.parametrize(
    ("text", "bounds", "value"),
    [
        ("36.800", NumberBounds(Decimal(-90), Decimal(90)), "36.800"),
        ("3.000", NumberBounds(whole=True), "3000"),
        ("3,000", NumberBounds(Decimal(0), Decimal(1000), whole=True), "3000"),
    ],
)
def test_what_cannot_stand_there_is_no_meaning(text: str, bounds: NumberBounds, value: str) -> None:
    """A latitude of 36,800 degrees is none, nor are 3.000 copies three."""
    assert Decimal(value) == read_number(text, marks_of("fr"), bounds)
