"""A table as ``brief.yaml`` declares it: its file, and what tells how to read it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.fact_fields import Cell, Conditions
from generator.model.fields import (
    NAME,
    ColumnName,
    Currency,
    Frozen,
    Identifier,
    Line,
    Prose,
    TableName,
    UnitName,
)

Encoding = Literal[
    "utf-8",
    "utf-16",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "mac-roman",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "koi8-r",
    "koi8-u",
    "shift-jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
]
"""What a table may be told to be encoded in."""


class ColumnKind(StrEnum):
    """What stands in the cells of a column."""

    ID = "id"
    """What tells a row from the others; its messages are named by it."""
    NAME = "name"
    """What a row is called, on a map and in a list; translated."""
    TEXT = "text"
    """A sentence; translated."""
    DATE = "date"
    """A date known to the day, the month or the year."""
    SPAN = "span"
    """From one date to another, as ``2014-09/2015-03`` (ISO 8601-1, time interval)."""
    NUMBER = "number"
    """A number; the column may say its ``unit`` and its ``decimals``."""
    PERCENT = "percent"
    """Of a hundred: ``12.5`` or ``12,5 %``."""
    MONEY = "money"
    """An amount in the column’s ``currency``."""
    CATEGORY = "category"
    """One of the values that the column lists."""
    COUNTRY = "country"
    """A country's code (ISO 3166-1 alpha-2), named by CLDR."""
    LATITUDE = "latitude"
    """In degrees north, WGS 84 (EPSG:4326)."""
    LONGITUDE = "longitude"
    """In degrees east."""
    ROW = "row"
    """A row of a table, by its id; printed by its name."""
    SOURCES = "sources"
    """Ids of sources, parted by semicolons."""
    NOTE = "note"
    """A word among editors, printed nowhere."""


class Column(Frozen):
    """One column of a table as ``brief.yaml`` declares it."""

    kind: ColumnKind
    """What stands in its cells; a column that is only its kind may be written ``date: date``."""
    label: Annotated[Line, Prose("Head of a column of a table.")] | None = None
    note: Annotated[str, Field(min_length=1, max_length=400)] | None = None
    """What translators are told of its texts."""
    limit: Annotated[int, Field(ge=1, le=4000)] | None = None
    """At most so many characters for each of its texts."""
    values: Mapping[Identifier, Annotated[Line, Prose("One value of a column.")]] = Field(
        default_factory=dict
    )
    """Of a category: what each of its ids is called, in their order."""
    where: Conditions | None = None
    """The rows in which it is filled in, and in no other; every row where none is given."""
    optional: bool = False
    """Whether any cell may be empty."""
    unit: UnitName | None = None
    """Of a number: its unit by CLDR, as ``kilometer``."""
    currency: Currency | None = None
    """Of money: its code (ISO 4217), as ``EUR``."""
    of: TableName | None = None
    """Of a row: the table that it stands in."""
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    """With how many decimal places it is printed; as many as were typed where none is given."""

    @property
    def measure(self) -> str:
        """What its numbers are in: their unit, their currency or percent; empty where none is."""
        return "percent" if self.kind is ColumnKind.PERCENT else self.unit or self.currency or ""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if bool(self.values) != (self.kind is ColumnKind.CATEGORY):
            raise ValueError(
                "is a category without values; list them"
                if self.kind is ColumnKind.CATEGORY
                else "lists values without being a category; make its kind category"
            )
        if (self.currency is not None) != (self.kind is ColumnKind.MONEY):
            raise ValueError(
                "is money without a currency; add its code, as currency: EUR"
                if self.kind is ColumnKind.MONEY
                else "has a currency without being money; make its kind money"
            )
        if (self.of is not None) != (self.kind is ColumnKind.ROW):
            raise ValueError(
                "is a row of no table; say of which, as of: places"
                if self.kind is ColumnKind.ROW
                else "says of which table it is without being a row of one; make its kind row"
            )
        if self.unit is not None and self.kind is not ColumnKind.NUMBER:
            raise ValueError("has a unit without being a number; make its kind number")
        return self


def _from_its_kind(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


WrittenColumn = Annotated[
    Column, BeforeValidator(_from_its_kind, json_schema_input_type=Column | ColumnKind)
]
"""A column, or its kind alone."""


class ColourBy(StrEnum):
    """What the colour of a row's sign says, besides the name of a category's column."""

    TIME = "time"
    COUNTRY = "country"
    NONE = "none"


FileName = Annotated[str, Field(pattern=r"^[^\s./\\][^/\\]*$", max_length=120, title="file name")]


class TableSettings(Frozen):
    """One entry of ``tables`` in ``brief.yaml``."""

    file: FileName | None = None
    """The name of its file; that of the table with ``.csv``, ``.xlsx`` or ``.ods`` else."""
    encoding: Encoding | None = None
    """What a file of separated values is encoded in, where it cannot be told from the file."""
    label: Annotated[Line, Prose("What a table holds: the title of the file in the document.")]
    columns: Annotated[Mapping[ColumnName, WrittenColumn], Field(min_length=1)]
    """Each column of the file by its name in the first row, in any order."""
    order: ColumnName | None = None
    """The column of dates or numbers by which rows are put in order, and numbered; as they stand
    in the file where none is given."""
    open: Conditions | None = None
    """Which rows are not over yet: they come last, with a ring for a sign."""
    colour: Annotated[str, Field(pattern=NAME, title="column")] = ColourBy.NONE
    """What a sign's colour says: ``time``, ``country``, a category's column or ``none``."""

    def find(self, *kinds: ColumnKind) -> str | None:
        """Give the name of the first column of these kinds, or None."""
        return next((name for name, column in self.columns.items() if column.kind in kinds), None)

    @property
    def has_places(self) -> bool:
        """Whether each row lies somewhere on the earth."""
        return self.find(ColumnKind.LATITUDE) is not None

    @model_validator(mode="after")
    def _names_its_columns(self) -> Self:
        kinds = [column.kind for column in self.columns.values()]
        for kind in _ONCE:
            if kinds.count(kind) > 1:
                raise ValueError(f"has two columns of the kind {kind}; keep one")
        if (ColumnKind.LATITUDE in kinds) != (ColumnKind.LONGITUDE in kinds):
            raise ValueError("has one of latitude and longitude; declare both or none")
        ordered = self.columns.get(self.order) if self.order else None
        if self.order and (ordered is None or ordered.kind not in _ORDERED):
            raise ValueError(f"is ordered by {self.order}, which is no column of dates or numbers")
        if self.colour not in tuple(ColourBy):
            coloured = self.columns.get(self.colour)
            if coloured is None or coloured.kind is not ColumnKind.CATEGORY:
                raise ValueError(
                    f"is coloured by {self.colour}, which is no column of the kind category;"
                    f" use one, or one of {', '.join(ColourBy)}"
                )
        return self

    @model_validator(mode="after")
    def _asks_what_rows_can_be(self) -> Self:
        wheres = [self.open, *(column.where for column in self.columns.values())]
        for name, wanted in (pair for where in wheres if where for pair in where.items()):
            if name not in self.columns:
                raise ValueError(
                    f"speaks of a column {name}, which it does not have;"
                    f" use one of {', '.join(self.columns)}"
                )
            for value in wanted if isinstance(wanted, tuple) else (wanted,):
                if not self._can_be(name, value):
                    raise ValueError(f"speaks of rows where {name} is {value}, which none can be")
        return self

    def _can_be(self, name: str, value: Cell) -> bool:
        """Whether a cell of a column may hold this, as far as its settings tell."""
        values = self.columns[name].values
        return not values or value is None or str(value) in values


_ONCE = (
    ColumnKind.ID,
    ColumnKind.NAME,
    ColumnKind.COUNTRY,
    ColumnKind.LATITUDE,
    ColumnKind.LONGITUDE,
    ColumnKind.SOURCES,
)
"""What a row has one of."""
_ORDERED = (
    ColumnKind.DATE,
    ColumnKind.SPAN,
    ColumnKind.NUMBER,
    ColumnKind.PERCENT,
    ColumnKind.MONEY,
)
