"""What two texts say, held against each other as values: what one lacks, and what it adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from generator.language.reading.dates import hide_numbered, hide_numeric_dates
from generator.language.reading.measures import PERCENT, is_converted
from generator.language.reading.numerals import find_loosely
from generator.language.reading.prepared import KEPT, knowledge_of, lower
from generator.language.reading.quantities import Quantity, read_quantities
from generator.language.reading.times import find_times, hide_same_times

_HOUR, _NOON = 60, 12
_OF_TIME = "duration-"
_YEAR = 4
_NEAR = 12
_PHONE = 6
_NARROW = re.compile("[\u2009\u202f]")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The quantities of two texts: those that both have, in pairs, and those of one alone.

    ``source`` and ``target`` are the texts as they were read, without times and dates of both.
    """

    source: str
    target: str
    heard: tuple[str, str]
    """Both whole."""
    wanted: tuple[Quantity, ...]
    found: tuple[Quantity, ...]
    pairs: tuple[tuple[Quantity, Quantity], ...]
    lacking: tuple[Quantity, ...]
    added: tuple[Quantity, ...]


@lru_cache(KEPT)
def compare(source: str, source_locale: str, target: str, locale: str) -> Agreement:
    """Compare what two texts say; both are prepared."""
    heard = source, target
    source, target = _hide(source, source_locale, target, locale)
    wanted, found = read_quantities(source, source_locale), read_quantities(target, locale)
    pairs, lacking, added = _match(wanted, found)
    apart = _leave_times(found, target, locale)
    lacking, added = _settle_times(source, source_locale, lacking, added, apart)
    apart = _leave_times(wanted, source, source_locale)
    added, lacking = _settle_times(target, locale, added, lacking, apart)
    for settle in (_settle_shares, _settle_parts):
        lacking, added = settle(lacking, added)
        added, lacking = settle(added, lacking)
    lacking = _settle_hints(lacking, target, locale)
    added = _settle_hints(added, source, source_locale)
    added = _settle_conversions(added, found, target)
    lacking = _settle_conversions(lacking, wanted, source)
    lacking, added = _settle_long(lacking, added, target)
    lacking = _settle_every(_settle_nought(lacking, target, locale), wanted, pairs)
    added = _settle_every(_settle_nought(added, source, source_locale), found, pairs)
    return Agreement(
        source,
        target,
        heard,
        wanted,
        found,
        tuple(pairs),
        tuple(each for each in lacking if not _is_doubtful(each)),
        tuple(each for each in added if not _is_doubtful(each)),
    )


def _hide(source: str, source_locale: str, target: str, locale: str) -> tuple[str, str]:
    source, target = hide_numbered(source, source_locale), hide_numbered(target, locale)
    source, target = hide_same_times(source, source_locale, target, locale)
    source, target = hide_numeric_dates(source, source_locale, target, locale)
    target, source = hide_numeric_dates(target, locale, source, source_locale)
    return source, target


def _is_doubtful(quantity: Quantity) -> bool:
    return quantity.weak or (quantity.numeral is not None and quantity.numeral.doubtful)


def _match(
    wanted: Sequence[Quantity], found: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Pair what says the same: first with the unit, then without; what is sure first."""
    left, right = list(wanted), list(found)
    pairs: list[tuple[Quantity, Quantity]] = []
    passes: tuple[Callable[[Quantity, Quantity], bool], ...] = (
        lambda one, other: _is_same(one, other) and one.unit == other.unit and not other.weak,
        lambda one, other: _is_same(one, other) and not _is_doubtful(other),
        _is_same,
    )
    for is_pair in passes:
        for one in list(left):
            other = next((each for each in right if is_pair(one, each)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                pairs.append((one, other))
    return sorted(pairs, key=lambda pair: pair[0].start), left, right


def _is_same(one: Quantity, other: Quantity) -> bool:
    if one.numeral is None or other.numeral is None:
        return one.says(other)
    mine, theirs = one.numeral, other.numeral
    if mine.value is None:
        return mine.text == theirs.text
    if theirs.value is None:
        return False
    # A year is never grouped.
    plain = not mine.grouped and len(mine.digits) == _YEAR and not mine.power
    return one.says(other) and not (plain and theirs.grouped)


def _leave_times(found: Sequence[Quantity], text: str, locale: str) -> list[Quantity]:
    """Leave out the numbers of times of day: another time's say nothing of one."""
    spans = [(time.start, time.end) for time in find_times(text, locale)]
    return [each for each in found if not any(a <= each.start < b for a, b in spans)]


def _settle_times(
    text: str,
    locale: str,
    lacking: list[Quantity],
    added: list[Quantity],
    others: Sequence[Quantity],
) -> tuple[list[Quantity], list[Quantity]]:
    """Take a time of day as said where its hour and its minutes are, in whatever words.

    A quarter to five is 4:45, and half past nine is 9:30.
    """
    for time in find_times(text, locale):
        hour, minute = divmod(time.minutes, _HOUR)
        part = Fraction(minute, _HOUR)
        own = [each for each in lacking if time.start <= each.start < time.end]
        said = {value for each in others for value in each.values}
        hours = {Fraction(each) for each in (hour, hour % _NOON, hour % _NOON or _NOON)}
        after = {each + 1 for each in hours}
        whole = {each + part for each in hours}
        if own and (
            said & whole
            or (said & hours and (not minute or {Fraction(minute), part} & said))
            or (said & after and {1 - part, Fraction(_HOUR - minute)} & said)
        ):
            lacking = [each for each in lacking if each not in own]
            used = hours | after | whole | {part, 1 - part, Fraction(minute)}
            added = [
                each
                for each in added
                if not (
                    set(each.values) & used and (not each.unit or each.unit.startswith(_OF_TIME))
                )
            ]
    return lacking, added


def _settle_shares(
    lacking: list[Quantity], added: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Take “seven in ten” as 70 %, and three in four as three quarters."""
    for share in [each for each in added if each.value]:
        value = (share.value or 0) / (100 if share.unit == PERCENT else 1)
        for one, other in pairwise(lacking) if value < 1 else ():
            if one.value and other.value and one.value / other.value == value:
                lacking = [each for each in lacking if each not in (one, other)]
                added = [each for each in added if each is not share]
                break
    return lacking, added


def _settle_parts(
    lacking: list[Quantity], added: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Take “one in two” and “every second” as a half, and 50 % as well."""
    for part in list(lacking):
        value = part.value
        if value is None:
            continue
        share = value / 100 if part.unit == PERCENT else value
        if share and share.numerator == 1 and share < 1:
            other = next((each for each in added if each.value == share.denominator), None)
            if other is not None:
                lacking = [each for each in lacking if each is not part]
                added = [each for each in added if each is not other]
    return lacking, added


def _settle_hints(lacking: list[Quantity], other: str, locale: str) -> list[Quantity]:
    """Take as said what the forms of nouns in the other text say, as a dual."""
    hints = knowledge_of(locale).hints
    said = hints(other) if hints is not None and lacking else frozenset()
    return [each for each in lacking if each.value not in said]


def _settle_nought(lacking: list[Quantity], other: str, locale: str) -> list[Quantity]:
    """Take nought as said where the other text denies: “no tolls”."""
    negations = knowledge_of(locale).negations
    if not negations or not re.search(negations, lower(other)):
        return lacking
    return [each for each in lacking if each.value != 0]


def _settle_every(
    lacking: list[Quantity],
    own: Sequence[Quantity],
    pairs: Sequence[tuple[Quantity, Quantity]],
) -> list[Quantity]:
    """Take “one in five” as said where the other text has “every fifth”."""
    ranks = {id(each) for pair in pairs for each in pair if pair[0].ordinal or pair[1].ordinal}
    every = {
        id(one)
        for one, other in pairwise(own)
        if one.value == 1 and id(other) in ranks and other.start - one.end < _NEAR
    }
    return [each for each in lacking if id(each) not in every]


def _settle_conversions(
    added: list[Quantity], own: Sequence[Quantity], text: str
) -> list[Quantity]:
    """Take out what is the same measure once more in another unit, between brackets."""
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    return [
        each
        for each in added
        if not (
            each.value is not None
            and any(start <= each.start < end for start, end in brackets)
            and any(
                is_converted((each.value, each.unit), (other.value, other.unit))
                for other in own
                if other.value is not None and other is not each
            )
        )
    ]


def _settle_long(
    lacking: list[Quantity], added: list[Quantity], target: str
) -> tuple[list[Quantity], list[Quantity]]:
    """Take a number of many digits that begins with nought as it is parted, and BIPM's spaces."""
    for each in list(lacking):
        if each.numeral is None:
            continue
        digits = each.numeral.digits
        place = find_loosely(target, digits)
        if place is None:
            continue
        written = target[slice(*place)]
        phone = digits.startswith("0") and len(digits) >= _PHONE
        if phone or (_NARROW.search(written) and each.numeral.grouped):
            lacking = [other for other in lacking if other is not each]
            added = [other for other in added if not place[0] <= other.start < place[1]]
    return lacking, added
