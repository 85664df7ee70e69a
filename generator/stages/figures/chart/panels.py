"""A chart's area, parted into small charts of one size, and the headings over them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.model.figure import Frame
from generator.stages.figures.chart.checks import refuse
from generator.stages.figures.chart.sketch import Area, Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription

_EMPTY = 0.5
"""What an empty place costs, beside the logarithm of how far a form is off."""


@dataclass(frozen=True, slots=True)
class PanelArea:
    """Where one small chart's marks stand, and whether the scale or the names stand beside it."""

    plot: Area
    is_first: bool
    heading: Inscription | None
    start: float
    """Where it begins with all beside the marks, as their names; the heading does, too."""
    baseline: float
    """Of the heading."""


def part_area(
    task: ChartTask, area: Area, *, gutter: float = 0.0, foot: float = 0.0, end: float = 0.0
) -> list[PanelArea]:
    """Part an area into one for each panel.

    :param gutter: kept where reading begins, in mm, for the names or the scale.
    :param foot: kept under each panel.
    :param end: kept where reading ends.
    :raises RenderError: where marks have no room.
    """
    look, panels = task.look.plot, task.drawing.panels
    across = task.across
    down = math.ceil(len(panels) / across)
    headings = [task.set(panel.heading, bold=True) if panel.heading else None for panel in panels]
    inks = [each.ink for each in headings if each]
    high = max((ink.y1 for ink in inks), default=0.0)
    low = min((ink.y0 for ink in inks), default=0.0)
    head = high - low + look.heading * bool(inks)
    width = (area.width - gutter - end - (across - 1) * look.apart) / across
    height = (area.height - (down - 1) * look.apart) / down
    if min(width, height - head - foot) < look.least:
        size = f"{max(0.0, width):.0f} × {max(0.0, height - head - foot):.0f} mm"
        message = f"{size} are left for marks beside the words, and {look.least:g} mm are needed"
        raise refuse(task.drawing, message, "give it more room, or shorten its words")
    found = []
    for place, heading in enumerate(headings):
        row, column = divmod(place, across)
        left = area.left + gutter + column * (width + look.apart)
        top = area.top - row * (height + look.apart)
        start = left if column else area.left
        plot = Area(left, top - height + foot, left + width, top - head)
        found.append(PanelArea(plot, column == 0, heading, start, top - high))
    return found


def write_heading(task: ChartTask, sketch: Sketch, panel: PanelArea) -> None:
    """Write a small chart's heading."""
    block = panel.heading
    if block is not None:
        sketch.write(block, panel.start, panel.baseline, 0.0, task.ink)


def keep_in(task: ChartTask, panel: PanelArea, x: float, half: float) -> float:
    """Give where the middle of words under a plot stands, for an ``x`` that they belong to.

    They leave neither the paper nor the half of the gap that is their panel's.

    :param half: half of how wide they are, in mm.
    """
    over = max(0.0, task.look.plot.apart - task.look.scale.apart) / 2
    least = (panel.start if panel.is_first else panel.plot.left - over) + half
    most = min(task.drawing.frame.width, panel.plot.right + over) - half
    return min(max(x, least), max(most, least))


def order_across(frame: Frame, count: int, aspect: float) -> list[int]:
    """Give how many small charts may stand beside each other, the best form first.

    :param aspect: how wide each is over its height, as near as may be.
    """

    def miss(across: int) -> float:
        down = math.ceil(count / across)
        width, height = frame.width / across, frame.height / down
        return abs(math.log(width / height / aspect)) + _EMPTY * (across * down - count)

    return sorted(range(1, count + 1), key=miss)
