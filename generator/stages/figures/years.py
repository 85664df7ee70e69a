"""Small maps, one a year, on the same ground: what was new in colour, what was earlier in grey."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.design.style.charts import ColumnsStyle, YearsStyle
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
from generator.stages.figures.cover import cover_frame
from generator.stages.figures.disputes import apply_disputes
from generator.stages.figures.framing import Bounds, Clearance, divide_points, frame_map
from generator.stages.figures.ground import Ground, lay_ground, prepare_ground
from generator.stages.figures.ink import draw_sign, draw_symbol
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import Row, draw_row, set_row
from generator.stages.figures.symbols import spread
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import open_canvas, say

Position = tuple[float, float]

_LINKED = 3.0
"""The smallest symbol, in mm, that a finger or a pointer can be asked to hit."""


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
    window: Bounds
    """Where the map is seen: all of the frame, or what the note leaves of it."""
    ground: Ground
    places: tuple[tuple[MapPoint, Position], ...]
    diameter: float
    numbered: bool
    note: _Note | None


def draw_years(
    drawing: YearsDrawing,
    basemaps: Mapping[str, Basemap],
    style: YearsStyle,
    typefaces: Typefaces,
    form: Form = "pdf",
) -> Figure:
    """Draw the small maps side by side, the first where reading begins; live ones an ``svg`` each.

    Symbols bear their numbers where all of them fit, and are dots else.

    :raises ContentError: for a basemap that lacks what the settings name.
    """
    check_basemaps(drawing.settings, basemaps)
    basemaps = apply_disputes(basemaps, drawing.settings.disputed)
    look, said, count = style.years, style.words, len(drawing.panels)
    share = (drawing.frame.width - (count - 1) * look.gap) / count
    # One or two maps are not drawn out over the whole measure, which would show half the earth.
    width = min(share, drawing.frame.height * look.widest)
    over = count * (share - width) if drawing.direction == "rtl" else 0.0
    headings = [
        set_row(panel.heading, said.headings, look.heading_size, said, typefaces, width)
        for panel in drawing.panels
    ]
    head = look.heading + max(heading.more for heading in headings)
    layout = _lay_out(
        drawing, Frame(width, drawing.frame.height - head), basemaps, style, typefaces
    )
    canvas = open_canvas(drawing.frame, typefaces, form)
    panels: list[str] = []
    overlaps: list[Overlap] = []
    spots: list[Hotspot] = []
    for index, (panel, heading) in enumerate(zip(drawing.panels, headings, strict=True)):
        place = count - 1 - index if drawing.direction == "rtl" else index
        left = over + place * (width + look.gap)
        part = canvas.window(left, 0.0, layout.frame)
        start = left + width if drawing.direction == "rtl" else left
        baseline = drawing.frame.height - look.heading + look.baseline
        draw_row(canvas, heading, start, baseline, drawing.direction, said)
        if heading.width > width:
            overlaps.append(Overlap(f"“{heading.text}” (words) is wider than its map"))
        overlaps += describe_overlaps(list(_boxes(layout, panel, look.earlier)), layout.frame)
        _draw_panel(part, layout, panel, drawing, style)
        if layout.numbered and layout.diameter >= _LINKED:
            spots += [
                Hotspot(point.id, left + x, drawing.frame.height - y, layout.diameter)
                for point, (x, y) in layout.places
                if point.step == panel.step
            ]
        if form == "live":
            panels.append(_cut_out(canvas, left, width))
            canvas = open_canvas(drawing.frame, typefaces, form)
    remedy = "give it more room in the format.toml, or shorten its headings"
    refuse_overlaps(overlaps, "years", drawing.frame, drawing.origin, remedy=remedy)
    return Figure(
        name="years",
        data="".join(panels).encode() or canvas.write(),
        frame=drawing.frame,
        alternatives=drawing.alternatives,
        hotspots=tuple(spots),
        form=form,
    )


def _cut_out(canvas: Canvas, left: float, width: float) -> str:
    """Give a map of the web as an image of its own, so that a narrow screen has them in rows."""
    box = f"{say(left)} 0 {say(width)} {say(canvas.frame.height)}"
    return f'<svg class="small-map" viewBox="{box}">{canvas.write().decode()}</svg>'


def _lay_out(
    drawing: YearsDrawing,
    frame: Frame,
    basemaps: Mapping[str, Basemap],
    style: YearsStyle,
    typefaces: Typefaces,
) -> _Layout:
    settings, look, said = drawing.settings, style.years, style.words
    basemap = cover_frame(settings, basemaps, frame, drawing.origin)
    projection = Projection.fit(settings.projection, settings.extent, frame)
    _, parts = divide_points(drawing.points, projection, frame, settings, close_ups=False)
    far = tuple(point for part in parts for point in part)
    note, window, size = None, (0.0, 0.0, frame.width, frame.height), frame
    if far:
        room = frame.width / 2
        words = set_row(drawing.elsewhere, said.labels, said.size, said, typefaces, room)
        sizes, clear = [[_size_note(words, far, look)]], Clearance(look.dot, look.dot, look.clear)
        framing = frame_map(settings, basemap, frame, drawing.points, sizes, clear)
        projection, window, size = framing.projection, framing.window, framing.size
        ((_, bounds),) = framing.panels
        note = _lay_out_note(bounds, words, far, drawing.direction, look)
    layers = tuple(layer for layer in settings.layers if layer is not GroundLayer.ADMIN1)
    ground = prepare_ground(basemap, projection, size, settings.countries, style.ground, layers)
    near = tuple(point for point in drawing.points if point not in far)
    true = tuple(projection.place(point.lon, point.lat) for point in near)
    diameter = style.signs.diameter
    centres = spread(true, ((diameter + look.apart) / 2,) * len(true))
    numbered = all(
        math.dist(centre, place) <= diameter / 2
        for centre, place in zip(centres, true, strict=True)
    )
    if not numbered:
        diameter = look.dot
        spots = spread(true, ((diameter + look.dots_apart) / 2,) * len(true))
        centres = tuple(_keep_inside(at, size, diameter) for at in spots)
    left, foot, *_ = window
    places = tuple(
        (point, (x + left, y + foot)) for point, (x, y) in zip(near, centres, strict=True)
    )
    return _Layout(frame, window, ground, places, diameter, numbered, note)


def _keep_inside(centre: Position, frame: Frame, diameter: float) -> Position:
    """Move a dot into the frame, in mm: one near its side would else be cut by it."""
    x, y = (
        min(max(value, diameter / 2), side - diameter / 2)
        for value, side in zip(centre, (frame.width, frame.height), strict=True)
    )
    return x, y


def _size_note(words: Row, far: Sequence[MapPoint], style: ColumnsStyle) -> Frame:
    """Give the size of the note: a mark for each place, and the words."""
    pad = style.pad
    width = 2 * pad + len(far) * (style.dot + style.dots_apart) + pad + words.width
    return Frame(width, 2 * pad + max(style.dot, words.height))


def _lay_out_note(
    bounds: Bounds,
    words: Row,
    far: Sequence[MapPoint],
    direction: Direction,
    style: ColumnsStyle,
) -> _Note:
    """Set the marks where reading begins and the words after them, the same in every year."""
    x0, y0, x1, y1 = bounds
    middle, pitch, pad = (y0 + y1) / 2, style.dot + style.dots_apart, style.pad
    first, step = x0 + pad + pitch / 2, pitch
    start = x1 - pad - words.width
    if direction == "rtl":
        first, step = x1 - pad - pitch / 2, -pitch
        start = x0 + pad + words.width
    signs = tuple((point, (first + index * step, middle)) for index, point in enumerate(far))
    return _Note(bounds, signs, words, (start, middle - words.middle))


def _draw_panel(
    canvas: Canvas, layout: _Layout, panel: YearPanel, drawing: YearsDrawing, style: YearsStyle
) -> None:
    look, line = style.years, style.years.outline
    left, foot, right, top = layout.window
    lay_ground(canvas.window(left, foot, layout.ground.frame), layout.ground, style.ground)
    _draw_signs(canvas, layout.places, panel, layout, style)
    # Half of an outline on the frame's side would be cut off with it.
    half = line.width / 2 * 25.4 / 72
    note = layout.note
    if note is not None and any(point.step <= panel.step for point, _ in note.signs):
        x0, y0, x1, y1 = note.bounds
        inner = (x0 + half, y0 + half, x1 - half, y1 - half)
        canvas.rectangle(inner, look.note_fill, line.colour, line.width)
        dots = replace(layout, numbered=False, diameter=look.dot)
        _draw_signs(canvas, note.signs, panel, dots, style)
        draw_row(canvas, note.words, *note.start, drawing.direction, style.words)
    sides = (left + half, foot + half, right - half, top - half)
    canvas.rectangle(sides, None, line.colour, line.width)


def _draw_signs(
    canvas: Canvas,
    places: Sequence[tuple[MapPoint, Position]],
    panel: YearPanel,
    layout: _Layout,
    style: YearsStyle,
) -> None:
    """Draw the earlier places in grey and over them this year's in their colour."""
    look, edge = style.years, style.years.earlier_edge
    for point, (x, y) in places:
        if point.step < panel.step:
            canvas.circle(x, y, look.earlier, look.earlier_fill, edge.colour, edge.width)
    for point, (x, y) in places:
        if point.step == panel.step and layout.numbered:
            draw_symbol(canvas, x, y, layout.diameter, point, style.signs)
        elif point.step == panel.step:
            diameter, step = layout.diameter, point.step
            draw_sign(canvas, x, y, diameter, step, style.signs, ongoing=False)


def _boxes(layout: _Layout, panel: YearPanel, earlier: float) -> Iterator[LabelBox]:
    """Give what stands in a panel, so that overlaps can be told.

    :param earlier: the diameter of the places of earlier years, in mm.
    """
    for point, (x, y) in layout.places:
        if point.step <= panel.step:
            half = (layout.diameter if point.step == panel.step else earlier) / 2
            yield LabelBox(point.number, x - half, y - half, x + half, y + half, Kind.SYMBOL)
    if layout.note is not None:
        yield LabelBox(layout.note.words.text, *layout.note.bounds, Kind.PANEL)
