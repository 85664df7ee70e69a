"""A chart as a figure: asked for as the others are, the same each time, in either form."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from generator.design.style.reading import Styles
from generator.errors import RenderError
from generator.model.chart import ChartKind
from generator.model.figure import Form, TypeStyle
from generator.stages.figures.chart.registry import find_kind
from generator.stages.figures.drawings import Materials, draw_figure
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.chart.conftest import chart

MakeMaterials = Callable[[Form], Materials]
DRAWING = chart("column", (60, 30, 12), (5, 10, 20), titles=[("Est",), ("Ouest",)])


def test_a_chart_is_drawn_as_any_figure_is(materials: MakeMaterials) -> None:
    """It has its own name, the size that it is asked for, and what a reader is told."""
    figure = draw_figure(DRAWING, materials("pdf"))
    with pikepdf.open(io.BytesIO(figure.data)) as pdf:
        (page,) = pdf.pages
        size = [float(side) * 25.4 / 72 for side in page.mediabox[2:]]
    assert size == pytest.approx([174, 70], abs=0.05)
    assert (figure.name, figure.alternative) == ("values", "Un graphique.")
    assert figure.frame == DRAWING.frame


def test_the_same_chart_is_the_same_bytes(materials: MakeMaterials) -> None:
    """Drawn twice, whatever was drawn between."""
    first = draw_figure(DRAWING, materials("pdf")).data
    draw_figure(replace(DRAWING, stacked=True), materials("pdf"))
    assert first == draw_figure(DRAWING, materials("pdf")).data


def test_a_chart_can_be_an_svg(materials: MakeMaterials) -> None:
    """For who needs outlines."""
    assert b"<svg" in draw_figure(DRAWING, materials("svg")).data


def test_every_kind_is_drawn_by_a_module(styles: Styles) -> None:
    """None is named that nothing draws."""
    assert len({find_kind(kind) for kind in ChartKind}) == len(ChartKind)
    assert styles.of(DRAWING) is styles.chart


def test_figures_are_as_wide_as_each_other(typefaces: Typefaces) -> None:
    """So that numbers in a column stand under each other."""
    for style in (TypeStyle.REGULAR, TypeStyle.BOLD):
        widths = {round(typefaces.advance(digit, 7.5, style), 4) for digit in "0123456789"}
        assert len(widths) == 1


def test_equal_words_that_overlap_are_told(materials: MakeMaterials) -> None:
    """Words of ticks that are placed on each other, though they read the same."""
    ticks = (replace(DRAWING.ticks[0]), replace(DRAWING.ticks[0], value=0.5))
    long = tuple("1" * 9 for _ in range(3))
    series = tuple(replace(each, labels=long) for each in DRAWING.panels[0].series)
    drawing = replace(
        DRAWING, ticks=ticks, panels=(replace(DRAWING.panels[0], series=series),), stacked=False
    )
    narrow = replace(drawing, frame=replace(drawing.frame, width=50))
    with pytest.raises(RenderError, match="overlaps another of the same"):
        draw_figure(narrow, materials("pdf"))
