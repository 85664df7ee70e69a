from __future__ import annotations

import subprocess
import sys
from unicodedata import category

import pytest

from generator.language.formats import Formats
from generator.model.date import PartialDate


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "1\u202f200"),
        ("en-GB", "1,200"),
        ("en", "1,200"),
        ("de", "1.200"),
        ("ar", "1,200"),
        ("ar-MA", "1.200"),
        ("ar-EG", "١٬٢٠٠"),
        ("ar-IQ", "١٬٢٠٠"),
        ("fa", "۱٬۲۰۰"),
    ],
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
        ("en", "2015-03-25", "March\u00a025, 2015"),
        ("de", "2015-03-25", "25.\u00a0März 2015"),
        ("ar", "2015-03-25", "25\u00a0مارس 2015"),
        ("ar-EG", "2015-03-25", "٢٥\u00a0مارس ٢٠١٥"),
        ("ar-IQ", "2015-03", "آذار ٢٠١٥"),
        ("fa", "2015", "۲۰۱۵"),
        ("he", "2015-03-25", "25\u00a0במרץ 2015"),
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
        ("ar-EG", "2015-10-23", "٢٣\u00a0أكتوبر ٢٠١٥"),
    ],
)
def test_a_short_date_has_the_language_s_short_month(locale: str, date: str, text: str) -> None:
    """The short form keeps the precision of the date too."""
    assert text == Formats.of(locale).short_date(PartialDate.parse(date))


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


@pytest.mark.parametrize(
    ("locale", "name", "capitals"),
    [
        ("fr", "Émirats", "ÉMIRATS"),
        ("tr", "Suriye", "SURİYE"),
        ("az", "Fələstin", "FƏLƏSTİN"),
        ("el", "Ιράκ", "ΙΡΑΚ"),
        ("ka", "სირია", "სირია"),
        ("ar", "العراق", "العراق"),
    ],
)
def test_capitals_are_the_languages_own(locale: str, name: str, capitals: str) -> None:
    """Turkish and Azeri keep the dot, Greek drops accents; scripts without capitals stay."""
    assert capitals == Formats.of(locale).capitals(name)


def test_a_country_without_a_name_keeps_its_code() -> None:
    """CLDR's name is used, and the code where there is none."""
    formats = Formats.of("fr")
    assert ("Irak", "XX") == (formats.country("IQ"), formats.country("XX"))


def test_zero_is_singular_in_french_alone() -> None:
    """The rule for the singular is the language's: French says « 0 lieu », English “0 places”."""
    counts = (0, 1, 2)
    assert [True, True, False] == [Formats.of("fr").singular(count) for count in counts]
    assert [False, True, False] == [Formats.of("en").singular(count) for count in counts]


@pytest.mark.parametrize(
    ("locale", "name", "short"),
    [
        ("fr", "juillet", "juil."),
        ("en", "July", "Jul"),
        ("ar", "يوليو", "يوليو"),
        ("de", "Juli", "Jul"),
        ("ru", "июль", "июль"),
        ("zh", "七月", "7月"),
        ("pl", "lipiec", "lip"),
    ],
)
def test_months_stand_alone_by_their_name(locale: str, name: str, short: str) -> None:
    """A month's name and its short one are the language's, as they stand beside no day."""
    formats = Formats.of(locale)
    assert (name, short) == (formats.month(PartialDate(2014, 7)), formats.short_month(7))


@pytest.mark.parametrize(
    ("locale", "name", "narrow"),
    [
        ("fr", "T3", "T3"),
        ("en", "Q3", "Q3"),
        ("ar", "الربع الثالث", "3"),
        ("ar-EG", "الربع الثالث", "٣"),
    ],
)
def test_a_quarter_has_its_name_or_its_number(locale: str, name: str, narrow: str) -> None:
    """The number is in the digits of the locale, as its years are."""
    formats = Formats.of(locale)
    assert (name, narrow) == (formats.quarter(3), formats.quarter(3, narrow=True))


def test_the_tag_has_hyphens() -> None:
    """A locale is named in HTML and in a PDF by its BCP 47 tag."""
    assert "en-GB" == Formats.of("en_GB").tag


@pytest.mark.parametrize(
    ("locale", "first", "last", "text"),
    [
        ("fr", "2014", "2017", "2014–2017"),
        ("fr", "2014-09", "2017-02", "septembre 2014\u00a0– février 2017"),
        ("fr", "2014-09", "2014-11", "septembre\u00a0– novembre 2014"),
        ("fr", "2015-03-13", "2015-03-25", "13–25\u00a0mars 2015"),
        ("fr", "2015-03-01", "2015-03-25", "1er–25\u00a0mars 2015"),
        ("fr", "2015-03-13", "2015-04-01", "13\u00a0mars\u00a0– 1er\u00a0avril 2015"),
        ("fr", "2014-09", "2015-03-25", "septembre 2014\u00a0– 25\u00a0mars 2015"),
        ("fr", "2015-03-25", "2015-03-25", "25\u00a0mars 2015"),
        ("en-GB", "2015-03-13", "2015-03-25", "13–25\u00a0March 2015"),
        ("en-GB", "2014", "2017", "2014–2017"),
        ("de", "2015-03-13", "2015-03-25", "13.–25.\u00a0März 2015"),
        ("ko", "2015-03-13", "2015-03-25", "2015년 3월 13일~25일"),
        ("cs", "2015-03-13", "2015-03-25", "13.–25.\u00a0března 2015"),
        ("sk", "2015-03-13", "2015-04-01", "13.\u00a0marca\u00a0– 1.\u00a0apríla 2015"),
        (
            "bg",
            "2015-03-13",
            "2015-03-25",
            "13\u00a0март 2015\u202fг.\u00a0– 25\u00a0март 2015\u202fг.",
        ),
        ("hr", "2015-03-03", "2015-03-25", "3.\u00a0– 25.\u00a0ožujka 2015."),
        ("ar", "2014-09", "2017-02", "سبتمبر 2014\u00a0– فبراير 2017"),
        ("ar-EG", "2014", "2017", "٢٠١٤–٢٠١٧"),
        ("ar-EG", "2015-03-13", "2015-03-25", "١٣–٢٥\u00a0مارس ٢٠١٥"),
        ("fa", "2014-09", "2014-11", "سپتامبر ۲۰۱۴ تا نوامبر ۲۰۱۴"),
    ],
)
def test_a_range_of_dates_says_once_what_both_share(
    locale: str, first: str, last: str, text: str
) -> None:
    """An interval has CLDR's form, the precision of its ends, and one place to end a line at."""
    dates = PartialDate.parse(first), PartialDate.parse(last)
    assert text == Formats.of(locale).date_range(*dates)


def test_a_range_of_dates_has_a_short_form() -> None:
    """The short form has the language's short months."""
    dates = PartialDate(2014, 9, 8), PartialDate(2017, 2, 25)
    assert "8\u00a0sept. 2014\u00a0– 25\u00a0févr. 2017" == Formats.of("fr").date_range(
        *dates, short=True
    )


def test_a_numbering_can_be_chosen() -> None:
    """A locale's own digits are the default; its separators follow those that are chosen."""
    names = [Formats.of(locale).numbering for locale in ("fr", "ar", "ar-EG", "fa")]
    assert ["latn", "latn", "arab", "arabext"] == names
    assert ("1,200", "١٬٢٠٠") == (
        Formats.of("ar-EG", "latn").number(1200),
        Formats.of("ar", "arab").number(1200),
    )


def test_a_numbering_without_digits_is_an_error() -> None:
    """Roman numerals are no digits; the error names the systems that are known."""
    with pytest.raises(ValueError, match="no digits are known for roman; known are adlm, arab,"):
        Formats.of("fr", "roman")


def test_a_code_is_written_in_the_language_s_digits() -> None:
    """A number without meaning as one keeps its figures together; a name with letters stays."""
    formats = Formats.of("ar-EG")
    assert ("٢٢٥٣", "S/RES/2253") == (formats.digits("2253"), formats.digits("S/RES/2253"))


def test_no_language_has_the_months_of_one_used_before_it() -> None:
    """Each reads CLDR's data for itself, in whatever order languages are used."""
    date = PartialDate(2014, 9)
    months = [Formats.of(locale).month(date) for locale in ("he", "ur", "ar", "ar-IQ", "no", "fr")]
    assert ["ספטמבר", "ستمبر", "سبتمبر", "أيلول", "september", "septembre"] == months


def test_what_others_read_of_the_shared_data_changes_nothing() -> None:
    """A library that asks Babel itself for Egypt's months does not give them to Iraq."""
    script = (
        "from babel import Locale\n"
        "[Locale.parse(name).months['stand-alone']['wide'][9] for name in ('ar', 'ar_IQ', 'he')]\n"
        "from generator.language.formats import Formats\n"
        "from generator.model.date import PartialDate\n"
        "print([Formats.of(name).month(PartialDate(2014, 9)) for name in ('ar', 'ar-IQ', 'ur')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "['سبتمبر', 'أيلول', 'ستمبر']" == done.stdout.strip()


def test_no_date_holds_an_invisible_mark() -> None:
    """CLDR puts U+200F into some Hebrew and Arabic forms; isolates do that work on the page."""
    date = PartialDate(2014, 9, 8)
    for locale in ("he", "ar", "ar-EG", "fa", "ur"):
        formats = Formats.of(locale)
        text = f"{formats.date(date)} {formats.short_date(date)}"
        assert not [character for character in text if category(character) == "Cf"]


@pytest.mark.parametrize(
    ("months", "long", "short"),
    [
        ((), "8 سبتمبر 2015", "8 سبتمبر 2015"),
        (("ar-SY",), "8 أيلول 2015", "8 أيلول 2015"),
        (("ar-SY", "ar"), "8 أيلول/سبتمبر 2015", "8 أيلول 2015"),
    ],
    ids=["of the language", "of a region", "of both"],
)
def test_months_have_the_names_of_the_readers_region(
    months: tuple[str, ...], long: str, short: str
) -> None:
    """Of several regions all names in full, and the first alone where dates are short."""
    formats = Formats.of("ar", None, months)
    date = PartialDate(2015, 9, 8)
    assert (long, short) == (
        formats.date(date).replace("\u00a0", " "),
        formats.short_date(date).replace("\u00a0", " "),
    )


def test_a_name_that_regions_share_stands_once() -> None:
    """And the language's own names are as they were, whoever asked for others before."""
    assert "فبراير 2017" == Formats.of("ar", None, ("ar-MA", "ar")).date(PartialDate(2017, 2))
    assert "سبتمبر 2014" == Formats.of("ar").date(PartialDate(2014, 9))


@pytest.mark.parametrize(
    ("locale", "months", "name"),
    [
        ("ar", ("ar-SY", "ar"), "كانون~الأول/ديسمبر"),
        ("ar-LB", (), "كانون~الأول"),
        ("vi", (), "tháng~12"),
    ],
)
def test_a_month_of_several_words_stays_on_one_line(
    locale: str, months: tuple[str, ...], name: str
) -> None:
    date = PartialDate(2015, 12, 23)
    formats = Formats.of(locale, "latn", months)
    shown = formats.date(date).replace("\u00a0", "~").lower()
    assert name in shown
    assert " " not in formats.month(date)
    assert " " not in formats.short_month(12)
