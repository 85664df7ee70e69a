from __future__ import annotations

import pytest
from pikepdf import Array

from generator.stages.pdf.press.sheet import enlarge_sheets
from tests.unit.stages.pdf.press.drawing import list_operators, make_page

MM = 72 / 25.4


def boxes(bleed: float, trim: tuple[float, ...] = (0, 0, 200, 100)) -> dict[str, list[float]]:
    """The page's boxes in mm after its sheet was enlarged."""
    pdf = make_page("1 0 0 1 0 0 cm")
    pdf.pages[0].obj.TrimBox = Array([value * MM for value in trim])
    enlarge_sheets(pdf, bleed)
    return {
        name: [round(float(value) / MM, 3) for value in pdf.pages[0].obj[f"/{name}"]]
        for name in ("MediaBox", "BleedBox", "TrimBox")
    }


def test_the_boxes_are_in_one_another_from_zero_on() -> None:
    """Around the trimmed page are the bleed and 9 mm for the marks; no number is negative."""
    assert {
        "MediaBox": [0, 0, 224, 124],
        "BleedBox": [9, 9, 215, 115],
        "TrimBox": [12, 12, 212, 112],
    } == boxes(3)


def test_a_page_that_begins_elsewhere_is_moved() -> None:
    """The boxes are the same wherever the engine began the page."""
    assert boxes(3) == boxes(3, (-5, 7, 195, 107))


def test_a_page_without_bleed_is_cut_at_its_edge() -> None:
    """The bleed may be none: its box is then the trimmed page's."""
    found = boxes(0)
    assert found["TrimBox"] == found["BleedBox"] == [9, 9, 209, 109]


def test_what_is_painted_moves_with_the_page_and_ends_at_the_bleed() -> None:
    """The content is shifted and clipped; the marks come after it, in the colour of every plate."""
    pdf = make_page("0 0 0 1 k")
    enlarge_sheets(pdf, 3)
    written = list_operators(pdf.pages[0])
    space = pdf.pages[0].obj.Resources.ColorSpace.Registration

    assert ["q", "25.511811 25.511811 217.007874 117.007874 re", "W", "n"] == written[:4]
    assert ["1 0 0 1 34.015748 34.015748 cm", "0 0 0 1 k", "Q"] == written[4:7]
    assert ["q", "/Registration CS", "1 SCN", "0.25 w"] == written[7:11]
    assert ["/Separation", "/All", "/DeviceCMYK"] == [str(part) for part in list(space)[:3]]


def test_marks_stand_outside_the_bleed() -> None:
    """Crop marks of 5 mm begin 1 mm beyond it; four targets stand at the middle of the sides."""
    pdf = make_page("")
    enlarge_sheets(pdf, 3)
    trim = [float(value) / MM for value in pdf.pages[0].obj.TrimBox]
    left, bottom, right, top = trim
    numbers = [
        [float(value) / MM for value in line.split()[:-1]]
        for line in list_operators(pdf.pages[0])
        if line.split()[-1] in ("m", "l")
    ]
    lines = [
        tuple(round(value, 2) for value in (*start, *end))
        for start, end in zip(numbers[::2], numbers[1::2], strict=False)
    ][:8]

    assert (left - 4, bottom, left - 9, bottom) == pytest.approx(lines[0], abs=0.01)
    assert (left, bottom - 4, left, bottom - 9) == pytest.approx(lines[1], abs=0.01)
    assert (right, top + 4, right, top + 9) == pytest.approx(lines[7], abs=0.01)
    assert 8 == len(lines)
    inside = [(x, y) for x, y in numbers if left - 3 < x < right + 3 and bottom - 3 < y < top + 3]
    assert [] == inside
    targets = [line for line in list_operators(pdf.pages[0]) if line == "h"]
    assert 4 == len(targets)
