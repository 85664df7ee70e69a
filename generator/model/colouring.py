"""Which colour each value of a column has: the same in every figure of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.model.map import KINDS
from generator.model.row import DataTable
from generator.model.table import ColumnKind

REST = ""
"""All that has no colour of its own, and what has no value."""


def colour_values(table: DataTable, column: str) -> Mapping[str, int]:
    """Give each value of a category, or each country, the index of its colour.

    A category's have theirs in the order in which the column lists them, whether or not each has a
    row, so that two tables that list the same are coloured alike; countries in the order of their
    first row. Where there are more than colours, those with the most rows have one each, and all
    others the last together, as :data:`REST`.
    """
    declared = table.settings.columns[column]
    of_country = declared.kind is ColumnKind.COUNTRY
    keys = [row.country if of_country else row.text(column) for row in table.rows]
    listed = [*(declared.values or dict.fromkeys(filter(None, keys))), *([REST] * (REST in keys))]
    if len(listed) > KINDS:
        listed = [key for key in listed if key in keys]
    if len(listed) > KINDS:
        found = Counter(key for key in keys if key != REST)
        most = {key for key, _ in found.most_common(KINDS - 1)}
        listed = [*(key for key in listed if key in most), REST]
    return {key: index for index, key in enumerate(listed)}
