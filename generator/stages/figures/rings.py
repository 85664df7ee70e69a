"""Rings of distance: places round the places that matter, from the data alone.

A ring holds all that is equally far along the earth's surface, and is drawn as the cone shows it.
"""

from __future__ import annotations

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
from generator.stages.figures.belonging import NARROW
from generator.stages.figures.boxes import (
    Kind,
    LabelBox,
    Leader,
    Obstacles,
    Overlap,
    refuse_overlaps,
)
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.choice import choose, count_conflicts
from generator.stages.figures.geometry import Crowd
from generator.stages.figures.ink import draw_symbol
from generator.stages.figures.inscription import Inscription, Line, set_block
from generator.stages.figures.labels import Anchor, Candidate, Search, Surroundings, propose
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
_HALO = 2.4
"""The width of the stroke under what is written on a ring, in pt."""
_REACH = Search((0.0, 0.7, 2.2, 4.0, 5.7, 7.5), 300, fine=True)
_REACHES = (_REACH, replace(_REACH, keep=NARROW))
"""Where the names in the middle are looked for, at last nearer to others' signs."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What is written on a ring: its rows, the lower left corner of its ink, its halo's colour."""

    row: Row
    x: float
    y: float
    halo: str

    @property
    def box(self) -> LabelBox:
        width, height = self.row.width, self.row.height
        return LabelBox(self.row.text, self.x, self.y, self.x + width, self.y + height, Kind.WORDS)


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a place in the middle, and where it stands."""

    block: Inscription
    where: Candidate


@dataclass(frozen=True, slots=True, eq=False)
class RingsLayout:
    """Where everything of the drawing stands, in mm."""

    projection: Projection
    signs: tuple[tuple[MapPoint, Position], ...]
    names: tuple[_Name, ...]
    labels: tuple[_Label, ...]
    overlaps: tuple[Overlap, ...]
    """What has no room, or leaves the frame; empty for a sound drawing."""

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The lines from signs to names that stand off them."""
        return tuple(name.where.leader for name in self.names if name.where.leader is not None)


def lay_out_rings(drawing: RingsDrawing, style: RingsStyle, typefaces: Typefaces) -> RingsLayout:
    """Place the signs, then the names in the middle, then what is written on the rings."""
    look = style.rings
    projection = _fit(drawing, look)
    signs = _set_signs(drawing, projection, look, style.signs.apart)
    boxes = [_box_sign(point, at, look) for point, at in signs]
    names, faults = _set_names(drawing, projection, boxes, style, typefaces)
    taken = [*boxes, *(name.where.box for name in names)]
    for name in names:
        taken += name.where.leader.pieces() if name.where.leader is not None else ()
    labels = tuple(_set_labels(drawing, projection, taken, style, typefaces))
    faults += [
        Overlap(f"{box} leaves the frame", (box.text,))
        for box in boxes
        if not _is_inside(box, drawing.frame, look)
    ]
    return RingsLayout(projection, signs, names, labels, tuple(faults))


def draw_rings(
    drawing: RingsDrawing, style: RingsStyle, typefaces: Typefaces, form: Form = "pdf"
) -> Figure:
    """Draw places round the centres, as large as the frame allows.

    Its signs are no links: by these the checks of finished pages know a map.

    :raises RenderError: where the name of a centre has no room, or signs leave the frame.
    """
    look, layout = style.rings, lay_out_rings(drawing, style, typefaces)
    remedy = "give it more room in the format.toml, or draw fewer rings"
    refuse_overlaps(layout.overlaps, "rings", drawing.frame, drawing.origin, remedy=remedy)
    canvas = open_canvas(drawing.frame, typefaces, form)
    _draw_bands(canvas, drawing, layout.projection, look)
    _write_labels(canvas, layout.labels, style)
    lines = [np.array([leader.start, leader.end]) for leader in layout.leaders]
    canvas.lines(lines, style.labels.leader.colour, style.labels.leader.width)
    numbered = replace(
        style.signs.choose(drawing.palette), diameter=look.diameter, size=look.number
    )
    for point, (x, y) in layout.signs:
        draw_symbol(canvas, x, y, look.diameter, point, numbered)
    _write_names(canvas, layout.names, style)
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
) -> tuple[tuple[_Name, ...], list[Overlap]]:
    """Set each centre's name where it touches nothing and reads as no other sign's.

    It is the same in every language: a name has its place as one from the left has.
    """
    look, frame = style.rings, drawing.frame
    labels = replace(style.labels, gap=look.gap, clear=look.clear, edge=look.edge)
    crowd = Crowd.of(np.empty((0, 2)), frame.width, frame.height, 1.0)
    around = Surroundings(frame, Obstacles.of(boxes), np.empty((0, 5)), crowd)
    anchors, groups, faults = [], [], list[Overlap]()
    for centre in drawing.centres:
        anchor = _anchor(centre, projection, style, typefaces)
        found = (propose(anchor, around, "ltr", reach, labels) for reach in _REACHES)
        inside = ([each for each in some if _is_inside(each.box, frame, look)] for some in found)
        group = next(filter(None, inside), None)
        if group is not None:
            anchors.append(anchor)
            groups.append(group)
        else:
            faults.append(_lack_room(anchor))
    chosen = choose(groups, labels, settle=True)
    if count_conflicts(chosen, labels):
        faults += map(_lack_room, anchors)
    names = (_Name(anchor.block, each) for anchor, each in zip(anchors, chosen, strict=True))
    return tuple(names), faults


def _lack_room(anchor: Anchor) -> Overlap:
    text = anchor.block.text
    return Overlap(f"“{text}” has no room beside its sign", (text,))


def _anchor(
    centre: RingCentre, projection: Projection, style: RingsStyle, typefaces: Typefaces
) -> Anchor:
    look, words = style.rings, style.words
    rows = [(name,) for name in centre.names]
    block = set_block(rows, words.headings, look.name, typefaces, words.leading)
    place = projection.place(centre.lon, centre.lat)
    return Anchor(block, *place, look.diameter / 2, Kind.PLACE)


def _set_labels(
    drawing: RingsDrawing,
    projection: Projection,
    boxes: Sequence[LabelBox],
    style: RingsStyle,
    typefaces: Typefaces,
) -> Iterator[_Label]:
    """Set what is written on the rings of each centre in a row, as near the south as it is free.

    A ring that shows nowhere free has no label: the next one tells how far they are apart.
    """
    look, taken = style.rings, list(boxes)
    rows = [
        set_row(ring.label, style.words.labels, look.size, style.words, typefaces, 0.0)
        for ring in drawing.rings
    ]
    bearings = sorted(range(0, 360, _TURN), key=lambda bearing: (abs(bearing - _SOUTH), bearing))
    for centre in drawing.centres:
        tried = []
        for bearing in bearings:
            found: list[_Label] = []
            for index, (ring, row) in enumerate(zip(drawing.rings, rows, strict=True)):
                lat, lon = go((centre.lat, centre.lon), bearing, ring.radius)
                x, y = projection.place(lon, lat)
                halo = _band(look, index)
                label = _Label(row, x - row.width / 2, y - row.height / 2, halo)
                if _is_free(label.box, [*taken, *(w.box for w in found)], drawing.frame, look):
                    found.append(label)
            tried.append(found)
        best = max(tried, key=len)
        taken += [label.box for label in best]
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


def _write_labels(canvas: Canvas, labels: Iterable[_Label], style: RingsStyle) -> None:
    """Write on the rings, over halos in the colour of their ground, which part the rings' lines."""
    lettering = Lettering(style.words.label, style.rings.size, style.rings.label)
    for label in labels:
        blocks = label.row.blocks
        starts = [start for block in blocks for start in block.starts(label.x, label.y, 0.5)]
        lines = _letter(starts, lettering)
        canvas.halos(lines, label.halo, _HALO)
        for line in lines:
            canvas.text(*line)


def _write_names(canvas: Canvas, names: Iterable[_Name], style: RingsStyle) -> None:
    lettering = Lettering(style.words.heading, style.rings.name, style.rings.ink)
    for name in names:
        box = name.where.box
        for line in _letter(name.block.starts(box.x0, box.y0, name.where.align), lettering):
            canvas.text(*line)


def _letter(
    starts: Iterable[tuple[Line, float, float]], lettering: Lettering
) -> list[tuple[str, float, float, Lettering]]:
    """Give each line of words the cut that it is measured in."""
    return [
        (line.text, x, y, replace(lettering, style=line.style, is_main=line.is_main))
        for line, x, y in starts
    ]
