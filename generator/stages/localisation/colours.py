"""The colours of numbered signs: what each stands for, the same in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.map import KINDS, Palette
from generator.model.row import DataTable
from generator.model.table import ColourBy


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

    Countries and categories are coloured in the order of their first row. Where there are more than
    colours, those with the most rows have one each, and all the others the last together.

    :param years: the classes of years, the first and the last year of each.
    """
    by = table.settings.colour
    if by == ColourBy.TIME:
        steps = {
            row.id: _find(date.year, years) if (date := table.when(row)) is not None else 0
            for row in table.rows
        }
        return SignColours(Palette.STEP, steps, ())
    if by == ColourBy.COUNTRY:
        keys = [row.country for row in table.rows]
    elif by == ColourBy.NONE:
        keys = [""] * len(table.rows)
    else:
        keys = [row.text(by) for row in table.rows]
    own = list(dict.fromkeys(keys))
    if len(own) > KINDS:
        most = {key for key, _ in Counter(keys).most_common(KINDS - 1)}
        own = [*(key for key in own if key in most), ""]
    steps = {
        row.id: own.index(key if key in own else "")
        for row, key in zip(table.rows, keys, strict=True)
    }
    return SignColours(Palette.KIND, steps, tuple(enumerate(own)))


def _find(year: int, years: Sequence[tuple[int, int]]) -> int:
    return next(n for n, (first, last) in enumerate(years) if first <= year <= last)
