"""The colours of numbered signs: what each stands for, the same in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.colouring import REST, colour_values
from generator.model.map import Palette
from generator.model.row import DataTable
from generator.model.table import ColourBy, ColumnKind


@dataclass(frozen=True, slots=True)
class SignColours:
    """The colour of each row's sign."""

    palette: Palette
    steps: Mapping[str, int]
    """Its index in the palette, by the row's id."""
    classes: tuple[tuple[int, str], ...]
    """Of what is no time what each colour stands for: a code or an id, or nothing for all
    that has no colour of its own."""


def colour_signs(table: DataTable, years: Sequence[tuple[int, int]]) -> SignColours:
    """Give each row the colour of its years, its country or its category.

    :param years: the classes of years, the first and the last year of each.
    """
    by = table.settings.colour
    if by == ColourBy.TIME:
        steps = {
            row.id: _find(date.year, years) if (date := table.when(row)) is not None else 0
            for row in table.rows
        }
        return SignColours(Palette.STEP, steps, ())
    if by == ColourBy.NONE:
        return SignColours(Palette.KIND, {row.id: 0 for row in table.rows}, ((0, REST),))
    column = table.settings.find(ColumnKind.COUNTRY) if by == ColourBy.COUNTRY else by
    colours = colour_values(table, column or "")
    keys = {row.id: row.country if by == ColourBy.COUNTRY else row.text(by) for row in table.rows}
    steps = {name: colours.get(key, colours.get(REST, 0)) for name, key in keys.items()}
    used = set(steps.values())
    classes = tuple((step, key) for key, step in colours.items() if step in used)
    return SignColours(Palette.KIND, steps, classes)


def _find(year: int, years: Sequence[tuple[int, int]]) -> int:
    return next(n for n, (first, last) in enumerate(years) if first <= year <= last)
