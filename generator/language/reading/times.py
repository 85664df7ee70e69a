"""The times of day in a running text: ``14:30``, ``14 h 30``, ``14.30``, “2:30 PM” (CLDR)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from generator.language.formats import Formats
from generator.language.reading.prepared import KEPT, knowledge_of

_SPACES = "[ \u00a0\u2009\u202f]*"
_NOON = 12 * 60
_NEAR = 10
_DIGIT = re.compile(r"\d")
_DAY, _HALF_DAY, _HOUR = 24, 12, 60
_QUOTED = re.compile("'[^']*'")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day that a text names, and where it stands with its half of the day.

    :param minutes: since midnight, or since noon where no half of the day says which.
    :param sure: whether it says the half of the day, or the language counts twenty-four hours.
    """

    minutes: int
    start: int
    end: int
    sure: bool = True


@lru_cache(KEPT)
def find_times(text: str, locale: str) -> tuple[ClockTime, ...]:
    """Every time of day in a text, in the signs and the words of a locale."""
    if _DIGIT.search(text) is None:
        return ()
    patterns, afternoon = _read_locale(locale)
    twelve = _has_halves(locale)
    found: list[ClockTime] = []
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        hour, minute = int(_to_latin(match["hour"])), int(_to_latin(match["minute"] or "0"))
        half = (match["before"] or match["after"] or "").casefold().replace("\u00a0", " ")
        if (
            hour > _DAY
            or minute >= _HOUR
            or any(each.start < match.end() and match.start() < each.end for each in found)
        ):
            continue
        if half:
            hour = hour % 12 + 12 * (half in afternoon)
        sure = bool(half) or not twelve or hour > _HALF_DAY or match["hour"].startswith("0")
        found.append(ClockTime(hour * 60 + minute, *match.span(), sure))
    return tuple(sorted(found, key=lambda time: time.start))


def find_spans(text: str, locale: str) -> frozenset[tuple[int, int]]:
    """Give the times of day that a dash or a short word joins, in pairs."""
    times = find_times(text, locale)
    return frozenset(
        (one.minutes, other.minutes)
        for one, other in pairwise(times)
        if len(text[one.end : other.start].split()) <= 1 and other.start - one.end < _NEAR
    )


def hide_same_times(text: str, locale: str, other: str, other_locale: str) -> tuple[str, str]:
    """Give two texts without the times of day that both name, each sign of them a space.

    A language of twelve hours may leave out the half of the day.
    """
    left, right = list(find_times(text, locale)), list(find_times(other, other_locale))
    for time in left:
        same = next((each for each in right if _is_same(time, each)), None)
        if same is not None:
            right.remove(same)
            text, other = _blank(text, time), _blank(other, same)
        else:
            text, other = _hide_pointed(text, time, other)
    for time in right:
        other, text = _hide_pointed(other, time, text)
    return text, other


def _hide_pointed(text: str, time: ClockTime, other: str) -> tuple[str, str]:
    """Leave out a time of day that the other text writes with a point, “at 18.15”."""
    hour, minute = divmod(time.minutes, _HOUR)
    found = re.search(rf"(?<![\d.,])0?{hour}\.{minute:02}(?![\d]|[.,]\d)", other)
    if not minute or found is None:
        return text, other
    there = ClockTime(time.minutes, *found.span())
    return _blank(text, time), _blank(other, there)


def _is_same(one: ClockTime, other: ClockTime) -> bool:
    difference = abs(one.minutes - other.minutes)
    return difference == 0 or (not (one.sure and other.sure) and difference == _NOON)


def _blank(text: str, time: ClockTime) -> str:
    return text[: time.start] + " " * (time.end - time.start) + text[time.end :]


def _to_latin(text: str) -> str:
    return "".join(str(unicodedata.decimal(each)) for each in text)


@cache
def _has_halves(locale: str) -> bool:
    """Whether a locale counts twelve hours."""
    return bool(re.search("[hK]", _QUOTED.sub("", _find_pattern(locale))))


def _find_pattern(locale: str) -> str:
    return str(Formats.of(locale).locale.time_formats["short"].pattern)


@cache
def _read_locale(locale: str) -> tuple[tuple[re.Pattern[str], ...], frozenset[str]]:
    """What finds a locale's times, in minutes and in hours, and the words for after noon."""
    signs = set(re.findall(r"[hHkK]+([^\w\s'])m", _find_pattern(locale))) | {":"}
    joint = rf"(?:[{re.escape(''.join(sorted(signs)))}]|{_SPACES}h{_SPACES})"
    halves = {"am": {"am", "a.m.", "a. m."}, "pm": {"pm", "p.m.", "p. m."}}
    periods = Formats.of(locale).locale.day_periods
    for widths in periods.values():
        for names in widths.values():
            for half, known in halves.items():
                if half in names:
                    known.add(str(names[half]).casefold())
    words = sorted(halves["am"] | halves["pm"], key=len, reverse=True)
    half = "|".join(re.escape(word).replace("\\ ", _SPACES) for word in words)
    ahead = rf"(?:(?<!\d)(?<!\d[ \u00a0\u202f])(?P<before>{half}){_SPACES})?"
    begin = rf"{ahead}(?<!\d)(?<!\d[.:,])(?P<hour>\d\d?)"
    end = rf"(?![.:,]?\d)(?:{_SPACES}(?P<after>{half})(?!\w))"
    hour = "|".join(re.escape(each) for each in knowledge_of(locale).hours)
    patterns = (
        rf"{begin}{joint}(?P<minute>\d\d){end}?",
        # A point parts hours and minutes where a half of the day or a word for hours follows.
        rf"{begin}\.(?P<minute>\d\d){end}",
        rf"{begin}\.(?P<minute>\d\d)(?P<after>)(?!\d)(?=.{{0,24}}(?:{hour})(?!\w))" if hour else "",
        rf"(?<!\d)(?<!\d[.:,])(?P<hour>\d\d?)(?P<minute>)(?P<before>){end}",
        rf"(?<!\d)(?<!\d[.:,])(?P<hour>\d\d?)(?P<minute>)(?P<before>)(?P<after>)"
        rf"{_SPACES}(?:{hour})(?!\w)"
        if hour
        else "",
    )
    return (
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns if pattern),
        frozenset(halves["pm"]),
    )
