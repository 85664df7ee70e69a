from __future__ import annotations

import datetime as dt

import pytest

from generator.language.dates import part_date, write_date, write_pair, write_span, write_time
from generator.language.formats import Formats
from generator.model.date import PartialDate
from generator.model.fact_values import DateValue, SpanValue

DAY = DateValue(PartialDate(2014, 9, 8))


def spell(text: str) -> str:
    """A text with no-break spaces for ``~``."""
    return text.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("locale", "form", "text"),
    [
        ("fr", "", "8~septembre 2014"),
        ("fr", "day", "8~septembre 2014"),
        ("fr", "month", "septembre 2014"),
        ("fr", "year", "2014"),
        ("fr", "short", "8~sept. 2014"),
        ("ar", "month", "سبتمبر 2014"),
        # The form beside a day is the genitive: od, с, od.
        ("hr", "month-standalone", "rujan 2014."),
        ("hr", "month-format", "rujna 2014."),
        ("ru", "month-standalone", "сентябрь 2014\u202fг."),
        ("ru", "month-format", "сентября 2014\u202fг."),
        ("pl", "month-standalone", "wrzesień 2014"),
        ("pl", "month-format", "września 2014"),
        ("cs", "month-format", "září 2014"),
        ("fi", "month-format", "syyskuuta 2014"),
        ("el", "month-format", "Σεπτεμβρίου 2014"),
        # A language without cases has one form.
        ("de", "month-format", "September 2014"),
        ("de", "month-standalone", "September 2014"),
    ],
)
def test_a_date_is_said_in_the_form_that_is_asked_for(locale: str, form: str, text: str) -> None:
    """To a precision; or as a month that stands alone, or in the case that it has in a date."""
    assert spell(text) == write_date(DAY, form, Formats.of(locale))


def test_a_date_has_a_precision_of_its_own() -> None:
    """It is kept where no form is asked for, and never more is said than is known."""
    formats = Formats.of("fr")
    assert "septembre 2014" == write_date(DateValue(DAY.date, "month"), "", formats)
    assert "sept. 2014" == write_date(DateValue(DAY.date, "month"), "short", formats)
    assert "2014" == write_date(DateValue(PartialDate(2014), "day"), "", formats)


def test_a_span_is_said_to_a_precision() -> None:
    """What both ends share is said once; a span within one month is that month."""
    formats = Formats.of("fr")
    span = SpanValue(PartialDate(2014, 9, 3), PartialDate(2014, 11, 15), "month")
    assert spell("septembre~– novembre 2014") == write_span(span, "", formats)
    assert spell("3~septembre~– 15~novembre 2014") == write_span(span, "day", formats)
    assert "2014" == write_span(span, "year", formats)
    assert spell("3~sept.~– 15~nov. 2014") == write_span(
        SpanValue(span.first, span.last), "short", formats
    )


@pytest.mark.parametrize(
    ("locale", "first", "last"),
    [
        ("de", "3.", "15.~September 2024"),
        ("fr", "3", "15~septembre 2024"),
        ("en-GB", "3", "15~September 2024"),
        ("en", "September~3", "15, 2024"),
        ("ar", "3", "15~سبتمبر 2024"),
        ("hu", "2024. szeptember~3", "15."),
        ("ja", "2024年9月3日", "15日"),
        ("zh", "2024年9月3日", "15日"),
        ("fa", "۳", "۱۵~سپتامبر ۲۰۲۴"),
        ("sr", "3.", "15.~септембар 2024."),
        ("hr", "3.", "15.~rujna 2024."),
    ],
)
def test_two_dates_that_are_joined_say_once_what_both_share(
    locale: str, first: str, last: str
) -> None:
    """“vom 3. bis zum 15. September 2024”: the halves of the language’s own interval."""
    begin, end = DateValue(PartialDate(2024, 9, 3)), DateValue(PartialDate(2024, 9, 15))
    pair = write_pair(begin, "", end, "", Formats.of(locale))
    assert pair == (spell(first), spell(last))


@pytest.mark.parametrize(
    ("first", "first_form", "last", "last_form"),
    [
        ("2014-09-03", "", "2017-02-15", ""),
        ("2014-09-15", "", "2014-09-03", ""),
        ("2014-09-03", "", "2014-11", ""),
        ("2014-09-03", "year", "2014-11-03", "year"),
        ("2014-09-03", "short", "2014-11-03", ""),
        ("2014-09-03", "", "2014-09-03", ""),
        ("2014-09-03", "month", "2014-09-15", "month"),
    ],
)
def test_dates_with_nothing_to_spare_are_said_each_by_itself(
    first: str, first_form: str, last: str, last_form: str
) -> None:
    """Two years, the later first, known less well, of other forms, or the same."""
    begin, end = (DateValue(PartialDate.parse(date)) for date in (first, last))
    assert write_pair(begin, first_form, end, last_form, Formats.of("fr")) is None


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr", "14:30"),
        ("en-GB", "14:30"),
        ("en", "2:30~PM"),
        ("de", "14:30"),
        ("ar", "2:30~م"),
        ("ar-EG", "٢:٣٠~م"),
        ("fi", "14.30"),
    ],
)
def test_a_time_of_day_is_in_the_language_s_short_form(locale: str, text: str) -> None:
    """Of 24 hours or of twelve, with the digits and the sign between them that it has."""
    assert spell(text) == write_time(dt.time(14, 30), Formats.of(locale))


@pytest.mark.parametrize(
    ("locale", "date", "parts"),
    [
        ("fr", "2014-09", ("septembre", "2014", "")),
        ("fr", "2015-09-01", ("1er~septembre", "2015", "")),
        ("fr", "2015", ("", "2015", "")),
        ("en-GB", "2014-09-08", ("8~September", "2014", "")),
        ("ru", "2014-09", ("сентябрь", "2014", "")),
        ("ja", "2014-09", ("", "2014年", "9月")),
        ("hu", "2014-09-08", ("", "2014.", "szeptember~8.")),
    ],
)
def test_a_date_is_parted_for_a_large_figure(
    locale: str, date: str, parts: tuple[str, str, str]
) -> None:
    """The year is large; what the language says before it leads to it, and the rest follows."""
    found = part_date(PartialDate.parse(date), Formats.of(locale))
    assert tuple(spell(part) for part in parts) == found
