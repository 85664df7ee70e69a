from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from generator.stages.content.tables.dates import order_of, read_date
from generator.stages.content.tables.sheet import CellFault
from tests.unit.language.test_every_locale import list_names


@pytest.mark.parametrize(
    ("text", "locale", "date"),
    [
        ("2017-03-12", None, "2017-03-12"),
        ("2017-03", None, "2017-03"),
        ("2017", None, "2017"),
        ("2017-03-12 00:00:00", None, "2017-03-12"),
        ("2017/3/12", None, "2017-03-12"),
        ("2017. 03. 12.", "hu", "2017-03-12"),
        ("2017年3月12日", "ja", "2017-03-12"),
        ("03/2017", None, "2017-03"),
        ("25/03/2017", None, "2017-03-25"),
        ("03/25/2017", None, "2017-03-25"),
        ("5/5/2017", None, "2017-05-05"),
        ("12/03/2017", "fr", "2017-03-12"),
        ("12/03/2017", "en-GB", "2017-03-12"),
        ("12/03/2017", "en-US", "2017-12-03"),
        ("12.03.2017", "de", "2017-03-12"),
        ("12. 3. 2017", "cs", "2017-03-12"),
        ("12.3.2017.", "sr", "2017-03-12"),
        ("12-03-2017", "nl", "2017-03-12"),
        ("١٢/٠٣/٢٠١٧", "ar", "2017-03-12"),
        ("1er mars 2015", "fr", "2015-03-01"),
        ("12 mars 2015", "fr", "2015-03-12"),
        ("12. März 2015", "de", "2015-03-12"),
        ("12 de marzo de 2015", "es", "2015-03-12"),
        ("March 12, 2015", "en", "2015-03-12"),
        ("12 марта 2015", "ru", "2015-03-12"),
        ("31 марта 2015 г.", "ru", "2015-03-31"),
        ("март 2015 г.", "ru", "2015-03"),
        ("2015. március 31.", "hu", "2015-03-31"),
        ("31 במרץ 2015", "he", "2015-03-31"),
        ("31 آذار 2015", "ar", "2015-03-31"),
        ("31 كانون الثاني 2015", "ar", "2015-01-31"),
        ("2015 m. kovo 31 d.", "lt", "2015-03-31"),
        ("31 มีนาคม 2015", "th", "2015-03-31"),
        ("septembre 2014", "fr", "2014-09"),
        ("sept. 2014", "fr", "2014-09"),
        ("no date", "fr", "no date"),
        ("", "fr", ""),
    ],
)
def test_a_date_is_read_where_its_language_settles_it(
    text: str, locale: str | None, date: str
) -> None:
    """One meaning is read everywhere, the order of day and month is the locale's (CLDR)."""
    assert date == read_date(text, locale)


def test_a_date_is_read_as_its_locale_prints_it() -> None:
    """In every language and script of CLDR whose own calendar is ours; nightly in each country."""
    missed = []
    for name in list_names():
        for width in ("long", "medium"):
            locale = Locale.parse(name)
            pattern = locale.date_formats[width]
            if "MMM" in str(pattern) and "E" not in str(pattern):
                printed = format_date(date(2015, 3, 31), pattern, locale)
                if read_date(printed, name.replace("_", "-")) != "2015-03-31":
                    missed.append((name, printed))
    assert [] == missed


@pytest.mark.parametrize(
    ("text", "locale", "problem"),
    [
        ("۱۳۹۴-۰۱-۱۱", "fa", "names the year 1394"),
        ("۱۳۹۴", "fa", "names the year 1394"),
        ("31 มีนาคม 2558", "th", "names the year 2558"),
        ("12/03/2017", "en", "could mean 2017-03-12 or 2017-12-03"),
        ("12/03/2017", None, "could mean 2017-03-12 or 2017-12-03"),
        ("12/03/2017", "hu", "could mean 2017-03-12 or 2017-12-03"),
        ("25/03/17", "fr", "could mean 2017-03-25 or 2025-03-17 or 1917-03-25 or 1925-03-17"),
        ("oct-15", "fr", "could mean 2015-10, 1915-10 or 10-15 of some year"),
        ("oct.-15", "fr", "could mean 2015-10, 1915-10 or 10-15 of some year"),
        ("15-Oct", "fr", "could mean 2015-10, 1915-10 or 10-15 of some year"),
        ("42030", "fr", "could be Excel’s number of the day 2015-01-26"),
        ("2015-01-26T14:30", "fr", "has a time of day"),
        ("12/03/2560", "th", "names the year 2560"),
    ],
)
def test_a_date_that_nothing_settles_is_refused(
    text: str, locale: str | None, problem: str
) -> None:
    """It is said what it could mean, and nothing is guessed."""
    found = read_date(text, locale)
    assert isinstance(found, CellFault)
    assert problem == found.message


def test_english_settles_no_order_by_itself() -> None:
    """The countries of English disagree; each by its name does not."""
    assert (None, "dm", "md", "dm", None) == tuple(
        map(order_of, ("en", "en-GB", "en-US", "pt-BR", "ja"))
    )
