from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.stages.pdf.layout import Layout, read_layout

CSS = """
@page { size: 100mm 60mm; margin: 10mm; @bottom-left { content: "Foot" } }
html { font-size: 10pt; line-height: 5mm; widows: 1; orphans: 1 }
body, p, ul { margin: 0; padding: 0 }
section { break-before: page } ul { list-style: none }
"""


LayOut = Callable[..., Layout]


@pytest.fixture
def lay_out(lay_out_page: Callable[..., Any]) -> LayOut:
    """The layout of pages of 80 × 40 mm, eight lines of 5 mm."""
    return lambda body, **budgets: read_layout(lay_out_page(body, CSS), tuple(budgets), budgets)


def lines(count: int, tag: str = "p", text: str = "Text") -> str:
    return f"<{tag}>" + "<br>".join([text] * count) + f"</{tag}>"


def test_a_section_with_room_is_found_on_its_page(lay_out: LayOut) -> None:
    """Nothing runs over; the foot in the margin is no part of a section."""
    body = f'<section id="a">{lines(8)}</section><section id="b">{lines(2)}</section>'
    layout = lay_out(body, a=1, b=1)
    assert ({"a": (1, 1), "b": (2, 2)}, ()) == (layout.sections, layout.overflows)


def test_lines_on_a_later_page_run_over(lay_out: LayOut) -> None:
    """Each block is named by its words, with the lines of it that have no room."""
    body = (
        f'<section id="a">{lines(5, "p", "Title")}<ul>{lines(1, "li", "One")}'
        f'{lines(3, "li", "Two")}</ul></section><section id="b"><p>Next</p></section>'
    )
    layout = lay_out(body, a=1, b=1)
    assert [("a", "Two Two Two", 1)] == [(o.section, o.block, o.lines) for o in layout.overflows]
    assert {"a": (1, 2), "b": (3, 3)} == layout.sections


def test_the_head_of_a_table_that_is_repeated_does_not_run_over(lay_out: LayOut) -> None:
    """It stands on each page of its table; what runs over is the rows."""
    rows = "".join(f"<tr><td>Row {n}</td></tr>" for n in range(9))
    head = "<thead><tr><th>Head</th></tr></thead>"
    layout = lay_out(f'<section id="a"><table>{head}<tbody>{rows}</table></section>', a=1)
    assert "Head" not in {overflow.block for overflow in layout.overflows}
    assert {"Row 8"} <= {overflow.block for overflow in layout.overflows}


def test_lines_below_a_box_of_fixed_height_run_over(lay_out: LayOut) -> None:
    """A box keeps its height, and what does not fit would lie over what follows."""
    body = f'<section id="a"><div style="height: 10mm">{lines(3)}</div></section>'
    (overflow,) = lay_out(body, a=1).overflows
    assert (1, 0.0) == (overflow.lines, overflow.beside)


def test_a_page_without_a_line_is_the_space_after_the_last(lay_out: LayOut) -> None:
    """A page more that holds nothing has room for nothing either."""
    body = f'<section id="a">{lines(2)}<div style="height: 35mm; break-inside: avoid"></div>'
    (overflow,) = lay_out(body + "</section>", a=1).overflows
    assert ("a", "Text Text", 0, 0.0) == (
        overflow.section,
        overflow.block,
        overflow.lines,
        overflow.beside,
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_line_that_cannot_be_broken_reaches_out_of_its_column(
    lay_out: LayOut, direction: str
) -> None:
    """By how many mm is said, on the side where the language ends its lines."""
    word = f'<p dir="{direction}" style="width: 10mm; white-space: nowrap">Long long word</p>'
    (overflow,) = lay_out(f'<section id="a">{word}</section>', a=1).overflows
    assert 0 == overflow.lines
    assert 8 < overflow.beside < 25


def test_a_section_pushed_by_the_one_before_is_not_itself_at_fault(lay_out: LayOut) -> None:
    """Only the text that takes too much room is named."""
    body = f'<section id="a">{lines(9)}</section><section id="b">{lines(8)}</section>'
    assert {"a"} == {overflow.section for overflow in lay_out(body, a=1, b=1).overflows}


def test_a_group_may_take_the_pages_that_it_is_given(lay_out: LayOut) -> None:
    """What stands on them does not run over, and what stands on the next does."""
    body = f'<section id="a">{lines(20)}</section><section id="b">{lines(8)}</section>'
    assert () == lay_out(body, a=3, b=1).overflows
    (overflow,) = lay_out(body, a=2, b=1).overflows
    assert ("a", 4) == (overflow.section, overflow.lines)


def test_without_a_budget_only_what_is_cut_is_found(lay_out_page: Callable[..., Any]) -> None:
    """Any number of pages may be taken; a line out of its box is lost all the same."""
    cut = f'<div style="height: 10mm">{lines(3)}</div>'
    body = f'<section id="a">{lines(20)}</section><section id="b">{cut}</section>'
    layout = read_layout(lay_out_page(body, CSS), ("a", "b"))
    one, other = layout.measure("a"), layout.measure("b")
    assert (3, False, 1, True) == (one.pages, one.cut, other.pages, other.cut)
    assert {"b"} == {overflow.section for overflow in layout.overflows}


def test_how_far_down_its_last_page_a_group_reaches(lay_out_page: Callable[..., Any]) -> None:
    """In mm, from the top of the page's area: of four lines, and of three."""
    body = f'<section id="a">{lines(20)}</section><section id="b">{lines(3)}</section>'
    layout = read_layout(lay_out_page(body, CSS), ("a", "b"))
    assert [(3, 4), (1, 3)] == [
        (each.pages, round(each.tail / 5)) for each in map(layout.measure, "ab")
    ]


def test_a_page_that_holds_a_picture_alone_is_its_groups(lay_out: LayOut) -> None:
    """A page without a line is one of the group all the same, and may be the first."""
    picture = '<div style="height: 40mm; break-inside: avoid"></div>'
    body = f'<section id="a">{lines(2)}{picture}</section><section id="b">{picture}</section>'
    layout = lay_out(body, a=2, b=1)
    assert ({"a": (1, 2), "b": (3, 3)}, ()) == (layout.sections, layout.overflows)
