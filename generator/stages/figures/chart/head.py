"""The lines over a chart: which colour is which series, and the unit of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.stages.figures.chart.checks import refuse
from generator.stages.figures.chart.sketch import Area, Sketch
from generator.stages.figures.chart.strokes import draw_stroke
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription

_LINE = 3.0
"""How long a line's sign is, over the size of others."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The sign and the name of one series."""

    series: int
    name: Inscription


def draw_head(
    task: ChartTask,
    sketch: Sketch,
    *,
    key: bool,
    drawn: str = "bar",
    over: Sequence[Inscription] = (),
) -> Area:
    """Write the unit, and under it the key where it is asked for; give the area that is left.

    :param drawn: what the signs of the key are: bar, line or dot.
    :param over: names that stand over the marks, for which room is kept.
    :raises RenderError: where a name is wider than the chart.
    """
    look, drawing = task.look, task.drawing
    frame = drawing.frame
    top = frame.height
    if drawing.unit:
        block = task.set(drawing.unit, frame.width)
        sketch.write(block, 0.0, top - block.ink.y1, 0.0, task.quiet)
        top -= block.ink.height + look.plot.head
    if key:
        top = _draw_key(task, sketch, top, drawn) - look.plot.head
    if over:
        high, low = max(each.ink.y1 for each in over), min(each.ink.y0 for each in over)
        top -= high - low + look.scale.gap
    return Area(0.0, 0.0, frame.width, top)


def _draw_key(task: ChartTask, sketch: Sketch, top: float, drawn: str) -> float:
    """Draw the key in as many lines as it needs, and give where the last one ends."""
    look = task.look.key
    names = [each.name for each in task.drawing.panels[0].series]
    sign = look.sign * (_LINE if drawn == "line" else 1.0)
    lead = sign + look.gap
    room = sketch.frame.width
    entries = [
        _Entry(place, task.set(name, room - lead)) for place, name in enumerate(names) if name
    ]
    lines: list[list[_Entry]] = [[]]
    used = 0.0
    for entry in entries:
        width = lead + entry.name.ink.width
        if width > room:
            message = f"“{entry.name.text}” (a series) is wider than the chart"
            raise refuse(task.drawing, message, "shorten it")
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += width + look.apart
    for line in lines:
        high = max(each.name.ink.y1 for each in line)
        low = min(each.name.ink.y0 for each in line)
        middle = line[0].name.lines[0].ink.y1 / 2
        baseline, x = top - max(high, middle + look.sign / 2), 0.0
        for entry in line:
            middle = baseline + entry.name.lines[0].ink.y1 / 2
            _draw_sign(task, sketch, entry.series, x, middle, sign, drawn)
            sketch.write(entry.name, x + lead, baseline, 0.0, task.ink)
            x += lead + entry.name.ink.width + look.apart
        top = baseline + low - task.look.plot.head
    return top + task.look.plot.head


def _draw_sign(
    task: ChartTask, sketch: Sketch, series: int, x: float, y: float, width: float, drawn: str
) -> None:
    half, paint = task.look.key.sign / 2, task.paint(series)
    centre = (x + width / 2, y)
    match drawn:
        case "bar":
            sketch.fill((x, y - half, x + width, y + half), paint)
        case "line":
            draw_stroke(task, sketch, [(x, y), (x + width, y)], series)
            sketch.marker(centre, task.look.lines.marker, paint, task.look.plot.paper)
        case _:
            sketch.marker(centre, task.look.dots.diameter, paint, task.look.plot.paper)
