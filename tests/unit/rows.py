"""Rows and documents that tests make of the shipped ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.blocks.document import Brief
from generator.blocks.map import MapBlock
from generator.model.date import PartialDate
from generator.model.localised import LocalBrief
from generator.model.map import MapSettings
from generator.model.row import DataRow, put_in_order

TABLE = "victories"
"""The shipped document's table."""
CENTRES = {"mosul-west", "raqqa"}
"""The rows that its cover is drawn round."""


def shipped_rows(brief: Brief) -> tuple[DataRow, ...]:
    """The rows of the shipped document's table."""
    return brief.tables[TABLE].rows


def settle(brief: Brief) -> MapSettings:
    """The settings of the shipped document's map."""
    (block,) = brief.content.all_of(MapBlock)
    return block.settle(brief.tables[TABLE])


def make_row(brief: Brief, name: str, date: str, **cells: Any) -> DataRow:
    """A row on a date, else as the first shipped one."""
    row = shipped_rows(brief)[0]
    own = {"operation_start": None, "date": PartialDate.parse(date), "summary": "S.", "stake": "E."}
    return replace(row, id=name, cells={**row.cells, "id": name, **own, **cells})


def with_rows(brief: Brief, *rows: DataRow, **settings: Any) -> Brief:
    """The shipped document with other rows, and other settings of their table."""
    table = brief.tables[TABLE]
    declared = table.settings.model_copy(update=settings)
    made = replace(table, rows=rows, settings=declared)
    content = brief.content.model_copy(update={"tables": {TABLE: declared}})
    if not CENTRES <= {row.id for row in rows}:
        # The cover is of these places.
        facts = {name: fact for name, fact in content.facts.items() if name != "near"}
        others = tuple(section for section in content.sections if section.id != "headline")
        formats = {"brief": content.formats["brief"]}
        content = content.model_copy(
            update={"facts": facts, "sections": others, "formats": formats}
        )
    return replace(brief, content=content, tables={TABLE: replace(made, rows=put_in_order(made))})


def swap_block(local: LocalBrief, name: str, **changes: Any) -> LocalBrief:
    """A document with another block in the place of one, by its name."""
    return replace(
        local,
        groups=tuple(
            replace(
                group,
                sections=tuple(
                    replace(
                        section,
                        blocks=tuple(
                            replace(block, **changes) if block.name == name else block
                            for block in section.blocks
                        ),
                    )
                    for section in group.sections
                ),
            )
            for group in local.groups
        ),
    )


def swap_table(local: LocalBrief, **changes: Any) -> LocalBrief:
    """A document with another table in the place of the shipped one."""
    return replace(local, tables={TABLE: replace(local.tables[TABLE], **changes)})
