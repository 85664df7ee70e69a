"""One window of a map: a view's settings -> every sign and name at its place, in mm."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from generator.design.tokens import Tokens
from generator.errors import Finding, Origin, RenderError
from generator.model.figure import Direction, Frame, MapPoint, TypeStyle
from generator.model.map import Extent, MapSettings, MapView, Override
from generator.stages.figures.background import Name, Room, name_country, name_river, name_sea
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import Kind, LabelBox, Leader, Obstacles
from generator.stages.figures.ground import Ground, prepare_ground
from generator.stages.figures.labels import Anchor, Candidate, Surroundings, choose, obey, propose
from generator.stages.figures.projection import Projection
from generator.stages.figures.symbols import spread
from generator.stages.figures.typeface import Typefaces

Numbers = NDArray[np.float64]
Position = tuple[float, float]

_CAPITAL_COST, _TOWN_COST = 12.0, 9.0
CAPITAL = 1.5
TOWN = 1.0
_SYMBOL_GAP = 0.5
_SPACING = 0.12
_NEIGHBOUR_SPACING = 0.12
_REACH = (0.0, 0.7, 2.2, 4.0, 6.5, 10.0)
_TOWN_CLEAR = 0.2
_FAR_REACH = (14.0, 18.0, 24.0, 32.0)
_STYLES = {Kind.VICTORY: TypeStyle.BOLD, Kind.TOWN: TypeStyle.REGULAR}
_TOWN_REACH = (0.0, 0.5)


@dataclass(frozen=True, slots=True)
class Sign:
    """A numbered symbol: its centre and the true place, in mm."""

    point: MapPoint
    x: float
    y: float
    place: Position
    is_away: bool
    """Whether the symbol no longer covers its place, so that a line must lead to it."""

    @property
    def line(self) -> Leader:
        """The line from the symbol to its place."""
        return Leader(self.point.number, (self.x, self.y), self.place)


@dataclass(frozen=True, slots=True)
class TownSign:
    """A background town's dot, or a capital's square, in mm."""

    x: float
    y: float
    capital: bool


@dataclass(frozen=True, slots=True)
class PlacedName:
    """The name of a victory or a town, with its leader line when it stands away from its sign."""

    name: Name
    leader: Leader | None


@dataclass(frozen=True, slots=True, eq=False)
class ViewLayout:
    """Where everything of a view stands, in mm from its frame's lower left corner."""

    frame: Frame
    projection: Projection
    ground: Ground
    signs: tuple[Sign, ...]
    victories: tuple[PlacedName, ...]
    town_signs: tuple[TownSign, ...]
    towns: tuple[PlacedName, ...]
    countries: tuple[Name, ...]
    waters: tuple[Name, ...]
    boxes: tuple[LabelBox, ...]
    dropped: tuple[str, ...]
    """Background names for which there was no room; never a victory's."""

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The lines from signs to names, and from signs to the places that they stand off."""
        named = [placed.leader for placed in (*self.towns, *self.victories)]
        away = [sign.line for sign in self.signs if sign.is_away]
        return (*(leader for leader in named if leader is not None), *away)


@dataclass(frozen=True, slots=True, eq=False)
class ViewRequest:
    """What one view is laid out from; ``panels`` are areas in mm that stay free."""

    view: MapView
    basemap: Basemap
    frame: Frame
    direction: Direction
    points: tuple[MapPoint, ...]
    names: Mapping[str, str]
    panels: tuple[LabelBox, ...] = ()
    overrides: Mapping[str, Override] = field(default_factory=dict)


def lay_out_view(request: ViewRequest, tokens: Tokens, typefaces: Typefaces) -> ViewLayout:
    """Place symbols first, then their names, then what helps to find them while room is left.

    :raises RenderError: when the frame has no room for a victory's name.
    """
    placer = _Placer(request, tokens, typefaces)
    placer.add_victories()
    placer.add_towns(capital=True)
    placer.add_countries()
    placer.add_waters()
    placer.add_towns(capital=False)
    return placer.finish()


class _Placer:
    """What of a view is placed so far; every box that is taken is in the way of the next."""

    def __init__(self, request: ViewRequest, tokens: Tokens, typefaces: Typefaces) -> None:
        view = request.view
        self._request, self._view, self._typefaces = request, view, typefaces
        self._diameter = tokens.millimetres("symbol")
        self._small, self._medium = tokens.points("size-1"), tokens.points("size-2")
        self._projection = Projection.fit(view.projection, view.extent, request.frame)
        self._ground = prepare_ground(
            request.basemap, self._projection, request.frame, view.countries, view.layers
        )
        self._signs = _signs(request, self._projection, self._diameter)
        self._taken: list[LabelBox] = list(request.panels)
        self._taken += [
            _square(sign.point.number, sign.x, sign.y, self._diameter, Kind.SYMBOL)
            for sign in self._signs
        ]
        self._lines: list[LabelBox] = []
        self._victories: tuple[PlacedName, ...] = ()
        self._town_signs: list[TownSign] = []
        self._towns: list[PlacedName] = []
        self._countries: list[Name] = []
        self._waters: list[Name] = []
        self._dropped: list[str] = []

    def add_victories(self) -> None:
        around = self._around(_avoided(self._request, self._projection))
        groups = []
        for sign in self._signs:
            anchor = self._anchor(sign.point.name, (sign.x, sign.y), self._diameter, Kind.VICTORY)
            found = self._propose(sign.point.id, anchor, around, _REACH)
            groups.append(found or propose(anchor, around, self._request.direction, _FAR_REACH))
            if not groups[-1]:
                raise _no_room(self._request, sign.point.name)
        chosen = choose(groups)
        self._victories = tuple(self._place(candidate) for candidate in chosen)
        for sign in self._signs:
            if sign.is_away:
                self._lines += sign.line.pieces()

    def add_towns(self, *, capital: bool) -> None:
        for town in sorted(self._view.towns, key=lambda town: (town.rank, town.name)):
            if town.capital is not capital:
                continue
            text = self._request.names.get(f"town:{town.name}", town.name)
            x, y = self._projection.place(town.lon, town.lat)
            size = CAPITAL if capital else TOWN
            square = _square(text, x, y, size, Kind.SQUARE)
            found: tuple[Candidate, ...] = ()
            if self._room().is_free([square], _TOWN_CLEAR) or town.name in self._request.overrides:
                anchor = self._anchor(text, (x, y), size, Kind.TOWN)
                found = self._propose(town.name, anchor, self._around(), _TOWN_REACH)
            if not found:
                self._dropped.append(text)
                continue
            self._town_signs.append(TownSign(x, y, capital))
            self._taken.append(square)
            self._towns.append(self._place(min(found, key=lambda candidate: candidate.cost)))

    def add_countries(self) -> None:
        for country in self._view.country_names:
            text = self._request.names.get(f"country:{country.code}", country.code)
            place = self._projection.place(country.lon, country.lat)
            subject = country.code in self._view.countries
            size = self._medium if subject else self._small
            spacing = (_SPACING if subject else _NEIGHBOUR_SPACING) * size * 25.4 / 72
            name = name_country(text, place, size, spacing, self._room())
            self._keep([name] if name else [], text, self._countries)

    def add_waters(self) -> None:
        for river in self._view.rivers:
            text = self._request.names.get(f"river:{river.id}", river.name)
            place = self._projection.place(river.lon, river.lat)
            name = name_river(text, river.id, place, self._small, self._room())
            self._keep([name] if name else [], text, self._waters)
        for sea in self._view.seas:
            text = self._request.names.get(f"sea:{sea.name}", sea.name)
            place = self._projection.place(sea.lon, sea.lat)
            self._keep(name_sea(text, place, self._small, self._room()), text, self._waters)

    def finish(self) -> ViewLayout:
        return ViewLayout(
            frame=self._request.frame,
            projection=self._projection,
            ground=self._ground,
            signs=self._signs,
            victories=self._victories,
            town_signs=tuple(self._town_signs),
            towns=tuple(self._towns),
            countries=tuple(self._countries),
            waters=tuple(self._waters),
            boxes=tuple(self._taken),
            dropped=tuple(self._dropped),
        )

    def _room(self) -> Room:
        return Room(self._ground, Obstacles.of([*self._taken, *self._lines]), self._typefaces)

    def _around(self, avoided: Numbers | None = None) -> Surroundings:
        nothing = np.empty((0, 5))
        return Surroundings(
            self._request.frame,
            Obstacles.of([*self._taken, *self._lines]),
            nothing if avoided is None else avoided,
            self._ground.busy,
        )

    def _propose(
        self, name: str, anchor: Anchor, around: Surroundings, reach: Sequence[float]
    ) -> tuple[Candidate, ...]:
        """Give the places of a name, or the one that the editor asks for."""
        override = self._request.overrides.get(name)
        if override is not None and override.side is not None:
            return (obey(anchor, override),)
        return propose(anchor, around, self._request.direction, reach)

    def _anchor(self, text: str, centre: Position, diameter: float, kind: Kind) -> Anchor:
        style = _STYLES[kind]
        ink = self._typefaces.box(text, style, self._small)
        middle = self._typefaces.middle(text, style, self._small)
        return Anchor(text, *centre, diameter / 2, ink, middle, kind)

    def _place(self, candidate: Candidate) -> PlacedName:
        box, size = candidate.box, self._small
        style = _STYLES[box.kind]
        ink = self._typefaces.box(box.text, style, size)
        start = (box.x0 - ink.x0, box.y0 - ink.y0)
        self._taken.append(box)
        if candidate.leader is not None:
            self._lines += candidate.leader.pieces()
        return PlacedName(Name(box.text, *start, style, size, 0.0, 0.0, (box,)), candidate.leader)

    def _keep(self, names: Sequence[Name], text: str, kept: list[Name]) -> None:
        if not names:
            self._dropped.append(text)
        for name in names:
            kept.append(name)
            self._taken.extend(name.boxes)


def _signs(request: ViewRequest, projection: Projection, diameter: float) -> tuple[Sign, ...]:
    """Put symbols on their places, pushed apart where they are dense, or where the editor says."""
    true = [projection.place(point.lon, point.lat) for point in request.points]
    wanted, fixed = list(true), set()
    for index, point in enumerate(request.points):
        override = request.overrides.get(point.id)
        if override is not None and override.symbol is not None:
            x, y = true[index]
            wanted[index] = (x + override.symbol.dx, y + override.symbol.dy)
            fixed.add(index)
    centres = spread(tuple(wanted), diameter + _SYMBOL_GAP, frozenset(fixed))
    return tuple(
        Sign(point, x, y, place, math.dist((x, y), place) > diameter / 2 + 0.2)
        for point, place, (x, y) in zip(request.points, true, centres, strict=True)
    )


def _avoided(request: ViewRequest, projection: Projection) -> Numbers:
    """Give the towns' signs, which victories' names leave free where they can."""
    found = []
    for town in request.view.towns:
        x, y = projection.place(town.lon, town.lat)
        size = CAPITAL if town.capital else TOWN
        cost = _CAPITAL_COST if town.capital else _TOWN_COST
        found.append((*_square("", x, y, size, Kind.SQUARE).bounds, cost))
    return np.array(found, dtype=np.float64).reshape(-1, 5)


def _no_room(request: ViewRequest, name: str) -> RenderError:
    message = f"the map has no room for the name “{name}”"
    remedy = "make the map's frame larger or its extent wider"
    return RenderError(Finding(Origin(request.basemap.path), message, remedy))


def _square(text: str, x: float, y: float, size: float, kind: Kind) -> LabelBox:
    half = size / 2
    return LabelBox(text, x - half, y - half, x + half, y + half, kind)


def divide_points(
    points: tuple[MapPoint, ...], projection: Projection, frame: Frame, settings: MapSettings
) -> tuple[tuple[MapPoint, ...], tuple[MapPoint, ...]]:
    """Tell the points that the main window shows from those of the inset."""
    near, far = [], []
    for point in points:
        x, y = projection.place(point.lon, point.lat)
        shown = 0 < x < frame.width and 0 < y < frame.height
        extent = settings.inset.extent if settings.inset else None
        if not shown and extent is not None and _holds(extent, point):
            far.append(point)
        else:
            near.append(point)
    return tuple(near), tuple(far)


def _holds(extent: Extent, point: MapPoint) -> bool:
    return extent.west < point.lon < extent.east and extent.south < point.lat < extent.north
