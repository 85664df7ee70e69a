"""A table in one language: its texts translated, its rows numbered, dated and coloured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.language.amounts import write_amount
from generator.language.formats import Formats
from generator.language.inline import Typeset, set_value
from generator.language.saying import Seal
from generator.model.counting import value_cell
from generator.model.date import PartialDate
from generator.model.fact_values import FactValue
from generator.model.localised import (
    LocalCitation,
    LocalClass,
    LocalColumn,
    LocalPeriod,
    LocalRow,
    LocalTable,
    Text,
)
from generator.model.map import STEPS
from generator.model.row import Cell, DataRow, DataTable
from generator.model.row_facts import describe_column, list_row_facts
from generator.model.table import ColourBy, Column, ColumnKind, TableSettings
from generator.model.time_axis import group_years
from generator.stages.localisation.colours import SignColours, colour_signs

SetText = Callable[[str, Mapping[str, FactValue]], Text]
"""Sets a text with facts of its own besides the document's."""
Translate = Callable[[str, str], str]
"""Gives a text in the language, by its context and its words."""


@dataclass(frozen=True, slots=True)
class TableForms:
    """What a table is said with in one language."""

    formats: Formats
    set_text: SetText
    typeset: Typeset
    """The language's typography."""
    translate: Translate
    cite: Callable[[str], LocalCitation]
    number: Callable[[str], int]
    """Gives the number of a source."""
    name_row: Callable[[str, str], str]
    """Gives the name of a table's row, by its id."""
    seal: Seal
    """Marks what is printed of a cell that no catalog has."""


def localise_table(table: DataTable, settings: TableSettings, forms: TableForms) -> LocalTable:
    """Say a table in one language.

    :param settings: the table's in that language.
    """
    return _Localiser(table, settings, forms).localise()


class _Localiser:
    def __init__(self, table: DataTable, settings: TableSettings, forms: TableForms) -> None:
        self.table, self.settings, self.forms = table, settings, forms
        self.formats = forms.formats
        dates = [date.year for row in table.rows if (date := table.when(row)) is not None]
        self.years = group_years(dates, STEPS) if dates else ()
        self.colours: SignColours = colour_signs(table, self.years)

    def localise(self) -> LocalTable:
        columns = tuple(
            LocalColumn(name, column.kind, self.plain(column.label))
            for name, column in self.settings.columns.items()
        )
        periods = self.count_periods()
        return LocalTable(
            name=self.table.name,
            label=self.plain(self.settings.label),
            columns=columns,
            rows=tuple(self.localise_row(row, n) for n, row in enumerate(self.table.rows, 1)),
            periods=periods,
            palette=self.colours.palette,
            classes=self.name_classes(periods),
            coloured_by=str(self.settings.colour),
            open_label=self.name_open(),
        )

    def plain(self, words: str | None) -> str:
        return self.forms.set_text(words, {}).plain if words else ""

    def localise_row(self, row: DataRow, number: int) -> LocalRow:
        when = self.table.when(row)

        def seal(words: str, column: str | None) -> str:
            return self.forms.seal(f"{self.table.name}.{row.id}.{column}", words)

        dated = self.table.find_dated(row)
        land = self.settings.find(ColumnKind.COUNTRY)
        step = self.colours.steps[row.id]
        name = self.settings.find(ColumnKind.NAME)
        sources = self.settings.find(ColumnKind.SOURCES)
        cited = row.cells.get(sources) if sources else None
        ids = sorted(map(str, cited), key=self.forms.number) if isinstance(cited, tuple) else []
        facts = list_row_facts(self.table.settings, row)
        cells = {
            column: text
            for column, declared in self.settings.columns.items()
            if (text := self.set_cell(row, column, declared, facts)) is not None
        }
        return LocalRow(
            id=row.id,
            number=self.formats.number(number),
            name=cells[name].plain if name and name in cells else "",
            cells=cells,
            values={
                column: value
                for column in self.settings.columns
                if (value := row.number(column)) is not None
            },
            country=seal(self.formats.country(row.country), land) if row.country else "",
            country_code=row.country,
            lat=row.lat,
            lon=row.lon,
            open=self.table.is_open(row),
            year=seal(self.formats.year(when.year), dated) if when is not None else "",
            date=seal(self.formats.date(when), dated) if when is not None else "",
            short_date=seal(self.formats.short_date(when), dated) if when is not None else "",
            iso_date=str(when) if when is not None else "",
            period=self.find_period(when.year) if when is not None else 0,
            step=step,
            colour=f"{self.colours.palette}-{step + 1}",
            sources=tuple(self.forms.cite(each) for each in ids),
            origin=row.origin,
        )

    def set_cell(
        self, row: DataRow, name: str, column: Column, facts: Mapping[str, FactValue]
    ) -> Text | None:
        cell = row.cells.get(name)
        if cell is None or column.kind in _UNPRINTED:
            return None
        if column.kind in (ColumnKind.NAME, ColumnKind.TEXT):
            words = self.forms.translate(f"{self.table.name}.{row.id}.{name}", str(cell))
            return self.forms.set_text(words, facts)
        if column.kind is ColumnKind.CATEGORY:
            return self.forms.set_text(column.values[str(cell)], {})
        context = f"{self.table.name}.{row.id}.{name}"
        said = self.forms.seal(context, self.form(cell, column))
        return set_value(said, self.forms.typeset) if isinstance(cell, Decimal) else Text.of(said)

    def form(self, cell: Cell, column: Column) -> str:
        match cell:
            case PartialDate():
                return self.formats.short_date(cell)
            case (first, last) if column.kind is ColumnKind.SPAN:
                return self.formats.date_range(first, last, short=True)  # type: ignore[arg-type]
            case Decimal():
                value = value_cell(cell, describe_column(column))
                return str(write_amount(value, "", self.formats))  # type: ignore[arg-type]
        if column.kind is ColumnKind.COUNTRY:
            return self.formats.country(str(cell))
        if column.of is not None:
            return self.forms.name_row(column.of, str(cell))
        return str(cell)

    def find_period(self, year: int) -> int:
        return next(n for n, (first, last) in enumerate(self.years) if first <= year <= last)

    def name_period(self, index: int) -> str:
        first, last = self.years[index]
        return self.formats.date_range(PartialDate(first), PartialDate(last))

    def count_periods(self) -> tuple[LocalPeriod, ...]:
        over = (row for row in self.table.rows if not self.table.is_open(row))
        dates = (self.table.when(row) for row in over)
        found = Counter(self.find_period(date.year) for date in dates if date is not None)
        return tuple(
            LocalPeriod(self.name_period(index), index, found[index], first == last)
            for index, (first, last) in enumerate(self.years)
            if found[index]
        )

    def name_classes(self, periods: tuple[LocalPeriod, ...]) -> tuple[LocalClass, ...]:
        """Say what the colours mean; of years only those with a row that is over."""
        by = self.settings.colour
        if by == ColourBy.TIME:
            return tuple(LocalClass(each.index, each.label) for each in periods)
        names = {
            key: self.formats.country(key)
            if by == ColourBy.COUNTRY
            else self.plain(self.settings.columns[by].values[key])
            for _, key in self.colours.classes
            if key
        }
        return tuple(LocalClass(step, names.get(key, "")) for step, key in self.colours.classes)

    def name_open(self) -> str:
        """Say what a row is that is not over, by the value that tells it."""
        for name, wanted in (self.settings.open or {}).items():
            values = self.settings.columns[name].values
            for each in wanted if isinstance(wanted, tuple) else (wanted,):
                if str(each) in values:
                    return self.plain(values[str(each)])
        return ""


_UNPRINTED = (
    ColumnKind.ID,
    ColumnKind.NOTE,
    ColumnKind.SOURCES,
    ColumnKind.LATITUDE,
    ColumnKind.LONGITUDE,
)
