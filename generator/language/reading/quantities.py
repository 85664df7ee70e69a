"""The quantities of a text: how much of what it says, in digits or in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from generator.language.knowledge import Knowledge
from generator.language.reading.measures import CURRENCY, PERCENT, find_unit, measure
from generator.language.reading.numerals import Numeral, find_numerals
from generator.language.reading.prepared import KEPT, knowledge_of, lower
from generator.language.reading.words import find_worded

_HALF = Fraction(1, 2)
_REACH = 30
_CENTURY = 100
_VULGAR = re.compile("(?<=\\d)[ \u00a0\u2009\u202f]?([¼½¾⅓⅔])|([¼½¾⅓⅔])")
_MINUS = re.compile("(?:^|[\\s(«“])[-–]$|(?<!\\d)−$")
_SHORT_YEAR = re.compile(r"(\d\d)\d\d[–-]$")
_JOINT = "[ \u00a0\u2009\u202f]?[–—-][ \u00a0\u2009\u202f]?"
_ARTICLE = re.compile("[ \u00a0-]an?(?=[ \u00a0])")
"""Of “half a year”."""
_LETTER = re.compile("[A-Za-z]")
_PRICE = re.compile("[$€£¥][ \u00a0\u202f]?$")
_DECADES = range(1910, 2000, 10)
_DECADE = re.compile("(?:années|años|anni|anos) \0|\0(?:[’']?s|er|-е|-х)(?!\\w)")
"""What makes a decade of a year, which stands between the two: “the 1930s” are the thirties."""
_STOPS = re.compile("[.,;:؛،()]")
_YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much a text says of something, and where.

    :param values: what it may say; the first is the likeliest.
    :param unit: its measure or currency; empty where it counts things.
    :param numeral: the number in digits, if it is in digits.
    :param weak: whether the word has other meanings too.
    """

    values: tuple[Fraction, ...]
    start: int
    end: int
    text: str
    unit: str = ""
    numeral: Numeral | None = None
    ordinal: bool = False
    weak: bool = False
    negative: bool = False
    last: int = 0
    """Where its unit ends, if that stands after it."""

    @property
    def value(self) -> Fraction | None:
        """The likeliest value; None where it is in no form of the language."""
        return self.values[0] if self.values else None

    @property
    def is_year(self) -> bool:
        """Whether it is likely a year."""
        numeral = self.numeral
        return (
            numeral is not None
            and not numeral.grouped
            and not self.unit
            and (self.value is not None and self.value in _YEARS)
        )

    def says(self, other: Quantity) -> bool:
        """Whether it may say the same as another of the other language."""
        if set(self.values) & set(other.values):
            return True
        return (
            any(
                _measure(value, self.unit) == _measure(more, other.unit)
                for value in self.values
                for more in other.values
                if self.unit and other.unit and self.unit != other.unit
            )
            or self._is_share(other)
            or other._is_share(self)
        )

    def _is_share(self, other: Quantity) -> bool:
        """Whether it is the percentage of a part: 50 % for a half."""
        return (
            self.unit == PERCENT
            and not other.unit
            and any(0 < more < 1 and more * 100 in self.values for more in other.values)
        )


@lru_cache(KEPT)
def read_quantities(text: str, locale: str) -> tuple[Quantity, ...]:
    """Read the quantities of a text, in the order in which they stand.

    :param text: prepared.
    """
    small = lower(text)
    found = [_from_numeral(each, text, small, locale) for each in find_numerals(text, locale)]
    for each in find_worded(small, locale):
        # “في المئة” is no hundred.
        if not any(
            other.start < each.end and each.start < max(other.end, other.last) for other in found
        ):
            article = _ARTICLE.match(small, each.end) if each.value < 1 else None
            end = article.end() if article else each.end
            unit, last = find_unit(small, each.start, end, locale)
            values = (each.value, *sorted(each.also))
            found.append(
                Quantity(
                    values,
                    each.start,
                    each.end,
                    text[each.start : each.end],
                    unit,
                    ordinal=each.ordinal,
                    weak=each.weak,
                    last=last if unit == PERCENT else each.end,
                )
            )
    found.sort(key=lambda each: each.start)
    for match in _VULGAR.finditer(text):
        part = Fraction(unicodedata.numeric(match[1] or match[2])).limit_denominator(4)
        found = _add_part(found, part, match.start(), match.end(), match[0], text, locale)
    found = _join_halves(found, small, locale)
    return tuple(_share_units(found, small, locale))


def find_ranges(
    found: Sequence[Quantity], text: str, locale: str
) -> tuple[tuple[Quantity, Quantity], ...]:
    """Give the pairs of quantities that a dash, or a word for from and to, makes a range of."""
    joints = "|".join(map(re.escape, sorted(knowledge_of(locale).joints)))
    between = re.compile(rf"{_JOINT}|[^\w,;.]{{0,3}}(?:{joints})\W?" if joints else _JOINT)
    small = lower(text)
    return tuple(
        (one, other)
        for one, other in pairwise(found)
        if between.fullmatch(_between(small, one, other, locale))
    )


def _between(text: str, one: Quantity, other: Quantity, locale: str) -> str:
    """What stands between two quantities, without the unit of the first and a currency's sign."""
    rest = text[one.end : other.start]
    rest = re.sub(r"^[ \u00a0\u202f]?(?:%|٪|°[cf]?|km|m|[$€£¥])", "", rest)
    return re.sub(r"[$€£¥٪]$", "", rest)


def _measure(value: Fraction, unit: str) -> tuple[str, Fraction]:
    return measure(value, unit)


def _from_numeral(numeral: Numeral, text: str, small: str, locale: str) -> Quantity:
    end = numeral.noun_end or numeral.end
    values: tuple[Fraction, ...] = ()
    if numeral.value is not None:
        plain = Fraction(numeral.value)
        if numeral.power:
            values = (plain * 10**numeral.power,)
        elif plain in _DECADES and _DECADE.search(_blank(text, numeral)):
            values = (plain, plain % _CENTURY)
        elif numeral.letter:
            values = (plain * 10**numeral.letter, plain)
        else:
            values = (plain,)
        years = _SHORT_YEAR.search(text[: numeral.start])
        if years and plain < _CENTURY:
            values = (*values, Fraction(int(years[1]) * _CENTURY) + plain)
    negative = bool(_MINUS.search(text[: numeral.start])) or any(
        small[: numeral.start].rstrip().endswith(word)
        or (" " in word and small[numeral.end :].find(word) in range(_REACH))
        for word in knowledge_of(locale).below_zero
    )
    # “92 m” are metres before they are millions; in “A400M” neither stands.
    is_part = bool(_LETTER.match(text, numeral.start - 1)) if numeral.start else False
    unit, last = ("", end) if is_part else find_unit(small, numeral.start, numeral.end, locale)
    price = _PRICE.search(text[: numeral.start]) if numeral.letter else None
    if price:
        # “€12.5m” are no metres.
        unit, _ = find_unit(small, numeral.start, numeral.start, locale)
    elif unit and not numeral.power:
        end, values = numeral.end, values[::-1] if numeral.letter else values
    elif numeral.noun_end and not is_part:
        unit, last = find_unit(small, numeral.start, end, locale)
    return Quantity(
        values,
        numeral.start,
        end,
        text[numeral.start : end],
        unit,
        numeral,
        negative=negative,
        last=last,
    )


def _blank(text: str, numeral: Numeral) -> str:
    return f"{text[: numeral.start]}\0{text[numeral.end :]}"


def _add_part(
    found: Sequence[Quantity],
    part: Fraction,
    start: int,
    end: int,
    written: str,
    text: str,
    locale: str,
) -> list[Quantity]:
    """Add a fraction that is one sign: to the number before it, or for itself."""
    unit, _ = find_unit(lower(text), start, end, locale)
    whole = next((each for each in found if each.end == start and each.values), None)
    if whole is None:
        rest = list(found)
        values: tuple[Fraction, ...] = (part,)
    else:
        rest = [each for each in found if each is not whole]
        start, values = whole.start, tuple(value + part for value in whole.values)
    joined = Quantity(values, start, end, text[start:end], unit)
    return sorted([*rest, joined], key=lambda each: each.start)


def _join_halves(found: list[Quantity], text: str, locale: str) -> list[Quantity]:
    """Put “and a half” to the number before it, what is counted between or not."""
    known = knowledge_of(locale)
    words = "|".join(map(re.escape, sorted(known.conjunctions)))
    if not words:
        return found
    articles = "|".join(map(re.escape, sorted(known.articles))) or "(?!)"
    joint = re.compile(rf"(?<!\w)(?:{words})\W?(?:(?:{articles})\W)?$")
    kept: list[Quantity] = []
    for each in found:
        begin = text[max(0, each.start - 8) : each.start]
        if known.prefixes and text.startswith(tuple(known.conjunctions), each.start):
            begin += text[each.start]
        if not _is_half(each) or not joint.search(begin):
            kept.append(each)
            continue
        before = kept[-1] if kept else None
        near = before is not None and not _STOPS.search(text, before.end, each.start)
        if before is not None and before.value and near and each.start - before.end < _REACH:
            values = _add_half(before, each, known)
            joined = text[before.start : each.end]
            kept[-1] = replace(before, values=values, end=each.end, text=joined, numeral=None)
        else:
            both = known.hints(text[: each.start]) if known.hints is not None else ()
            more = tuple(Fraction(number) + _HALF for number in both)
            kept.append(replace(each, values=(*each.values, *more)))
    return kept


def _is_half(quantity: Quantity) -> bool:
    """Whether it is a half: of one, or of a thousand or a million."""
    value = quantity.value
    return value is not None and any(value == _HALF * 10**power for power in (0, 3, 6, 9))


def _add_half(whole: Quantity, half: Quantity, known: Knowledge) -> tuple[Fraction, ...]:
    """Give what a number and a half may be: of “un million et demi” the half is of a million."""
    power = known.scales.get(lower(whole.text).split()[-1], 0)
    parts = {half.value or _HALF, _HALF * 10**power}
    return tuple(value + part for part in sorted(parts, reverse=True) for value in whole.values)


def _share_units(found: list[Quantity], text: str, locale: str) -> list[Quantity]:
    """Give the first end of a range the unit and the noun of number that stand after the last."""
    shared = list(found)
    places = {id(each): place for place, each in enumerate(found)}
    for one, other in find_ranges(found, text, locale):
        place = places[id(one)]
        if not one.unit and other.unit:
            shared[place] = replace(shared[place], unit=other.unit)
        elif one.unit.startswith(CURRENCY) and not other.unit:
            shared[place + 1] = replace(shared[place + 1], unit=one.unit)
        power = other.numeral.power if other.numeral is not None else 0
        large = other.value or Fraction(0)
        if one.values and not (one.numeral and one.numeral.power):
            for size in (3, 6, 9, 12):
                scaled = one.values[0] * 10**size
                if size == power or (other.numeral is None and large >= 10**size > one.values[0]):
                    shared[place] = replace(shared[place], values=(*shared[place].values, scaled))
    return shared
