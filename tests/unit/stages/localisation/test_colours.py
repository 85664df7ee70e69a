"""The colours of numbered signs."""

from __future__ import annotations

from dataclasses import replace

from generator.blocks.document import Brief
from generator.model.map import KINDS, Palette
from generator.model.row import DataTable
from generator.model.table import Column, ColumnKind
from generator.stages.localisation.colours import colour_signs
from tests.unit.rows import TABLE, shipped_rows, with_rows


def tabulate(brief: Brief, codes: list[str], colour: str) -> DataTable:
    """A table of places in these countries."""
    row = shipped_rows(brief)[0]
    rows = [replace(row, id=f"place-{n}", country=code) for n, code in enumerate(codes)]
    return with_rows(brief, *rows, colour=colour, order=None).tables[TABLE]


def test_six_countries_have_six_colours(shipped: Brief) -> None:
    """Each in the order of its first place."""
    codes = ["FR", "DE", "FR", "IT", "ES", "PT", "BE"]
    table = tabulate(shipped, codes, "country")
    colours = colour_signs(table, [(2000, 2020)])
    assert Palette.KIND is colours.palette
    assert [0, 1, 0, 2, 3, 4, 5] == list(colours.steps.values())
    assert list(enumerate(["FR", "DE", "IT", "ES", "PT", "BE"])) == list(colours.classes)


def test_the_rarest_of_many_countries_share_the_last_colour(shipped: Brief) -> None:
    """Of nine countries the six with the most places have a colour each."""
    often = ["FR", "DE", "IT", "ES", "PT", "BE"]
    codes = ["AT", *often, "NL", "LU", *often]
    table = tabulate(shipped, codes, "country")
    colours = colour_signs(table, [(2000, 2020)])
    assert [*often, ""] == [key for _, key in colours.classes]
    assert KINDS == len(colours.classes)
    others = [row.country for row in table.rows if colours.steps[row.id] == KINDS - 1]
    assert ["AT", "NL", "LU"] == others


def test_a_category_is_coloured_in_its_own_order(shipped: Brief) -> None:
    """Its values have the colours of their places in the column's list, of which those in use are
    explained in that order, wherever their first rows stand."""
    row = shipped_rows(shipped)[0]
    values = {"shallow": "S", "middle": "M", "deep": "D"}
    layer = Column(kind=ColumnKind.CATEGORY, label="Layer", values=values)
    held = ["deep", "shallow", "deep"]
    rows = [
        replace(row, id=f"r{n}", cells={**row.cells, "layer": key}) for n, key in enumerate(held)
    ]
    settings = shipped.tables[TABLE].settings
    brief = with_rows(
        shipped, *rows, colour="layer", order=None, columns={**settings.columns, "layer": layer}
    )
    colours = colour_signs(brief.tables[TABLE], [(2000, 2020)])
    assert ([2, 0, 2], ((0, "shallow"), (2, "deep"))) == (
        list(colours.steps.values()),
        colours.classes,
    )


def test_no_colour_is_one_colour(shipped: Brief) -> None:
    """Coloured by nothing, all signs are alike."""
    colours = colour_signs(tabulate(shipped, ["FR", "DE"], "none"), [(2000, 2020)])
    assert ({0}, ((0, ""),)) == (set(colours.steps.values()), colours.classes)
