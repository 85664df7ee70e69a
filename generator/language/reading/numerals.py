"""The numbers of a running text, read in the form of a locale (CLDR): digits and Roman numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from babel.numbers import format_decimal

from generator.language.amounts import write_amount
from generator.language.formats import Formats
from generator.language.letters import to_latin
from generator.language.reading.scales import find_powers
from generator.model.fact_values import NumberValue
from generator.model.locale import Locale

SPACES = " \u00a0\u2009\u202f"
JOINTS = ".,٫٬'’"
"""What parts or groups the digits of a number in some locale."""

ARABIC_DIGITS = "٠-٩"
PERSIAN_DIGITS = "۰-۹"

RUN = rf"\d+(?:[{JOINTS}]\d+)*"
LOOSE = re.compile(rf"\d+(?:[{JOINTS}{SPACES}]\d+)*")

ROMAN = re.compile(
    r"(?<!\w)(?=[IVX])(?P<roman>X{0,3}(?:IX|IV|V?I{0,3}))(?P<ending>er|re|es?|ème|ᵉʳ?|ʳᵉ|th|st)?(?!\w)"
)
"""Up to 39, as for centuries, kings and corps; beyond, the letters are more often initials."""

ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: as it is written, in Latin digits, and where it stands.

    :param value: None where it is in no form of the locale, as a version ``1.1`` in French.
    :param grouped: whether its thousands are parted.
    :param power: the power of ten of the noun beside it, as six for “3 millions”.
    :param letter: that of a letter beside it which may stand for such a noun, as in “3 M”.
    :param doubtful: whether it may be a letter, as “I” and “V” alone.
    """

    text: str
    value: Decimal | None
    start: int
    end: int
    grouped: bool = False
    doubtful: bool = False
    power: int = 0
    letter: int = 0
    noun_end: int = 0
    """Where that noun or letter ends, if it stands after the number."""

    def may_be(self, other: Numeral) -> bool:
        """Whether two numbers with a value may say the same, each with the noun beside it.

        “3 millions” is ``300万``; of a noun that CLDR has not in this form, the figures tell.
        """
        if self.value is None or other.value is None:
            return False
        return bool(self._list_values() & other._list_values())

    def _list_values(self) -> set[Decimal]:
        if self.value is None:
            return set()
        if self.power:
            return {self.value.scaleb(self.power)}
        return {self.value.scaleb(power) for power in (0, self.letter)}

    @property
    def digits(self) -> str:
        """Its digits alone."""
        return _digits_of(self.text)


def find_numerals(text: str, locale: str) -> tuple[Numeral, ...]:
    """Every number of a text, in order; what is written in another locale's form has no value."""
    found = [
        _scale(_read(match, locale), text, locale) for match in _pattern(locale).finditer(text)
    ]
    for match in ROMAN.finditer(text):
        roman, ending = match["roman"], match["ending"]
        if roman:
            doubtful = len(roman) == 1 and not ending
            value = Decimal(_value_of(roman))
            found.append(Numeral(match[0], value, match.start(), match.end(), doubtful=doubtful))
    return tuple(sorted(found, key=lambda numeral: numeral.start))


def find_loosely(text: str, digits: str) -> tuple[int, int] | None:
    """Where a text has these digits in some other form, grouped or parted; None where nowhere."""
    for match in LOOSE.finditer(text):
        if not match[0].isdecimal() and _digits_of(match[0]) == digits:
            return match.span()
    return None


def write_number(numeral: Numeral, locale: str) -> str:
    """A number as a locale writes it: grouped where it is grouped; Roman where it is Roman."""
    if numeral.value is None or numeral.text.isupper():
        return numeral.text
    formats = Formats.of(locale)
    if numeral.power:
        said = NumberValue(numeral.value.scaleb(numeral.power), compact="long")
        return str(write_amount(said, "", formats))
    if numeral.value != int(numeral.value):
        return str(format_decimal(numeral.value, locale=formats.locale, decimal_quantization=False))
    if numeral.grouped:
        return formats.number(int(numeral.value))
    zero = formats.number(0)
    return "".join(chr(ord(zero) + int(each)) for each in str(int(numeral.value)))


def _digits_of(text: str) -> str:
    return "".join(each for each in to_latin(text) if each.isdecimal())


def _scale(numeral: Numeral, text: str, locale: str) -> Numeral:
    power, letter, end = find_powers(text, numeral.start, numeral.end, locale)
    return replace(numeral, power=power, letter=letter, noun_end=end)


def _read(match: re.Match[str], locale: str) -> Numeral:
    kind = match.lastgroup
    written = match[0]
    if kind == "other":
        return Numeral(to_latin(written), None, *match.span())
    group, decimal = _symbols(locale)[str(kind)]
    bare = "".join(each for each in written if each not in group)
    value = Decimal(to_latin(bare.replace(decimal, ".")))
    return Numeral(to_latin(written), value, *match.span(), grouped=bare != written)


@cache
def _symbols(locale: str) -> dict[str, tuple[str, str]]:
    """By the kind of digits: the signs that may group thousands, and the decimal sign."""
    known = Locale.of(locale).cldr.number_symbols
    latin = known["latn"]
    found = {}
    for kind, system in (("latin", "latn"), ("arabic", "arab"), ("persian", "arabext")):
        symbols = known.get(system, latin)
        group = str(symbols.get("group") or latin["group"])
        decimal = str(symbols.get("decimal") or latin["decimal"])
        group = SPACES if group in SPACES else "'’" if group in "'’" else group
        found[kind] = (group, decimal)
    found["native"] = found["latin"]
    return found


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    """Finds a locale's numbers, each kind of digits in a group of its name; others as ``other``."""
    grouping = Locale.of(locale).cldr.decimal_formats[None].grouping
    digits = {
        "latin": "[0-9]",
        "arabic": f"[{ARABIC_DIGITS}]",
        "persian": f"[{PERSIAN_DIGITS}]",
        "native": rf"(?:(?![0-9{ARABIC_DIGITS}{PERSIAN_DIGITS}])\d)",
    }
    kinds = []
    for kind, (group, decimal) in _symbols(locale).items():
        one, sign, point = digits[kind], f"[{re.escape(group)}]", re.escape(decimal)
        middle = rf"(?:{sign}{one}{{{grouping[1]}}})*"
        grouped = rf"{one}{{1,3}}{middle}{sign}{one}{{3}}(?!{one})"
        kinds.append(rf"(?P<{kind}>(?:{grouped}|{one}+)(?:{point}{one}+)?(?!\d|[{JOINTS}]\d))")
    return re.compile("|".join([*kinds, rf"(?P<other>{RUN})"]))


def _value_of(roman: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in roman]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
