"""Numbers, dates, ranges, lists and names of countries in the form of a language (Unicode CLDR)."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale as CldrLocale
from babel import localedata
from babel.dates import format_date, match_skeleton, parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.language.numbering import ZEROS, write_digits
from generator.language.rules import rules_of
from generator.model.date import PartialDate
from generator.model.locale import Direction, Locale

FIXED = "\u00a0"
DASH = "–"

MKHEDRULI = frozenset(map(chr, range(0x10D0, 0x1100)))
"""The letters of Georgian; many fonts lack the capitals that Unicode gave them in 2018."""

_TO_THE_DAY = 3
_SHORT_QUARTER = 3
"""How many letters a quarter's short name has at most; Arabic’s are two words."""
_UNNAMED = "M0"
"""How the first nine months are called where a language has no names for them (CLDR, root)."""
_SPACED_DASH = re.compile("[ \u00a0\u2009\u202f]–[ \u00a0\u2009\u202f]")
_BIDI_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SHORT_MONTH = re.compile(r"(?<![ML])([ML])\1\1(?!\1)")
"""The field of a pattern for a month's short name (UTS 35, Date Field Symbol Table)."""
_NUMBERED_MONTH = re.compile(r"(?<![ML])[ML]{1,2}(?!\w)")
_SPACED_NUMBER = re.compile(r"(?<=[ \u00a0\u2009])[ML]{1,2}\.(?=[ \u00a0\u2009])")
"""A month by its number alone (“9월” is a name), and one that stands between spaces."""
_QUOTED = re.compile("'[^']*'")
_SKELETONS = {
    (1, True): "y",
    (1, False): "y",
    (2, True): "yMMMM",
    (2, False): "yMMM",
    (3, True): "yMMMd",
    (3, False): "yMMMd",
}
"""CLDR's skeleton by how many parts are known (year, month, day), and for the long form."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The forms of one locale.

    :param locale: the locale whose CLDR data is used, as ``en-GB`` for an English that writes
        ``25 March 2015``.
    :param numbering: the numbering system of its digits, by CLDR's name: ``latn``, ``arab``, …
    :param units: those of a subject: for each its name, and its words by CLDR's plural forms.
    """

    locale: CldrLocale
    numbering: str = "latn"
    units: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    @classmethod
    def of(cls, name: str, numbering: str | None = None, months: tuple[str, ...] = ()) -> Formats:
        """The forms of a CLDR locale by its name, with hyphens or underscores.

        :param numbering: a numbering system instead of the locale's own: ``ar-EG`` writes ٢٠١٧,
            with ``latn`` 2017.
        :param months: the locales whose names of months are written instead of its own: the first
            alone where they are short, all in full: ``أيلول/سبتمبر`` by ``ar-SY`` and ``ar``.
        :raises babel.UnknownLocaleError: where CLDR has no locale of that name.
        :raises ValueError: for a numbering system without digits of its own.
        """
        locale = _name_months(Locale.of(name).cldr, tuple(Locale.of(each).cldr for each in months))
        system = numbering or str(locale.default_numbering_system)
        if system not in ZEROS:
            raise ValueError(f"no digits are known for {system}; known are {', '.join(ZEROS)}")
        return cls(locale, system)

    @property
    def direction(self) -> Direction:
        """Whether the language is written from the left or from the right."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def script(self) -> str:
        """The script that the language is written in (ISO 15924)."""
        return Locale.of(self.tag).script

    @property
    def tag(self) -> str:
        """The language tag (BCP 47)."""
        return str(self.locale).replace("_", "-")

    @property
    def names_months(self) -> bool:
        """Whether CLDR has the language's names of months; where not, it prints M09."""
        return not str(self.locale.months["format"]["wide"][1]).startswith(_UNNAMED)

    def number(self, value: int) -> str:
        """A whole number, grouped: ``1 200`` with U+202F, ``1,200``, ``١٬٢٠٠``."""
        text = format_decimal(value, locale=self.locale, numbering_system=self.numbering)
        return self._digits(text)

    def digits(self, text: str) -> str:
        """A code in the language's digits: ``2253``, ``٢٢٥٣``; with letters it stays as it is."""
        return text if re.search("[A-Za-z]", text) else self._digits(text)

    def date(self, date: PartialDate) -> str:
        """A date in full, no more precise than it is: ``1er mars 2017``, ``March 2017``."""
        return self._date(date, long=True)

    def short_date(self, date: PartialDate) -> str:
        """A date in the language's short form: ``26 janv. 2015``, ``26 Jan 2015``."""
        return self._date(date, long=False)

    def date_range(self, first: PartialDate, last: PartialDate, *, short: bool = False) -> str:
        """From one date to another, each no more precise than it is (CLDR's interval formats).

        ``13–25 mars 2015``, ``septembre 2014 – février 2017``, ``2014–2017``. A line may end
        after a dash between spaces, and nowhere else around it.
        """
        if first == last:
            return self._date(first, long=not short)
        known = _count_parts(first)
        halves = self.halves(first, last, long=not short) if known == _count_parts(last) else ()
        match halves:
            case (begin, end):
                return _bind(self.apply(begin, first) + self.apply(end, last))
        dates = (self._date(date, long=not short) for date in (first, last))
        joined = str(self.locale.interval_formats.get(None, f"{{0}} {DASH} {{1}}"))
        return _bind(joined.format(*dates))

    def month(self, date: PartialDate) -> str:
        """The month's name alone, as it stands alone in this language."""
        return _hold_months(format_date(_first_day(date), "LLLL", locale=self.locale), self.locale)

    def short_month(self, month: int) -> str:
        """The short name of a month (1 to 12), as it stands alone: ``janv.``, ``Jan``."""
        name = str(self.locale.months["stand-alone"]["abbreviated"][month])
        return self._digits(_hold_months(name, self.locale))

    def quarter(self, quarter: int, *, narrow: bool = False) -> str:
        """The name of a quarter (1 to 4): ``T1``, ``Q1``, ``الربع الأول``.

        :param narrow: its number alone where its name is long.
        """
        name = str(self.locale.quarters["format"]["abbreviated"][quarter])
        is_long = narrow and len(name) > _SHORT_QUARTER
        return self._digits(str(quarter) if is_long else name)

    def year(self, year: int) -> str:
        """A year."""
        return self._date(PartialDate(year), long=True)

    def list(self, items: Sequence[str]) -> str:
        """A list in words: ``Irak, Syrie et Libye``."""
        return format_list(list(items), locale=self.locale)

    def country(self, code: str) -> str:
        """The name of a country (ISO 3166-1 alpha-2), or its code where CLDR has no name."""
        return str(self.locale.territories.get(code, code))

    def territories(self) -> dict[str, str]:
        """The names of all countries and territories, by their codes of two letters."""
        names = self.locale.territories.items()
        return {str(code): str(name) for code, name in names if re.fullmatch("[A-Z]{2}", code)}

    def capitals(self, text: str) -> str:
        """A name in capitals, as the language writes them (Unicode: SpecialCasing, CLDR el-Upper).

        Turkish and Azeri keep the dot of their i, Greek drops its accents, and Georgian, whose
        names take no capitals, stays as it is.
        """
        prepare = rules_of(self.locale.language).prepare_capitals
        text = prepare(text) if prepare is not None else text
        return "".join(each if each in MKHEDRULI else each.upper() for each in text)

    def singular(self, count: int) -> bool:
        """Whether the language uses its singular for this count (CLDR plural rule ``one``)."""
        return self.locale.plural_form(count) == "one"

    def _digits(self, text: str) -> str:
        # Babel takes the separators of a numbering system and leaves its digits European.
        return write_digits(text, self.numbering)

    def _date(self, date: PartialDate, *, long: bool) -> str:
        return self.apply(self.pattern(date, long=long), date)

    def pattern(self, date: PartialDate, *, long: bool = True) -> str:
        """CLDR's pattern for a date as precisely as it is known."""
        parts = _count_parts(date)
        if long and parts == _TO_THE_DAY:
            return str(self.locale.date_formats["long"].pattern)
        return self.skeleton(_SKELETONS[parts, long])

    def skeleton(self, name: str) -> str:
        """CLDR's pattern of the parts that a skeleton names, as ``MMMMd``; the nearest it has."""
        skeletons = self.locale.datetime_skeletons
        if name not in skeletons:
            name = str(match_skeleton(name, skeletons))
        return str(skeletons[name].pattern)

    def halves(
        self, first: PartialDate, last: PartialDate, *, long: bool = True
    ) -> tuple[str, ...]:
        """CLDR's patterns of an interval's two halves; none where it has none that says it all.

        The two dates differ, and are known equally well.

        Swahili's days of two months name the second month alone.
        """
        known = _count_parts(first)
        patterns = self.locale.interval_formats.get(_SKELETONS[known, long], {})
        fields = [("y", first.year, last.year), ("M", first.month, last.month)]
        fields += [("d", first.day, last.day)]
        place = next(place for place, (_, one, other) in enumerate(fields) if one != other)
        halves = tuple(patterns.get(fields[place][0], ()))
        told = [_QUOTED.sub("", half).replace("L", "M") for half in halves]
        if not all(name in half for half in told for name, *_ in fields[place:known]):
            return ()
        if long and known == _TO_THE_DAY:
            # CLDR has the days' intervals with short months only; UTS 35 widens the month.
            halves = tuple(_SHORT_MONTH.sub(r"\1\1\1\1", half) for half in halves)
        named = not _NUMBERED_MONTH.search(_QUOTED.sub("", self.pattern(first, long=long)))
        if long and known > 1 and named:
            # Czech has “15. 9.” there, and a name in a single date; “15/09” has no place for one.
            halves = tuple(_SPACED_NUMBER.sub("MMMM", half) for half in halves)
            if any(_NUMBERED_MONTH.search(_QUOTED.sub("", half)) for half in halves):
                return ()
        if "dd" not in self.pattern(first, long=long):
            # Croatian, Serbian and Italian have “03” in intervals alone.
            halves = tuple(half.replace("dd", "d") for half in halves)
        return halves

    def apply(self, pattern: str, date: PartialDate) -> str:
        """A date in a pattern of CLDR, its day on one line with its month."""
        pattern = re.sub(r"(d\.?,?) (?=[^\s']*[ML])", rf"\1{FIXED}", pattern)
        pattern = re.sub(r"([ML]+\.?) (?=d)", rf"\1{FIXED}", pattern)
        text = drop_marks(parse_pattern(pattern).apply(_first_day(date), self.locale))
        text = _hold_months(text, self.locale)
        first = rules_of(self.locale.language).first_day
        if first and date.day == 1 and "d" in pattern:
            text = text.replace("1", first, 1)
        return self._digits(text)


def is_country(code: str) -> bool:
    """Whether CLDR names a country or territory of this code (ISO 3166-1 alpha-2)."""
    return code in Formats.of("en").locale.territories


def drop_marks(text: str) -> str:
    """Drop the invisible marks of direction that CLDR has; on the page, isolates do their work."""
    return _BIDI_MARKS.sub("", text)


@cache
def _take_apart(locale: CldrLocale) -> CldrLocale:
    """A locale with data of its own.

    Babel writes what an alias stands for into data that locales share: after Hebrew, Urdu has
    Hebrew months (python-babel issue 1234). These are loaded anew, whoever has read the shared ones
    before, and copied before any alias is read.
    """
    shared = dict(localedata._cache)  # noqa: SLF001 - there is no public way past it
    localedata._cache.clear()  # noqa: SLF001
    try:
        own = CldrLocale.parse(str(locale))
        own.character_order  # noqa: B018 - loads the data, and reads no alias
        return copy.deepcopy(own)
    finally:
        localedata._cache.clear()  # noqa: SLF001
        localedata._cache.update(shared)  # noqa: SLF001


@cache
def _name_months(locale: CldrLocale, sources: tuple[CldrLocale, ...]) -> CldrLocale:
    """A locale with data of its own, with the names of months of others."""
    own = _take_apart(locale)
    if not sources:
        return own
    named = copy.deepcopy(own)
    known = [_take_apart(source).months for source in sources]
    for context, widths in named.months.items():
        for width in widths:
            names = known if width == "wide" else known[:1]
            widths[width] = {
                month: "/".join(dict.fromkeys(str(each[context][width][month]) for each in names))
                for month in range(1, 13)
            }
    return named


def _hold_months(text: str, locale: CldrLocale) -> str:
    """A date whose month stays on one line: ``كانون الأول``, ``tháng 9``."""
    widths = [width for context in locale.months.values() for width in context.values()]
    names = {str(name) for width in widths for name in width.values() if " " in str(name)}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, name.replace(" ", FIXED))
    return text


def _bind(text: str) -> str:
    """A spaced dash stays at the end of its line, and gets the spaces that every font has."""
    return _SPACED_DASH.sub(f"{FIXED}{DASH} ", text)


def _count_parts(date: PartialDate) -> int:
    return 1 + (date.month is not None) + (date.day is not None)


def _first_day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)
