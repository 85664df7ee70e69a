"""Amounts in the form of a language (CLDR): numbers with units, percentages, money, ranges.

What CLDR has and Babel leaves out is worked out from what is there, each where it is needed: the
pattern of a range, the plural of ranges, “de” between a million and its noun.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from babel.numbers import (
    get_currency_name,
    get_currency_precision,
    get_currency_symbol,
    get_currency_unit_pattern,
)

from generator.language.formats import DASH, FIXED, Formats, drop_marks
from generator.language.numbering import write_digits
from generator.language.rules import rules_of
from generator.language.scaling import (
    ScaledNumber,
    divide_number,
    find_compact_forms,
    find_scale_pattern,
    round_number,
)
from generator.language.units import UnitLength, find_unit_pattern, is_said
from generator.model.fact_values import (
    Amount,
    Compact,
    MoneyValue,
    NumberValue,
    PercentValue,
    RangeValue,
)

MILLION = 6
"""The power of ten from which on a noun of number may ask for “de” before what it counts."""

_SPACES = re.compile("[ \u00a0\u2009\u202f]")
_QUOTED = re.compile("'([^']*)'")
_TILDES = "～~〜"
_PERCENT = "concentr-percent"


@dataclass(frozen=True, slots=True)
class Written:
    """An amount as a language writes it: the figures, with what stands before and after them."""

    figures: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.figures}{self.after}"


def write_amount(amount: Amount | RangeValue, form: str, formats: Formats) -> Written:
    """Write an amount in one of its forms; in its own where the form is empty.

    :param form: one of the amount's ``forms``, but for ``words``.
    """
    if isinstance(amount, RangeValue):
        return _write_range(amount, form, formats)
    return _write_one(amount, form, formats)


def _write_one(amount: Amount, form: str, formats: Formats, *, counted: bool = False) -> Written:
    """An amount with what belongs to it.

    :param counted: whether its figures must stand, where a language has a word for two of a unit.
    """
    scaled = _scale_amount(amount, form, formats)
    plain = _write_plain(scaled.printed, formats)
    if form == "digits":
        return plain
    match amount:
        case NumberValue():
            return _write_number(amount, form, scaled, formats, counted=counted)
        case PercentValue() if form == "long":
            return _add_unit(plain, scaled, _PERCENT, "long", formats)
        case PercentValue():
            return _add_percent(plain, formats)
        case MoneyValue():
            return _write_money(amount, form, scaled, formats)


def _write_number(
    value: NumberValue, form: str, scaled: ScaledNumber, formats: Formats, *, counted: bool
) -> Written:
    written = _write_scaled(scaled, _find_compact(value, form), formats)
    if not value.unit:
        return written
    length: UnitLength = "long" if form == "long" or is_said(value.unit, formats) else "short"
    length = "short" if form == "short" else length
    return _add_unit(written, scaled, value.unit, length, formats, counted=counted)


def _write_money(value: MoneyValue, form: str, scaled: ScaledNumber, formats: Formats) -> Written:
    compact = _find_compact(value, form)
    if form == "long" or (scaled.power and compact == "long"):
        written = _write_scaled(scaled, compact, formats)
        return _add_name(written, scaled, value.currency, formats)
    pattern = formats.locale.currency_formats["standard"]
    if scaled.power:
        pattern = find_scale_pattern(
            scaled, formats.locale.compact_currency_formats["short"], formats
        )
    written = _write_plain(scaled.printed, formats)
    return _add_symbol(written, (pattern.prefix[0], pattern.suffix[0]), value.currency, formats)


def _write_range(value: RangeValue, form: str, formats: Formats) -> Written:
    """A range: what both ends share is written once, with the plural of the last.

    CLDR's plurals of ranges are not in Babel; in nearly all languages they are those of the end.
    """
    joint = _find_joint(formats)
    begin, end = _level(value.first, value.last)
    scaled = [_scale_amount(each, form, formats) for each in (begin, end)]
    if scaled[0].power != scaled[1].power:
        first, last = (_write_one(each, form, formats) for each in (begin, end))
        return Written(f"{first}{FIXED}{joint.strip()} {last}")
    if begin.number < 0 and len(joint) == 1:
        joint = f"{FIXED}{joint} "
    first = _write_plain(scaled[0].printed, formats)
    last = _write_one(replace(end, number=abs(end.number)), form, formats, counted=True)
    # A sign of its own stands between the two: before both, with a unit, it would be the first’s.
    sign = _find_sign(end.number, formats)
    return replace(last, figures=f"{first}{joint}{sign}{last.figures}")


def _level(first: Amount, last: Amount) -> tuple[Amount, Amount]:
    """The ends of a range, amounts of money with cents where one of them has some."""
    match first, last:
        case MoneyValue(decimals=None), MoneyValue(decimals=None):
            cents = max(_find_cents(each) for each in (first, last))
            if cents and not (first.compact or last.compact):
                return replace(first, decimals=cents), replace(last, decimals=cents)
    return first, last


def _find_joint(formats: Formats) -> str:
    """What joins the ends of a range of numbers.

    CLDR's pattern of ranges is not in Babel; the one of years has the language's dash or word. A
    dash between numbers has no spaces, as authors’ own ranges are set.
    """
    halves = formats.locale.interval_formats.get("y", {}).get("y", ())
    text = str(halves[0]) if halves else DASH
    found = re.fullmatch(r".*?y(?:年|년|\.|[\s\u202f]*г\.)?(?P<joint>.+)", text)
    joint = found["joint"] if found else DASH
    word = _unquote(joint).strip()
    if any(letter.isalpha() for letter in word):
        return word if joint.strip() == joint else f"{FIXED}{word}{FIXED}"
    return word if word in _TILDES else DASH


# --- the number itself --------------------------------------------------------------------------


def _write_plain(number: Decimal, formats: Formats) -> Written:
    """The figures of a number, with all its decimals, and its sign before them."""
    pattern = copy.copy(formats.locale.decimal_formats[None])
    decimals = max(-int(number.as_tuple().exponent), 0)
    pattern.frac_prec = (decimals, decimals)
    pattern.prefix = pattern.suffix = ("", "")
    figures = pattern.apply(abs(number), formats.locale, numbering_system=formats.numbering)
    return Written(write_digits(figures, formats.numbering), _find_sign(number, formats))


def _find_sign(number: Decimal, formats: Formats) -> str:
    """The minus of a number below zero; nothing of another."""
    return drop_marks(str(_find_symbols(formats).get("minusSign") or "-")) if number < 0 else ""


def _write_scaled(scaled: ScaledNumber, compact: Compact | None, formats: Formats) -> Written:
    """A number in figures, or with the noun of its scale."""
    written = _write_plain(scaled.printed, formats)
    if scaled.power == 0 or compact is None:
        return written
    pattern = find_scale_pattern(scaled, find_compact_forms(compact, formats), formats)
    if pattern.number_pattern == "":
        # A word for the number itself: French has “mille”, not “1 mille”.
        return Written(_bind(_unquote(pattern.prefix[0])))
    before, after = (_bind(_unquote(part)) for part in (pattern.prefix[0], pattern.suffix[0]))
    return Written(written.figures, before + written.before, after)


def _scale_amount(amount: Amount, form: str, formats: Formats) -> ScaledNumber:
    """What is printed of an amount, and the scale of the noun after it."""
    compact = _find_compact(amount, form)
    if compact is not None:
        forms = find_compact_forms(compact, formats)
        if isinstance(amount, MoneyValue) and compact == "short":
            forms = formats.locale.compact_currency_formats["short"]
        scaled = divide_number(amount.number, amount.decimals, forms)
        if scaled.power:
            return scaled
    decimals = _find_cents(amount) if isinstance(amount, MoneyValue) else amount.decimals
    return ScaledNumber(round_number(amount.number, decimals))


def _find_cents(value: MoneyValue) -> int:
    """How many decimals an amount of money is printed with."""
    if value.decimals is not None:
        return value.decimals
    whole = value.number == value.number.to_integral_value()
    return 0 if whole else int(get_currency_precision(value.currency))


def _find_compact(amount: Amount, form: str) -> Compact | None:
    own = None if isinstance(amount, PercentValue) else amount.compact
    match form:
        case "digits":
            return None
        case "compact":
            return own or "long"
        case "compact-short":
            return "short"
    return own


def _find_symbols(formats: Formats) -> Mapping[str, Any]:
    known = formats.locale.number_symbols
    found: Mapping[str, Any] = known.get(formats.numbering) or known["latn"]
    return found


# --- what stands beside it ----------------------------------------------------------------------


def _add_unit(
    written: Written,
    scaled: ScaledNumber,
    unit: str,
    length: UnitLength,
    formats: Formats,
    *,
    counted: bool = False,
) -> Written:
    """A number with its unit, which agrees with all that is said, the noun of number included."""
    pattern = find_unit_pattern(formats, unit, length, _agree(scaled, formats))
    if counted and "{0}" not in pattern:
        pattern = find_unit_pattern(formats, unit, length, "other")
    before, hole, after = drop_marks(pattern).partition("{0}")
    if not hole:
        # Arabic and Hebrew have words for two of a thing, without a figure.
        return Written(_bind_first(before, length))
    return _surround(written, _bind(before), _follow(after, scaled, length, formats))


def _add_percent(written: Written, formats: Formats) -> Written:
    pattern = formats.locale.percent_formats[None]
    # Babel leaves the sign as it stands in the pattern; the digits have one of their own.
    sign = drop_marks(str(_find_symbols(formats).get("percentSign") or "%"))
    before, after = (
        _bind(_unquote(part).replace("%", sign)) for part in (pattern.prefix[0], pattern.suffix[0])
    )
    return _surround(written, before, after, signed=True)


def _add_name(written: Written, scaled: ScaledNumber, currency: str, formats: Formats) -> Written:
    """An amount with the name of its currency: ``3.4 million euros``."""
    count = _count(scaled)
    name = str(get_currency_name(currency, count, formats.locale))
    pattern = str(get_currency_unit_pattern(currency, count, formats.locale))
    before, _, after = drop_marks(pattern.replace("{1}", name)).partition("{0}")
    return _surround(written, _bind(before), _follow(after, scaled, "long", formats))


def _add_symbol(
    written: Written, pattern: tuple[str, str], currency: str, formats: Formats
) -> Written:
    """An amount with the sign of its currency; a name of letters is parted from its digits.

    CLDR's rule of spaces (``currencySpacing``) is not in Babel.
    """
    symbol = drop_marks(str(get_currency_symbol(currency, formats.locale)))
    before, after = (_unquote(drop_marks(part)) for part in pattern)
    if before.endswith("¤") and not _is_sign(symbol[-1]):
        before += FIXED
    if after.startswith("¤") and not _is_sign(symbol[0]):
        after = FIXED + after
    before, after = (_bind(part.replace("¤", symbol)) for part in (before, after))
    return _surround(written, before, after, signed=True)


def _agree(scaled: ScaledNumber, formats: Formats) -> str:
    """The plural (CLDR) of what a number counts."""
    return str(formats.locale.plural_form(_count(scaled)))


def _count(scaled: ScaledNumber) -> Decimal:
    return abs(scaled.whole)


def _follow(after: str, scaled: ScaledNumber, length: UnitLength, formats: Formats) -> str:
    """What follows a number; after a noun of number a line may end before it.

    A million may ask for a word between, as *de*: CLDR's plural “many” stands for it, and no
    pattern in Babel has it.
    """
    if scaled.power == 0:
        return _bind_first(after, length)
    noun = _bind_first(after, length).lstrip(FIXED)
    link = rules_of(formats.locale.language).after_million
    if link is not None and scaled.power >= MILLION and noun[:1].isalpha():
        noun = link(noun)
    return f" {noun}" if after[:1].isspace() else after


def _surround(written: Written, before: str, after: str, *, signed: bool = False) -> Written:
    """A number between what belongs to it.

    :param signed: whether its own sign stands before all of it, as before a sign of money.
    """
    head = written.before + before if signed else before + written.before
    return Written(written.figures, head, written.after + after)


def _bind(text: str) -> str:
    """A piece of an amount that stays on one line, with the one space that every font has."""
    return _SPACES.sub(FIXED, drop_marks(text))


def _bind_first(text: str, length: UnitLength) -> str:
    """What follows a number: its symbol stays with it, and so does the first word of a noun."""
    if length == "short":
        return _bind(text)
    return _bind(text[:1]) + _SPACES.sub(" ", text[1:])


def _unquote(text: str) -> str:
    return _QUOTED.sub(lambda match: match[1] or "'", text)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character).startswith(("S", "Z"))
