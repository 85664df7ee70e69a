"""Signs by a value: what their areas stand for, and the round values that the legend shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.errors import Finding, Origin
from generator.language.amounts import write_amount
from generator.language.formats import Formats
from generator.model.counting import value_cell
from generator.model.fact_values import MoneyValue, NumberValue, PercentValue
from generator.model.row import DataRow, DataTable
from generator.model.row_facts import describe_column
from generator.model.table import Column, ColumnKind

MEASURED = (ColumnKind.NUMBER, ColumnKind.PERCENT, ColumnKind.MONEY)
"""The kinds of columns that signs, lines and countries can show."""
_REFERENCES = 3
"""So many discs in the legend let a reader judge those between them."""
_APART = 4
"""A reference is at most so large a part (a quarter) of the one before it: half its diameter."""
_LEAST_SHARE = Decimal("0.01")
"""Of the greatest value: a disc that is a tenth as wide, about the least that is drawn."""
_DIGITS = (Decimal(5), Decimal(2), Decimal(1))


@dataclass(frozen=True, slots=True)
class SignSizes:
    """What the sizes of a map's signs say, in one language."""

    shares: tuple[tuple[str, float], ...] = ()
    """The value of each row, by its id, over the greatest; none where all signs are alike."""
    references: tuple[tuple[float, str], ...] = ()
    """Round values, the greatest first: each over the greatest of the rows, and its words."""
    greatest: tuple[str, str] = ("", "")
    """The name of the row with the greatest value, and the value's words."""
    least: tuple[str, str] = ("", "")
    """Those of the least."""


def check_sizes(table: DataTable, column: str) -> Iterator[Finding]:
    """Give a finding for each row whose value no sign can be as large as."""
    values = []
    for row in table.rows:
        value = row.cells.get(column)
        if not isinstance(value, Decimal):
            message = f"{row.id} has no {column}, as which its sign would be sized"
            yield Finding(row.origin, message, "fill it in, or keep the row in another table")
        elif value < 0:
            message = f"{row.id} has the {column} {value}: no sign is smaller than nothing"
            yield Finding(row.origin, message, "size signs by a column that is never below zero")
        else:
            values.append(value)
    if len(values) == len(table.rows) and not any(values):
        where = table.rows[0].origin if table.rows else Origin(table.path)
        message = f"{table.name}.{column} is nowhere above zero, so that no sign has a size"
        yield Finding(where, message, "fill the column in, or remove size from the map")


def size_rows(table: DataTable, column: str, names: dict[str, str], formats: Formats) -> SignSizes:
    """Say what the signs' sizes stand for, in a language's forms.

    :param names: those of the rows in the language, by their ids.
    """
    values = {row.id: _value(row, column) for row in table.rows}
    most = max(values, key=lambda id_: values[id_])
    fewest = min(values, key=lambda id_: values[id_])
    top = values[most]
    declared = table.settings.columns[column]

    def say(value: Decimal) -> str:
        return say_value(value, declared, formats)

    return SignSizes(
        shares=tuple((id_, float(value / top)) for id_, value in values.items()),
        references=tuple(
            (float(each / top), say(each)) for each in list_references(tuple(values.values()))
        ),
        greatest=(names[most], say(top)),
        least=(names[fewest], say(values[fewest])),
    )


def list_references(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Give two or three round values that others are judged by, from the largest.

    The first is the greatest value rounded down to one digit; each other is 1, 2 or 5 of a power
    of ten, a quarter of the one before at most, and half the least value at least. Where there is
    none, the least value takes its place. Of whole numbers all are whole.

    :param values: none below zero, and one above.
    """
    greatest, least = max(values), min(values)
    lowest = max(greatest * _LEAST_SHARE, least / 2)
    if all(value % 1 == 0 for value in values):
        lowest = max(lowest, Decimal(1))
    found = [_round_down(greatest)]
    while len(found) < _REFERENCES:
        most = found[-1] / _APART
        step = Decimal(1).scaleb(most.adjusted())
        value = next(step * digit for digit in _DIGITS if step * digit <= most)
        if value < lowest:
            break
        found.append(value)
    if len(found) == 1 and least and _round_down(least) < found[0]:
        found.append(_round_down(least))
    return tuple(Decimal(f"{each:f}") for each in found)


def _round_down(value: Decimal) -> Decimal:
    """Give a value with its first digit alone."""
    power = value.adjusted()
    return (value.scaleb(-power) // 1).scaleb(power)


def say_value(value: Decimal, column: Column, formats: Formats) -> str:
    """Say a value as the cells of its column are said, in a language's forms."""
    amount = value_cell(value, describe_column(column))
    assert isinstance(amount, NumberValue | PercentValue | MoneyValue)
    return str(write_amount(amount, "", formats))


def _value(row: DataRow, column: str) -> Decimal:
    value = row.cells.get(column)
    assert isinstance(value, Decimal)
    return value
