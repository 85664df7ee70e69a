"""Lines: how values go from one category to the next."""

from __future__ import annotations

from generator.model.chart import ChartKind
from generator.stages.figures.chart.course import Course, draw_course, part_course
from generator.stages.figures.chart.registry import draws
from generator.stages.figures.chart.sketch import Position, Sketch
from generator.stages.figures.chart.strokes import draw_stroke
from generator.stages.figures.chart.task import ChartTask


@draws(ChartKind.LINE)
def draw_lines(task: ChartTask) -> Sketch:
    """Draw a line for each series, broken where values are missing."""
    reached = (
        value
        for panel in task.drawing.panels
        for series in panel.series
        for value in series.values
        if value is not None
    )
    return draw_course(task, _draw_panel, _find_ends, reached, drawn="line")


def _draw_panel(task: ChartTask, sketch: Sketch, course: Course, index: int) -> None:
    look, paper = task.look.lines, task.look.plot.paper
    for place, series in enumerate(task.drawing.panels[index].series):
        paint = task.paint(place)
        points: list[Position] = []
        for points in part_course(course, series.values):
            if len(points) > 1:
                draw_stroke(task, sketch, points, place)
            else:
                sketch.marker(points[0], look.marker, paint, paper)
        if points:
            sketch.marker(points[-1], look.marker, paint, paper)
        for category, value in enumerate(series.values):
            if value is not None:
                sketch.anchors[index, place, category] = course.point(category, value)
            if task.drawing.categories[category].highlighted and value is not None:
                sketch.marker(course.point(category, value), look.marker, paint, paper)


def _find_ends(task: ChartTask, course: Course) -> dict[int, Position]:
    found = {}
    for place, series in enumerate(task.drawing.panels[0].series):
        for category, value in enumerate(series.values):
            if value is not None:
                found[place] = course.point(category, value)
    return found
