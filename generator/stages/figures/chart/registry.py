"""The kinds of charts by their names: each module of ``kinds/`` says which one it draws."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from generator.model.chart import ChartKind
from generator.registry import load_all
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask

Draw = Callable[[ChartTask], Sketch]
"""Lays a chart out, in all of its frame."""

_KINDS: dict[ChartKind, Draw] = {}


def draws(kind: ChartKind) -> Callable[[Draw], Draw]:
    """Make a function the one that draws a kind of chart."""

    def register(draw: Draw) -> Draw:
        _KINDS[kind] = draw
        return draw

    return register


def find_kind(kind: ChartKind) -> Draw:
    """Give what draws a kind of chart."""
    _load()
    return _KINDS[kind]


@cache
def _load() -> None:
    load_all("generator.stages.figures.chart.kinds")
