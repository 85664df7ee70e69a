"""Strips that lie in rows: bars, parts of a whole, spans."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.chart import FROM_ZERO, ChartDrawing, ChartKind
from generator.stages.figures.chart.axis import (
    draw_base,
    draw_level_scale,
    measure_foot,
    reach_ticks,
)
from generator.stages.figures.chart.checks import refuse
from generator.stages.figures.chart.head import draw_head
from generator.stages.figures.chart.panels import PanelArea, part_area, write_heading
from generator.stages.figures.chart.rows import (
    bound_row,
    measure_names,
    part_lanes,
    part_rows,
    set_row_names,
    write_names,
)
from generator.stages.figures.chart.scale import Reach, ValueScale, fit_scale
from generator.stages.figures.chart.sketch import Area, Sketch
from generator.stages.figures.chart.strips import (
    SEEN,
    ValueStrip,
    count_lanes,
    cut_strips,
    list_strips,
    sum_stacks,
)
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where rows stand in each panel, and the scale from a panel's start on."""

    panels: tuple[PanelArea, ...]
    rows: tuple[tuple[Area, ...], ...]
    scale: ValueScale
    written: bool
    """Whether values are written at the ends of their strips."""
    scaled: bool
    """Whether there is a scale under the rows."""

    def scale_of(self, panel: PanelArea) -> ValueScale:
        """Give the scale of one panel."""
        return ValueScale(self.scale.factor, self.scale.offset + panel.plot.left)


def draw_lying(task: ChartTask, *, scaled: bool = False) -> Sketch:
    """Draw strips in rows, with their values where these have room, and else with a scale.

    :param scaled: whether there is a scale in any case.
    """
    names = set_row_names(task)
    drawing = task.drawing
    if drawing.is_stacked and task.is_named and len(drawing.panels) == 1:
        sketch = task.begin()
        if _draw(task, sketch, names, scaled=scaled, key=False):
            return sketch
    sketch = task.begin()
    _draw(task, sketch, names, scaled=scaled, key=task.is_named)
    return sketch


def _draw(
    task: ChartTask, sketch: Sketch, names: Sequence[Inscription], *, scaled: bool, key: bool
) -> bool:
    """Draw all of it; without a key the series are named over the first row.

    :return: whether there was room for that.
    """
    drawing = task.drawing
    over = [] if key or not task.is_named else _set_series(task)
    area = draw_head(task, sketch, key=key, over=over)
    layout = _lay_out(task, area, names, scaled=scaled)
    fits = True
    for index, (panel, rows) in enumerate(zip(layout.panels, layout.rows, strict=True)):
        write_heading(task, sketch, panel)
        scale = layout.scale_of(panel)
        plot = Area(panel.plot.left, rows[-1].bottom, panel.plot.right, rows[0].top)
        if layout.scaled:
            draw_level_scale(task, sketch, panel, plot, scale)
        _draw_strips(task, sketch, layout, rows, index)
        if drawing.kind is ChartKind.BAR:
            draw_base(task, sketch, ((scale.at(0), plot.bottom), (scale.at(0), plot.top)))
        if panel.is_first:
            write_names(task, sketch, names, rows, area.left)
        if over:
            fits = _name_parts(task, sketch, over, rows[0], scale)
    return fits


def _lay_out(task: ChartTask, area: Area, names: Sequence[Inscription], *, scaled: bool) -> _Layout:
    """Give the first layout that has room: with values, with values and a scale, with a scale."""
    stacked = task.drawing.is_stacked
    tried = [(True, scaled), (True, True), (False, True)]
    for written, with_scale in tried:
        layout = _try(task, area, names, written=written, scaled=with_scale)
        if layout is None:
            continue
        if stacked and not with_scale and not all(_fit_inside(task, layout)):
            continue
        return layout
    message = "values have no room beside the names"
    raise refuse(task.drawing, message, "give it more width, or shorten the names")


def _try(
    task: ChartTask, area: Area, names: Sequence[Inscription], *, written: bool, scaled: bool
) -> _Layout | None:
    """Lay out rows and a scale, or give nothing where values have no room."""
    lanes = count_lanes(task.drawing)
    foot = measure_foot(task) if scaled else 0.0
    panels = tuple(part_area(task, area, gutter=measure_names(task, names), foot=foot))
    rows = tuple(part_rows(task, each.plot, names, *bound_row(task, lanes)) for each in panels)
    plot = panels[0].plot
    reaches = list(_reach(task, written=written))
    if scaled:
        reaches += reach_ticks(task, upright=False)
    scale = fit_scale(reaches, 0.0, plot.width, written=written)
    if scale is None:
        return None
    if written and not task.drawing.is_stacked and lanes > 1:
        lane = part_lanes(task, rows[0][0], lanes)[0]
        needed = max(task.number(s.label).ink.height for s in list_strips(task.drawing))
        if lane.height + task.look.bars.apart < needed:
            return None
    return _Layout(panels, rows, scale, written, scaled)


def _reach(task: ChartTask, *, written: bool) -> Iterator[Reach]:
    """Give what strips and the texts at their ends take."""
    drawing, gap = task.drawing, task.look.bars.gap
    if drawing.kind in FROM_ZERO:
        yield Reach(0.0)
    outside = written and not drawing.is_stacked
    late = _find_late(drawing)
    for strip in list_strips(task.drawing):
        room = gap + task.number(strip.label).ink.width if outside and strip.label else 0.0
        beyond = _measure_sign(task, strip)
        before = strip.start > late
        yield Reach(strip.start, room + beyond if before else 0.0)
        back = strip.end < strip.start
        after = beyond if before else room + beyond
        yield Reach(strip.end, room, 0.0) if back else Reach(strip.end, 0.0, after)
    for panel in drawing.panels:
        for total in sum_stacks(drawing, panel):
            block = task.number(total.label, bold=True)
            yield Reach(total.end, 0.0, gap + block.ink.width)
    if drawing.kind is ChartKind.SHARE:
        yield Reach(1.0)


def _find_late(drawing: ChartDrawing) -> float:
    """Find from where on spans have their texts before them: the later half of the scale."""
    if drawing.kind is not ChartKind.SPAN:
        return math.inf
    strips = list_strips(drawing)
    return (min(each.start for each in strips) + max(each.end for each in strips)) / 2


def _measure_sign(task: ChartTask, strip: ValueStrip) -> float:
    """Give how far the sign of a span that goes on, or is a point, reaches beyond it, in mm."""
    if task.drawing.kind is not ChartKind.SPAN:
        return 0.0
    if strip.is_point:
        return task.look.dots.diameter / 2
    return task.look.dots.diameter if strip.is_open else 0.0


def _draw_strip(
    task: ChartTask, sketch: Sketch, strip: ValueStrip, ends: tuple[float, float], lane: Area
) -> None:
    """Draw a bar; of spans, a point as a sign and an arrow where one goes on."""
    start, end = ends
    paint, middle = task.paint(strip.series, strip.category), (lane.bottom + lane.top) / 2
    if task.drawing.kind is ChartKind.SPAN and strip.is_point:
        paper = task.look.plot.paper
        sketch.marker((end, middle), task.look.dots.diameter, paint, paper)
    elif abs(end - start) > SEEN:
        sketch.fill((start, lane.bottom, end, lane.top), paint)
    if strip.is_open:
        half = task.look.dots.diameter / 2
        tip = end + 2 * half, middle
        sketch.area([(end, middle + half), tip], [(end, middle - half), tip], paint)


def _fit_inside(task: ChartTask, layout: _Layout) -> Iterator[bool]:
    """Say of each part whether its value has room on it."""
    for strip in list_strips(task.drawing):
        yield _has_room(task, strip, layout.scale)


def _has_room(task: ChartTask, strip: ValueStrip, scale: ValueScale) -> bool:
    length = abs(scale.at(strip.end) - scale.at(strip.start))
    return length >= task.number(strip.label).ink.width + 2 * task.look.bars.pad


def _draw_strips(
    task: ChartTask, sketch: Sketch, layout: _Layout, rows: Sequence[Area], index: int
) -> None:
    drawing, look = task.drawing, task.look.bars
    panel, scale = drawing.panels[index], layout.scale_of(layout.panels[index])
    lanes, late = count_lanes(drawing), _find_late(drawing)
    previous: ValueStrip | None = None
    for strip in cut_strips(drawing, panel):
        lane = part_lanes(task, rows[strip.category], lanes)[strip.lane]
        start, end = scale.at(strip.start), scale.at(strip.end)
        paint = task.paint(strip.series, strip.category)
        mark = index, strip.series, strip.category
        sketch.anchors[mark] = end, (lane.bottom + lane.top) / 2
        _draw_strip(task, sketch, strip, (start, end), lane)
        if drawing.is_stacked and previous and previous.category == strip.category:
            sketch.line([(start, lane.bottom), (start, lane.top)], look.seam)
        previous = strip
        if not strip.label:
            continue
        block = task.number(strip.label)
        baseline = (lane.bottom + lane.top) / 2 - block.middle
        if drawing.is_stacked:
            if _has_room(task, strip, layout.scale) and block.ink.height <= lane.height:
                sketch.write(block, (start + end) / 2, baseline, 0.5, (paint.number,) * 2)
                sketch.told.add(mark)
        elif layout.written:
            sketch.told.add(mark)
            before = strip.start > late
            back = end < start or before
            ink = task.quiet if strip.is_missing else task.ink
            gap = look.gap + _measure_sign(task, strip) * (not before or strip.is_point)
            x = (start if before else end) - gap if back else end + gap
            sketch.write(block, x, baseline, 1.0 if back else 0.0, ink)
    for total in sum_stacks(drawing, panel):
        row = rows[total.category]
        block = task.number(total.label, bold=True)
        baseline = (row.bottom + row.top) / 2 - block.middle
        sketch.write(block, scale.at(total.end) + look.gap, baseline, 0.0, task.ink)


def _set_series(task: ChartTask) -> list[Inscription]:
    return [task.set(each.name) for each in task.drawing.panels[0].series]


def _name_parts(
    task: ChartTask, sketch: Sketch, names: Sequence[Inscription], row: Area, scale: ValueScale
) -> bool:
    """Write each series' name over its part of the first row, and say whether all have room."""
    drawing = task.drawing
    parts = {s.series: s for s in cut_strips(drawing, drawing.panels[0]) if not s.category}
    top = part_lanes(task, row, 1)[0].top + task.look.scale.gap
    taken = float("-inf")
    baseline = top - min(name.ink.y0 for name in names)
    for place, name in enumerate(names):
        if place not in parts or not name.ink.width:
            return False
        start, end = scale.at(parts[place].start), scale.at(parts[place].end)
        half = name.ink.width / 2
        x = min(max((start + end) / 2, row.left + half), sketch.frame.width - half)
        if not (start <= x <= end) or x - half < taken:
            return False
        taken = x + half + task.look.scale.apart
        sketch.write(name, x, baseline, 0.5, task.ink)
    return True
