from __future__ import annotations

import pytest

from generator.errors import Origin
from generator.pdf.engine import Subject, Typesetter
from tests.unit.pdf.conftest import STYLE, read_fonts

PX = 96 / 25.4


@pytest.mark.parametrize(
    ("style", "width", "height", "outer"),
    [
        ("width: 20mm; height: 5mm; margin: 2mm; padding: 1mm", 20, 5, 26),
        ("width: 50%; height: 5mm; padding-left: 10%", 30, 5, 36),
        ("width: calc(50% - 5mm); height: 5mm", 25, 5, 25),
        ("width: 20mm; height: 5mm; padding: 2mm; box-sizing: border-box", 16, 1, 20),
        ("inline-size: 20mm; block-size: 5mm; margin-inline-start: 3mm", 20, 5, 23),
        ("width: 20mm; height: 5mm; border: 1mm solid", 20, 5, 22),
        ("width: 20mm; height: 5mm; border-inline-end: 1mm solid", 20, 5, 21),
        ("width: 40mm; max-width: 20mm; height: 1mm; min-height: 5mm", 20, 5, 20),
    ],
)
def test_a_box_is_as_long_as_its_style_says(
    style: str, width: float, height: float, outer: float
) -> None:
    """In mm, of a block around it that is 60 mm wide; plain, relative and logical ones alike."""
    typesetter = Typesetter(Subject(Origin("page")), read_fonts())
    html = (
        f"<title>T</title><style>{STYLE} body {{ width: 60mm; margin: 0 }} .b {{ {style} }}</style>"
        '<div class="b"></div>'
    )
    (page,) = typesetter.lay_out(html).document.pages
    box = next(
        each
        for each in page._page_box.descendants()
        if each.element is not None and each.element.get("class") == "b"
    )
    found = box.width / PX, box.height / PX
    assert (pytest.approx(width), pytest.approx(height)) == found
    sides = (box.margin_left, box.border_width(), box.margin_right)
    assert pytest.approx(outer) == sum(side for side in sides if side != "auto") / PX
