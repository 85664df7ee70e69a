"""The times of day in a running text: ``14:30``, ``14 h 30``, ``14.30``, “2:30 PM” (CLDR)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from generator.language.formats import Formats

_SPACES = "[ \u00a0\u2009\u202f]*"
_NOON = 12 * 60
_QUOTED = re.compile("'[^']*'")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day that a text names, and where it stands with its half of the day.

    :param minutes: since midnight, or since noon where no half of the day says which.
    """

    minutes: int
    start: int
    end: int


def find_times(text: str, locale: str) -> tuple[ClockTime, ...]:
    """Every time of day in a text, in the signs and the words of a locale."""
    pattern, afternoon = _read_locale(locale)
    found = []
    for match in pattern.finditer(text):
        hour, minute = (int(_to_latin(match[name])) for name in ("hour", "minute"))
        half = (match["before"] or match["after"] or "").casefold()
        if half:
            hour = hour % 12 + 12 * (half in afternoon)
        found.append(ClockTime(hour * 60 + minute, *match.span()))
    return tuple(found)


def hide_same_times(text: str, locale: str, other: str, other_locale: str) -> tuple[str, str]:
    """Give two texts without the times of day that both name, each sign of them a space.

    A language of twelve hours may leave out the half of the day.
    """
    left, right = list(find_times(text, locale)), list(find_times(other, other_locale))
    lax = any(_has_halves(each) for each in (locale, other_locale))
    for time in left:
        same = next((each for each in right if _is_same(time, each, lax=lax)), None)
        if same is not None:
            right.remove(same)
            text, other = _blank(text, time), _blank(other, same)
    return text, other


def _is_same(one: ClockTime, other: ClockTime, *, lax: bool) -> bool:
    difference = abs(one.minutes - other.minutes)
    return difference == 0 or (lax and difference == _NOON)


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
def _read_locale(locale: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """What finds a locale's times, and the words that say the half after noon."""
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
    return (
        re.compile(
            rf"(?:(?P<before>{half}){_SPACES})?(?<!\d)(?<!\d[.:,])(?P<hour>\d\d?)"
            rf"{joint}(?P<minute>\d\d)(?![.:,]?\d)(?:{_SPACES}(?P<after>{half})(?!\w))?",
            re.IGNORECASE,
        ),
        frozenset(halves["pm"]),
    )
