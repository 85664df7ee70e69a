"""The axis of a timeline: its unit, its periods, classes of years."""

from __future__ import annotations

import pytest

from generator.model.date import PartialDate
from generator.model.time_axis import TimeUnit, group_years, lay_out_axis


@pytest.mark.parametrize(
    ("dates", "until", "unit", "ends"),
    [
        (["2017-02-03", "2017-02-16"], "2017-02-20", TimeUnit.DAY, ("2017-02-03", "2017-02-20")),
        (["2017-02-03", "2017-02-16"], "2017-03", TimeUnit.DAY, ("2017-02-03", "2017-02-16")),
        (["2017-02-03", "2017-02-16"], "2019-03", TimeUnit.DAY, ("2017-02-03", "2017-02-16")),
        (["2017-02", "2017-02-16"], "2017-02", TimeUnit.MONTH, ("2016-09", "2017-02")),
        (["2016-10-03", "2017-02-16"], "2017-02", TimeUnit.WEEK, ("2016-10-03", "2017-02-13")),
        (["2014-09", "2017-02-14"], "2017-03", TimeUnit.MONTH, ("2014-09", "2017-03")),
        (["2006-05-01", "2015-02-16"], "2016-02", TimeUnit.QUARTER, ("2006-04", "2016-01")),
        (["1977-05", "2016-02-16"], "2017-02", TimeUnit.YEAR, ("1977-01", "2017-01")),
        (["1977", "1978-02-16"], "1980-02", TimeUnit.YEAR, ("1973-01", "1978-01")),
        (["2017-02-16"], "2017-02", TimeUnit.MONTH, ("2016-09", "2017-02")),
    ],
)
def test_the_unit_parts_the_dates_and_is_no_finer_than_they_are(
    dates: list[str], until: str, unit: TimeUnit, ends: tuple[str, str]
) -> None:
    """An axis goes on to the edition where that is near, and has six periods at least."""
    axis = lay_out_axis(map(PartialDate.parse, dates), PartialDate.parse(until))
    begins = [str(axis.begin(number)) for number in axis.numbers]
    assert (unit, ends) == (axis.unit, (begins[0], begins[-1]))
    assert len(begins) >= 6


@pytest.mark.parametrize("unit", list(TimeUnit))
def test_a_period_s_first_day_lies_in_it(unit: TimeUnit) -> None:
    """What begins a period is found in it, and its first day is the only one that begins it."""
    spans = {"day": "2017-03-20", "week": "2017-07-01", "month": "2019-01", "quarter": "2030-01"}
    last = PartialDate.parse(spans.get(unit, "2090-01-01"))
    first = PartialDate(2017, 3, 1) if last.day else PartialDate(2017, 3)
    axis = lay_out_axis([first, last], last)
    assert axis.unit is unit
    assert [axis.find(axis.begin(number)) for number in axis.numbers] == list(range(axis.count))


@pytest.mark.parametrize(
    ("years", "classes"),
    [
        ([2014, 2016, 2017], [(2014, 2014), (2016, 2016), (2017, 2017)]),
        (range(2010, 2018), [(2010, 2011), (2012, 2013), (2014, 2015), (2016, 2017)]),
        (range(1977, 2017), [(1977, 1979), (1980, 1999), (2000, 2016)]),
        ([1900, 1901, 1902, 1903, 1999], [(1900, 1924), (1975, 1999)]),
        ([1988, 1989, 1990, 1991, 2001], [(1988, 1991), (2000, 2001)]),
    ],
)
def test_many_years_fall_into_four_classes_of_one_length(
    years: list[int], classes: list[tuple[int, int]]
) -> None:
    """Few years stand for themselves; longer classes begin with a round year; none is empty."""
    assert classes == list(group_years(years, 4))
