"""Shares: the parts of each whole, all wholes as long as each other."""

from __future__ import annotations

from generator.model.chart import ChartKind
from generator.stages.figures.chart.lying import draw_lying
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask


@draws(ChartKind.SHARE)
def draw_shares(task: ChartTask) -> Sketch:
    """Draw a bar of parts for each category."""
    return draw_lying(task)
