"""Where the shipped style sheets let pages end: what belongs together stands on one page."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.errors import Origin
from generator.pdf.engine import Subject, Typesetter
from tests.conftest import ROOT

TEMPLATES = ROOT / "templates"
SHEETS = ("fonts/fonts.css", "tokens.css", "base.css", "blocks.css", "brief/brief.css")
STYLE = """
@page { size: 100mm; margin: 15mm }
:root { --fit-text: 1; --fit-leading: 1; --fit-air: 1 }
"""
ROWS = 9


def lay_out(above: int, inside: str, direction: str = "ltr") -> dict[str, int]:
    """The page of what is named in a section, so many mm below a page's top."""
    named = [*(TEMPLATES / name for name in SHEETS), *TEMPLATES.glob("fonts/*.ttf")]
    files = {each.relative_to(TEMPLATES).as_posix(): each.read_bytes() for each in named}
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in SHEETS)
    html = (
        f'<html lang="en" dir="{direction}"><title>T</title>{links}<style>{STYLE}</style><body>'
        f'<main><section><p style="height: {above}mm"></p>{inside}</section></main>'
    )
    return Typesetter(Subject(Origin("page")), files).lay_out(html).anchors


def write_table(rows: int, *, noted: bool) -> str:
    """A table below its heading, with a note above it or a caption."""
    listed = "".join(f'<tr id="row-{n}"><td>Row {n}</td></tr>' for n in range(rows))
    note = '<p class="list-note">A note</p>' if noted else ""
    caption = "" if noted else "<caption>A caption</caption>"
    return f'<h2 id="head">Head</h2>{note}<table>{caption}<tbody>{listed}</tbody></table>'


def write_points(count: int) -> str:
    """Numbered points, two beside each other."""
    points = "".join(
        f'<li class="point"><span class="numeral" id="number-{n}">{n}</span>'
        f'<h3 class="subhead">Point</h3><p id="text-{n}">A text of two or three lines.</p></li>'
        for n in range(count)
    )
    return f'<ol class="points columns-2">{points}</ol>'


@pytest.mark.parametrize("noted", [False, True])
def test_no_row_and_no_heading_is_left_alone(*, noted: bool) -> None:
    """Three rows of a table at least on either side of a page's end, its heading with them."""
    parted = set()
    for above in range(66):
        pages = lay_out(above, write_table(ROWS, noted=noted))
        rows = Counter(pages[f"row-{n}"] for n in range(ROWS))
        assert min(rows.values()) >= 3, above
        assert pages["head"] == pages["row-0"], above
        parted.add(tuple(rows.values()))
    assert len(parted) > 3


@pytest.mark.parametrize("rows", [1, 2])
def test_a_short_table_stays_where_what_follows_has_no_room(rows: int) -> None:
    """Its rows stand together, and are not tied to the drawing below them."""
    figure = '<figure class="figure" id="drawing"><div style="height: 40mm"></div></figure>'
    pages = lay_out(20, write_table(rows, noted=False) + figure)
    assert [1] * rows == [pages[f"row-{n}"] for n in range(rows)]
    assert 2 == pages["drawing"]


def test_a_point_is_not_parted_from_its_number() -> None:
    """The whole of it stands on one page."""
    for above in range(0, 66, 3):
        pages = lay_out(above, write_points(5))
        assert [pages[f"text-{n}"] for n in range(5)] == [pages[f"number-{n}"] for n in range(5)]


def test_from_the_right_as_many_points_as_there_are_have_rows() -> None:
    """None lies over another, however many there are."""
    pages = lay_out(0, write_points(24), "rtl")
    assert lay_out(0, write_points(24)) == pages
    assert pages["text-11"] < pages["text-23"]


def test_an_imprint_stands_on_one_page() -> None:
    """What is due next stands below the issuer."""
    lines = (
        '<p class="imprint-issuer" id="issuer">Who</p><p class="imprint-update" id="due">When</p>'
    )
    for above in range(55, 66):
        pages = lay_out(above, f'<div class="block imprint">{lines}</div>')
        assert pages["issuer"] == pages["due"], above


@pytest.mark.parametrize(
    "after", ['</section><section class="section">', '<ul class="contents"><li></li></ul>']
)
def test_only_text_stands_beside_a_single_figure(after: str) -> None:
    """What else follows it begins below it."""
    figure = '<p class="key-figure single" style="height: 30mm">12</p>'
    below = '<p id="after" style="height: 15mm">After</p>'
    held = f'<section class="section with-figures">{figure}{after}{below}</section>'
    assert 2 == lay_out(30, held)["after"]
