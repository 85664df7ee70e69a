from __future__ import annotations

import pytest

from generator.language.reading.countries import find_countries
from generator.language.reading.prepared import prepare


@pytest.mark.parametrize(
    ("text", "locale", "codes"),
    [
        ("Iraq’s, Syrian, Turkish-led, British", "en-GB", "IQ SY TR GB"),
        ("in Niger and in South Africa, not Nigerian", "en-GB", "NE ZA NG"),
        ("the U.S., the UK and US-Dollars", "en-GB", "US GB"),
        ("irakiennes, turque, sud-africain, grecque", "fr", "IQ TR ZA GR"),
        ("الحكومة العراقية والجيش التركي وبريطانيا", "ar", "IQ TR GB"),
        ("irakische, französischen, Schweden", "de", "IQ FR SE"),
        ("英国和德国", "zh", "GB DE"),
        ("die Vereinten Nationen", "de", ""),
    ],
)
def test_countries_are_told_by_names_adjectives_and_peoples(
    text: str, locale: str, codes: str
) -> None:
    """Each in the forms of its language; a union of countries is none."""
    found = find_countries(prepare(text), locale).values()
    assert set(codes.split()) <= set().union(*found)
    assert len(codes.split()) == len(found)
