"""Small maps, one a year, on the same ground: what was new in colour, what was earlier in grey."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.design.palette import EARLIER
from generator.design.tokens import Tokens
from generator.model.figure import (
    Figure,
    Form,
    Frame,
    Hotspot,
    MapPoint,
    YearPanel,
    YearsDrawing,
)
from generator.model.locale import Direction
from generator.model.map import GroundLayer
from generator.stages.figures.basemap import Basemap, check_basemaps
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Overlap,
    describe_overlaps,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.framing import Bounds, divide_points, frame_map
from generator.stages.figures.ground import Ground, lay_ground, prepare_ground
from generator.stages.figures.ink import draw_sign, draw_symbol
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import HEADING, LABEL, Row, draw_row, set_row
from generator.stages.figures.symbols import spread
from generator.stages.figures.typeface import Typefaces

Position = tuple[float, float]

_GAP = 3.0
_HEADING = 5.0
_BASELINE = 1.5
_DOT = 2.0
_EARLIER = 1.6
_APART = 0.15
_SYMBOL_GAP = 0.3
_LINKED = 3.0
"""The smallest symbol, in mm, that a finger or a pointer can be asked to hit."""
_PAD = 0.9
_HAIRLINE = 0.5


@dataclass(frozen=True, slots=True)
class _Note:
    """The note on places outside the window: its sides in mm, its signs, its words."""

    bounds: Bounds
    signs: tuple[tuple[MapPoint, Position], ...]
    words: Row
    start: Position
    """Where the words begin for who reads them, and their baseline."""


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """What the panels have in common, in mm from a panel's lower left corner."""

    frame: Frame
    ground: Ground
    places: tuple[tuple[MapPoint, Position], ...]
    diameter: float
    numbered: bool
    note: _Note | None


def draw_years(
    drawing: YearsDrawing,
    basemaps: Mapping[str, Basemap],
    tokens: Tokens,
    typefaces: Typefaces,
    form: Form = "pdf",
) -> Figure:
    """Draw the small maps side by side, the first where reading begins.

    Symbols bear their numbers where all of them fit, and are dots else.

    :raises ContentError: for a basemap that lacks what the settings name.
    """
    check_basemaps(drawing.settings, basemaps)
    count = len(drawing.panels)
    width = (drawing.frame.width - (count - 1) * _GAP) / count
    size = tokens.points("size-2")
    headings = [set_row(p.heading, HEADING, size, typefaces, width) for p in drawing.panels]
    head = _HEADING + max(heading.more for heading in headings)
    layout = _lay_out(
        drawing, Frame(width, drawing.frame.height - head), basemaps, tokens, typefaces
    )
    canvas = Canvas(drawing.frame, typefaces, form)
    overlaps: list[Overlap] = []
    spots: list[Hotspot] = []
    for index, (panel, heading) in enumerate(zip(drawing.panels, headings, strict=True)):
        place = count - 1 - index if drawing.direction == "rtl" else index
        left = place * (width + _GAP)
        part = canvas.window(left, 0.0, layout.frame)
        start = left + width if drawing.direction == "rtl" else left
        baseline = drawing.frame.height - _HEADING + _BASELINE
        draw_row(canvas, heading, start, baseline, drawing.direction, tokens)
        if heading.width > width:
            overlaps.append(Overlap(f"“{heading.text}” (words) is wider than its map"))
        overlaps += describe_overlaps(list(_boxes(layout, panel)), layout.frame)
        _draw_panel(part, layout, panel, drawing, tokens)
        if layout.numbered and layout.diameter >= _LINKED:
            spots += [
                Hotspot(point.id, left + x, drawing.frame.height - y, layout.diameter)
                for point, (x, y) in layout.places
                if point.step == panel.step
            ]
    refuse_overlaps(overlaps, "years", drawing.frame, drawing.origin)
    return Figure(
        name="years",
        data=canvas.write(),
        frame=drawing.frame,
        alternative=drawing.alternative,
        hotspots=tuple(spots),
        form=form,
    )


def _lay_out(
    drawing: YearsDrawing,
    frame: Frame,
    basemaps: Mapping[str, Basemap],
    tokens: Tokens,
    typefaces: Typefaces,
) -> _Layout:
    settings = drawing.settings
    basemap = basemaps[settings.basemap]
    projection = Projection.fit(settings.projection, settings.extent, frame)
    _, far = divide_points(drawing.points, projection, frame, settings)
    note = None
    if far:
        words = set_row(
            drawing.elsewhere, LABEL, tokens.points("size-1"), typefaces, frame.width / 2
        )
        framing = frame_map(
            settings, basemap, frame, drawing.points, [[_size_note(words, far)]], (_DOT, _DOT)
        )
        projection = framing.projection
        ((_, bounds),) = framing.panels
        note = _lay_out_note(bounds, words, far, drawing.direction)
    layers = tuple(layer for layer in settings.layers if layer is not GroundLayer.ADMIN1)
    ground = prepare_ground(basemap, projection, frame, settings.countries, layers)
    near, _ = divide_points(drawing.points, projection, frame, settings)
    true = tuple(projection.place(point.lon, point.lat) for point in near)
    diameter = tokens.millimetres("symbol")
    centres = spread(true, diameter + _SYMBOL_GAP)
    numbered = all(
        math.dist(centre, place) <= diameter / 2
        for centre, place in zip(centres, true, strict=True)
    )
    if not numbered:
        diameter = _DOT
        centres = tuple(_keep_inside(at, frame) for at in spread(true, diameter + _APART))
    places = tuple(zip(near, centres, strict=True))
    return _Layout(frame, ground, places, diameter, numbered, note)


def _keep_inside(centre: Position, frame: Frame) -> Position:
    """Move a dot into the frame, in mm: one near its side would else be cut by it."""
    x, y = (
        min(max(value, _DOT / 2), side - _DOT / 2)
        for value, side in zip(centre, (frame.width, frame.height), strict=True)
    )
    return x, y


def _size_note(words: Row, far: Sequence[MapPoint]) -> Frame:
    """Give the size of the note: a mark for each place, and the words."""
    width = 2 * _PAD + len(far) * (_DOT + _APART) + _PAD + words.width
    return Frame(width, 2 * _PAD + max(_DOT, words.height))


def _lay_out_note(
    bounds: Bounds, words: Row, far: Sequence[MapPoint], direction: Direction
) -> _Note:
    """Set the marks where reading begins and the words after them, the same in every year."""
    x0, y0, x1, y1 = bounds
    middle, pitch = (y0 + y1) / 2, _DOT + _APART
    first, step = x0 + _PAD + pitch / 2, pitch
    start = x1 - _PAD - words.width
    if direction == "rtl":
        first, step = x1 - _PAD - pitch / 2, -pitch
        start = x0 + _PAD + words.width
    signs = tuple((point, (first + index * step, middle)) for index, point in enumerate(far))
    return _Note(bounds, signs, words, (start, middle - words.middle))


def _draw_panel(
    canvas: Canvas, layout: _Layout, panel: YearPanel, drawing: YearsDrawing, tokens: Tokens
) -> None:
    line = tokens.colour("muted")
    lay_ground(canvas, layout.ground, tokens)
    _draw_signs(canvas, layout.places, panel, layout, tokens)
    note = layout.note
    if note is not None and any(point.step <= panel.step for point, _ in note.signs):
        canvas.rectangle(note.bounds, tokens.colour("paper"), line, _HAIRLINE)
        dots = replace(layout, numbered=False, diameter=_DOT)
        _draw_signs(canvas, note.signs, panel, dots, tokens)
        draw_row(canvas, note.words, *note.start, drawing.direction, tokens)
    half = _HAIRLINE / 2 * 25.4 / 72
    frame = layout.frame
    sides = (half, half, frame.width - half, frame.height - half)
    canvas.rectangle(sides, None, line, _HAIRLINE)


def _draw_signs(
    canvas: Canvas,
    places: Sequence[tuple[MapPoint, Position]],
    panel: YearPanel,
    layout: _Layout,
    tokens: Tokens,
) -> None:
    """Draw the earlier places in grey and over them this year's in their colour."""
    grey, edge = tokens.blend(*EARLIER), tokens.colour("land")
    for point, (x, y) in places:
        if point.step < panel.step:
            canvas.circle(x, y, _EARLIER, grey, edge, 0.3)
    for point, (x, y) in places:
        if point.step == panel.step and layout.numbered:
            draw_symbol(canvas, x, y, layout.diameter, point, tokens)
        elif point.step == panel.step:
            draw_sign(canvas, x, y, layout.diameter, point.step, tokens, ongoing=False)


def _boxes(layout: _Layout, panel: YearPanel) -> Iterator[LabelBox]:
    """Give what stands in a panel, so that overlaps can be told."""
    for point, (x, y) in layout.places:
        if point.step <= panel.step:
            half = (layout.diameter if point.step == panel.step else _EARLIER) / 2
            yield LabelBox(point.number, x - half, y - half, x + half, y + half, Kind.SYMBOL)
    if layout.note is not None:
        yield LabelBox(layout.note.words.text, *layout.note.bounds, Kind.PANEL)
