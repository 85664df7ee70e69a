"""The scale's lines and words, and the line that marks stand on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.stages.figures.chart.panels import PanelArea, keep_in
from generator.stages.figures.chart.scale import Reach, ValueScale
from generator.stages.figures.chart.sketch import Area, Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription


def measure_gutter(task: ChartTask) -> float:
    """Give how wide the scale's words and the gap to the marks are, in mm."""
    widest = max((task.number(each.label).ink.width for each in task.drawing.ticks), default=0.0)
    return widest + task.look.scale.gap if widest else 0.0


def measure_foot(task: ChartTask) -> float:
    """Give how high the scale's words under the marks are, with their gap, in mm."""
    blocks = [task.number(each.label) for each in task.drawing.ticks]
    return max((each.ink.height for each in blocks), default=0.0) + task.look.scale.gap


def reach_ticks(task: ChartTask, *, upright: bool) -> Iterator[Reach]:
    """Give what a scale takes: half its words' height over a tick, or half their width beyond."""
    for tick in task.drawing.ticks:
        block = task.number(tick.label)
        half = block.ink.y1 - block.middle if upright else block.ink.width / 2
        yield Reach(tick.value, 0.0, half)


def draw_upright_scale(
    task: ChartTask, sketch: Sketch, panel: PanelArea, scale: ValueScale
) -> None:
    """Draw level lines at the ticks, and where reading begins their words beside them."""
    look, plot = task.look.scale, panel.plot
    for tick in task.drawing.ticks:
        y = scale.at(tick.value)
        sketch.line([(plot.left, y), (plot.right, y)], look.grid)
        if panel.is_first:
            block = task.number(tick.label)
            sketch.write(block, plot.left - look.gap, y - block.middle, 1.0, task.quiet)


def draw_level_scale(
    task: ChartTask, sketch: Sketch, panel: PanelArea, plot: Area, scale: ValueScale
) -> None:
    """Draw upright lines at the ticks, and as many of their words as have room under them.

    :param plot: the part of the panel that has rows.
    """
    look, ticks = task.look.scale, task.drawing.ticks
    for tick in ticks:
        x = scale.at(tick.value)
        sketch.line([(x, plot.bottom), (x, plot.top)], look.grid)
    for block, x in _choose(task, panel, scale):
        sketch.write(block, x, plot.bottom - look.gap - block.ink.y1, 0.5, task.quiet)


def _choose(
    task: ChartTask, panel: PanelArea, scale: ValueScale
) -> list[tuple[Inscription, float]]:
    """Give the words of every tick, or of every second and so on, that do not touch; and where.

    Zero has its words before any other, and the outermost stay in their panel.
    """
    ticks = task.drawing.ticks
    placed = []
    for tick in ticks:
        block = task.number(tick.label)
        x = keep_in(task, panel, scale.at(tick.value), block.ink.width / 2)
        placed.append((block, x))
    zero = next((place for place, tick in enumerate(ticks) if not tick.value), 0)
    for every in range(1, len(ticks) + 1):
        kept = placed[zero % every :: every]
        apart = (
            x - other - (block.ink.width + before.ink.width) / 2
            for (before, other), (block, x) in pairwise(kept)
        )
        if all(gap >= task.look.scale.apart for gap in apart):
            return kept
    return placed[:1]


def draw_base(task: ChartTask, sketch: Sketch, ends: tuple[tuple[float, float], ...]) -> None:
    """Draw the line that marks stand on."""
    sketch.line(ends, task.look.scale.base)
