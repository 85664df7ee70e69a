"""Where the shipped style sheets let pages end: what belongs together stands on one page."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.errors import Origin
from generator.pdf.engine import Subject, Typesetter
from tests.conftest import ROOT

TEMPLATES = ROOT / "templates"
SHEETS = ("fonts/fonts.css", "tokens.css", "base.css", "blocks.css")
STYLE = """
@page { size: 100mm; margin: 15mm }
:root { --fit-text: 1; --fit-leading: 1; --fit-air: 1 }
"""
ROWS = 9


def lay_out(above: int, *, noted: bool) -> dict[str, int]:
    """The page of a heading and of each row of its table, so many mm below a page's top."""
    named = [*(TEMPLATES / name for name in SHEETS), *TEMPLATES.glob("fonts/*.ttf")]
    files = {each.relative_to(TEMPLATES).as_posix(): each.read_bytes() for each in named}
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in SHEETS)
    rows = "".join(f'<tr id="row-{n}"><td>Row {n}</td></tr>' for n in range(ROWS))
    note = '<p class="list-note">A note</p>' if noted else ""
    caption = "" if noted else "<caption>A caption</caption>"
    html = (
        f'<html lang="en"><title>T</title>{links}<style>{STYLE}</style><body><main><section>'
        f'<p style="height: {above}mm"></p><h2 id="head">Head</h2>{note}'
        f"<table>{caption}<tbody>{rows}</tbody></table></section></main>"
    )
    return Typesetter(Subject(Origin("page")), files).lay_out(html).anchors


@pytest.mark.parametrize("noted", [False, True])
def test_no_row_and_no_heading_is_left_alone(*, noted: bool) -> None:
    """Three rows of a table at least on either side of a page's end, its heading with them."""
    parted = set()
    for above in range(66):
        pages = lay_out(above, noted=noted)
        rows = Counter(pages[f"row-{n}"] for n in range(ROWS))
        assert min(rows.values()) >= 3, above
        assert pages["head"] == pages["row-0"], above
        parted.add(tuple(rows.values()))
    assert len(parted) > 3
