"""Areas: how much there is, and of several series how much together."""

from __future__ import annotations

from itertools import accumulate

from generator.model.chart import ChartKind, ChartPanel
from generator.stages.figures.chart.course import Course, draw_course, part_course
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Position, Sketch
from generator.stages.figures.chart.task import ChartTask

Levels = tuple[float | None, ...]


@draws(ChartKind.AREA)
def draw_areas(task: ChartTask) -> Sketch:
    """Draw areas from zero on, each series on those before it."""
    reached = [
        value
        for panel in task.drawing.panels
        for levels in _stack(panel)
        for value in levels
        if value is not None
    ]
    return draw_course(task, _draw_panel, _find_ends, [0.0, *reached], drawn="bar")


def _stack(panel: ChartPanel) -> list[Levels]:
    """Give for each series where it ends in each category, from that of zero on."""
    columns = [
        tuple(accumulate(column, initial=0.0))
        if None not in column
        else (None,) * (len(column) + 1)
        for column in zip(*(series.values for series in panel.series), strict=True)
    ]
    return list(zip(*columns, strict=True))


def _draw_panel(task: ChartTask, sketch: Sketch, course: Course, index: int) -> None:
    levels = _stack(task.drawing.panels[index])
    for place in range(len(levels) - 1):
        lower, upper = levels[place : place + 2]
        paint = task.paint(place)
        for low, high in zip(part_course(course, lower), part_course(course, upper), strict=True):
            sketch.area(high, low, paint)
            if place:
                sketch.line(low, task.look.bars.seam)
        for category, level in enumerate(upper):
            if level is not None:
                sketch.anchors[index, place, category] = course.point(category, level)


def _find_ends(task: ChartTask, course: Course) -> dict[int, Position]:
    """Give the middle of each area where it ends."""
    levels = _stack(task.drawing.panels[0])
    found: dict[int, Position] = {}
    for place in range(len(levels) - 1):
        for category, (low, high) in enumerate(zip(*levels[place : place + 2], strict=True)):
            if low is not None and high is not None:
                found[place] = course.point(category, (low + high) / 2)
    return found
