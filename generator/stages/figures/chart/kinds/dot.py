"""Dots: values on a scale that need not begin at zero, of several series in one row."""

from __future__ import annotations

from generator.model.chart import ChartKind
from generator.stages.figures.chart.dots import draw_dots
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask


@draws(ChartKind.DOT)
def draw_dot_rows(task: ChartTask) -> Sketch:
    """Draw a row of dots for each category."""
    return draw_dots(task, way=False)
