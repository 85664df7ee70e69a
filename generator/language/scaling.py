"""Large numbers with a noun, “3.4 million”: what is printed before it, and which it is (CLDR)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.numbers import parse_pattern

from generator.language.formats import Formats
from generator.model.fact_values import Compact


@dataclass(frozen=True, slots=True)
class ScaledNumber:
    """A number divided by the scale of its noun, as 3.4 before “million”.

    :param printed: what is printed of it, rounded.
    :param power: the power of ten that the noun stands for; nought where it has none.
    """

    printed: Decimal
    power: int = 0

    @property
    def whole(self) -> Decimal:
        """The number that is said, which nouns agree with."""
        whole = self.printed.scaleb(self.power)
        return whole.quantize(Decimal(1)) if self.power else whole


def divide_number(number: Decimal, decimals: int | None, forms: Mapping[str, Any]) -> ScaledNumber:
    """Divide a number by the scale of its noun; by nothing where CLDR has no noun for it.

    :param forms: the patterns of compact numbers, by plural and scale.
    """
    patterns = forms["other"]
    scales = sorted(int(scale) for scale in patterns)
    place = sum(scale <= abs(number) for scale in scales) - 1
    plain = ScaledNumber(round_number(number, decimals))
    if place < 0:
        return plain
    scaled = _divide_by(number, decimals, patterns, scales[place])
    if scales[place + 1 :] and abs(scaled.whole) >= scales[place + 1]:
        # 999 999 is printed as a million, not as a thousand thousands.
        place += 1
        scaled = _divide_by(number, decimals, patterns, scales[place])
    return scaled if str(patterns[str(scales[place])].pattern).partition(";")[0] != "0" else plain


def _divide_by(
    number: Decimal, decimals: int | None, patterns: Mapping[str, Any], scale: int
) -> ScaledNumber:
    # A pattern may have a half for negative numbers of its own, as “milioni 0;milioni -0”.
    noughts = str(patterns[str(scale)].pattern).partition(";")[0].count("0")
    power = len(str(scale)) - 1 - max(noughts - 1, 0)
    printed = round_number(number.scaleb(-power), 1 if decimals is None else decimals)
    whole = printed == printed.to_integral_value() and decimals is None
    return ScaledNumber(printed.quantize(Decimal(1)) if whole else printed, power)


def find_scale_pattern(scaled: ScaledNumber, forms: Mapping[str, Any], formats: Formats) -> Any:
    """Find the pattern of a scale for what is printed before its noun (CLDR's plural rules)."""
    printed = abs(scaled.printed)
    scales = sorted(int(scale) for scale in forms["other"])
    scale = str(next(each for each in reversed(scales) if each <= abs(scaled.whole)))
    # “1” is a form for the number itself.
    names = ["1"] * (printed == 1) + [formats.locale.plural_form(printed), "other"]
    pattern = next(forms[name][scale] for name in names if scale in forms.get(name, {}))
    return parse_pattern(str(pattern.pattern).partition(";")[0])


def find_compact_forms(compact: Compact, formats: Formats) -> Mapping[str, Any]:
    """Find the patterns of compact numbers by plural and scale; the short ones where no others."""
    forms = formats.locale.compact_decimal_formats
    found: Mapping[str, Any] = forms.get(compact) or forms["short"]
    return found


def round_number(number: Decimal, decimals: int | None) -> Decimal:
    """Round a number half up, as readers do; with all its decimals where none are asked for."""
    if decimals is not None:
        return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else number.normalize()
