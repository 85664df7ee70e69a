"""The words at the ends of lines, areas and stacks: as near to them as they stand clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.stages.figures.chart.sketch import Area, Position, Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription

_AWAY = 0.8
"""Words that stand farther from their line's end than this, in mm, have a leader."""
_FARTHEST = 5.0
"""Words that would stand farther from it are no longer read as its, in mm."""


@dataclass(frozen=True, slots=True)
class EndWords:
    """What stands at the end of a series: its last value, where that is written, and its name."""

    series: int
    number: Inscription | None
    name: Inscription | None

    @property
    def height(self) -> float:
        """How high they are, in mm."""
        return max(each.ink.height for each in (self.number, self.name) if each)

    @property
    def top(self) -> float:
        """How far they reach over the first baseline, in mm."""
        return max(each.ink.y1 for each in (self.number, self.name) if each)


def set_ends(task: ChartTask, numbers: Sequence[str]) -> tuple[EndWords, ...]:
    """Set the words at the ends.

    :param numbers: for each series its last value's text; none where it is not written.
    """
    room = task.drawing.frame.width * task.look.lines.part
    found = []
    for place, series in enumerate(task.drawing.panels[0].series):
        number = task.number(numbers[place], bold=True) if numbers and numbers[place] else None
        name = task.set(series.name, room) if series.name else None
        if number or name:
            found.append(EndWords(place, number, name))
    return tuple(found)


def fit_ends(task: ChartTask, ends: Sequence[EndWords]) -> bool:
    """Say whether the words are no wider than what is kept for them."""
    return measure_ends(task, ends) <= task.drawing.frame.width * task.look.lines.part


def measure_ends(task: ChartTask, ends: Sequence[EndWords]) -> float:
    """Give how wide the words are with their gap to the marks, in mm."""
    look = task.look.lines
    numbers, names = _widths(ends)
    return sum(width + look.gap for width in (numbers, names) if width)


def write_ends(
    task: ChartTask,
    sketch: Sketch,
    ends: Sequence[EndWords],
    points: Sequence[Position],
    plot: Area,
) -> bool:
    """Write the words beside the plot, with leaders to the ends that they stand off.

    :param points: where the series end, one for each of ``ends``.
    :return: whether there was room.
    """
    look = task.look.lines
    wanted = [(y, each.height) for each, (_, y) in zip(ends, points, strict=True)]
    middles = spread(wanted, plot.bottom, plot.top, look.apart)
    pairs = zip(middles or (), points, strict=False)
    if middles is None or any(abs(middle - y) > _FARTHEST for middle, (_, y) in pairs):
        return False
    numbers, _ = _widths(ends)
    start = plot.right + look.gap
    last = max(x for x, _ in points)
    for each, (x, y), middle in zip(ends, points, middles, strict=True):
        baseline = middle + each.height / 2 - each.top
        if abs(middle - y) > _AWAY or last - x > _AWAY:
            sketch.line([(x, y), (start - look.gap / 3, middle)], look.leader)
        if each.number:
            sketch.write(each.number, start + numbers, baseline, 1.0, task.ink)
        if each.name:
            after = numbers + look.gap if numbers else 0.0
            sketch.write(each.name, start + after, baseline, 0.0, task.ink)
    return True


def spread(
    wanted: Sequence[tuple[float, float]], low: float, high: float, apart: float
) -> list[float] | None:
    """Give the middles of boxes one over the other, together as near as can be to those wanted.

    They keep the order of what is wanted (isotonic regression: pool adjacent violators).

    :param wanted: the middle and the height of each, in mm.
    :return: nothing where all of them are higher than the room.
    """
    if sum(height + apart for _, height in wanted) - apart > high - low:
        return None
    order = sorted(range(len(wanted)), key=lambda place: wanted[place][0])
    steps = [(wanted[one][1] + wanted[other][1]) / 2 + apart for one, other in pairwise(order)]
    shifts = list(accumulate(steps, initial=0.0))
    pools: list[list[float]] = []
    for place, shift in zip(order, shifts, strict=True):
        pools.append([wanted[place][0] - shift, 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, count = pools.pop()
            before, more = pools[-1]
            pools[-1] = [(mean * count + before * more) / (count + more), count + more]
    levels = [mean for mean, count in pools for _ in range(int(count))]
    least = low + wanted[order[0]][1] / 2
    most = high - wanted[order[-1]][1] / 2 - shifts[-1]
    found = [0.0] * len(wanted)
    for place, shift, level in zip(order, shifts, levels, strict=True):
        found[place] = min(max(level, least), most) + shift
    return found


def _widths(ends: Sequence[EndWords]) -> tuple[float, float]:
    """Give how wide the widest number and the widest name are, in mm."""
    return (
        max((each.number.ink.width for each in ends if each.number), default=0.0),
        max((each.name.ink.width for each in ends if each.name), default=0.0),
    )
