"""Numbers, dates, lists and names of countries in the form of a language (Unicode CLDR)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from generator.model.date import PartialDate
from generator.model.localised import Direction


@dataclass(frozen=True, slots=True)
class Formats:
    """The forms of one locale.

    :param locale: the locale whose CLDR data is used, as ``en-GB`` for an English that writes
        ``25 March 2015``.
    """

    locale: Locale

    @classmethod
    def of(cls, name: str) -> Formats:
        """The forms of a CLDR locale by its name, with hyphens or underscores.

        :raises babel.UnknownLocaleError: where CLDR has none of that name.
        """
        return cls(Locale.parse(name.replace("-", "_")))

    @property
    def direction(self) -> Direction:
        """Whether the language is written from the left or from the right."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def script(self) -> str:
        """The script that the language is written in (ISO 15924), CLDR's likely one."""
        if self.locale.script:
            return str(self.locale.script)
        likely = get_global("likely_subtags").get(str(self.locale), "")
        likely = likely or get_global("likely_subtags").get(self.locale.language, "")
        return str(Locale.parse(likely).script) if likely else "Latn"

    @property
    def tag(self) -> str:
        """The language tag (BCP 47)."""
        return str(self.locale).replace("_", "-")

    def number(self, value: int) -> str:
        """A whole number with its grouping: ``1 200`` with U+202F, ``1,200``."""
        return format_decimal(value, locale=self.locale)

    def compact(self, value: int) -> str:
        """A round number in words, without a break: ``3 millions``, ``3 million``."""
        text = format_compact_decimal(
            value, format_type="long", locale=self.locale, fraction_digits=1
        )
        return text.replace(" ", "\u00a0")

    def date(self, date: PartialDate) -> str:
        """A date in full, no more precise than it is: ``1er mars 2017``, ``March 2017``."""
        return self._date(date, long=True)

    def short_date(self, date: PartialDate) -> str:
        """A date in the language's short form: ``26 janv. 2015``, ``26 Jan 2015``."""
        return self._date(date, long=False)

    def month(self, date: PartialDate) -> str:
        """The month's name alone, as it stands alone in this language."""
        return format_date(_first_day(date), "LLLL", locale=self.locale)

    def month_initial(self, month: int) -> str:
        """The narrowest name of a month (1 to 12)."""
        return str(self.locale.months["stand-alone"]["narrow"][month])

    def year(self, year: int) -> str:
        """A year."""
        return format_skeleton("y", dt.date(year, 1, 1), locale=self.locale)

    def list(self, items: Sequence[str]) -> str:
        """A list in words: ``Irak, Syrie et Libye``."""
        return format_list(list(items), locale=self.locale)

    def country(self, code: str) -> str:
        """The name of a country (ISO 3166-1 alpha-2), or its code where CLDR has no name."""
        return str(self.locale.territories.get(code, code))

    def singular(self, count: int) -> bool:
        """Whether the language uses its singular for this count (CLDR plural rule ``one``)."""
        return self.locale.plural_form(count) == "one"

    def _date(self, date: PartialDate, *, long: bool) -> str:
        if date.month is None:
            return self.year(date.year)
        first = _first_day(date)
        if date.day is None:
            return format_skeleton("yMMMM" if long else "yMMM", first, locale=self.locale)
        if not long:
            text = format_skeleton("yMMMd", first, locale=self.locale)
        else:
            text = format_date(first, "long", locale=self.locale)
        # A day is not parted from its month at the end of a line.
        text = re.sub(r"(?<=\d) (?=\D)", "\u00a0", text, count=1)
        if self.locale.language == "fr" and date.day == 1:
            # CLDR writes “1 mars”; French counts the first day alone as an ordinal.
            return text.replace("1", "1er", 1)
        return text


def _first_day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)
