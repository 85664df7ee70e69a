"""The kinds of field that facts are made of: numbers, times of day, columns that are counted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.date import PartialDate
from generator.model.fact_values import Compact
from generator.model.fields import AnyDate
from generator.model.written import NO_NUMBER

LARGEST = Decimal(10) ** 15
"""What no number of a document is beyond; CLDR has names up to a few trillions."""
MOST_DECIMALS = 6
FORM = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def _parse_number(value: object) -> object:
    told = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    number = Decimal(str(value)) if told else Decimal("nan")
    if number.is_nan():
        raise ValueError(NO_NUMBER)
    if abs(number) >= LARGEST:
        raise ValueError("is too large to be said; write a number of at most 15 digits")
    return number


def _parse_time(value: object) -> object:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None and not isinstance(value, dt.time):
        raise ValueError('is no time of day; write hours and minutes, as "14:30"')
    return dt.time(int(match[1]), int(match[2])) if match is not None else value


def _refuse_time(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*", value):
        raise ValueError(f"has a time of day; write {value[:10]} and give the time its own fact")
    return value


def _parse_compact(value: object) -> object:
    if isinstance(value, bool):
        return "long" if value else None
    return value


def _parse_column(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[^.\s]+\.[^.\s]+", value):
        raise ValueError("names no column; write table.column, as dykes.built")
    return value


Number = Annotated[Decimal, BeforeValidator(_parse_number, json_schema_input_type=float)]
Decimals = Annotated[int, Field(ge=0, le=MOST_DECIMALS)]
CompactForm = Annotated[
    Compact | None, BeforeValidator(_parse_compact, json_schema_input_type=bool | Compact)
]
TimeOfDay = Annotated[
    dt.time,
    BeforeValidator(
        _parse_time, json_schema_input_type=Annotated[str, Field(pattern=f"^{_TIME.pattern}$")]
    ),
    Field(title="time of day"),
]
FactDate = Annotated[AnyDate, BeforeValidator(_refuse_time)]
ColumnPath = Annotated[
    str, BeforeValidator(_parse_column), Field(max_length=129, title="table.column")
]
"""A table and one of its columns, as ``dykes.built``."""
Cell = str | bool | int | float | None
Conditions = Mapping[str, Annotated[Cell | tuple[Cell, ...], Field(title="condition")]]
"""What a row must have, by column: one value, or any of several."""


def meets(cell: object, wanted: Cell | tuple[Cell, ...]) -> bool:
    """Say whether a cell has what is asked of it: one value, or any of several."""
    if isinstance(wanted, tuple):
        return any(meets(cell, each) for each in wanted)
    if wanted is None or wanted == "":
        return cell is None or cell == ""
    if cell is None:
        return False
    if isinstance(cell, PartialDate):
        # A year holds its months, and a month its days.
        return f"{cell}-".startswith(f"{wanted}-")
    if isinstance(cell, int | float | Decimal) and not isinstance(wanted, str | None):
        return Decimal(str(cell)) == Decimal(str(wanted))
    return str(cell) == str(wanted)
