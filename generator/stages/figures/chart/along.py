"""The categories along the foot of a chart: where they stand, and the names that have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.errors import Finding, RenderError
from generator.model.chart import ChartDrawing
from generator.stages.figures.chart.checks import find_row, refuse
from generator.stages.figures.chart.panels import PanelArea, keep_in
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription, join

_FEW = 3
"""So many names that are too long are shortened; where there are more, bars are better."""
_WHOLE = 0.5


@dataclass(frozen=True, slots=True)
class Along:
    """Positions of categories as shares of a plot's width, 0 where reading begins."""

    first: float
    length: float
    pad: float
    """Kept at either side, in the positions' unit."""

    def share(self, position: float) -> float:
        """Give at which share of the width a position stands."""
        whole = self.length + 2 * self.pad
        return (position - self.first + self.pad) / whole if whole else _WHOLE


@dataclass(frozen=True, slots=True)
class FootName:
    """A name under the marks, and the share of the plot's width at which it stands."""

    block: Inscription
    share: float
    said: str


def find_positions(drawing: ChartDrawing) -> tuple[float, ...]:
    """Give where categories stand: their positions, or one after the other."""
    if drawing.is_placed:
        return tuple(each.position or 0.0 for each in drawing.categories)
    return tuple(map(float, range(len(drawing.categories))))


def lay_along(drawing: ChartDrawing, *, columns: bool) -> Along:
    """Give the categories' places, for columns with half of one's room at either side."""
    positions = sorted(set(find_positions(drawing)))
    gap = min((b - a for a, b in pairwise(positions)), default=1.0)
    return Along(positions[0], positions[-1] - positions[0], gap / 2 if columns else 0.0)


def choose_names(
    task: ChartTask, along: Along, panel: PanelArea, room: float | None
) -> list[FootName]:
    """Give the names that stand under the marks.

    Of places, dates and the points of a line every second is named where not all have room, or
    every third and so on; of other categories each has a name.

    :param room: how wide a name may be, in mm; nothing where it may reach over its neighbours'.
    :raises RenderError: for names that have no room.
    """
    drawing = task.drawing
    if drawing.places:
        last = along.first + along.length
        named = [
            FootName(task.set(each.label), along.share(each.position), join(each.label))
            for each in drawing.places
            if along.first <= each.position <= last
        ]
        return _thin(task, named, panel)
    pairs = list(zip(drawing.categories, find_positions(drawing), strict=True))
    if room is not None:
        folded = [
            FootName(
                task.set(each.name, room, bold=each.highlighted), along.share(at), join(each.name)
            )
            for each, at in pairs
        ]
        if all(each.block.ink.width <= room for each in folded):
            return folded
        if not drawing.is_placed and not drawing.dated:
            raise _refuse_names(task, folded, room)
    most = min(panel.plot.width, drawing.frame.width * task.look.lines.part)
    return _thin(
        task,
        [
            FootName(task.set(each.name, most), along.share(at), join(each.name))
            for each, at in pairs
        ],
        panel,
    )


def measure_names_foot(task: ChartTask, names: Sequence[FootName]) -> float:
    """Give how high names under the marks are, with their gap, in mm."""
    inks = [each.block.ink for each in names]
    high, low = max(ink.y1 for ink in inks), min(ink.y0 for ink in inks)
    return high - low + _find_gap(task, names)


def _find_gap(task: ChartTask, names: Sequence[FootName]) -> float:
    """The gap over names, in mm: deeper where the first stands below a word of the scale.

    That is so where marks begin at the plot's edge: half the lowest word hangs below the foot.
    """
    look, first = task.look.scale, names[0]
    if not task.drawing.ticks or first.share > 0 or first.block.ink.width / 2 < look.gap:
        return look.gap
    lowest = task.number(task.drawing.ticks[0].label)
    return look.gap + lowest.middle - lowest.ink.y0


def write_foot(
    task: ChartTask, sketch: Sketch, names: Sequence[FootName], panel: PanelArea, *, ticked: bool
) -> None:
    """Write the names under a plot; with ticks where the marks between have none."""
    look, plot = task.look.scale, panel.plot
    high, gap = max(each.block.ink.y1 for each in names), _find_gap(task, names)
    for each in names:
        x = plot.left + each.share * plot.width
        if ticked:
            sketch.line([(x, plot.bottom), (x, plot.bottom - look.tick)], look.base)
        centre = keep_in(task, panel, x, each.block.ink.width / 2)
        baseline = plot.bottom - gap - high
        sketch.write(each.block, centre, baseline, 0.5, task.ink, said=each.said)


def _thin(task: ChartTask, names: list[FootName], panel: PanelArea) -> list[FootName]:
    plot = panel.plot

    def touch(one: FootName, other: FootName) -> bool:
        ends = []
        for each, side in ((one, 1), (other, -1)):
            half = each.block.ink.width / 2
            x = keep_in(task, panel, plot.left + each.share * plot.width, half)
            ends.append(x + side * half)
        return ends[1] - ends[0] < task.look.scale.apart

    for every in range(1, len(names) + 1):
        kept = names[::every]
        if not any(touch(one, other) for one, other in pairwise(kept)):
            return kept
    return names[:1]


def _refuse_names(task: ChartTask, names: Sequence[FootName], room: float) -> RenderError:
    drawing = task.drawing
    wide = [place for place, each in enumerate(names) if each.block.ink.width > room]
    if len(wide) > _FEW:
        message = f"{len(wide)} names have no room: each has {room:.0f} mm under its column"
        return refuse(drawing, message, "draw bars (bar), which have room beside them")
    return RenderError(
        Finding(
            find_row(drawing, place),
            f"on the chart {drawing.name}, the name “{names[place].said}” is"
            f" {names[place].block.ink.width:.0f} mm wide in {task.look.names.lines} lines,"
            f" and has {room:.0f} mm under its column",
            "shorten it, or draw bars (bar)",
        )
        for place in wide
    )
