"""Countries by a value: the classes of a table's numbers, the same in every language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from generator.language.amounts import write_amount
from generator.language.formats import Formats
from generator.model.counting import value_cell
from generator.model.fact_values import MoneyValue, NumberValue, PercentValue, RangeValue
from generator.model.row import DataTable, list_cells
from generator.model.row_facts import describe_column

MOST_CLASSES = 5
"""So many classes of one hue are told apart on paper."""
_MOST_DIGITS = 12
"""With so many digits any two values are told apart."""


@dataclass(frozen=True, slots=True)
class AreaClasses:
    """Countries in classes of a value: each one's class, and the bounds of the classes.

    ``bounds`` has one more than there are classes: from the least value to the greatest.
    """

    areas: tuple[tuple[str, int], ...]
    bounds: tuple[Decimal, ...]
    has_gaps: bool
    """Whether a country of the table has no value."""


def class_areas(
    table: DataTable, column: str, classes: int, breaks: Sequence[Decimal] = ()
) -> AreaClasses:
    """Part the countries of a table into classes of a column's numbers.

    Without ``breaks`` each class has about as many countries, and rounded bounds.
    """
    found = [
        (row.country, cell)
        for row in table.rows
        if row.country and isinstance(cell := row.cells.get(column), Decimal)
    ]
    values = sorted(value for _, value in found)
    inner = tuple(sorted(breaks)) or _part(values, classes)
    least, greatest = values[0], values[-1]
    inner = tuple(each for each in inner if least < each <= greatest)
    areas = tuple((code, bisect_right(inner, value)) for code, value in found)
    has_gaps = any(row.country and row.cells.get(column) is None for row in table.rows)
    return AreaClasses(areas, (least, *inner, greatest), has_gaps)


def _part(values: Sequence[Decimal], classes: int) -> tuple[Decimal, ...]:
    """Give the bounds between classes of about as many values, rounded where that parts as well."""
    found: dict[Decimal, None] = {}
    for place in range(1, classes):
        index = round(place * len(values) / classes)
        below, above = values[max(index - 1, 0)], values[min(index, len(values) - 1)]
        if below < above:
            found[_round_between(below, above)] = None
    return tuple(found)


def _round_between(below: Decimal, above: Decimal) -> Decimal:
    """Give a number above one and up to another with as few digits as there must be.

    Of several the one nearest to their middle.
    """
    middle = (below + above) / 2
    largest = middle.adjusted() if middle else 0
    if below % 1 == above % 1 == 0:
        largest = max(largest, 0)  # whole numbers are parted by one
    for power in range(largest, largest - _MOST_DIGITS, -1):
        step = Decimal(1).scaleb(power)
        first, last = floor(below / step) + 1, floor(above / step)
        if first <= last:
            return Decimal(f"{min(max(round(middle / step), first), last) * step:f}")
    return above


def name_classes(
    classes: AreaClasses, table: DataTable, column: str, formats: Formats
) -> tuple[tuple[int, str], ...]:
    """Say what each class is, in a language's forms, from the least: ``10–20``.

    Of whole numbers each class ends before the next: ``2``, ``3–7``.
    """
    described = describe_column(table.settings.columns[column])
    whole = all(
        cell % 1 == 0 for cell in list_cells(table.rows, column) if isinstance(cell, Decimal)
    )
    said = []
    bounds = list(zip(classes.bounds, classes.bounds[1:], strict=False))
    for step, (begin, end) in enumerate(bounds):
        low, high = begin, end
        if whole:  # an author's bounds may lie between whole numbers
            low = Decimal(ceil(begin))
            high = end if step == len(bounds) - 1 else Decimal(ceil(end) - 1)
        ends = (value_cell(low, described), value_cell(high, described))
        first, last = ends
        amounts = NumberValue | PercentValue | MoneyValue
        if low == high or not isinstance(first, amounts) or not isinstance(last, amounts):
            said.append((step, str(write_amount(first, "", formats))))  # type: ignore[arg-type]
        else:
            said.append((step, str(write_amount(RangeValue(first, last), "", formats))))
    return tuple(said)
