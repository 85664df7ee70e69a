"""Spans: from when to when, or from the least to the most."""

from __future__ import annotations

from generator.model.chart import ChartKind
from generator.stages.figures.chart.lying import draw_lying
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask


@draws(ChartKind.SPAN)
def draw_spans(task: ChartTask) -> Sketch:
    """Draw a bar from start to end over a scale, which need not begin at zero."""
    return draw_lying(task, scaled=True)
