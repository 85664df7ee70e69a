"""Bars: a value is as long as it is large, beside a name that may be long."""

from __future__ import annotations

from generator.model.chart import ChartKind
from generator.stages.figures.chart.lying import draw_lying
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask


@draws(ChartKind.BAR)
def draw_bars(task: ChartTask) -> Sketch:
    """Draw bars from zero on, several series beside each other or stacked."""
    return draw_lying(task)
