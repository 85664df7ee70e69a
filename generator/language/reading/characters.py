"""Numbers in Chinese characters, as Chinese and Japanese write them: 三千五百, 两亿."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.language.reading.worded import Worded

_DIGITS = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_NUMBER = re.compile(f"[{''.join((*_DIGITS, *_TENS, *_SCALES))}]+")


def find_in_characters(text: str) -> tuple[Worded, ...]:
    """Find the numbers of a text; one character alone may be part of another word."""
    return tuple(
        Worded(Fraction(_read(match[0])), *match.span(), weak=len(match[0]) == 1)
        for match in _NUMBER.finditer(text)
    )


def _read(characters: str) -> int:
    total = section = digit = 0
    for each in characters:
        if each in _DIGITS:
            digit = digit * 10 + _DIGITS[each]
        elif each in _TENS:
            section += (digit or 1) * _TENS[each]
            digit = 0
        else:
            total += (section + digit or 1) * _SCALES[each]
            section = digit = 0
    return total + section + digit
