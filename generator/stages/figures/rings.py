"""Rings of distance: places round the places that matter, from the data alone.

A ring holds all that is equally far along the earth's surface, and is drawn as the cone shows it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.design.style.charts import RingsLook, RingsStyle
from generator.model.distance import go
from generator.model.figure import (
    Figure,
    Form,
    Frame,
    MapPoint,
    RingCentre,
    RingsDrawing,
)
from generator.stages.figures.boxes import Kind, LabelBox, Obstacles, Overlap, refuse_overlaps
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.ink import draw_symbol
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import Row, set_row
from generator.stages.figures.symbols import spread
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import open_canvas

Numbers = NDArray[np.float64]
Position = tuple[float, float]

_BEARINGS = np.linspace(0.0, 360.0, 181)[:-1]
"""The points of a ring, in degrees from the north."""
_SOUTH = 180
_TURN = 5
"""How far apart bearings lie at which a ring's label is tried, in degrees."""
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Where a name is tried round its sign, the best side first."""
_FARTHER = (1.0, 2.0, 3.5, 5.0)
"""How many times the gap a name stands off, where it has no room nearer."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words on the drawing: their rows, the lower left corner of their ink, their halo's colour."""

    row: Row
    x: float
    y: float
    halo: str | None
    lettering: Lettering

    @property
    def box(self) -> LabelBox:
        width, height = self.row.width, self.row.height
        return LabelBox(self.row.text, self.x, self.y, self.x + width, self.y + height, Kind.WORDS)


def draw_rings(
    drawing: RingsDrawing, style: RingsStyle, typefaces: Typefaces, form: Form = "pdf"
) -> Figure:
    """Draw places round the centres, as large as the frame allows.

    Its signs are no links: by these the checks of finished pages know a map.

    :raises RenderError: where the name of a centre has no room, or signs leave the frame.
    """
    look = style.rings
    projection = _fit(drawing, look)
    signs = _set_signs(drawing, projection, look, style.signs.apart)
    boxes = [_box_sign(point, at, look) for point, at in signs]
    names, faults = _set_names(drawing, projection, boxes, style, typefaces)
    labels = list(
        _set_labels(drawing, projection, [*boxes, *(n.box for n in names)], style, typefaces)
    )
    faults += [
        Overlap(f"{box} leaves the frame", (box.text,))
        for box in boxes
        if not _is_inside(box, drawing.frame, look)
    ]
    remedy = "give it more room in the format.toml, or draw fewer rings"
    refuse_overlaps(faults, "rings", drawing.frame, drawing.origin, remedy=remedy)
    canvas = open_canvas(drawing.frame, typefaces, form)
    _draw_bands(canvas, drawing, projection, look)
    _write(canvas, labels)
    numbered = replace(
        style.signs.choose(drawing.palette), diameter=look.diameter, size=look.number
    )
    for point, (x, y) in signs:
        draw_symbol(canvas, x, y, look.diameter, point, numbered)
    _write(canvas, names)
    return Figure(
        name="rings",
        data=canvas.write(),
        frame=drawing.frame,
        alternatives=drawing.alternatives,
        form=form,
    )


def _fit(drawing: RingsDrawing, look: RingsLook) -> Projection:
    """Fit all places into the frame, in its middle, clear of its sides."""
    cone = Projection.of(drawing.projection)
    places = [(point.lon, point.lat) for point in drawing.points]
    places += [(centre.lon, centre.lat) for centre in drawing.centres]
    lon, lat = np.array(places).T
    x, y = cone.project(lon, lat)
    sign = look.diameter / 2
    wide = drawing.frame.width - 2 * (look.side + sign)
    high = drawing.frame.height - 2 * (look.edge + sign)
    # Where there is but one place, its innermost ring is shown.
    least = 2000.0 * drawing.rings[0].radius
    metres = max(
        max(float(np.ptp(x)), least) / wide,
        max(float(np.ptp(y)), least) / high,
    )
    west = float(x.min() + x.max() - drawing.frame.width * metres) / 2
    south = float(y.min() + y.max() - drawing.frame.height * metres) / 2
    return replace(cone, west=west, south=south, metres=metres)


def _set_signs(
    drawing: RingsDrawing, projection: Projection, look: RingsLook, apart: float
) -> tuple[tuple[MapPoint, Position], ...]:
    """Set the signs apart; those in the middle stay where they are."""
    true = tuple(projection.place(point.lon, point.lat) for point in drawing.points)
    middle = {centre.id for centre in drawing.centres}
    fixed = frozenset(n for n, point in enumerate(drawing.points) if point.id in middle)
    places = spread(true, ((look.diameter + apart) / 2,) * len(true), fixed)
    return tuple(zip(drawing.points, places, strict=True))


def _box_sign(point: MapPoint, at: Position, look: RingsLook) -> LabelBox:
    (x, y), half = at, look.diameter / 2
    return LabelBox(point.number, x - half, y - half, x + half, y + half, Kind.SYMBOL)


def _set_names(
    drawing: RingsDrawing,
    projection: Projection,
    boxes: Sequence[LabelBox],
    style: RingsStyle,
    typefaces: Typefaces,
) -> tuple[list[_Words], list[Overlap]]:
    """Set each centre's name beside its sign, where it touches nothing."""
    look, names, faults = style.rings, list[_Words](), list[Overlap]()
    for centre in drawing.centres:
        row = set_row(centre.names, style.words.headings, look.name, style.words, typefaces, 0.0)
        taken = [*boxes, *(name.box for name in names)]
        lettering = Lettering(style.words.heading, look.name, look.ink)
        tried = _try_names(centre, projection, row, look)
        found = (_Words(row, x, y, None, lettering) for x, y in tried)
        free = (each for each in found if _is_free(each.box, taken, drawing.frame, look))
        name = next(free, None)
        if name is None:
            faults.append(Overlap(f"“{row.text}” has no room beside its sign", (row.text,)))
        else:
            names.append(name)
    return names, faults


def _try_names(
    centre: RingCentre, projection: Projection, row: Row, look: RingsLook
) -> Iterator[Position]:
    x, y = projection.place(centre.lon, centre.lat)
    for times in _FARTHER:
        away = look.diameter / 2 + look.gap * times
        for across, up in _SIDES:
            slant = math.sqrt(0.5) if across and up else 1.0
            left = x + away * across * slant - row.width * (1 - across) / 2
            foot = y + away * up * slant - row.height * (1 - up) / 2
            yield left, foot


def _set_labels(
    drawing: RingsDrawing,
    projection: Projection,
    boxes: Sequence[LabelBox],
    style: RingsStyle,
    typefaces: Typefaces,
) -> Iterator[_Words]:
    """Set what is written on the rings of each centre in a row, as near the south as it is free.

    A ring that shows nowhere free has no label: the next one tells how far they are apart.
    """
    look, taken = style.rings, list(boxes)
    lettering = Lettering(style.words.label, look.size, look.label)
    rows = [
        set_row(ring.label, style.words.labels, look.size, style.words, typefaces, 0.0)
        for ring in drawing.rings
    ]
    bearings = sorted(range(0, 360, _TURN), key=lambda bearing: (abs(bearing - _SOUTH), bearing))
    for centre in drawing.centres:
        tried = []
        for bearing in bearings:
            found: list[_Words] = []
            for index, (ring, row) in enumerate(zip(drawing.rings, rows, strict=True)):
                lat, lon = go((centre.lat, centre.lon), bearing, ring.radius)
                x, y = projection.place(lon, lat)
                halo = _band(look, index)
                words = _Words(row, x - row.width / 2, y - row.height / 2, halo, lettering)
                if _is_free(words.box, [*taken, *(w.box for w in found)], drawing.frame, look):
                    found.append(words)
            tried.append(found)
        best = max(tried, key=len)
        taken += [words.box for words in best]
        yield from best


def _band(look: RingsLook, index: int) -> str:
    return look.bands[min(index, len(look.bands) - 1)]


def _draw_bands(
    canvas: Canvas, drawing: RingsDrawing, projection: Projection, look: RingsLook
) -> None:
    """Fill the rings from the outermost in, those of all centres at once, and draw their lines."""
    frame = drawing.frame
    canvas.rectangle((0.0, 0.0, frame.width, frame.height), look.ground)
    paths = [
        [_trace(centre, ring.radius, projection) for centre in drawing.centres]
        for ring in drawing.rings
    ]
    for index in reversed(range(len(paths))):
        for path in paths[index]:
            canvas.areas([path], _band(look, index))
    for path in (path for ring in paths for path in ring):
        canvas.lines([path], look.line.colour, look.line.width, closed=True)


def _trace(centre: RingCentre, radius: float, projection: Projection) -> Numbers:
    places = [go((centre.lat, centre.lon), bearing, radius) for bearing in _BEARINGS.tolist()]
    return projection.path(np.array([(lon, lat) for lat, lon in places]))


def _is_free(box: LabelBox, taken: Iterable[LabelBox], frame: Frame, look: RingsLook) -> bool:
    bounds = np.array([box.bounds])
    others = Obstacles.of(list(taken))
    return _is_inside(box, frame, look) and not bool(others.block(bounds, look.clear)[0])


def _is_inside(box: LabelBox, frame: Frame, look: RingsLook) -> bool:
    """Say whether a box keeps clear of the frame; spread signs may come half as near."""
    share = 0.5 if box.kind is Kind.SYMBOL else 1.0
    side, edge = look.side * share, look.edge * share
    across = box.x0 >= side and box.x1 <= frame.width - side
    return across and box.y0 >= edge and box.y1 <= frame.height - edge


def _write(canvas: Canvas, words: Iterable[_Words]) -> None:
    """Set words; those on a ring over a halo in the colour of its ground, which parts its line."""
    for each in words:
        lines = [
            (line.text, x, y, replace(each.lettering, style=line.style, is_main=line.is_main))
            for block in each.row.blocks
            for line, x, y in block.starts(each.x, each.y, 0.5)
        ]
        if each.halo is not None:
            canvas.halos(lines, each.halo, 2.4)
        for text, x, y, lettering in lines:
            canvas.text(text, x, y, lettering)
