"""A chart -> a figure: held against its kind, laid out, checked for overlaps and drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.design.style.charts import ChartStyle
from generator.errors import RenderError
from generator.model.chart import ChartDrawing, ChartKind
from generator.model.figure import Figure, Form, Frame
from generator.stages.figures.boxes import refuse_overlaps
from generator.stages.figures.chart.checks import check_chart
from generator.stages.figures.chart.notes import write_notes
from generator.stages.figures.chart.panels import order_across
from generator.stages.figures.chart.registry import find_kind
from generator.stages.figures.chart.sketch import Sketch
from generator.stages.figures.chart.task import ChartTask
from generator.stages.figures.inscription import join
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import VectorCanvas, open_canvas

_ROWS = frozenset(
    {ChartKind.BAR, ChartKind.SHARE, ChartKind.SPAN, ChartKind.DOT, ChartKind.DUMBBELL}
)
_HIGH = 10_000.0
"""In mm: higher than any chart."""
_TARGET = 5.0
"""How wide and high a value is that can be pointed at on a page of the web, in mm."""
_REMEDY = "shorten its words, or give it more room"


USUAL = 0.42
"""How high a chart is that may have any height, over its width."""


def draw_chart(
    drawing: ChartDrawing, style: ChartStyle, typefaces: Typefaces, form: Form = "pdf"
) -> Figure:
    """Draw a chart, of exactly the frame's size; of its own height where the frame has none.

    :raises RenderError: where its values cannot be shown by a chart of its kind, or where
        something has no room or overlaps, at the row of the table that it comes from.
    """
    check_chart(drawing)
    if drawing.frame.height == 0:
        width = drawing.frame.width
        height = measure_chart(drawing, style, typefaces) or width * USUAL
        drawing = replace(drawing, frame=Frame(width, round(height, 1)))
    forms = order_across(drawing.frame, len(drawing.panels), style.chart.plot.aspect)
    sketch = _lay_out(ChartTask(drawing, style, typefaces), forms)
    canvas = open_canvas(drawing.frame, typefaces, form)
    sketch.draw(canvas, style.chart.plot.paper, style.chart.plot.halo)
    if isinstance(canvas, VectorCanvas):
        _mark_values(canvas, sketch, drawing)
    return Figure(
        name=drawing.name,
        data=canvas.write(),
        frame=drawing.frame,
        alternatives=drawing.alternatives,
        form=form,
    )


def _mark_values(canvas: VectorCanvas, sketch: Sketch, drawing: ChartDrawing) -> None:
    """Let every value be pointed at, in the order of the data, and say what it is."""
    for mark, (x, y) in sorted(sketch.anchors.items()):
        panel, place, category = mark
        series = drawing.panels[panel].series[place]
        said = [drawing.categories[category].name, series.name, drawing.panels[panel].heading]
        names = " – ".join(dict.fromkeys(each[0] for each in said if each))
        across = drawing.frame.width - x if sketch.rtl else x
        canvas.spot(across, y, _TARGET, f"{names}: {series.labels[category]}")


def measure_chart(drawing: ChartDrawing, style: ChartStyle, typefaces: Typefaces) -> float | None:
    """Give how high a chart of rows is where each row has the height that it looks best at, in mm.

    The width is the frame's; of small charts as many stand beside each other as have room.

    :return: nothing for kinds that may have any height.
    :raises RenderError: as :func:`draw_chart` does.
    """
    if drawing.kind not in _ROWS:
        return None
    check_chart(drawing)
    high = replace(drawing, frame=Frame(drawing.frame.width, _HIGH))
    forms = range(len(drawing.panels), 0, -1)
    sketch = _lay_out(ChartTask(high, style, typefaces), forms)
    return _HIGH - sketch.find_foot()


def _lay_out(task: ChartTask, forms: Iterable[int]) -> Sketch:
    """Lay a chart out in the first form that has room for all words.

    :param forms: how many of several small charts stand beside each other.
    :raises RenderError: what the first form has no room for, where none has room for all.
    """
    drawing, refused = task.drawing, []
    for across in forms:
        tried = replace(task, across=across)
        try:
            sketch = find_kind(drawing.kind)(tried)
            write_notes(tried, sketch)
            _check_overlaps(drawing, sketch)
        except RenderError as failure:
            refused.append(failure)
        else:
            return sketch
    raise refused[0]


def _check_overlaps(drawing: ChartDrawing, sketch: Sketch) -> None:
    """Refuse words that touch others or leave the frame, at the rows that they come from."""
    rows = {join(each.name): each.origin for each in drawing.categories if each.origin is not None}
    frame, overlaps = drawing.frame, sketch.find_overlaps()
    refuse_overlaps(overlaps, drawing.name, frame, drawing.origin, rows, _REMEDY)
