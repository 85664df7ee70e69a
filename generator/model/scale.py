"""A scale's round values: chosen here, written out by the language, drawn by the figures."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import count

LENGTHS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)
"""Of scale bars, in km: those that a reader can divide."""
MOST_TICKS = 6
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
"""A step is one of these times a power of ten."""
_FLAT = Decimal("0.1")
"""How far to either side a scale of one single value goes, over the value."""


def choose_ticks(
    least: float, most: float, *, whole: bool = False, at_most: int = MOST_TICKS
) -> tuple[Decimal, ...]:
    """Choose round values, all one step apart, of which the outermost enclose a range.

    Each has as many decimals as the step needs, so that they can be written out alike: ``0.0``,
    ``0.5``, ``1.0``. A range of one single value is widened round it, one of nothing to 0–1.

    :param whole: whether the values are counted, so that no tick has decimals.
    :param at_most: how many there are at most; at least 2.
    :raises ValueError: for an end that is no finite number, or ends in the wrong order.
    """
    if not (math.isfinite(least) and math.isfinite(most)) or least > most or at_most < 2:  # noqa: PLR2004 - said above
        raise ValueError(f"no scale goes from {least} to {most} with {at_most} ticks")
    low, high = Decimal(str(least)), Decimal(str(most))
    if low == high:
        room = abs(low) * _FLAT or Decimal(1)
        low, high = (low - room, high + room) if low else (low, high + room)
    smallest = ((high - low) / at_most).adjusted()
    for power in count(max(smallest, 0) if whole else smallest):
        for each in _ROUND:
            step = each.scaleb(power)
            first, last = math.floor(low / step), math.ceil(high / step)
            if last - first < at_most and not (whole and step % 1):
                return tuple(_write_out(step * place) for place in range(first, last + 1))
    raise AssertionError  # a step as large as the range always fits


def _write_out(value: Decimal) -> Decimal:
    """Give a value without an exponent: 2E+5 is 200000."""
    return Decimal(f"{value:f}")
