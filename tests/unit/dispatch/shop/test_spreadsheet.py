"""Tables for spreadsheets."""

from __future__ import annotations

import pytest

from generator.dispatch.shop.spreadsheet import disarm, write_table


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"]
)
def test_a_formula_is_made_text(cell: str) -> None:
    """What a spreadsheet would compute has an apostrophe before it."""
    assert f"'{cell}" == disarm(cell)


@pytest.mark.parametrize("cell", ["", "Ambassade A", "سفارة", "a=b", "1-2"])
def test_other_text_is_left_as_it_is(cell: str) -> None:
    """A sign inside a cell does nothing."""
    assert cell == disarm(cell)


def test_a_table_is_csv() -> None:
    """Rows end as RFC 4180 says; commas and quotation marks stand in quotation marks."""
    data = write_table(("a", "b"), [("x, “y”", 2), ('say "no"', -3)])
    assert 'a,b\r\n"x, “y”",2\r\n"say ""no""",-3\r\n' == data.decode("utf-8-sig")
