"""What lines and areas share: a plot over the categories' axis, with the words at their ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.chart import ChartSeries
from generator.stages.figures.chart.along import (
    Along,
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
from generator.stages.figures.chart.ends import (
    EndWords,
    fit_ends,
    measure_ends,
    set_ends,
    write_ends,
)
from generator.stages.figures.chart.head import draw_head
from generator.stages.figures.chart.panels import part_area, write_heading
from generator.stages.figures.chart.scale import Reach, ValueScale, fit_scale
from generator.stages.figures.chart.sketch import Area, Position, Sketch
from generator.stages.figures.chart.task import ChartTask

_LEVEL = 0.1
"""In mm: an axis that is no higher over the foot than this stands on it."""


@dataclass(frozen=True, slots=True)
class Course:
    """One panel's plot: where a category and a value stand, in mm."""

    plot: Area
    along: Along
    positions: tuple[float, ...]
    scale: ValueScale

    def point(self, category: int, value: float) -> Position:
        """Give where a value stands."""
        return self.x(category), self.scale.at(value)

    def x(self, category: int) -> float:
        """Give where a category stands."""
        return self.plot.left + self.plot.width * self.along.share(self.positions[category])


DrawPanel = Callable[[ChartTask, Sketch, Course, int], None]
"""Draws the marks of the panel of an index."""
Ends = Callable[[ChartTask, Course], dict[int, Position]]
"""Gives where each series of the first panel ends, for the words beside it."""


def draw_course(
    task: ChartTask,
    draw_panel: DrawPanel,
    find_ends: Ends,
    reached: Iterable[float],
    *,
    drawn: str,
) -> Sketch:
    """Draw a plot and its marks, with words at their ends, or a key where these have no room.

    :param reached: values that the scale holds at least.
    :param drawn: what the signs of the key are.
    """
    drawing, values = task.drawing, tuple(reached)
    if len(drawing.panels) == 1:
        ends = set_ends(task, [each.labels[_find_last(each)] for each in drawing.panels[0].series])
        named = [each for each in ends if each.name]
        tried = [ends]
        if (named and len(named) < len(ends)) or any(each.number for each in ends):
            tried.append(tuple(EndWords(each.series, None, each.name) for each in named))
        for words in tried:
            sketch = task.begin()
            if not words or not fit_ends(task, words):
                continue
            if _draw(task, sketch, draw_panel, find_ends, values, words, drawn):
                return sketch
    sketch = task.begin()
    _draw(task, sketch, draw_panel, find_ends, values, (), drawn)
    return sketch


def part_course(course: Course, values: Sequence[float | None]) -> Iterator[list[Position]]:
    """Give the points of values in pieces, between those that are missing."""
    piece: list[Position] = []
    for category, value in enumerate(values):
        if value is not None:
            piece.append(course.point(category, value))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _draw(
    task: ChartTask,
    sketch: Sketch,
    draw_panel: DrawPanel,
    find_ends: Ends,
    values: tuple[float, ...],
    ends: tuple[EndWords, ...],
    drawn: str,
) -> bool:
    """Draw all of it; gives whether the words at the ends had room."""
    drawing, look = task.drawing, task.look
    area = draw_head(task, sketch, key=task.is_named and not ends, drawn=drawn)
    half = look.lines.marker / 2
    end = measure_ends(task, ends) if ends else half
    gutter = measure_gutter(task)
    along = lay_along(drawing, columns=False)
    first = part_area(task, area, gutter=gutter, end=end)[0]
    names = choose_names(task, along, first, None)
    foot = measure_names_foot(task, names)
    panels = part_area(task, area, gutter=gutter, foot=foot, end=end)
    reaches = [Reach(each, half * (each < 0), half) for each in values]
    reaches += reach_ticks(task, upright=True)
    scale = fit_scale(reaches, 0.0, panels[0].plot.height)
    assert scale is not None  # nothing is written beside the values
    fits = True
    for index, panel in enumerate(panels):
        write_heading(task, sketch, panel)
        plot = panel.plot
        upright = ValueScale(scale.factor, scale.offset + plot.bottom)
        draw_upright_scale(task, sketch, panel, upright)
        course = Course(plot, along, find_positions(drawing), upright)
        draw_panel(task, sketch, course, index)
        low = min((each.value for each in drawing.ticks), default=min(values))
        base = upright.at(0) if low <= 0 else plot.bottom
        draw_base(task, sketch, ((plot.left, base), (plot.right, base)))
        write_foot(task, sketch, names, panel, ticked=base - plot.bottom < _LEVEL)
        if ends:
            found = find_ends(task, course)
            if any(each.series not in found for each in ends):
                return False
            points = [found[each.series] for each in ends]
            fits = write_ends(task, sketch, ends, points, plot)
            sketch.told |= {
                (0, each.series, _find_last(drawing.panels[0].series[each.series]))
                for each in ends
                if each.number
            }
    return fits


def _find_last(series: ChartSeries) -> int:
    """Give the category of a series' last value; the last one where it has none."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    return known[-1] if known else len(series.values) - 1
