from __future__ import annotations

import pytest

from generator.language.formats import Formats
from generator.model.date import PartialDate


@pytest.mark.parametrize(
    ("locale", "text"),
    [("fr", "1\u202f200"), ("en-GB", "1,200"), ("en", "1,200"), ("de", "1.200")],
)
def test_a_number_is_grouped_as_its_language_does(locale: str, text: str) -> None:
    """The grouping and the digits are the locale's."""
    assert text == Formats.of(locale).number(1200)


@pytest.mark.parametrize(
    ("locale", "date", "text"),
    [
        ("fr", "2017-03", "mars 2017"),
        ("en", "2017-03", "March 2017"),
        ("en-GB", "2017-03", "March 2017"),
        ("fr", "2017-03-01", "1er\u00a0mars 2017"),
        ("fr", "2017-03-31", "31\u00a0mars 2017"),
        ("fr", "2011-11-11", "11\u00a0novembre 2011"),
        ("en-GB", "2015-03-25", "25\u00a0March 2015"),
        ("en-GB", "2015-03-01", "1\u00a0March 2015"),
        ("en", "2015-03-25", "March 25, 2015"),
        ("fr", "2015", "2015"),
        ("en", "2015", "2015"),
    ],
)
def test_a_date_is_no_more_precise_than_it_is(locale: str, date: str, text: str) -> None:
    """A day, a month and a year are each written in full, a day never parted from its month."""
    assert text == Formats.of(locale).date(PartialDate.parse(date))


@pytest.mark.parametrize(
    ("locale", "date", "text"),
    [
        ("fr", "2015-01-26", "26\u00a0janv. 2015"),
        ("fr", "2015-01-01", "1er\u00a0janv. 2015"),
        ("en-GB", "2015-01-26", "26\u00a0Jan 2015"),
        ("fr", "2015-10", "oct. 2015"),
        ("en-GB", "2015-10", "Oct 2015"),
    ],
)
def test_a_short_date_has_the_language_s_short_month(locale: str, date: str, text: str) -> None:
    """The short form keeps the precision of the date too."""
    assert text == Formats.of(locale).short_date(PartialDate.parse(date))


@pytest.mark.parametrize(
    ("locale", "value", "text"),
    [
        ("fr", 3000000, "3\u00a0millions"),
        ("fr", 1500000, "1,5\u00a0million"),
        ("en", 3000000, "3\u00a0million"),
        ("en", 3400000, "3.4\u00a0million"),
    ],
)
def test_a_round_number_is_said_in_words(locale: str, value: int, text: str) -> None:
    """A compact number agrees with its noun and holds no place to break at."""
    assert text == Formats.of(locale).compact(value)


@pytest.mark.parametrize(
    ("locale", "text"),
    [("fr", "Irak, Syrie et Libye"), ("en-GB", "Irak, Syrie and Libye")],
)
def test_a_list_is_joined_in_words(locale: str, text: str) -> None:
    """The last item is joined by the language's own word."""
    assert text == Formats.of(locale).list(["Irak", "Syrie", "Libye"])


def test_arabic_is_written_from_the_right() -> None:
    """The direction is the script's, whatever the region."""
    locales = ["ar", "ar-EG", "he", "fr", "en-GB"]
    directions = ["rtl", "rtl", "rtl", "ltr", "ltr"]
    assert directions == [Formats.of(locale).direction for locale in locales]


def test_a_country_without_a_name_keeps_its_code() -> None:
    """CLDR's name is used, and the code where there is none."""
    formats = Formats.of("fr")
    assert ("Irak", "XX") == (formats.country("IQ"), formats.country("XX"))


def test_zero_is_singular_in_french_alone() -> None:
    """The rule for the singular is the language's: French says « 0 lieu », English “0 places”."""
    counts = (0, 1, 2)
    assert [True, True, False] == [Formats.of("fr").singular(count) for count in counts]
    assert [False, True, False] == [Formats.of("en").singular(count) for count in counts]


def test_months_stand_alone_by_name_and_initial() -> None:
    """A month's name and its narrowest form are the language's."""
    formats = Formats.of("fr")
    assert ("septembre", "S") == (
        formats.month(PartialDate(2014, 9)),
        formats.month_initial(9),
    )


def test_the_tag_has_hyphens() -> None:
    """A locale is named in HTML and in a PDF by its BCP 47 tag."""
    assert "en-GB" == Formats.of("en_GB").tag
