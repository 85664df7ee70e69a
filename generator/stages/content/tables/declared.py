"""The tables that a document declares: their files, read by their columns -> tables of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    create_model,
    model_validator,
)

from generator.language.formats import is_country
from generator.model.date import PartialDate
from generator.model.fact_fields import Conditions, meets
from generator.model.fields import AnyDate, Identifier, Latitude, Line, Longitude
from generator.model.row import Cell, DataRow, DataTable, put_in_order
from generator.model.source import blank_is_none
from generator.model.table import ColumnKind, TableSettings
from generator.stages.content.tables.cells import CellKind
from generator.stages.content.tables.records import Record, Table
from generator.validation import ONE_OF, nearest


def _parse_span(value: object) -> object:
    if not isinstance(value, str):
        return value
    first, slash, last = value.partition("/")
    if not slash:
        raise ValueError("is no span; write it as 2014-09/2015-03")
    begin, end = PartialDate.parse(first.strip()), PartialDate.parse(last.strip())
    if begin.begins_after(end):
        raise ValueError("ends before it begins; write the earlier date first")
    return begin, end


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(";") if part.strip())


def _known_country(code: str) -> str:
    if not is_country(code):
        raise ValueError("is the code of no country; use its two letters (ISO 3166-1), as SY")
    return code


_Country = Annotated[
    str, Field(pattern=r"^[A-Z]{2}$", max_length=2), AfterValidator(_known_country)
]
_Span = Annotated[tuple[PartialDate, PartialDate], BeforeValidator(_parse_span)]
_Sources = Annotated[tuple[Identifier, ...], BeforeValidator(_split), Field(min_length=1)]
_TYPES: Mapping[ColumnKind, Any] = {
    ColumnKind.ID: Identifier,
    ColumnKind.NAME: Line,
    ColumnKind.TEXT: Line,
    ColumnKind.DATE: AnyDate,
    ColumnKind.SPAN: _Span,
    ColumnKind.NUMBER: Decimal,
    ColumnKind.PERCENT: Annotated[Decimal, CellKind.PERCENT],
    ColumnKind.MONEY: Decimal,
    ColumnKind.CATEGORY: Identifier,
    ColumnKind.COUNTRY: _Country,
    ColumnKind.LATITUDE: Latitude,
    ColumnKind.LONGITUDE: Longitude,
    ColumnKind.ROW: Identifier,
    ColumnKind.SOURCES: _Sources,
    ColumnKind.NOTE: str,
}


def model_rows(settings: TableSettings) -> type[BaseModel]:
    """Give the model that each row of a declared table is held to."""
    fields: dict[str, Any] = {}
    for name, column in settings.columns.items():
        needed = _TYPES[column.kind]
        if column.optional or column.where is not None or column.kind is ColumnKind.NOTE:
            fields[name] = (Annotated[needed | None, BeforeValidator(blank_is_none)], None)
        else:
            fields[name] = (needed, ...)
    return create_model(
        "DataRow",
        __config__=ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True),
        __validators__={"lists_its_values": _check_values(settings)},
        **fields,
    )


def _check_values(settings: TableSettings) -> Any:
    def check(row: BaseModel) -> BaseModel:
        for name, column in settings.columns.items():
            value = getattr(row, name)
            if column.values and value is not None and value not in column.values:
                remedy = nearest(value, column.values, ONE_OF)
                raise ValueError(
                    f"has the {name} {value}, which brief.yaml does not list; {remedy}"
                )
        # Only then is it known which rows are which.
        for name, column in settings.columns.items():
            if column.where is not None:
                filled = getattr(row, name) is not None
                _check_filled(row, name, column.where, filled=filled)
        return row

    return model_validator(mode="after")(check)


def _check_filled(row: BaseModel, name: str, where: Conditions, *, filled: bool) -> None:
    wanted = all(meets(getattr(row, other), value) for other, value in where.items())
    state = " and ".join(
        " or ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        for value in where.values()
    )
    if wanted and not filled:
        raise ValueError(f"is {state} and needs its {name}; fill it in")
    if filled and not wanted:
        raise ValueError(f"is not {state} and can have no {name}; leave it empty")


def make_table(name: str, settings: TableSettings, table: Table[Any]) -> DataTable:
    """Make the table of the records that were read, its rows in their order."""
    rows = tuple(_make_row(record, n, settings) for n, record in enumerate(table.records, 1))
    made = DataTable(name, settings, rows, table.path)
    return replace(made, rows=put_in_order(made))


def _make_row(record: Record[Any], number: int, settings: TableSettings) -> DataRow:
    cells: dict[str, Cell] = {}
    for name in settings.columns:
        value = getattr(record.row, name)
        cells[name] = Decimal(str(value)) if isinstance(value, float) else value or None
        if isinstance(value, Decimal):
            cells[name] = value
    id_column = settings.find(ColumnKind.ID)

    def number_in(kind: ColumnKind) -> float:
        column = settings.find(kind)
        return float(getattr(record.row, column)) if column else 0.0

    country = settings.find(ColumnKind.COUNTRY)
    return DataRow(
        id=str(cells[id_column]) if id_column else f"row-{number}",
        cells=cells,
        origin=record.origin,
        lat=number_in(ColumnKind.LATITUDE),
        lon=number_in(ColumnKind.LONGITUDE),
        country=str(cells[country] or "") if country else "",
    )
