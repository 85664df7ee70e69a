"""Charts are legible without colour and to every eye: lightness, signs, outlines."""

from __future__ import annotations

import ctypes
from itertools import combinations, pairwise

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from numpy.typing import NDArray

from generator.design.style.reading import Styles
from generator.design.tokens import Tokens
from generator.model.chart import ChartDrawing
from generator.model.map import KINDS, STEPS, Palette
from generator.stages.figures.chart.markers import outline_marker
from tests.unit.stages.figures.chart.conftest import (
    Draw,
    Shape,
    chart,
    find_shapes,
    highlight,
)
from tests.unit.stages.figures.vision import Sight, contrast, difference, seen

BLIND: tuple[Sight, ...] = ("full", "protanopia", "deuteranopia", "tritanopia")
PALETTES = {
    Palette.KIND: [f"kind-{n}" for n in range(1, KINDS + 1)],
    Palette.STEP: [f"step-{n}" for n in range(1, STEPS + 1)],
}


@pytest.mark.parametrize("palette", PALETTES)
def test_neighbouring_series_differ_in_lightness(tokens: Tokens, palette: Palette) -> None:
    """Series that follow each other are 15 or more apart in CIE L*, as a grey print has them."""
    light = [seen(tokens.colour(name), "grey")[0] for name in PALETTES[palette]]
    assert min(abs(a - b) for a, b in pairwise(light)) >= 15


@pytest.mark.parametrize("sight", BLIND)
@pytest.mark.parametrize("palette", PALETTES)
def test_neighbouring_series_differ_to_every_eye(
    tokens: Tokens, palette: Palette, sight: Sight
) -> None:
    """By 12 or more in CIEDE2000, with the matrices of Machado, Oliveira and Fernandes (2009)."""
    found = [seen(tokens.colour(name), sight) for name in PALETTES[palette]]
    assert min(difference(a, b) for a, b in pairwise(found)) >= 12


@pytest.mark.parametrize("sight", [*BLIND, "grey"])
def test_what_is_highlighted_is_seen_by_every_eye(styles: Styles, sight: Sight) -> None:
    """It differs from the rest by 20 or more."""
    bars = styles.chart.chart.bars
    assert difference(seen(bars.fill, sight), seen(bars.rest, sight)) >= 20


@pytest.mark.parametrize(
    "drawing",
    [
        chart("column", *[(20, 20)] * 7, stacked=True),
        chart("bar", *[(20, 20)] * 4, stacked=True, palette=Palette.STEP),
        chart("share", *[(20, 20)] * 7),
        highlight(chart("column", (20, 20)), 0),
    ],
    ids=["columns", "bars of steps", "shares", "highlighted"],
)
def test_neighbours_differ_on_a_grey_print(draw: Draw, drawing: ChartDrawing) -> None:
    """The page in greys: what touches is a tenth of the whole range apart, or more."""
    data = draw(drawing).data
    document = pypdfium2.PdfDocument(data)
    page = np.asarray(document[0].render(scale=300 / 72).to_pil().convert("L"), dtype=np.int16)
    document.close()
    fills = {name for name in drawing_fills(data) if name != "#FFFFFF"}
    greys = [sample(page, shape) for shape in find_shapes(data) if shape.fill in fills]
    # One part of each series, in their order: those of the first category.
    count = len(drawing.panels[0].series)
    neighbours = greys if count == 1 else greys[-count:]
    assert min(abs(a - b) for a, b in pairwise(neighbours)) >= 25


def drawing_fills(data: bytes) -> set[str]:
    """The colours of a figure's shapes."""
    return {shape.fill for shape in find_shapes(data)}


def sample(page: NDArray[np.int16], shape: Shape) -> int:
    """The grey of a shape beside its middle, where its text may stand."""
    scale = 300 / 25.4
    x = round((shape.left + shape.width * 0.1) * scale)
    y = page.shape[0] - round((shape.bottom + shape.height * 0.15) * scale)
    return int(page[y, x])


def test_every_series_has_a_sign_of_its_own() -> None:
    """Seven shapes, none like another, of one area: lines are told apart without colour."""
    shapes = [outline_marker(place, 2.0) for place in range(KINDS)]
    for one, other in combinations(shapes, 2):
        same = one.outside.shape == other.outside.shape and np.allclose(one.outside, other.outside)
        assert not same or (one.inside is None) != (other.inside is None)
    for shape in shapes:
        x, y = shape.outside.T
        area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
        assert area == pytest.approx(np.pi, rel=1e-6)


@pytest.mark.parametrize("kind", ["column", "line", "dot", "area", "share"])
def test_what_is_pale_has_an_outline(draw: Draw, styles: Styles, kind: str) -> None:
    """A series of less than 3 to 1 on paper is drawn with the outline's ink, others without."""
    outline = styles.chart.chart.bars.outline.colour
    base = styles.chart.chart.scale.base.width
    for step, is_pale in ((0, True), (1, False), (3, True), (4, False)):
        fill = styles.chart.signs.choose(Palette.KIND).step(step).fill
        assert is_pale == (contrast(fill, "#FFFFFF") < 3)
        data = draw(chart(kind, (3, 2, 4), steps=(step,))).data
        assert is_pale == has_stroke(data, outline, base)


def has_stroke(data: bytes, colour: str, base: float) -> bool:
    """Whether anything but an axis is stroked in a colour."""
    document = pypdfium2.PdfDocument(data)
    found = False
    for item in document[0].get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        mode, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        pdfium.FPDFPath_GetDrawMode(item.raw, mode, stroke)
        pdfium.FPDFPageObj_GetStrokeWidth(item.raw, width)
        parts = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetStrokeColor(item.raw, *parts)
        is_it = colour == "#" + "".join(f"{part.value:02X}" for part in parts[:3])
        found |= bool(stroke.value) and is_it and abs(width.value - base) > 0.01
    document.close()
    return found
