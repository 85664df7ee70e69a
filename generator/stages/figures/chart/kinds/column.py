"""Columns: a value is as high as it is large, over the name of what it is of."""

from __future__ import annotations

from generator.model.chart import ChartKind
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.chart.upright import draw_upright


@draws(ChartKind.COLUMN)
def draw_columns(task: ChartTask) -> Sketch:
    """Draw columns from zero on, several series beside each other or stacked."""
    return draw_upright(task)
