"""Dumbbells: from one value to another, of the same."""

from __future__ import annotations

from generator.model.chart import ChartKind
from generator.stages.figures.chart.dots import draw_dots
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask


@draws(ChartKind.DUMBBELL)
def draw_dumbbells(task: ChartTask) -> Sketch:
    """Draw for each category an open dot, a full one, and the way between them."""
    return draw_dots(task, way=True)
