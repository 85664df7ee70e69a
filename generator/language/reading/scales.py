"""The nouns of number beside figures: “3 millions”, “3 Mio.”, ``300万`` (CLDR)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.language.formats import Formats, drop_marks
from generator.language.letters import SPACELESS
from generator.language.reading.prepared import knowledge_of

_LEAST = 3
"""Letters of a short noun in a script with capitals: “M” and “mn” are other things too."""
_SPACES = "[ \u00a0\u2009\u202f]*"


def find_powers(text: str, start: int, end: int, locale: str) -> tuple[int, int, int]:
    """Give the power of ten of the noun beside a number, and that of a letter that may be one.

    Nought where there is none: six and nought for “3 millions”, nought and six for “3 M”. Last
    comes where the noun ends, if it stands after the number.

    :param start: where the number begins in the text, and ``end`` where it ends.
    """
    nouns, letters = _list_nouns(locale)
    power, after = _find(nouns, text, start, end)
    letter, later = _find(letters, text, start, end)
    return power, letter, after or later


@dataclass(frozen=True, slots=True)
class _Nouns:
    """Nouns with their powers, and what finds them after a number and before one."""

    powers: Mapping[str, int]
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None


def _find(nouns: _Nouns, text: str, start: int, end: int) -> tuple[int, int]:
    match = nouns.after.match(text, end) if nouns.after else None
    after = match.end() if match else 0
    if match is None and nouns.before:
        match = nouns.before.search(text, 0, start)
    return (nouns.powers[match["noun"].casefold()] if match else 0), after


@cache
def _list_nouns(locale: str) -> tuple[_Nouns, _Nouns]:
    """A locale's nouns of number, and its letters for them."""
    found: dict[str, set[int]] = {}
    said: set[str] = set()
    sides: dict[str, set[str]] = {"after": set(), "before": set()}
    for length, scale, pattern in _list_patterns(locale):
        noughts = pattern.count("0")
        noun = pattern.replace("0", "").strip(" \u00a0\u2009\u202f.").casefold()
        if noughts and noun:
            found.setdefault(noun, set()).add(len(scale) - noughts)
            sides["after" if pattern.startswith("0") else "before"].add(noun)
            said |= {noun} if _is_noun(noun, length) else set()
    powers = {noun: power for noun, (power, *others) in found.items() if not others}
    for noun, power in knowledge_of(locale).scales.items():
        powers[noun] = power
        said.add(noun)
        sides["after"].add(noun)
    return (
        _make({noun: power for noun, power in powers.items() if noun in said}, sides),
        _make({noun: power for noun, power in powers.items() if noun not in said}, sides),
    )


def _list_patterns(locale: str) -> Iterator[tuple[str, str, str]]:
    """The patterns of compact numbers: how long each is, its scale, and itself."""
    forms = Formats.of(locale).locale.compact_decimal_formats
    for length in ("short", "long"):
        for patterns in forms.get(length, {}).values():
            for scale, pattern in patterns.items():
                text = drop_marks(str(pattern.pattern)).partition(";")[0].replace("'", "")
                yield length, str(scale), text


def _make(powers: Mapping[str, int], sides: Mapping[str, set[str]]) -> _Nouns:
    after, before = (
        "|".join(re.escape(noun) for noun in sorted(powers, key=len, reverse=True) if noun in side)
        for side in (sides["after"], sides["before"])
    )
    ending = "" if SPACELESS.search(after) else r"(?![^\W\d_])"
    return _Nouns(
        powers,
        re.compile(rf"{_SPACES}(?P<noun>{after}){ending}", re.IGNORECASE) if after else None,
        re.compile(rf"(?<![^\W\d_])(?P<noun>{before}){_SPACES}$", re.IGNORECASE)
        if before
        else None,
    )


def _is_noun(noun: str, length: str) -> bool:
    return length == "long" or noun.lower() == noun.upper() or len(noun) >= _LEAST
