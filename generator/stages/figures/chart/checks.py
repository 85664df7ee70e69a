"""What keeps a chart from being drawn at all, said at the row of the table that is at fault."""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator.errors import Finding, Origin, RenderError
from generator.model.chart import ChartDrawing, ChartKind
from generator.stages.figures.inscription import join

_TWO = 2


def check_chart(drawing: ChartDrawing) -> None:
    """Refuse values that a chart of this kind cannot show.

    :raises RenderError: with a finding for each category at fault, at its row.
    """
    findings = list(_check_values(drawing))
    if not findings:
        findings = list(_check_kind(drawing))
    if findings:
        raise RenderError(findings)


def refuse(drawing: ChartDrawing, message: str, remedy: str) -> RenderError:
    """Give an error on all of a chart, for whoever finds that it has no room."""
    frame = drawing.frame
    said = f"on the chart {drawing.name} of {frame.width:g} × {frame.height:g} mm, {message}"
    return RenderError(Finding(drawing.origin, said, remedy))


def find_row(drawing: ChartDrawing, category: int) -> Origin:
    """Give where a category stands: in its table, or else where the chart is asked for."""
    return drawing.categories[category].origin or drawing.origin


def _check_values(drawing: ChartDrawing) -> Iterator[Finding]:
    known = 0
    for panel in drawing.panels:
        for series in panel.series:
            for place, value in enumerate(series.values):
                start = series.starts[place] if series.starts else 0.0
                known += value is not None
                if not all(math.isfinite(each) for each in (value, start) if each is not None):
                    name = join(drawing.categories[place].name)
                    yield Finding(
                        find_row(drawing, place),
                        f"the chart {drawing.name} has a value of “{name}” that is no number",
                        "correct it, or leave it empty",
                    )
    if not known:
        message = f"the chart {drawing.name} has no value to show"
        yield Finding(drawing.origin, message, "fill in its table, or leave the chart out")


def _check_kind(drawing: ChartDrawing) -> Iterator[Finding]:
    kind, first = drawing.kind, drawing.panels[0].series
    if kind is ChartKind.DUMBBELL and len(first) != _TWO:
        message = f"the chart {drawing.name} of the kind dumbbell has {len(first)} series"
        yield Finding(drawing.origin, message, "give it two, or draw dots (dot)")
    if kind is ChartKind.SPAN and not all(each.starts for p in drawing.panels for each in p.series):
        message = f"the chart {drawing.name} of the kind span has no starts"
        yield Finding(drawing.origin, message, "say where its spans begin, or draw bars (bar)")
    if kind is ChartKind.SHARE:
        yield from _check_shares(drawing)
    if kind is ChartKind.AREA and len(first) > 1:
        yield from _check_areas(drawing)


def _check_areas(drawing: ChartDrawing) -> Iterator[Finding]:
    """Areas on each other have a place only where all of them do."""
    for place, category in enumerate(drawing.categories):
        values = [each.values[place] for panel in drawing.panels for each in panel.series]
        fault = "below zero" if any(v is not None and v < 0 for v in values) else ""
        fault = "missing" if None in values else fault
        if fault:
            yield Finding(
                find_row(drawing, place),
                f"the chart {drawing.name} stacks areas, and a value of"
                f" “{join(category.name)}” is {fault}",
                "draw lines (line), or correct it",
            )


def _check_shares(drawing: ChartDrawing) -> Iterator[Finding]:
    for panel in drawing.panels:
        columns = zip(*(series.values for series in panel.series), strict=True)
        for place, column in enumerate(columns):
            values = [value for value in column if value is not None]
            name = join(drawing.categories[place].name)
            if values and min(values) < 0:
                yield Finding(
                    find_row(drawing, place),
                    f"the chart {drawing.name} shows shares, and a value of “{name}” is below zero",
                    "correct it, or draw bars (bar)",
                )
