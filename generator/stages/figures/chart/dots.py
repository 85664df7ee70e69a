"""Dots in rows over a scale, and at need the way between two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.chart import ChartPanel
from generator.stages.figures.chart.axis import draw_level_scale, measure_foot, reach_ticks
from generator.stages.figures.chart.checks import refuse
from generator.stages.figures.chart.head import draw_head
from generator.stages.figures.chart.panels import PanelArea, part_area, write_heading
from generator.stages.figures.chart.rows import (
    bound_row,
    measure_names,
    part_rows,
    set_row_names,
    write_names,
)
from generator.stages.figures.chart.scale import Reach, ValueScale, fit_scale
from generator.stages.figures.chart.sketch import Area, Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription

_TOLD = 2
"""So many dots of a row have their texts at most, one at either side."""


@dataclass(frozen=True, slots=True)
class _Dot:
    """One value, and at which side its text stands: -1 before it, 1 after it, 0 nowhere."""

    category: int
    series: int
    value: float
    label: str
    side: int


@dataclass(frozen=True, slots=True)
class _Layout:
    panels: tuple[PanelArea, ...]
    rows: tuple[tuple[Area, ...], ...]
    scale: ValueScale
    written: bool

    def scale_of(self, panel: PanelArea) -> ValueScale:
        """Give the scale of one panel."""
        return ValueScale(self.scale.factor, self.scale.offset + panel.plot.left)


def draw_dots(task: ChartTask, *, way: bool) -> Sketch:
    """Draw dots in rows; series are named over those of the first row, or by a key.

    :param way: whether the way between a row's dots is drawn.
    """
    names = set_row_names(task)
    if task.is_named and len(task.drawing.panels) == 1:
        sketch = task.begin()
        if _draw(task, sketch, names, way=way, key=False):
            return sketch
    sketch = task.begin()
    _draw(task, sketch, names, way=way, key=task.is_named)
    return sketch


def _draw(
    task: ChartTask, sketch: Sketch, names: Sequence[Inscription], *, way: bool, key: bool
) -> bool:
    """Draw all of it; gives whether the series' names had room over the first row."""
    drawing, look = task.drawing, task.look
    over = [task.set(s.name) for s in drawing.panels[0].series] if task.is_named and not key else []
    area = draw_head(task, sketch, key=key, drawn="dot", over=over)
    layout = _lay_out(task, area, names)
    fits = True
    for index, (panel, rows) in enumerate(zip(layout.panels, layout.rows, strict=True)):
        write_heading(task, sketch, panel)
        scale = layout.scale_of(panel)
        plot = Area(panel.plot.left, rows[-1].bottom, panel.plot.right, rows[0].top)
        draw_level_scale(task, sketch, panel, plot, scale)
        if panel.is_first:
            write_names(task, sketch, names, rows, area.left)
        for row in rows:
            y = (row.bottom + row.top) / 2
            sketch.line([(plot.left, y), (plot.right, y)], look.scale.grid)
        dots = list(_find_dots(drawing.panels[index]))
        if way:
            _draw_ways(task, sketch, dots, rows, scale)
        _draw_dots(task, sketch, layout, dots, index)
        if over:
            fits = _name_dots(task, sketch, over, [d for d in dots if not d.category], rows, scale)
    return fits


def _lay_out(task: ChartTask, area: Area, names: Sequence[Inscription]) -> _Layout:
    """Lay out rows and the scale, with the values' texts where these have room."""
    look, foot = task.look, measure_foot(task)
    gutter = measure_names(task, names)
    panels = tuple(part_area(task, area, gutter=gutter, foot=foot))
    least, most = bound_row(task, 1)
    least = max(least, look.dots.diameter + look.names.apart)
    rows = tuple(part_rows(task, each.plot, names, least, most) for each in panels)
    width = panels[0].plot.width
    for written in (True, False):
        reaches = [*_reach(task, written=written), *reach_ticks(task, upright=False)]
        scale = fit_scale(reaches, 0.0, width, written=written)
        if scale:
            return _Layout(panels, rows, scale, written)
    raise refuse(task.drawing, "dots have no room", "give it more width")


def _find_dots(panel: ChartPanel) -> Iterator[_Dot]:
    """Give a panel's dots; the text of the least stands before it, that of the most after it."""
    for category in range(len(panel.series[0].values)):
        found = [
            (value, place)
            for place, series in enumerate(panel.series)
            if (value := series.values[category]) is not None
        ]
        # Of three the one between would have no text, and so it were not told whose the others are.
        told = len(panel.series) <= _TOLD
        for value, place in found:
            side = (
                0
                if not told
                else 1
                if (value, place) == max(found)
                else -1
                if (value, place) == min(found)
                else 0
            )
            yield _Dot(category, place, value, panel.series[place].labels[category], side)


def _reach(task: ChartTask, *, written: bool) -> Iterator[Reach]:
    half, gap = task.look.dots.diameter / 2, task.look.bars.gap
    for panel in task.drawing.panels:
        for dot in _find_dots(panel):
            room = gap + task.number(dot.label).ink.width if written and dot.label else 0.0
            before, after = (room * (dot.side < 0), room * (dot.side > 0))
            yield Reach(dot.value, half + before, half + after)


def _draw_ways(
    task: ChartTask,
    sketch: Sketch,
    dots: Sequence[_Dot],
    rows: Sequence[Area],
    scale: ValueScale,
) -> None:
    for place, row in enumerate(rows):
        ends = [scale.at(dot.value) for dot in dots if dot.category == place]
        if ends:
            y = (row.bottom + row.top) / 2
            sketch.line([(min(ends), y), (max(ends), y)], task.look.dots.way, solid=True)


def _draw_dots(
    task: ChartTask, sketch: Sketch, layout: _Layout, dots: Sequence[_Dot], index: int
) -> None:
    look, paper = task.look, task.look.plot.paper
    scale, rows = layout.scale_of(layout.panels[index]), layout.rows[index]
    for dot in dots:
        row = rows[dot.category]
        x, y = scale.at(dot.value), (row.bottom + row.top) / 2
        sketch.anchors[index, dot.series, dot.category] = x, y
        sketch.marker((x, y), look.dots.diameter, task.paint(dot.series, dot.category), paper)
        if layout.written and dot.side and dot.label:
            block = task.number(dot.label)
            off = look.dots.diameter / 2 + look.bars.gap
            across = 0.0 if dot.side > 0 else 1.0
            at = x + dot.side * off
            sketch.write(block, at, y - block.middle, across, task.ink, halo=True)
            sketch.told.add((index, dot.series, dot.category))


def _name_dots(
    task: ChartTask,
    sketch: Sketch,
    names: Sequence[Inscription],
    dots: Sequence[_Dot],
    rows: Sequence[Area],
    scale: ValueScale,
) -> bool:
    """Write each series' name over its dot of the first row, and say whether all have room."""
    if len(dots) != len(names) or not all(name.ink.width for name in names):
        return False
    row, half, gap = rows[0], task.look.dots.diameter / 2, task.look.scale.gap
    foot = (row.bottom + row.top) / 2 + half + gap
    baseline = foot - min(name.ink.y0 for name in names)
    order = sorted(dots, key=lambda dot: (dot.value, dot.series))
    for spread in (False, True):
        placed, taken = [], 0.0
        for place, dot in enumerate(order):
            width, x = names[dot.series].ink.width, scale.at(dot.value)
            # The outermost may lean outwards, the first one's end over its dot.
            left = x - width / 2
            if spread and place == 0:
                left = x - width + half
            elif spread and place == len(order) - 1:
                left = x - half
            if left < taken or left + width > sketch.frame.width:
                break
            placed.append((dot.series, left))
            taken = left + width + task.look.scale.apart
        if len(placed) == len(order):
            for series, left in placed:
                name = names[series]
                sketch.write(name, left, baseline, 0.0, task.ink)
            return True
    return False
