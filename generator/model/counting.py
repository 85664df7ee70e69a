"""What facts say, worked out: those that are written as they stand, the counted ones from tables.

Pure functions over a small protocol: tables are rows of typed cells, and each column has a kind. A
fact that cannot be worked out is a :class:`FactFault`, which says what to do and under which key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NoReturn, TypeAlias

from generator.model.date import PartialDate
from generator.model.distance import Place, measure_distance
from generator.model.fact_fields import Conditions, meets
from generator.model.fact_values import (
    Amount,
    Compact,
    DateValue,
    FactValue,
    ListValue,
    MoneyValue,
    NumberValue,
    PercentValue,
    SpanValue,
    WordsValue,
    settle_precision,
)
from generator.model.facts import (
    ColumnSpanFact,
    CountFact,
    Fact,
    FirstFact,
    LastFact,
    ListFact,
    MaxFact,
    MinFact,
    Nearness,
    SumFact,
    WrittenFact,
)

ColumnSort = Literal["number", "percent", "money", "date", "category", "country", "text"]
Rows: TypeAlias = Sequence[Mapping[str, object]]
"""The rows of a table: texts, numbers (int, float, Decimal), dates, and None where it is empty."""

AMOUNTS = ("number", "percent", "money")
NAMED = ("category", "country")


@dataclass(frozen=True, slots=True)
class FactColumn:
    """What a fact must know of a table's column.

    :param sort: what its cells are: ``text`` for whatever is counted in no way.
    :param decimals: of its numbers, where the column says how many.
    :param unit: CLDR's name of the unit of its numbers; empty where they have none.
    :param currency: of its amounts of money (ISO 4217).
    :param values: what a category may be; empty where anything may stand.
    """

    sort: ColumnSort
    decimals: int | None = None
    unit: str = ""
    currency: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table of a subject as facts see it."""

    columns: Mapping[str, FactColumn]
    rows: Rows = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    """Latitude and longitude of its rows by their ids; empty where it has no places."""


@dataclass(frozen=True, slots=True)
class FactFault:
    """Why a fact cannot be worked out, and what to do.

    :param path: the keys under the fact that lead to what is wrong.
    :param wrong: a name that is not known, and ``known`` those of which one was meant.
    """

    message: str
    remedy: str
    path: tuple[int | str, ...] = ()
    wrong: str = ""
    known: tuple[str, ...] = ()


class UncountableError(Exception):
    """A fact that cannot be worked out; ``fault`` says why."""

    def __init__(self, fault: FactFault) -> None:
        super().__init__(f"{fault.message}; {fault.remedy}")
        self.fault = fault


def count_facts(
    facts: Mapping[str, Fact], tables: Mapping[str, FactTable]
) -> tuple[dict[str, FactValue], dict[str, FactFault]]:
    """Work out what each fact says, and what is wrong with each that says nothing."""
    values: dict[str, FactValue] = {}
    faults: dict[str, FactFault] = {}
    for name, fact in facts.items():
        try:
            values[name] = count_fact(fact, tables)
        except UncountableError as error:
            faults[name] = error.fault
    return values, faults


def count_fact(fact: Fact, tables: Mapping[str, FactTable]) -> FactValue:
    """Work out what a fact says.

    :raises UncountableError: for a table, a column or a value that is not there, for a column of
        the wrong kind, and where no row has anything to be the first or the least.
    """
    if isinstance(fact, WrittenFact):
        return fact.value
    match fact:
        case CountFact():
            table = _find_table(tables, fact.count, "count")
            chosen = _choose(table, fact.count, fact.where)
            if fact.near is not None:
                chosen = _choose_near(chosen, table, fact.count, fact.near)
            return NumberValue(Decimal(len(chosen)), unit=fact.unit or "")
        case ListFact():
            return _list(fact, tables)
        case FirstFact() | LastFact() | ColumnSpanFact():
            return _date(fact, tables)
        case SumFact() | MinFact() | MaxFact():
            return _reduce(fact, tables)


def value_cell(cell: object, column: FactColumn) -> FactValue | None:
    """Give what a cell says, as a fact of its row; None where it is empty."""
    if cell is None or cell == "":
        return None
    if column.sort in AMOUNTS:
        return _make_of(column, _to_decimal(cell))
    if isinstance(cell, PartialDate):
        return DateValue(cell)
    return WordsValue(str(cell))


def _make_of(
    column: FactColumn,
    number: Decimal,
    decimals: int | None = None,
    compact: Compact | None = None,
) -> Amount:
    decimals = column.decimals if decimals is None else decimals
    if column.sort == "percent":
        return PercentValue(number, decimals)
    if column.sort == "money":
        return MoneyValue(number, column.currency, decimals, compact)
    return NumberValue(number, decimals, column.unit, compact)


def _reduce(fact: SumFact | MinFact | MaxFact, tables: Mapping[str, FactTable]) -> Amount:
    of: Callable[[Iterable[Decimal]], Decimal | int]
    match fact:
        case SumFact(sum=name):
            key, of = "sum", sum
        case MinFact(min=name):
            key, of = "min", min
        case MaxFact(max=name):
            key, of = "max", max
    column, cells = _take(name, key, fact.where, tables)
    if column.sort not in AMOUNTS:
        otherwise = "first or last" if column.sort == "date" else "count or list"
        _refuse(
            f"takes the {key} of {name}, which is of the kind {column.sort}",
            f"name a column of numbers, or count it by {otherwise}",
            key,
        )
    numbers = [_to_decimal(cell) for cell in cells]
    if not numbers and key != "sum":
        _refuse_empty(name, key, fact.where)
    return _make_of(column, Decimal(of(numbers)), fact.decimals, fact.compact)


def _date(
    fact: FirstFact | LastFact | ColumnSpanFact, tables: Mapping[str, FactTable]
) -> DateValue | SpanValue:
    """The first and the last date of a column, or both.

    One known less precisely lies at the end of what it may be, as rows are ordered.
    """
    match fact:
        case FirstFact(first=name):
            key = "first"
        case LastFact(last=name):
            key = "last"
        case ColumnSpanFact(span=name):
            key = "span"
    column, cells = _take(name, key, fact.where, tables)
    if column.sort != "date":
        _refuse(
            f"takes the {key} of {name}, which is of the kind {column.sort}",
            "name a column of dates, or use min and max for numbers",
            key,
        )
    dates = [cell for cell in cells if isinstance(cell, PartialDate)]
    if not dates:
        _refuse_empty(name, key, fact.where)
    first, last = min(dates, key=_order), max(dates, key=_order)
    precision = settle_precision(first, last)
    if key == "span":
        return SpanValue(first, last, precision)
    return DateValue(first if key == "first" else last, precision)


def _order(date: PartialDate) -> tuple[int, int, int]:
    return date.order


def _list(fact: ListFact, tables: Mapping[str, FactTable]) -> ListValue:
    column, cells = _take(fact.list, "list", fact.where, tables)
    if column.sort not in NAMED:
        _refuse(
            f"lists {fact.list}, which is of the kind {column.sort}",
            "name a column of categories or of countries",
            "list",
        )
    if not cells:
        _refuse_empty(fact.list, "list", fact.where)
    table, _, name = fact.list.partition(".")
    counts = tuple(Counter(str(cell) for cell in cells).most_common())
    return ListValue(table, name, counts, fact.unit or "")


def _take(
    name: str, key: str, where: Conditions, tables: Mapping[str, FactTable]
) -> tuple[FactColumn, list[object]]:
    """A column by its name, and its cells that are not empty in the rows that ``where`` names."""
    table_name, _, column_name = name.partition(".")
    table = _find_table(tables, table_name, key)
    if column_name not in table.columns:
        message = f"names {name}, and {table_name} has no such column"
        _refuse_name(message, column_name, table.columns, key)
    cells = [row.get(column_name) for row in _choose(table, table_name, where)]
    return table.columns[column_name], [cell for cell in cells if cell not in (None, "")]


def _find_table(tables: Mapping[str, FactTable], name: str, *path: int | str) -> FactTable:
    if name not in tables:
        message = f"names the table {name}, which the subject has not"
        _refuse_name(message, name, tables, *path)
    return tables[name]


def _choose(table: FactTable, name: str, where: Conditions) -> list[Mapping[str, object]]:
    """The rows that have what is asked of them."""
    for column, wanted in where.items():
        if column not in table.columns:
            message = f"names {name}.{column}, and {name} has no such column"
            _refuse_name(message, column, table.columns, "where", column)
        known = table.columns[column].values
        for each in wanted if isinstance(wanted, tuple) else (wanted,):
            if known and each is not None and str(each) not in known:
                message = f"asks for {column} {each}, which {name}.{column} cannot be"
                _refuse_name(message, str(each), known, "where", column)
    return [
        row
        for row in table.rows
        if all(meets(row.get(column), wanted) for column, wanted in where.items())
    ]


def _choose_near(
    rows: Iterable[Mapping[str, object]], table: FactTable, name: str, near: Nearness
) -> list[Mapping[str, object]]:
    """Those of some rows that lie within a distance of others."""
    if not table.places:
        _refuse(
            f"counts what is near, and {name} has no places",
            "declare its columns of latitude and longitude",
            "near",
        )
    for row in near.rows:
        if row not in table.places:
            message = f"names the row {row}, which {name} has not"
            _refuse_name(message, row, table.places, "near", "rows")
    centres = [table.places[row] for row in near.rows]
    return [
        row
        for row in rows
        if min(measure_distance(table.places[str(row["id"])], centre) for centre in centres)
        <= near.km
    ]


def _to_decimal(cell: object) -> Decimal:
    return cell if isinstance(cell, Decimal) else Decimal(str(cell))


def _refuse(message: str, remedy: str, *path: int | str) -> NoReturn:
    raise UncountableError(FactFault(message, remedy, path))


def _refuse_name(message: str, wrong: str, known: Iterable[str], *path: int | str) -> NoReturn:
    raise UncountableError(FactFault(message, "use one of", path, wrong, tuple(known)))


def _refuse_empty(name: str, key: str, where: Conditions) -> NoReturn:
    rows = f" in the rows where {_write_conditions(where)}" if where else ""
    _refuse(
        f"takes the {key} of {name}, which is empty{rows}",
        "fill the column in, or remove the fact",
        key,
    )


def _write_conditions(where: Conditions) -> str:
    return " and ".join(
        f"{column} is {' or '.join(str(each) for each in wanted)}"
        if isinstance(wanted, tuple)
        else f"{column} is {wanted}"
        for column, wanted in where.items()
    )
