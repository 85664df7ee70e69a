"""Columns of a table that blocks print: which are of numbers, and whether they have a head."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Finding, Origin
from generator.model.table import ColumnKind, TableSettings

HEADED = frozenset({ColumnKind.COUNTRY, ColumnKind.DATE, ColumnKind.SOURCES})
"""What the program has a head for, where the column has no label."""
NUMBERS = frozenset({ColumnKind.NUMBER, ColumnKind.PERCENT, ColumnKind.MONEY})


def check_head(table: str, settings: TableSettings, name: str, where: Origin) -> Iterator[Finding]:
    """Give a finding where a column is printed and has no head."""
    column = settings.columns[name]
    if not column.label and column.kind not in HEADED:
        yield Finding(
            where,
            f"column {name} of {table} is printed without a head",
            f"give it a label, as {name}: {{kind: {column.kind}, label: …}}",
        )
