"""A map's ground, the same in every language: land, water, borders.

Takes a basemap and a projection, gives what lies in the frame in mm, and draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.design.style.shared import GroundStyle
from generator.model.figure import Frame
from generator.model.map import Extent, GroundLayer
from generator.stages.figures.basemap import SETTLED, Basemap, Layer, Shape
from generator.stages.figures.canvas import Canvas
from generator.stages.figures.cover import SOUTH
from generator.stages.figures.geometry import (
    Bounds,
    Crowd,
    clip_line,
    clip_ring,
    coverage,
    measure_area,
    sample,
)
from generator.stages.figures.mesh import Chain, build_mesh, vertex_keys
from generator.stages.figures.projection import Projection
from generator.stages.figures.typeface import Typefaces

Numbers = NDArray[np.float64]
Lines = tuple[Numbers, ...]
Areas = tuple[tuple[str, int], ...]
"""Countries by a value: the class of each, by its code."""

_MARGIN = 1.5
"""How far beyond the frame the ground goes on, so that no line ends in it, in mm."""
_TOLERANCE = 0.05
"""What paper can show, in mm."""
_SMALLEST = 0.25
"""The size of an island or lake that is still drawn, in mm."""
_SAMPLE = 0.4
"""Between two points of the lines that words had better not cross, in mm."""
_TRIANGLE = 3
_LEAST_HATCHED = 10.0
"""So many mm² of a disputed area must be seen for it to be hatched and named: else none is told."""
GREAT = 4
"""The lowest rank of a river that words had better not cross."""
_LESSER = 7
"""The lowest rank of a river that is drawn as a lesser one."""
_LOWEST = 99
_HALF = 180.0
"""Of a basemap that is wider, in degrees, only what lies near the frame is projected."""
_POLE, _EDGE = 90.0, 181
"""Up to where a map of all the earth goes, and at how many points its edge bends."""
_NEAR = 2.0
"""How near, in degrees."""
_UNNAMED_AREA = "UNDOF"
_OPTIONS = {
    Layer.ADMIN1: GroundLayer.ADMIN1,
    Layer.RIVER: GroundLayer.RIVERS,
    Layer.LAKE: GroundLayer.LAKES,
    Layer.DISPUTED: GroundLayer.DISPUTED,
}
_GRID = 0.5
"""The squares in which land is told from water, in mm."""
_BUSY_GRID = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class River:
    """One river's lines in mm; ``rank`` is 1 for the largest."""

    code: str
    rank: int
    lines: Lines


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The ground within a frame, in mm from its lower left corner."""

    frame: Frame
    fine: float
    """How much finer than on a large map the lines are, 1 or less."""
    land: Lines
    neighbours: Lines
    lakes: Lines
    coasts: Lines
    rivers: tuple[River, ...]
    borders: Lines
    unsettled_borders: Lines
    provinces: Lines
    disputed: Lines
    busy: Crowd
    """Points along coasts, borders and rivers, which words had better not cross."""
    dry: Crowd
    """Points of the land."""
    countries: Mapping[str, Lines]
    """The rings of each country that is seen, by its code."""
    earth: Lines = ()
    """The outline of all the earth where its edge may be seen; none where it fills the frame."""

    def list_disputed(self, *, hatched: bool) -> Lines:
        """Give the disputed areas of which enough is seen to be hatched, or the others."""
        bounds = (0.0, 0.0, self.frame.width, self.frame.height)
        return tuple(
            ring
            for ring in self.disputed
            if (measure_area(clip_ring(ring, bounds)) >= _LEAST_HATCHED) is hatched
        )


@lru_cache(maxsize=16)
def prepare_ground(
    basemap: Basemap,
    projection: Projection,
    frame: Frame,
    countries: tuple[str, ...],
    style: GroundStyle,
    layers: tuple[GroundLayer, ...] = tuple(GroundLayer),
) -> Ground:
    """Project, simplify and clip a basemap to what the paper can show.

    :param countries: those that the brief speaks of.
    :param layers: what is drawn besides countries, borders and coasts.
    """
    bounds = (-_MARGIN, -_MARGIN, frame.width + _MARGIN, frame.height + _MARGIN)
    small = projection.scale_denominator > style.small_scale
    shapes = _choose(basemap, layers, countries, small=small)
    if basemap.window[2] - basemap.window[0] > _HALF:
        shapes = _keep_near(shapes, projection.window(frame))
    contested = shapes[Layer.DISPUTED]
    settled, unsettled = _borders(shapes[Layer.BORDER], contested)
    shapes[Layer.BORDER] = settled + unsettled
    paths = [(shape, path) for layer in Layer for shape in shapes[layer] for path in shape.paths]
    mesh = build_mesh([path for _, path in paths], projection.path, _TOLERANCE, bounds)
    chains: dict[int, list[Chain]] = {}
    for (shape, _), chain in zip(paths, mesh.paths, strict=True):
        chains.setdefault(id(shape), []).append(chain)

    def lines(found: Iterable[Shape]) -> Lines:
        return tuple(
            part
            for shape in found
            for chain in chains.get(id(shape), ())
            for part in clip_line(mesh.line(chain), bounds)
        )

    def rings(found: Iterable[Shape]) -> Lines:
        clipped = (
            clip_ring(mesh.line(chain)[:-1], bounds)
            for shape in found
            for chain in chains.get(id(shape), ())
        )
        return tuple(
            ring
            for ring in clipped
            if len(ring) >= _TRIANGLE and np.ptp(ring, axis=0).max() > _SMALLEST
        )

    rivers = tuple(River(shape.code, shape.rank, lines([shape])) for shape in shapes[Layer.RIVER])
    provinces = [
        arc
        for country in countries
        for arc in mesh.shared(
            [
                chain
                for shape in shapes[Layer.ADMIN1]
                if shape.code == country
                for chain in chains.get(id(shape), ())
            ]
        )
    ]
    coasts, borders, unsettled_borders = (
        lines(shapes[Layer.COAST]),
        lines(settled),
        lines(unsettled),
    )
    named = [line for river in rivers for line in river.lines if river.rank <= GREAT]
    busy = sample([*coasts, *borders, *unsettled_borders, *named], _SAMPLE)
    areas = shapes[Layer.COUNTRY]
    seen = {
        code: rings(shape for shape in areas if shape.code == code)
        for code in dict.fromkeys(shape.code for shape in areas)
    }
    land = tuple(ring for code in seen if code in countries for ring in seen[code])
    neighbours = tuple(ring for code in seen if code not in countries for ring in seen[code])
    return Ground(
        frame=frame,
        fine=style.fine if small else 1.0,
        land=land,
        neighbours=neighbours,
        lakes=rings(shapes[Layer.LAKE]),
        coasts=coasts,
        rivers=tuple(river for river in rivers if river.lines),
        borders=borders,
        unsettled_borders=unsettled_borders,
        provinces=tuple(part for arc in provinces for part in clip_line(arc, bounds)),
        disputed=rings(contested),
        busy=Crowd.of(busy, frame.width, frame.height, _BUSY_GRID),
        dry=Crowd.over(coverage([*land, *neighbours], frame.width, frame.height, _GRID), _GRID),
        earth=_outline_earth(projection, bounds) if projection.is_world else (),
        countries={code: found for code, found in seen.items() if found},
    )


def _outline_earth(projection: Projection, bounds: Bounds) -> Lines:
    """Give the outline of all the earth, as far as a map of it goes."""
    up = np.linspace(SOUTH, _POLE, _EDGE)
    sides = [np.column_stack([np.full(_EDGE, east), up]) for east in (-_HALF, _HALF)]
    ring = clip_ring(projection.path(np.vstack([sides[0], sides[1][::-1]])), bounds)
    return (ring,) if len(ring) else ()


def _choose(
    basemap: Basemap,
    layers: tuple[GroundLayer, ...],
    countries: tuple[str, ...],
    *,
    small: bool,
) -> dict[Layer, list[Shape]]:
    """Give the shapes that are drawn; small scales go without the lesser rivers."""
    shapes = {layer: list(basemap.layer(layer)) for layer in Layer}
    shapes[Layer.PLACE] = []
    for layer, option in _OPTIONS.items():
        if option not in layers:
            shapes[layer] = []
    shapes[Layer.ADMIN1] = [
        shape
        for shape in shapes[Layer.ADMIN1]
        if shape.code in countries and shape.name != _UNNAMED_AREA
    ]
    lowest = GREAT if small else _LOWEST
    shapes[Layer.RIVER] = [
        shape for shape in shapes[Layer.RIVER] if not shape.hidden and shape.rank <= lowest
    ]
    return shapes


def _keep_near(shapes: Mapping[Layer, Sequence[Shape]], extent: Extent) -> dict[Layer, list[Shape]]:
    """Give what lies near an extent: on its cone, the far side of the earth would fold over it."""
    low = np.array([extent.west, extent.south]) - _NEAR
    high = np.array([extent.east, extent.north]) + _NEAR
    return {
        layer: [
            replace(
                shape,
                paths=tuple(
                    path
                    for path in shape.paths
                    if (path.max(axis=0) >= low).all() and (path.min(axis=0) <= high).all()
                ),
            )
            for shape in found
        ]
        for layer, found in shapes.items()
    }


def lay_ground(canvas: Canvas, ground: Ground, style: GroundStyle, areas: Areas = ()) -> None:
    """Put the ground under all that is drawn on a canvas.

    A PDF holds it as a sheet of its own, drawn once for all languages; an SVG is drawn anew.
    """
    if canvas.form == "pdf":
        canvas.lay(_ground_sheet(ground, style, canvas.typefaces, areas))
    else:
        draw_ground(canvas, ground, style, areas)


@lru_cache(maxsize=16)
def _ground_sheet(ground: Ground, style: GroundStyle, typefaces: Typefaces, areas: Areas) -> bytes:
    canvas = Canvas(ground.frame, typefaces)
    draw_ground(canvas, ground, style, areas)
    return canvas.write()


def draw_ground(canvas: Canvas, ground: Ground, style: GroundStyle, areas: Areas = ()) -> None:
    """Draw the ground, from the sea up to the borders; countries by a value in its class."""
    frame = ground.frame
    if ground.earth:
        canvas.areas(ground.earth, style.water)
    else:
        canvas.rectangle((0, 0, frame.width, frame.height), style.water)
    for rings, colour in ((ground.neighbours, style.neighbours), (ground.land, style.land)):
        canvas.areas(rings, colour, colour, style.land_edge)
    for code, step in areas:
        colour = style.areas[step]
        canvas.areas(ground.countries.get(code, ()), colour, colour, style.land_edge)
    canvas.areas(ground.disputed, style.land)
    canvas.lines(ground.provinces, style.province, style.province_width)
    canvas.areas(ground.lakes, style.water, style.shore, style.lake_edge)
    great, lesser, least = style.river_widths
    for ranks, width in (
        (range(_LESSER + 1, _LOWEST + 1), least),
        (range(GREAT + 1, _LESSER + 1), lesser),
        (range(GREAT + 1), great),
    ):
        found = [line for river in ground.rivers if river.rank in ranks for line in river.lines]
        canvas.lines(found, style.shore, width * ground.fine)
    canvas.lines(ground.coasts, style.shore, style.coast_width * ground.fine)
    width = style.border_width * ground.fine
    canvas.lines(ground.borders, style.border, width)
    canvas.lines(ground.unsettled_borders, style.border, width, style.border_dashes)
    draw_disputed(canvas, ground.list_disputed(hatched=True), style)
    slivers = ground.list_disputed(hatched=False)
    canvas.lines(slivers, style.border, style.border_width, style.border_dashes, closed=True)


def draw_disputed(canvas: Canvas, rings: Lines, style: GroundStyle) -> None:
    """Hatch disputed areas, rings in mm, with a dashed outline."""
    for ring in rings:
        (x0, y0), (x1, y1) = ring.min(axis=0), ring.max(axis=0)
        starts = np.arange(x0 - (y1 - y0), x1, style.hatch)
        strokes = [np.array([[x, y0], [x + y1 - y0, y1]]) for x in starts]
        canvas.lines(strokes, style.border, style.hatch_width, within=[ring])
    canvas.lines(rings, style.border, style.border_width, style.border_dashes, closed=True)


def _borders(
    shapes: Iterable[Shape], contested: Iterable[Shape]
) -> tuple[list[Shape], list[Shape]]:
    """Sort borders into settled and others, without what outlines a disputed area anyway."""
    outlines = [vertex_keys(path) for shape in contested for path in shape.paths]
    outline = np.concatenate(outlines) if outlines else np.empty(0, np.int64)
    settled: list[Shape] = []
    unsettled: list[Shape] = []
    for shape in shapes:
        if shape.code == SETTLED:
            settled.append(shape)
            continue
        parts: list[Numbers] = []
        for path in shape.paths:
            shared = np.isin(vertex_keys(path), outline)
            kept = ~(shared[:-1] & shared[1:])
            edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(int)))
            parts += [path[first : last + 1] for first, last in edges.reshape(-1, 2)]
        unsettled.append(replace(shape, paths=tuple(parts)))
    return settled, unsettled
