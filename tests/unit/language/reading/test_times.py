from __future__ import annotations

import pytest

from generator.language.reading.times import find_times, hide_same_times


@pytest.mark.parametrize(
    ("locale", "text", "minutes"),
    [
        ("fr", "à 14:30 et à 8 h 05", [870, 485]),
        ("en", "at 2:30 PM, at 12:15 am", [870, 15]),
        ("en-GB", "at 2:30 p.m.", [870]),
        ("fi", "klo 14.30", [870]),
        ("ar-EG", "٢:٣٠ م", [870]),
        ("ko", "오후 2:30", [870]),
        ("fr", "14,30 ou 1:500 ou 10:30:15 ou 12:345", []),
        ("de", "14.30 Uhr, von 8 bis 9.15 Uhr, 14.30", [870, 555]),
        ("en-GB", "at 2.30 p.m. and 8 a.m., 2.30", [870, 480]),
        ("fr", "de 8 h à 20 h", [480, 1200]),
    ],
)
def test_times_of_day_are_read(locale: str, text: str, minutes: list[int]) -> None:
    """With a colon, with the sign of the language, by twelve hours or by 24."""
    assert minutes == [time.minutes for time in find_times(text, locale)]


def test_times_that_both_texts_name_are_hidden() -> None:
    """The others stay; a language of twelve hours may leave out the half of the day."""
    here, there = hide_same_times("14:30, 9:15", "fr", "2:30, 9:45 AM", "en")
    assert ("     , 9:15", "    , 9:45 AM") == (here, there)
    assert ("14:30", "2:30") == hide_same_times("14:30", "fr", "2:30", "de")
