"""A series as a line, with an outline where its colour is too pale for the paper."""

from __future__ import annotations

from collections.abc import Sequence

from generator.design.style.shared import Stroke
from generator.stages.figures.chart.sketch import Position, Sketch
from generator.stages.figures.chart.task import ChartTask


def draw_stroke(task: ChartTask, sketch: Sketch, points: Sequence[Position], series: int) -> None:
    """Draw a series' line through points in mm."""
    look, paint = task.look.lines, task.paint(series)
    if paint.edge:
        casing = Stroke(paint.edge.colour, look.width + 2 * look.casing)
        sketch.line(points, casing, round_ends=True)
    sketch.line(points, Stroke(paint.fill, look.width), solid=True, round_ends=True)
