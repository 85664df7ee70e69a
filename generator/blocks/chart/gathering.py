"""A table's rows gathered as the values of a chart, in a language's forms -> ChartData."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.blocks.chart.data import ChartData, LocalCategory, LocalPanel, LocalSeries
from generator.blocks.chart.spans import MOST_PLACES, Span, SpanReader, name_dates, place_date
from generator.language.amounts import write_amount
from generator.language.formats import DASH, Formats
from generator.model.chart import BEGINNINGS, ChartKind, ChartPanel, ChartSeries, find_range
from generator.model.colouring import colour_values
from generator.model.counting import value_cell
from generator.model.date import PartialDate
from generator.model.fact_values import MoneyValue, NumberValue, PercentValue
from generator.model.localised import LocalRow, LocalTable
from generator.model.row import Cell, DataRow, DataTable
from generator.model.row_facts import describe_column
from generator.model.scale import choose_ticks
from generator.model.table import Column, ColumnKind
from generator.model.time_axis import TimeAxis, TimeUnit, lay_out_axis, number_period

if TYPE_CHECKING:
    from generator.blocks.chart import ChartBlock


def gather_data(
    block: ChartBlock, data: DataTable, table: LocalTable, formats: Formats, until: PartialDate
) -> ChartData:
    """Gather what a chart shows of a table, in a language's forms.

    :param until: the document's date.
    """
    return _Gatherer(block, data, table, formats, until).gather()


class _Gatherer:
    def __init__(
        self,
        block: ChartBlock,
        data: DataTable,
        table: LocalTable,
        formats: Formats,
        until: PartialDate,
    ) -> None:
        self.block, self.data, self.table, self.formats = block, data, table, formats
        self.until = until
        self.columns = data.settings.columns
        self.rows = data.select(block.where)
        self.local = {row.id: row for row in table.rows}

    def gather(self) -> ChartData:
        if self.block.values:
            categories, panels = self.measure()
        else:
            categories, panels = self.count()
        if self.block.stacked or self.block.chart is ChartKind.AREA:
            panels = tuple(replace(panel, sums=self.add(panel)) for panel in panels)
        return ChartData(
            heading=self.table.column(self.block.by).label,
            categories=categories,
            panels=panels,
            ticks=self.choose_scale(panels),
            places=self.name_places(categories),
            dated=self.columns[self.block.by].kind is ColumnKind.DATE,
            cut=self.block.chart in BEGINNINGS,
            measured=self.table.column(self.block.values[0]).label if self.block.values else "",
        )

    # --- values of columns -----------------------------------------------------------------------

    def measure(self) -> tuple[tuple[LocalCategory, ...], tuple[LocalPanel, ...]]:
        """A category a row, and a series a column; of several panels, rows of one name together."""
        if self.block.panels is None:
            shown = self.rows[: self.block.most]
            categories = tuple(self.categorise(row) for row in shown)
            return categories, (LocalPanel("", self.make_series(shown)),)
        column = self.block.panels
        parts = {
            key: [row for row in self.rows if row.text(column) == key]
            for key in self.list_values(column)
        }
        parts = {key: found for key, found in parts.items() if found}
        by = self.block.by
        # By what the table has: two may be called alike in a language.
        named: dict[Cell, DataRow] = {}
        for rows in parts.values():
            for row in rows:
                named.setdefault(row.cells.get(by), row)
        firsts = list(named.items())[: self.block.most]
        panels = tuple(
            LocalPanel(
                self.value_name(self.block.panels, key),
                self.make_series(
                    [next((r for r in rows if r.cells.get(by) == cell), None) for cell, _ in firsts]
                ),
            )
            for key, rows in parts.items()
        )
        return tuple(self.categorise(row) for _, row in firsts), panels

    def make_series(self, rows: Sequence[DataRow | None]) -> tuple[LocalSeries, ...]:
        if self.block.chart is ChartKind.SPAN:
            return self.make_spans(rows)
        several = len(self.block.values) > 1
        return tuple(
            LocalSeries(
                name=self.table.column(name).label if several else "",
                values=tuple(row.number(name) if row else None for row in rows),
                labels=tuple(self.say(row, name) for row in rows),
            )
            for name in self.block.values
        )

    def make_spans(self, rows: Sequence[DataRow | None]) -> tuple[LocalSeries, ...]:
        """One series, or one a value of what parts the rows, each with its own rows alone."""
        split = self.block.split
        if split is None:
            return (self.make_span_series("", rows),)
        keys = [
            key
            for key in self.list_values(split)
            if any(row is not None and row.text(split) == key for row in rows)
        ]
        return tuple(
            replace(
                self.make_span_series(
                    self.value_name(split, key),
                    [row if row is not None and row.text(split) == key else None for row in rows],
                ),
                step=step,
            )
            for key, step in zip(keys, self.choose_colours(split, keys), strict=True)
        )

    def choose_colours(self, split: str, keys: Sequence[str]) -> list[int | None]:
        """Give the parts the colours that their values have in all figures, where each has one."""
        colours = colour_values(self.data, split)
        if any(key not in colours for key in keys):
            return [None] * len(keys)
        return [colours[key] for key in keys]

    def make_span_series(self, name: str, rows: Sequence[DataRow | None]) -> LocalSeries:
        first, last = self.block.values[0], self.block.values[-1]
        reader = SpanReader(first, last, self.formats, self.until)
        found = []
        for row in rows:
            said = filter(None, (self.say(row, each) for each in dict.fromkeys((first, last))))
            is_open = row is not None and self.data.is_open(row)
            joined = f" {DASH} ".join(said)
            found.append(reader.read(row, joined, is_open=is_open) if row is not None else Span())
        return LocalSeries(
            name,
            values=tuple(each.end for each in found),
            labels=tuple(each.label for each in found),
            starts=tuple(each.start for each in found),
            open=tuple(each.is_open for each in found),
            since=tuple(each.since for each in found),
        )

    def categorise(self, row: DataRow) -> LocalCategory:
        date = row.date(self.block.by)
        placed = date is not None and self.block.chart in (ChartKind.LINE, ChartKind.AREA)
        return LocalCategory(
            key=row.id,
            name=self.name(row),
            position=place_date(date) if placed and date is not None else None,
            highlighted=row.id in self.block.highlight,
            origin=row.origin,
        )

    def name(self, row: DataRow) -> str:
        local: LocalRow = self.local[row.id]
        cell = local.cells.get(self.block.by)
        return cell.plain if cell is not None else ""

    def say(self, row: DataRow | None, name: str) -> str:
        cell = self.local[row.id].cells.get(name) if row is not None else None
        return cell.plain if cell is not None else ""

    def list_values(self, column: str) -> Sequence[str]:
        """The values of a category in its own order; countries, the most frequent first."""
        declared = self.columns[column]
        if declared.kind is ColumnKind.CATEGORY:
            return tuple(declared.values)
        found = Counter(row.text(column) for row in self.rows if row.text(column))
        return tuple(key for key, _ in found.most_common())

    def value_name(self, column: str, key: str) -> str:
        """What a value of a category or a country is called."""
        if self.columns[column].kind is ColumnKind.COUNTRY:
            return self.formats.country(key)
        row = next((row for row in self.data.rows if row.text(column) == key), None)
        cell = self.local[row.id].cells.get(column) if row is not None else None
        return cell.plain if cell is not None else key

    # --- rows counted ----------------------------------------------------------------------------

    def count(self) -> tuple[tuple[LocalCategory, ...], tuple[LocalPanel, ...]]:
        """A category a value of the column, or a period; a series a value of what splits them."""
        key_of, names = self.name_counted()
        keys = list(names)
        split = self.block.split
        parts: Sequence[str | None] = [None]
        steps: Sequence[int | None] = [None]
        if split is not None:
            held = {row.text(split) for row in self.rows}
            shown = [key for key in self.list_values(split) if key in held]
            parts, steps = shown, self.choose_colours(split, shown)
        series = []
        for part, step in zip(parts, steps, strict=True):
            rows = [row for row in self.rows if split is None or row.text(split) == part]
            found = Counter(key_of(row) for row in rows)
            counts = [found[key] for key in keys]
            series.append(
                LocalSeries(
                    name=self.value_name(split, part) if split and part else "",
                    values=tuple(float(count) for count in counts),
                    labels=tuple(self.formats.number(count) for count in counts),
                    step=step,
                )
            )
        categories = tuple(
            LocalCategory(key, names[key], highlighted=key in self.block.highlight) for key in keys
        )
        return categories, (LocalPanel("", tuple(series)),)

    def name_counted(self) -> tuple[Callable[[DataRow], str], dict[str, str]]:
        """How a row is counted, and the names of what is counted in the order of the chart."""
        by, columns = self.block.by, self.columns
        if columns[by].kind is ColumnKind.DATE:
            dates = [date for row in self.rows if (date := row.date(by)) is not None]
            axis = lay_out_axis(dates, dates[-1])
            unit = self.block.every or axis.unit
            numbers = [number_period(unit, date) for date in dates]
            periods = range(min(numbers), max(numbers) + 1)
            names = {str(n): name_period(TimeAxis(unit, n, 1), self.formats) for n in periods}

            def key_of(row: DataRow) -> str:
                date = row.date(by)
                return "" if date is None else str(number_period(unit, date))

            return key_of, names
        found = Counter(row.text(by) for row in self.rows if row.text(by))
        most = [key for key, _ in found.most_common(self.block.most)]
        return lambda row: row.text(by), {key: self.value_name(by, key) for key in most}

    def add(self, panel: LocalPanel) -> tuple[tuple[float, str], ...]:
        """What the values of each category come to; nothing where there is one series."""
        if len(panel.series) == 1:
            return ()
        column = self.columns[self.block.values[0]] if self.block.values else None
        found = []
        for values in zip(*(series.values for series in panel.series), strict=True):
            total = sum((Decimal(str(value)) for value in values if value is not None), Decimal())
            total = total.normalize() if total % 1 else total.quantize(Decimal(1))
            text = self.say_tick(total, column, share=False)
            found.append((float(total), text))
        return tuple(found)

    # --- the scale -------------------------------------------------------------------------------

    def choose_scale(self, panels: tuple[LocalPanel, ...]) -> tuple[tuple[float, str], ...]:
        drawn = tuple(
            ChartPanel(
                tuple(ChartSeries((), s.values, s.labels, starts=s.starts) for s in p.series)
            )
            for p in panels
        )
        reach = find_range(
            self.block.chart,
            drawn,
            stacked=self.block.stacked,
            from_zero=self.block.from_zero,
        )
        if reach is None:
            return ()
        column = self.columns[self.block.values[0]] if self.block.values else None
        if column is not None and column.kind in (ColumnKind.DATE, ColumnKind.SPAN):
            return name_dates(*reach, self.formats)
        share = self.block.chart is ChartKind.SHARE
        ticks = choose_ticks(*reach, whole=column is None)
        return tuple((float(tick), self.say_tick(tick, column, share=share)) for tick in ticks)

    def say_tick(self, tick: Decimal, column: Column | None, *, share: bool) -> str:
        if share:
            return str(write_amount(PercentValue(tick * 100), "", self.formats))
        decimals = max(-int(tick.as_tuple().exponent), 0)
        if column is None or column.kind is ColumnKind.NUMBER:
            return str(write_amount(NumberValue(tick, decimals), "", self.formats))
        value = value_cell(tick, describe_column(column))
        if isinstance(value, MoneyValue):
            value = MoneyValue(tick, value.currency, decimals)
        return str(write_amount(value, "", self.formats))  # type: ignore[arg-type]

    def name_places(self, categories: Sequence[LocalCategory]) -> tuple[tuple[float, str], ...]:
        places = [each.position for each in categories if each.position is not None]
        if not places or len(places) < len(categories):
            return ()
        named = name_dates(min(places), max(places), self.formats)
        if len(named) > 1:
            return named
        own = sorted({(float(e.position), e.name) for e in categories if e.position is not None})
        return tuple(own[:: -(-len(own) // MOST_PLACES)])


def name_period(axis: TimeAxis, formats: Formats) -> str:
    """Name one period: ``2015``, ``T1 2015``, ``mars 2015``, or its first day."""
    begin = axis.begin(axis.first)
    match axis.unit:
        case TimeUnit.YEAR:
            return formats.year(begin.year)
        case TimeUnit.QUARTER:
            quarter = ((begin.month or 1) + 2) // 3
            return f"{formats.quarter(quarter)} {formats.year(begin.year)}"
    return formats.short_date(begin)
