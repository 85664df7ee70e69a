from __future__ import annotations

import pytest

from generator.model.date import PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2015", PartialDate(2015)),
        ("2015-10", PartialDate(2015, 10)),
        ("2015-10-23", PartialDate(2015, 10, 23)),
        ("2016-02-29", PartialDate(2016, 2, 29)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, date: PartialDate) -> None:
    """A year, a month and a day are read, and written back as they were."""
    assert (date, text) == (PartialDate.parse(text), str(date))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2015-13", "names no month; write the month as 01 to 12"),
        ("2015-00", "names no month; write the month as 01 to 12"),
        ("2015-02-30", "is no day of the calendar; that month has 28 days"),
        ("2015-02-00", "is no day of the calendar; that month has 28 days"),
        ("0000-01-01", "is no date: there is no year 0; write the year that it is"),
        ("31/03/2015", "is no date; write it as 2015-03-31, 2015-03 or 2015"),
        ("2015-3-1", "is no date; write it as 2015-03-31, 2015-03 or 2015"),
        ("", "is no date; write it as 2015-03-31, 2015-03 or 2015"),
    ],
)
def test_what_is_no_date_is_refused(text: str, message: str) -> None:
    """A text that the calendar does not have is refused with how to write it."""
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the message is compared whole
        PartialDate.parse(text)
    assert message == str(refused.value)


def test_a_month_follows_the_days_that_it_holds() -> None:
    """What is known less precisely sorts after the days of its month, before the next month."""
    texts = ["2015", "2015-11-01", "2015-10", "2015-10-31", "2015-10-01"]
    dates = sorted(map(PartialDate.parse, texts), key=lambda date: date.order)
    assert ["2015-10-01", "2015-10-31", "2015-10", "2015-11-01", "2015"] == list(map(str, dates))
