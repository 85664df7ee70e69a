from __future__ import annotations

import pytest

from generator.language.reading.scales import find_powers


@pytest.mark.parametrize(
    ("locale", "before", "number", "after", "powers"),
    [
        ("fr", "", "3", "\u00a0millions", (6, 0)),
        ("fr", "", "3", " millionsième", (0, 0)),
        ("fr", "", "3", " M", (0, 6)),
        ("fr", "", "3", " m", (0, 6)),
        ("fr", "", "3", " km", (0, 0)),
        ("fr", "deux millions ", "500", " hommes", (0, 0)),
        ("de", "", "3,4", " Mio. Euro", (6, 0)),
        ("de", "", "3", " Billionen", (12, 0)),
        ("en", "", "3", " Billion", (9, 0)),
        ("es", "", "3", " mil personas", (3, 0)),
        ("ja", "", "300", "万人", (4, 0)),
        ("hi", "", "34", " लाख", (5, 0)),
        ("ar", "", "3", " ملايين", (6, 0)),
        ("sw", "milioni ", "3", " za watu", (6, 0)),
        ("sw", "", "3", " za watu", (0, 0)),
    ],
)
def test_a_noun_of_number_stands_for_a_power_of_ten(
    locale: str, before: str, number: str, after: str, powers: tuple[int, int]
) -> None:
    """In each plural of its language, after the number or before; a letter only may be one."""
    text = f"{before}{number}{after}"
    found = find_powers(text, len(before), len(before) + len(number), locale)
    assert powers == found[:2]
