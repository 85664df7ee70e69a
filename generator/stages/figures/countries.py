"""The names of countries, each on its own ground that is seen, or in the water before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import CountryStyle
from generator.design.style.shared import Cuts, Leading
from generator.language.script import is_spaceable
from generator.model.figure import Texts
from generator.model.map import Extent
from generator.stages.figures.background import Name, Room, centre_boxes, label_box
from generator.stages.figures.basemap import Basemap, Layer
from generator.stages.figures.boxes import Kind, LabelBox, Leader
from generator.stages.figures.canvas import spaced
from generator.stages.figures.geometry import Crowd, coverage, measure_area
from generator.stages.figures.ground import Ground
from generator.stages.figures.inscription import Inscription, Line, set_block
from generator.stages.figures.projection import Projection
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.window import ViewRequest

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Position = tuple[float, float]
Stroke = tuple[Position, Position]

_GRID = 0.25
"""The squares in which a country's ground is told, in mm."""
_SPOTS = 1.0
"""Between two places that are tried, in mm."""
_LAKE = 2.0
"""No name crosses a lake that is longer than so many mm."""
_ALONG = 32
"""At so many points a line over the water is looked at."""
_TOGETHER = 256
"""So many lines are looked at together."""


@dataclass(frozen=True, eq=False)
class OwnGround:
    """The ground of one country that is seen in a frame: not disputed, no lake, under no panel."""

    ground: Ground
    code: str
    inside: Mask
    """Squares of a grid over the frame, row by row from below."""

    @classmethod
    def of(cls, ground: Ground, code: str, panels: Sequence[LabelBox] = ()) -> Self:
        """Find the ground of a country that panels leave free; there may be none."""
        inside = _cover(ground, code).copy()
        for panel in panels:
            x0, y0, x1, y1 = (max(0, round(side / _GRID)) for side in panel.bounds)
            inside[y0:y1, x0:x1] = False
        return cls(ground, code, inside)

    # Of most countries on a map of the world, only how large they are is asked.
    @cached_property
    def foreign(self) -> Crowd:
        """The squares of all that is not this country's."""
        return Crowd.over(~self.inside, _GRID)

    @cached_property
    def others(self) -> Crowd:
        """The squares of the land that is another's, or disputed."""
        return Crowd.over(_cover_others(self.ground, self.code), _GRID)

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high it is, in mm."""
        if not self.inside.any():
            return 0.0, 0.0
        rows, columns = (np.flatnonzero(self.inside.any(axis=axis)) for axis in (1, 0))
        return float(np.ptp(columns) + 1) * _GRID, float(np.ptp(rows) + 1) * _GRID

    def holds(self, boxes: Numbers, border: float) -> Mask:
        """Say of each box (a row of bounds) whether it lies on this ground, off its border (mm)."""
        around = np.array([-border, -border, border, border])
        return np.asarray(self.foreign.count(boxes + around) == 0)

    def points(self, ashore: float = 0.0) -> Numbers:
        """Give points of it, rows of x and y in mm, that are so far from its edge."""
        step = max(1, round(_SPOTS / _GRID / 2))
        rows, columns = np.nonzero(self.inside[::step, ::step])
        points = (np.column_stack([columns, rows]) * step + 0.5) * _GRID
        if not ashore:
            return np.asarray(points)
        around = np.hstack([points - ashore, points + ashore])
        return np.asarray(points[self.foreign.count(around) == 0])


@lru_cache(maxsize=64)
def _cover(ground: Ground, code: str) -> Mask:
    whole, disputed = _cover_whole(ground, code), _cover_disputed(ground)
    return np.asarray(whole & ~disputed & ~_cover_lakes(ground))


def _cover_others(ground: Ground, code: str) -> Mask:
    land = _cover_land(ground) & ~_cover_whole(ground, code)
    return np.asarray(land | _cover_disputed(ground))


@lru_cache(maxsize=64)
def _cover_whole(ground: Ground, code: str) -> Mask:
    return _rasterise(ground, ground.countries.get(code, ()))


@lru_cache(maxsize=8)
def _cover_lakes(ground: Ground) -> Mask:
    lakes = [ring for ring in ground.lakes if np.ptp(ring, axis=0).max() > _LAKE]
    return _rasterise(ground, lakes)


@lru_cache(maxsize=8)
def _cover_land(ground: Ground) -> Mask:
    return _rasterise(ground, (*ground.land, *ground.neighbours))


@lru_cache(maxsize=8)
def _cover_disputed(ground: Ground) -> Mask:
    return _rasterise(ground, ground.disputed)


def _rasterise(ground: Ground, rings: Sequence[Numbers]) -> Mask:
    return coverage(rings, ground.frame.width, ground.frame.height, _GRID)


@dataclass(frozen=True, slots=True)
class CountryLetters:
    """How one country's name is set: its cuts, the leading, the size in pt, the spacing in mm."""

    cuts: Cuts
    leading: Leading
    size: float
    spacing: float


def name_country(
    texts: Texts,
    place: Position,
    letters: CountryLetters,
    style: CountryStyle,
    own: OwnGround,
    room: Room,
) -> tuple[Name, ...]:
    """Set a country's names below each other, as near to a place as they can be.

    All of them stand wholly on the country's own ground, in a line each or a line a word; else in
    the water, with a line that leads to it; else none is set.
    """
    forms: list[list[Texts]] = [[(text,) for text in texts]]
    if any(" " in text for text in texts):
        forms.append([tuple(text.split(" ")) for text in texts])
    spaceable = all(is_spaceable(text) for text in texts)
    clear = style.clear if spaceable else style.unspaced_clear
    blocks = [
        set_block(rows, letters.cuts, letters.size, room.typefaces, letters.leading)
        for rows in forms
    ]
    for find in (_find_ashore, _find_offshore):
        for block in blocks:
            widths = [_spaced_width(line, letters, room.typefaces) for line in block.lines]
            found = find((max(widths), block.ink.height), place, clear, style, own, room)
            if found is not None:
                bounds, line = found
                box = label_box(block.text, bounds, Kind.COUNTRY)
                leader = Leader(block.text, *line) if line is not None else None
                names = _set_lines(block, widths, box, letters.spacing)
                return tuple(replace(name, leader=leader) for name in names)
    return ()


Found = tuple[Numbers, Stroke | None]


def _find_ashore(
    size: tuple[float, float],
    place: Position,
    clear: float,
    style: CountryStyle,
    own: OwnGround,
    room: Room,
) -> Found | None:
    """Find the bounds nearest to a place that lie on a country's own ground."""
    spots = np.vstack([[place], own.points()])
    boxes = centre_boxes(spots, *size)
    inside = own.holds(boxes, style.border)
    boxes, spots = boxes[inside], spots[inside]
    costs = np.hypot(*(spots - place).T) + 0.6 * room.ground.busy.count(boxes)
    costs[~room.free(boxes, clear, style.edge)] = np.inf
    if not np.isfinite(costs).any():
        return None
    return boxes[int(costs.argmin())], None


def _find_offshore(
    size: tuple[float, float],
    place: Position,
    clear: float,
    style: CountryStyle,
    own: OwnGround,
    room: Room,
) -> Found | None:
    """Find bounds in the water, and a short line that leads over no other land to the country."""
    targets = own.points(style.leader_end)
    if not len(targets):
        return None
    frame = room.ground.frame
    xs, ys = np.arange(0, frame.width, _SPOTS), np.arange(0, frame.height, _SPOTS)
    boxes = centre_boxes(np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2), *size)
    # Only boxes near the country can have a line as short as it may be.
    reach = style.leader_gap + style.leader_most
    near = (boxes[:, :2] - reach <= targets.max(axis=0)) & (
        boxes[:, 2:] + reach >= targets.min(axis=0)
    )
    boxes = boxes[near.all(axis=1)]
    beside, above = style.coast
    coast = np.array([-beside, -above, beside, above])
    boxes = boxes[room.ground.dry.count(boxes + coast) == 0]
    boxes = boxes[room.free(boxes, clear, style.edge)]
    if not len(boxes):
        return None
    gap, most = style.leader_gap, style.leader_most
    starts = np.clip(targets[None, :, :], boxes[:, None, :2] - gap, boxes[:, None, 2:] + gap)
    lengths = np.hypot(*np.moveaxis(targets[None] - starts, 2, 0))
    away = np.hypot(*(targets - place).T)
    costs = lengths + 0.5 * away[None]
    # The best come first, and many are looked at together: of a country inland there are very many.
    ones, others = np.nonzero(lengths <= most)
    order = np.argsort(costs[ones, others], kind="stable")
    share = ((np.arange(_ALONG) + 0.5) / _ALONG)[:, None]
    for few in np.split(order, range(_TOGETHER, len(order), _TOGETHER)):
        near, far = starts[ones[few], others[few]], targets[others[few]]
        points = near[:, None] * (1 - share) + far[:, None] * share
        boxes_along = np.tile(points.reshape(-1, 2), 2)
        fits = own.others.count(boxes_along) == 0
        fits &= room.free(boxes_along, style.clear, style.edge)
        found = np.flatnonzero(fits.reshape(len(few), _ALONG).all(axis=1))
        if len(found):
            (x0, y0), (x1, y1) = near[found[0]].tolist(), far[found[0]].tolist()
            return boxes[ones[few[found[0]]]], ((x0, y0), (x1, y1))
    return None


def _set_lines(
    block: Inscription, widths: Sequence[float], box: LabelBox, spacing: float
) -> Iterator[Name]:
    """Give the lines of a country's name in its box, centred on each other."""
    for (line, _, y), width in zip(block.starts(box.x0, box.y0, 0.0), widths, strict=True):
        x = box.x0 + (max(widths) - width) / 2 - line.ink.x0
        own = spacing if is_spaceable(line.text) else 0.0
        yield Name(line.text, x, y, line.style, block.size, 0.0, own, (box,), line.is_main)


def _spaced_width(line: Line, letters: CountryLetters, typefaces: Typefaces) -> float:
    pieces = spaced(typefaces, line.text, line.style, letters.size, letters.spacing)
    last, offset = pieces[-1]
    return offset + typefaces.ink(last, line.style, letters.size).x1 - line.ink.x0


def is_large_enough(own: OwnGround, least: float) -> bool:
    """Say whether so much of a neighbour is seen that it is named, ``least`` in mm."""
    return min(own.size) >= least


def list_countries(
    request: ViewRequest,
    projection: Projection,
    ground: Ground,
    find_own: Callable[[str], OwnGround],
) -> Iterator[tuple[str, Position]]:
    """Give the countries to name and where: what the settings say, else the middle of each.

    Those that the brief speaks of come first, then the larger ones.

    :param find_own: gives a country's own ground.
    """
    view = request.view
    for country in view.country_names:
        yield country.code, projection.place(country.lon, country.lat)
    if not view.all_countries:
        return
    found = []
    seen, parts = projection.window(request.frame), _bound_main_parts(request.basemap)
    for code in ground.countries:
        if not code or not _is_seen(parts[code], seen):
            continue
        points = find_own(code).points()
        if len(points):
            x, y = np.median(points, axis=0).tolist()
            found.append((code not in view.countries, -len(points), code, (x, y)))
    yield from ((code, place) for *_, code, place in sorted(found))


@lru_cache(maxsize=8)
def _bound_main_parts(basemap: Basemap) -> Mapping[str, tuple[Numbers, Numbers]]:
    """Give the bounds of each country's largest part: its name on Guiana is not France's."""
    rings: dict[str, list[Numbers]] = {}
    for shape in basemap.layer(Layer.COUNTRY):
        rings.setdefault(shape.code, []).extend(shape.paths)
    main = {code: max(paths, key=measure_area) for code, paths in rings.items() if paths}
    return {code: (ring.min(axis=0), ring.max(axis=0)) for code, ring in main.items()}


def _is_seen(part: tuple[Numbers, Numbers], seen: Extent) -> bool:
    low, high = part
    return bool((low < (seen.east, seen.north)).all() and (high > (seen.west, seen.south)).all())
