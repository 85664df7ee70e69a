"""The units beside numbers: measures by CLDR's names of them, percent, currencies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from generator.language.formats import Formats
from generator.language.letters import SPACELESS
from generator.language.reading.prepared import KEPT, knowledge_of
from generator.language.units import list_units

PERCENT, PERMILLE = "concentr-percent", "concentr-permille"
CURRENCY = "currency:"

_KINDS = (
    "length-",
    "area-",
    "volume-",
    "mass-",
    "duration-",
    "speed-",
    "temperature-",
    "power-",
    "energy-",
    "pressure-",
    "frequency-",
    PERCENT,
    PERMILLE,
)
_LEFT_OUT = frozenset(
    {
        "length-point",
        "duration-quarter",
        "speed-light-speed",
        "length-earth-radius",
        "energy-foodcalorie",
    }
)
"""Units whose names are common words, or another unit's."""
_NO_SIGNS = frozenset({"a", "am", "pm"})
"""Signs of units that are common words, or a half of the day."""
_SAME = {"mass-ton": "mass-tonne", "mass-metric-ton": "mass-tonne", "temperature-generic": ""}
"""Units that texts call alike."""
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₺": "TRY"}
_CODES = ("EUR", "USD", "GBP", "JPY", "CHF", "RUB", "CNY", "AED", "CAD", "AUD", "IQD", "SYP")
_NAME = 4
_SPACE = "[ \u00a0\u2009\u202f-]{0,2}"
_OF = r"(?:de |d’(?:une? )?|of (?:an? )?)?"

_METERS: Mapping[str, int | str] = {
    "kilometer": 1000,
    "meter": 1,
    "centimeter": "1/100",
    "millimeter": "1/1000",
}
_FACTORS: Mapping[str, tuple[str, Fraction]] = {
    **{f"length-{name}": ("length", Fraction(factor)) for name, factor in _METERS.items()},
    "length-mile": ("length", Fraction("1609.344")),
    "length-foot": ("length", Fraction("0.3048")),
    "length-yard": ("length", Fraction("0.9144")),
    "length-inch": ("length", Fraction("0.0254")),
    "length-nautical-mile": ("length", Fraction(1852)),
    "area-hectare": ("area", Fraction(10**4)),
    "area-square-kilometer": ("area", Fraction(10**6)),
    "area-square-meter": ("area", Fraction(1)),
    "area-acre": ("area", Fraction("4046.86")),
    "area-square-mile": ("area", Fraction("2589988")),
    "mass-gram": ("mass", Fraction("0.001")),
    "mass-kilogram": ("mass", Fraction(1)),
    "mass-tonne": ("mass", Fraction(1000)),
    "mass-pound": ("mass", Fraction("0.4536")),
    "duration-second": ("duration", Fraction(1)),
    "duration-minute": ("duration", Fraction(60)),
    "duration-hour": ("duration", Fraction(3600)),
    "duration-day": ("duration", Fraction(86400)),
    "duration-week": ("duration", Fraction(7 * 86400)),
    "duration-month": ("calendar", Fraction(1)),
    "duration-year": ("calendar", Fraction(12)),
    "duration-decade": ("calendar", Fraction(120)),
    "duration-century": ("calendar", Fraction(1200)),
    "speed-kilometer-per-hour": ("speed", Fraction(1)),
    "speed-mile-per-hour": ("speed", Fraction("1.609344")),
    "power-watt": ("power", Fraction(1)),
    "power-kilowatt": ("power", Fraction(10**3)),
    "power-megawatt": ("power", Fraction(10**6)),
    "power-gigawatt": ("power", Fraction(10**9)),
    "volume-liter": ("volume", Fraction("0.001")),
    "volume-cubic-meter": ("volume", Fraction(1)),
    "volume-gallon": ("volume", Fraction("0.003785")),
}
_NEAR = Fraction(6, 100)
"""How far a measure that was converted for the reader may be rounded."""


@dataclass(frozen=True, slots=True)
class _Units:
    """Words by their units, and what finds them behind a number, before it and anywhere."""

    names: Mapping[str, str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    anywhere: re.Pattern[str]


def find_unit(text: str, start: int, end: int, locale: str) -> tuple[str, int]:
    """Give the unit of the number from ``start`` to ``end``, and where number and unit end.

    The unit is empty where none is beside the number.

    :param text: prepared, in small letters.
    """
    units = _list_units(locale)
    match = units.after.match(text, end) or units.before.search(text, max(0, start - 12), start)
    if match is None:
        return "", end
    return units.names[_bare(match["unit"], units)], max(end, match.end())


@lru_cache(KEPT)
def find_units(text: str, locale: str) -> frozenset[str]:
    """Give every unit that a text names anywhere."""
    units = _list_units(locale)
    found = (match["unit"] for match in units.anywhere.finditer(text))
    return frozenset(units.names[_bare(each, units)] for each in found)


def measure(value: Fraction, unit: str) -> tuple[str, Fraction]:
    """Give what is measured and how much of it there is, in one unit for all."""
    dimension, factor = _FACTORS.get(unit, (unit, Fraction(1)))
    return dimension, value * factor


def is_converted(one: tuple[Fraction, str], other: tuple[Fraction, str]) -> bool:
    """Say whether two measures in different units are about the same."""
    if one[1] == other[1] or one[1] not in _FACTORS or other[1] not in _FACTORS:
        return False
    (dimension, much), (another, more) = measure(*one), measure(*other)
    return dimension == another and abs(much - more) <= _NEAR * max(abs(much), abs(more))


def write_unit(unit: str) -> str:
    """Write a unit for a person: its sign, or its English name."""
    if unit.startswith(CURRENCY):
        code = unit.removeprefix(CURRENCY)
        return next((sign for sign, each in _SIGNS.items() if each == code), code)
    signs = {
        PERCENT: "%",
        PERMILLE: "‰",
        "temperature-celsius": "°C",
        "temperature-fahrenheit": "°F",
    }
    return signs.get(unit) or unit.partition("-")[2].replace("-", " ")


def _bare(word: str, units: _Units) -> str:
    word = re.sub(r"[\s\u00a0\u202f]+", " ", word)
    if word in units.names:
        return word
    for length in range(len(word) - 1, 0, -1):
        if word[:length] in units.names:
            return word[:length]
    return word


def _choose(words: Sequence[str]) -> str:
    """Give a pattern of any of these words; of none where there are none."""
    spaces = "[ \u00a0\u202f]"
    return "|".join(re.escape(each).replace("\\ ", spaces) for each in words) or "(?!)"


@cache
def _list_units(locale: str) -> _Units:
    known = knowledge_of(locale)
    names: dict[str, str] = {"%": PERCENT, "٪": PERCENT, "‰": PERMILLE}
    names |= {
        "°c": "temperature-celsius",
        "°f": "temperature-fahrenheit",
        "°م": "temperature-celsius",
    }
    patterns = Formats.of(locale).locale._data["unit_patterns"]  # noqa: SLF001
    for unit in sorted(set(list_units().values())):
        if unit.startswith(_KINDS) and unit not in _LEFT_OUT and "-person" not in unit:
            for length in ("long", "short"):
                for pattern in patterns.get(unit, {}).get(length, {}).values():
                    word = re.sub(
                        r"[\s\u00a0\u202f]+", " ", str(pattern).replace("{0}", "")
                    ).strip()
                    if word and "{" not in word:
                        names.setdefault(word.lower().replace("'", "’"), _SAME.get(unit, unit))
    names |= known.units
    currencies = Formats.of(locale).locale.currencies
    plurals = Formats.of(locale).locale._data["currency_names_plural"]  # noqa: SLF001
    names |= {str(currencies.get(code, code)).lower(): CURRENCY + code for code in _CODES}
    names |= {
        str(name).lower().replace("'", "’"): CURRENCY + code
        for code in _CODES
        for name in plurals.get(code, {}).values()
    }
    names |= {word: CURRENCY + code for word, code in known.currencies.items()}
    names |= {code.lower(): CURRENCY + code for code in _CODES}
    names |= {sign: CURRENCY + code for sign, code in _SIGNS.items()}
    out = {*known.stop_words, *known.fractions, *_NO_SIGNS}
    # “five in the afternoon” are no inches.
    names = {word: unit for word, unit in names.items() if unit and word not in out}
    ordered = sorted(names, key=len, reverse=True)
    signs = "|".join(re.escape(each) for each in ordered if not each[0].isalpha())
    codes = (code.lower() for code in _CODES)
    before = "|".join((*map(re.escape, _SIGNS), "٪", *(rf"(?<![^\W\d_]){each}" for each in codes)))
    # “2.4 billion has” are no hectares: a sign of few letters takes no ending.
    short = [each for each in ordered if each[0].isalpha() and each.isascii() and len(each) < _NAME]
    long = [each for each in ordered if each[0].isalpha() and each not in short]
    words = rf"(?:{_choose(long)}){known.endings}|(?:{_choose(short)})"
    if SPACELESS.search("".join(long)):
        words, begin = _choose([*long, *short]), ""
    else:
        words, begin = rf"(?:{words})(?![^\W\d_]|’)", rf"(?<![^\W\d_])(?:{known.prefixes})"
    # A word may stand between: “US dollars”.
    between = r"(?:us |american |américains? )?"
    return _Units(
        names,
        re.compile(rf"{_SPACE}{_OF}{between}(?P<unit>{signs}|{words})"),
        re.compile(rf"(?P<unit>{before}){_SPACE}[-−–]?$"),
        re.compile(rf"{begin}(?P<unit>{signs}|{words})"),
    )
