"""Strips that stand on the categories' axis: columns, beside each other or stacked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.stages.figures.chart.along import (
    Along,
    FootName,
    choose_names,
    find_positions,
    lay_along,
    measure_names_foot,
    write_foot,
)
from generator.stages.figures.chart.axis import (
    draw_base,
    draw_upright_scale,
    measure_gutter,
    reach_ticks,
)
from generator.stages.figures.chart.checks import refuse
from generator.stages.figures.chart.ends import (
    EndWords,
    fit_ends,
    measure_ends,
    set_ends,
    write_ends,
)
from generator.stages.figures.chart.head import draw_head
from generator.stages.figures.chart.panels import PanelArea, part_area, write_heading
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

_LOOSE = 1.5
"""How far apart few columns stand, over columns that touch the widest's room."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where columns stand, and the scale from a panel's foot on."""

    panels: tuple[PanelArea, ...]
    along: Along
    names: list[FootName]
    thick: float
    """How wide a column is, in mm."""
    scale: ValueScale
    written: bool
    scaled: bool

    def scale_of(self, panel: PanelArea) -> ValueScale:
        """Give the scale of one panel."""
        return ValueScale(self.scale.factor, self.scale.offset + panel.plot.bottom)


def draw_upright(task: ChartTask) -> Sketch:
    """Draw columns, with their values where these have room, and else with a scale."""
    drawing = task.drawing
    if drawing.is_stacked and task.is_named and len(drawing.panels) == 1:
        ends = set_ends(task, ())
        sketch = task.begin()
        if fit_ends(task, ends) and _draw(task, sketch, ends):
            return sketch
    sketch = task.begin()
    _draw(task, sketch, ())
    return sketch


def _draw(task: ChartTask, sketch: Sketch, ends: tuple[EndWords, ...]) -> bool:
    """Draw all of it, with the series named at the end of the last stack, or by a key.

    :return: whether names at the end had room.
    """
    drawing = task.drawing
    area = draw_head(task, sketch, key=task.is_named and not ends)
    layout = _lay_out(task, area, measure_ends(task, ends) if ends else 0.0)
    for index, panel in enumerate(layout.panels):
        write_heading(task, sketch, panel)
        scale, plot = layout.scale_of(panel), panel.plot
        if layout.scaled:
            draw_upright_scale(task, sketch, panel, scale)
        _draw_strips(task, sketch, layout, index)
        draw_base(task, sketch, ((plot.left, scale.at(0)), (plot.right, scale.at(0))))
        write_foot(task, sketch, layout.names, panel, ticked=bool(drawing.places))
    return not ends or _name_parts(task, sketch, ends, layout)


def _lay_out(task: ChartTask, area: Area, end: float) -> _Layout:
    """Give the first layout that has room: with values, with values and a scale, with a scale."""
    for written, scaled in ((True, False), (True, True), (False, True)):
        layout = _try(task, area, end, written=written, scaled=scaled)
        if layout is None:
            continue
        if task.drawing.is_stacked and not scaled and not all(_fit_inside(task, layout)):
            continue
        return layout
    message = "values have no room over their columns"
    raise refuse(task.drawing, message, "give it more height")


def _try(task: ChartTask, area: Area, end: float, *, written: bool, scaled: bool) -> _Layout | None:
    """Lay out columns and a scale, or give nothing where values have no room."""
    drawing, look = task.drawing, task.look.bars
    lanes, along = count_lanes(drawing), lay_along(drawing, columns=True)
    gutter = measure_gutter(task) if scaled else 0.0
    first = part_area(task, area, gutter=gutter, end=end)[0]
    plot = first.plot
    room = 2 * along.pad / (along.length + 2 * along.pad)
    gaps = (lanes - 1) * look.apart
    most = (lanes * look.widest + gaps) / look.part * _LOOSE
    pitch = min(room * plot.width, most)
    width = pitch / room
    thick = min((pitch * look.part - gaps) / lanes, look.widest)
    if thick < look.least:
        # So many columns have no room for their values: there is a scale beside them.
        beside = part_area(task, area, gutter=measure_gutter(task), end=end)[0].plot.width
        fit = int(beside * look.part / (lanes * look.least + gaps))
        message = f"{1 / room:.0f} categories have no room beside each other, but {fit} have"
        remedy = "leave out or merge some of them, or draw bars (bar) or lines (line)"
        raise refuse(drawing, message, remedy)
    names = choose_names(task, along, _narrow(first, width), pitch - task.look.scale.apart)
    foot = measure_names_foot(task, names)
    panels = tuple(
        _narrow(each, width) for each in part_area(task, area, gutter=gutter, foot=foot, end=end)
    )
    if written and not drawing.is_stacked:
        widest = max(task.number(strip.label).ink.width for strip in list_strips(task.drawing))
        if widest > (pitch - look.pad if lanes == 1 else thick + look.apart):
            return None
    reaches = list(_reach(task, written=written))
    if scaled:
        reaches += reach_ticks(task, upright=True)
    height = panels[0].plot.height
    scale = fit_scale(reaches, 0.0, height, written=written)
    if scale is None:
        return None
    return _Layout(panels, along, names, thick, scale, written, scaled)


def _narrow(panel: PanelArea, width: float) -> PanelArea:
    plot = panel.plot
    narrow = Area(plot.left, plot.bottom, plot.left + width, plot.top)
    return replace(panel, plot=narrow)


def _reach(task: ChartTask, *, written: bool) -> Iterator[Reach]:
    """Give what columns and the texts over and under them take."""
    drawing, gap = task.drawing, task.look.bars.gap
    yield Reach(0.0)
    outside = written and not drawing.is_stacked
    for strip in list_strips(task.drawing):
        # The room over a value keeps it off the frame, as that under it off its column.
        room = 2 * gap + task.number(strip.label).ink.height if outside and strip.label else 0.0
        yield Reach(strip.end, room, 0.0) if strip.end < 0 else Reach(strip.end, 0.0, room)
    for panel in drawing.panels:
        for total in sum_stacks(drawing, panel):
            yield Reach(total.end, 0.0, 2 * gap + task.number(total.label, bold=True).ink.height)


def _fit_inside(task: ChartTask, layout: _Layout) -> Iterator[bool]:
    """Say of each part whether its value has room on it."""
    return (_has_room(task, strip, layout) for strip in list_strips(task.drawing))


def _has_room(task: ChartTask, strip: ValueStrip, layout: _Layout) -> bool:
    block, pad = task.number(strip.label), task.look.bars.pad
    height = abs(layout.scale.at(strip.end) - layout.scale.at(strip.start))
    return height >= block.ink.height + 2 * pad and layout.thick >= block.ink.width + pad


def _draw_strips(task: ChartTask, sketch: Sketch, layout: _Layout, index: int) -> None:
    drawing, look = task.drawing, task.look.bars
    panel, plot = drawing.panels[index], layout.panels[index].plot
    scale, lanes = layout.scale_of(layout.panels[index]), count_lanes(drawing)
    middles = [plot.left + plot.width * layout.along.share(at) for at in find_positions(drawing)]
    whole = lanes * layout.thick + (lanes - 1) * look.apart
    previous: ValueStrip | None = None
    for strip in cut_strips(drawing, panel):
        left = middles[strip.category] - whole / 2 + strip.lane * (layout.thick + look.apart)
        right = left + layout.thick
        start, end = scale.at(strip.start), scale.at(strip.end)
        paint = task.paint(strip.series, strip.category)
        mark = index, strip.series, strip.category
        sketch.anchors[mark] = (left + right) / 2, end
        if abs(end - start) > SEEN:
            sketch.fill((left, start, right, end), paint)
        if drawing.is_stacked and previous and previous.category == strip.category:
            sketch.line([(left, start), (right, start)], look.seam)
        previous = strip
        if not strip.label:
            continue
        block, x = task.number(strip.label), (left + right) / 2
        if drawing.is_stacked:
            if _has_room(task, strip, layout):
                baseline = (start + end) / 2 - block.middle
                sketch.write(block, x, baseline, 0.5, (paint.number,) * 2)
                sketch.told.add(mark)
        elif layout.written:
            sketch.told.add(mark)
            down = strip.end < 0
            baseline = end - look.gap - block.ink.y1 if down else end + look.gap
            sketch.write(block, x, baseline, 0.5, task.quiet if strip.is_missing else task.ink)
    for total in sum_stacks(drawing, panel):
        block = task.number(total.label, bold=True)
        baseline = scale.at(total.end) + look.gap
        sketch.write(block, middles[total.category], baseline, 0.5, task.ink)


def _name_parts(
    task: ChartTask, sketch: Sketch, ends: tuple[EndWords, ...], layout: _Layout
) -> bool:
    """Write each series' name beside its part of the last stack, and say whether all have room."""
    drawing, panel = task.drawing, layout.panels[0]
    last = len(drawing.categories) - 1
    scale = layout.scale_of(panel)
    parts = {s.series: s for s in cut_strips(drawing, drawing.panels[0]) if s.category == last}
    if any(each.series not in parts for each in ends):
        return False
    middle = panel.plot.left + panel.plot.width * layout.along.share(find_positions(drawing)[last])
    points = [
        (middle + layout.thick / 2, scale.at((part.start + part.end) / 2))
        for part in (parts[each.series] for each in ends)
    ]
    return write_ends(task, sketch, ends, points, panel.plot)
