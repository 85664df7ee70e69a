"""Words at one value, a note or the text of a highlighted one: where nothing else stands."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from generator.stages.figures.boxes import Bounds, Overlap, is_inside, meet
from generator.stages.figures.chart.sketch import Mark, Position, Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import Inscription, join

_WAYS = 16
_FARTHEST = 8
"""How many steps away from its value words are tried."""
_NUMBER = 2
"""How many of them a value's text may stand off."""
_CLEAR = 0.5
"""Between words and what is in their way, in mm."""


def write_notes(task: ChartTask, sketch: Sketch) -> None:
    """Write the texts of highlighted values that have none yet, then the notes.

    A highlighted value that has no room for its text is seen by its mark alone; a note that has
    none is an overlap.
    """
    _write_numbers(task, sketch)
    room = task.drawing.frame.width * task.look.lines.part
    for note in task.drawing.notes:
        block = task.set(note.words, room)
        mark = note.panel, note.series, note.category
        if mark not in sketch.anchors or not _place(task, sketch, block, mark, _FARTHEST):
            name = join(task.drawing.categories[note.category].name)
            missing = "is on a value that is missing" if mark not in sketch.anchors else ""
            said = f"the note “{block.text}” {missing or 'has no room'}"
            sketch.overlaps.append(Overlap(said, (name,)))


def _write_numbers(task: ChartTask, sketch: Sketch) -> None:
    drawing = task.drawing
    for mark in sorted(sketch.anchors.keys() - sketch.told):
        panel, series, category = mark
        label = drawing.panels[panel].series[series].labels[category]
        if drawing.categories[category].highlighted and label:
            _place(task, sketch, task.number(label, bold=True), mark, _NUMBER)


def _place(task: ChartTask, sketch: Sketch, block: Inscription, mark: Mark, farthest: int) -> bool:
    """Write words at the nearest free place, with a leader where that is away from the value."""
    anchor = sketch.anchors[mark]
    taken = np.array(sketch.taken()).reshape(-1, 4)
    words = taken[len(sketch.solid) :]
    for steps, (bounds, end) in _offer(task, block, anchor, farthest):
        box = np.array([bounds])
        if not is_inside(box, sketch.frame, 0.0)[0] or meet(box, taken, _CLEAR).any():
            continue
        leader = np.linspace(anchor, end, 12)
        if steps > 1 and meet(np.hstack([leader, leader]), words).any():
            continue
        if steps > 1:
            sketch.line([anchor, end], task.look.lines.leader)
        x0, y0, *_ = bounds
        sketch.write(block, x0, y0 - block.ink.y0, 0.0, task.ink, halo=True)
        return True
    return False


def _offer(
    task: ChartTask, block: Inscription, anchor: Position, farthest: int
) -> Iterator[tuple[int, tuple[Bounds, Position]]]:
    """Give places round a value, the nearest first and those over it before others.

    Each is a box, and the point of it that a leader goes to.
    """
    width, height = block.ink.width, block.ink.height
    near = task.look.lines.marker / 2 + task.look.bars.gap
    for steps in range(1, farthest + 1):
        for way in sorted(range(_WAYS), key=lambda n: -math.sin(2 * math.pi * n / _WAYS)):
            angle = 2 * math.pi * way / _WAYS
            across, up = math.cos(angle), math.sin(angle)
            x, y = anchor[0] + near * steps * across, anchor[1] + near * steps * up
            # The box hangs on the point of its rim that is nearest to the value.
            left = x - width * (0.5 - across / 2)
            bottom = y - height * (0.5 - up / 2)
            yield steps, ((left, bottom, left + width, bottom + height), (x, y))
