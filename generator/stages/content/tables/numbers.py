"""Numbers as people write them, read where their language or their table settles what they mean.

``36.8``, ``36,8``, ``1 200``, ``1'000``, ``1.234,5`` and ``1.234.567`` mean one number whoever
writes them. ``3.000`` is three in English and three thousand in German: the other numbers of its
table settle it, or the language does, or it is refused with both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.language.formats import Formats
from generator.stages.content.tables.sheet import CellFault

POINT = "."
_ARABIC_POINT = "٫"
"""A decimal mark and nothing else; it is read as a comma that is one."""
_SPACES = "\u0020\u00a0\u2009\u202f"
_GROUPERS = f"{_SPACES}'’"
_MINUS = str.maketrans({"−": "-", "–": "-", "٫": ",", "٬": "'"})
_SPACED = re.compile(rf"([+-]?\d{{1,3}}(?:[{_GROUPERS}]\d{{3}})+)((?:[.,]\d+)?)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:,\d{2})+,\d{3})")
"""Groups of three; in India of two, but for the last."""
_SINGLE = re.compile(r"([+-]?)(\d+)([.,])(\d+)")
_POWER = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d{1,2}")
_BARE = re.compile(r"([+-]?)(\d*)[.,](\d*)")
"""A number without a digit on one side of its mark."""
_PARTS = re.compile(r"([+-]?)(\d*) ?([¼½¾⅕⅛])")
_GROUPED_BY_LINES = re.compile(r"[+-]?\d{1,3}(?:_\d{3})+")
_SIGN = r"(?:[%‰€$£¥]|[A-Z]{3}|°C|km²?|m²?|mm|cm|kg|ha)"
_BESIDE = re.compile(rf"{_SIGN}?[{_SPACES}]?([+-]?\d(?:[\d.,’'{_SPACES}]*\d)?)[{_SPACES}]?{_SIGN}?")
_THOUSAND = 3
"""The digits of a group."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number could mean, with the mark that is decimal then; empty where it needs none."""

    number: Decimal
    mark: str = ""


@dataclass(frozen=True, slots=True)
class NumberBounds:
    """What a number can be: at least, at most, and whether it is whole."""

    least: Decimal | None = None
    most: Decimal | None = None
    whole: bool = False

    def hold(self, meaning: Meaning) -> bool:
        """Whether a number lies between the two."""
        return (self.least is None or meaning.number >= self.least) and (
            self.most is None or meaning.number <= self.most
        )


NO_BOUNDS = NumberBounds()


@dataclass(frozen=True, slots=True)
class NumberMarks:
    """What settles the two marks of a number; None where nothing does.

    :param decimal: the decimal mark that the other numbers of the table show, or the language has.
    :param group: the mark that the same parts thousands by.
    """

    decimal: str | None = None
    group: str | None = None


def find_marks(texts: Iterable[str], delimiter: str, locale: str | None) -> NumberMarks:
    """The marks that settle the numbers of a table.

    :param texts: the cells of its columns of numbers.
    :param delimiter: what parts its cells: Excel uses semicolons where the comma is decimal, and
        commas where the point is; a language that has it otherwise settles nothing then.
    :param locale: the locale of the subject; None where it is not known.
    """
    shown = {mark for text in texts for mark in _show_decimal(normalise(text))}
    if len(shown) == 1:
        decimal = shown.pop()
        return NumberMarks(decimal, "," if decimal == "." else ".")
    if shown:
        return NumberMarks()
    marks = marks_of(locale)
    if {";": ",", ",": "."}.get(delimiter, marks.decimal) != marks.decimal:
        return NumberMarks()
    return marks


def marks_of(locale: str | None) -> NumberMarks:
    """The marks of a locale (CLDR) that are points or commas."""
    if locale is None:
        return NumberMarks()
    symbols = Formats.of(locale).locale.number_symbols["latn"]
    decimal, group = str(symbols.get("decimal", "")), str(symbols.get("group", ""))
    return NumberMarks(decimal if decimal in ".," else None, group if group in (".", ",") else None)


def read_number(
    text: str, marks: NumberMarks, bounds: NumberBounds = NO_BOUNDS
) -> Decimal | CellFault:
    """Read a number, or say what it could mean.

    :param bounds: what can stand there; a number that cannot is no meaning where another can.
    """
    if _ARABIC_POINT in text:
        marks = NumberMarks(",", POINT)
    text = normalise(text)
    possible = _list_meanings(text)
    if bounds.whole:
        possible = [each for each in possible if not each.mark] or possible
    meanings = [each for each in possible if bounds.hold(each)] or possible
    if not meanings:
        return _explain(text)
    certain = [each.number for each in meanings if each.mark in ("", marks.decimal)]
    if len(meanings) == 1 and (certain or meanings[0].mark == POINT):
        return meanings[0].number
    if len(meanings) > 1 and marks.decimal is not None:
        mark = meanings[0].mark
        if mark == marks.decimal:
            return meanings[0].number
        if mark == marks.group:
            return meanings[1].number
    values = " or ".join(write_plain(each.number) for each in meanings)
    sure = " or ".join(_write_sure(each.number) for each in meanings)
    return CellFault(f"could mean {values}", f"write {sure}")


def _explain(text: str) -> CellFault:
    """Say what to write for what is no number, or more than one."""
    beside = _BESIDE.fullmatch(text)
    if beside is not None and _list_meanings(beside[1]):
        return CellFault(
            "has a sign beside its digits",
            f"write {beside[1]} alone, and what it measures as the unit of its column or fact",
        )
    return CellFault("is no number", "write it in digits, as 3000 or 3.5")


def write_plain(number: Decimal) -> str:
    """A number in digits, with a point: a form that every table may hold."""
    return f"{number:f}"


def _write_sure(number: Decimal) -> str:
    """A number as nobody reads otherwise: three decimals could be thousands."""
    text = write_plain(number)
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    return f"{text}0" if len(text.partition(".")[2]) == _THOUSAND else text


def normalise(text: str) -> str:
    """A number in European digits, with one sign for minus."""
    text = "".join(
        str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text.strip()
    )
    return text.translate(_MINUS)


def _list_meanings(text: str) -> list[Meaning]:
    """What a number could mean: as a decimal first, then with its thousands parted."""
    if _POWER.fullmatch(text):
        return [Meaning(Decimal(text.replace(",", ".")), "e")]
    unusual = _read_unusual(text)
    if unusual is not None:
        return [Meaning(unusual, "e")]
    single = _SINGLE.fullmatch(text)
    if single is None:
        certain = _read_certain(text)
        return [Meaning(certain)] if certain is not None else []
    sign, whole, mark, rest = single.groups()
    meanings = [Meaning(Decimal(f"{sign}{whole}.{rest}"), mark)]
    if len(rest) == _THOUSAND and len(whole) <= _THOUSAND and not whole.startswith("0"):
        meanings.append(Meaning(Decimal(f"{sign}{whole}{rest}")))
    return meanings


def _read_unusual(text: str) -> Decimal | None:
    """Read what people write and no table should hold: ``.5``, ``5.``, ``1½``, ``12_000``."""
    bare, part = _BARE.fullmatch(text), _PARTS.fullmatch(text)
    if bare is not None and bool(bare[2]) != bool(bare[3]):
        return Decimal(f"{bare[1]}{bare[2] or 0}.{bare[3] or 0}").normalize()
    if part is not None:
        value = round(unicodedata.numeric(part[3]), 2) + int(part[2] or 0)
        return Decimal(f"{part[1]}{value:g}")
    if _GROUPED_BY_LINES.fullmatch(text):
        return Decimal(text.replace("_", ""))
    return None


def _read_certain(text: str) -> Decimal | None:
    """A number whose form has one meaning: without marks, or with all that it can have."""
    spaced = _SPACED.fullmatch(text)
    if spaced is not None:
        whole = re.sub(f"[{_GROUPERS}]", "", spaced[1])
        return Decimal(whole + spaced[2].replace(",", "."))
    if re.fullmatch(r"[+-]?\d+", text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub("[.,]", "", text))
    whole, decimal, rest = text.rpartition(max(".,", key=text.rfind))
    if rest.isdecimal() and decimal not in whole and _GROUPED.fullmatch(whole):
        return Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")
    return None


def _show_decimal(text: str) -> Iterable[str]:
    """The decimal mark of a number that shows which it is."""
    spaced = _SPACED.fullmatch(text)
    if spaced is not None:
        return spaced[2][:1]
    if "." in text and "," in text:
        return max(".,", key=text.rindex)
    single = _SINGLE.fullmatch(text)
    if single is not None:
        return single[3] if len(_list_meanings(text)) == 1 else ""
    if _GROUPED.fullmatch(text):
        return "," if "." in text else "."
    return ""
