"""A cell of a table is replaced, and every other byte stays."""

from __future__ import annotations

import pytest

from generator.desk.saving.table_cell import find_cell, replace_cell

TABLE = '\ufeffid,name,summary\r\na,Rabia,"First, ""so""\nsecond line"\r\n\r\nb,Kobané,plain\r\n'


@pytest.mark.parametrize(
    ("line", "column", "before", "after", "was", "now"),
    [
        (2, "name", "Rabia", "Rabīa", "Rabia", "Rabīa"),
        (2, "name", "Rabia", "Rabia, Iraq", "Rabia", '"Rabia, Iraq"'),
        (2, "summary", 'First, "so"\nsecond line', 'New "so"', None, '"New ""so"""'),
        (5, "summary", "plain", "plainer", "b,Kobané,plain", "b,Kobané,plainer"),
    ],
)
def test_only_the_cell_changes(
    line: int, column: str, before: str, after: str, was: str | None, now: str
) -> None:
    """Quotes, line ends, the byte order mark and empty lines stay as they are."""
    was = was or '"First, ""so""\nsecond line"'
    assert replace_cell(TABLE, before, after, line, column) == TABLE.replace(was, now, 1)


def test_a_cell_that_says_something_else_is_left() -> None:
    """A row that has moved or a cell that was changed is not written over."""
    assert replace_cell(TABLE, "Rabia", "X", 5, "name") is None
    assert replace_cell(TABLE, "Rabia", "X", 2, "nothing") is None
    found = find_cell(TABLE, 5, "name")
    assert found is not None
    assert "Kobané" == found.value


def test_semicolons_part_cells_too() -> None:
    """A table of a spreadsheet that writes semicolons stays one."""
    assert "id;name\nx;b c\n" == replace_cell("id;name\nx;a b\n", "a b", "b c", 2, "name")
