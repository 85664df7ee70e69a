"""The categories as rows: their names where reading begins, and the room of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from generator.errors import Finding, RenderError
from generator.stages.figures.chart.checks import find_row, refuse
from generator.stages.figures.chart.sketch import Area, Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription, join

_FEWER = "give it more height, or leave out or merge some of them"


def set_row_names(task: ChartTask) -> tuple[Inscription, ...]:
    """Set the names, folded where they would take too much of the width.

    :raises RenderError: for names that are too long even so, each at its row.
    """
    drawing = task.drawing
    room = drawing.frame.width * task.look.names.part
    names = tuple(task.set(each.name, room, bold=each.highlighted) for each in drawing.categories)
    lines = task.look.names.lines
    findings = [
        Finding(
            find_row(drawing, place),
            f"on the chart {drawing.name}, the name “{join(drawing.categories[place].name)}” is"
            f" {name.ink.width:.0f} mm wide in {lines} lines, and has {room:.0f} mm",
            "shorten it",
        )
        for place, name in enumerate(names)
        if name.ink.width > room
    ]
    if findings:
        raise RenderError(findings)
    return names


def measure_names(task: ChartTask, names: Sequence[Inscription]) -> float:
    """Give how wide names and the gap to their bars are, in mm."""
    return max(name.ink.width for name in names) + task.look.names.gap


def part_rows(
    task: ChartTask, plot: Area, names: Sequence[Inscription], least: float, most: float
) -> tuple[Area, ...]:
    """Give each category its row, from the top on: of one height where names allow it.

    :param least: how high the marks of a row are at least, in mm.
    :param most: how high a row is at most, where its name is not higher.
    :raises RenderError: where there is not room for all.
    """
    apart = task.look.names.apart
    needs = [max(name.ink.height + apart, least) for name in names]
    count, height = len(needs), plot.height
    if count * max(needs) <= height:
        heights = [min(height / count, max(*needs, most))] * count
    elif sum(needs) <= height:
        heights = [need + (height - sum(needs)) / count for need in needs]
    else:
        fit = sum(reached <= height for reached in accumulate(needs))
        message = f"{count} categories have no room, but {fit} have"
        raise refuse(task.drawing, message, _FEWER)
    rows, top = [], plot.top
    for each in heights:
        rows.append(Area(plot.left, top - each, plot.right, top))
        top -= each
    return tuple(rows)


def write_names(
    task: ChartTask,
    sketch: Sketch,
    names: Sequence[Inscription],
    rows: Sequence[Area],
    start: float,
) -> None:
    """Write the names, from ``start`` on, each in the middle of its row."""
    for name, row, category in zip(names, rows, task.drawing.categories, strict=True):
        baseline = (row.bottom + row.top) / 2 - name.middle
        sketch.write(name, start, baseline, 0.0, task.ink, said=join(category.name))


def part_lanes(task: ChartTask, row: Area, lanes: int) -> tuple[Area, ...]:
    """Give each of a row's bars its place, the first at the top."""
    look = task.look.bars
    room = row.height * look.part - (lanes - 1) * look.apart
    thick = min(max(room / lanes, look.least), look.thickest)
    whole = lanes * thick + (lanes - 1) * look.apart
    top = (row.bottom + row.top + whole) / 2
    pitch = thick + look.apart
    return tuple(
        Area(row.left, top - lane * pitch - thick, row.right, top - lane * pitch)
        for lane in range(lanes)
    )


def bound_row(task: ChartTask, lanes: int) -> tuple[float, float]:
    """Give how high a row with so many bars is at least and at most, in mm."""
    look = task.look.bars
    gaps = (lanes - 1) * look.apart
    return (lanes * look.least + gaps) / look.part, (lanes * look.thickest + gaps) / look.part
