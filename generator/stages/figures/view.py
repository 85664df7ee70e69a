"""One window of a map: a view's settings -> every sign and name at its place, in mm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.design.style.map import MapStyle
from generator.design.style.shared import SignStyle
from generator.model.figure import Texts
from generator.model.map import Override, Town
from generator.stages.figures.abroad import Abroad
from generator.stages.figures.background import Name, Room, name_river, name_sea
from generator.stages.figures.belonging import NARROW, mistake
from generator.stages.figures.boxes import Kind, LabelBox, Obstacles
from generator.stages.figures.choice import choose, choose_most, count_conflicts
from generator.stages.figures.countries import (
    CountryLetters,
    OwnGround,
    is_large_enough,
    list_countries,
    name_country,
)
from generator.stages.figures.flows import place_lines
from generator.stages.figures.ground import prepare_ground
from generator.stages.figures.inscription import join, set_block
from generator.stages.figures.labels import (
    Anchor,
    Candidate,
    Search,
    Surroundings,
    obey,
    propose,
)
from generator.stages.figures.projection import Projection
from generator.stages.figures.signs import place_marks, place_signs
from generator.stages.figures.symbols import TownSign
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.window import PlacedName, ViewLayout, ViewRequest

Numbers = NDArray[np.float64]
Position = tuple[float, float]

_FLOW_COST = 9.0
"""How much a place's name loses by each mm of a line from place to place that it covers: as the
costs of ``labels.py``."""
_REACH = (0.0, 0.7, 2.2, 4.0, 5.7, 7.5)
_SEARCHES = (
    Search(_REACH),
    Search(_REACH, 120, fine=True),
    Search(_REACH, 300, fine=True),
    Search(_REACH, 300, fine=True, keep=NARROW),
)
"""Where places' names are looked for: in more directions while they would touch, then nearer to
others' signs."""
_TOWN_SEARCH = Search((0.0, 0.5))
_NEAR = Search((0.0, 0.5), 120, fine=True, keep=NARROW)
"""Where a capital's is: it needs no line."""

Put = Callable[..., tuple[Name, ...]]
"""Sets names of the ground in the ``room`` that is left; gives none where there is too little."""


def lay_out_view(request: ViewRequest, style: MapStyle, typefaces: Typefaces) -> ViewLayout:
    """Place symbols first, then their names, then what helps to find them while room is left.

    Where not all places' names have room, those of the last rows of the table are left out.
    """
    placer = _Placer(request, style, typefaces)
    placer.add_places()
    placer.add_countries()
    placer.add_waters()
    placer.add_towns()
    return placer.finish()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A name that is placed with others: what editors call it, whose it is, what findings say."""

    name: str
    anchor: Anchor
    said: str
    town: Town | None = None


class _Placer:
    """What of a view is placed so far; every box that is taken is in the way of the next."""

    def __init__(self, request: ViewRequest, style: MapStyle, typefaces: Typefaces) -> None:
        view = request.view
        self._request, self._view, self._typefaces = request, view, typefaces
        self._style, self._diameter = style, style.signs.diameter
        self._projection = request.projection or Projection.fit(
            view.projection, view.extent, request.frame
        )
        self._ground = prepare_ground(
            request.basemap,
            self._projection,
            request.frame,
            view.countries,
            style.ground,
            view.layers,
        )
        self._signs = place_signs(request, self._projection, style.signs, typefaces)
        self._taken: list[LabelBox] = list(request.panels)
        self._taken += [
            _square(sign.point.number, sign.x, sign.y, sign.around, Kind.SYMBOL)
            for sign in self._signs
        ]
        self._marks = place_marks(request, self._projection)
        self._taken += [
            _square(join(close_up.names), x, y, self._diameter, Kind.SYMBOL)
            for close_up, (x, y) in zip(request.close_ups, self._marks, strict=True)
        ]
        self._flows = place_lines(
            request.lines, self._signs, request.ends, self._projection, style.lines
        )
        ways = [box for flow in self._flows for box in flow.boxes()]
        self._lines: list[LabelBox] = [*ways]
        self._avoided = np.array([(*box.bounds, _FLOW_COST) for box in ways]).reshape(-1, 5)
        self._places: list[PlacedName] = []
        self._named: list[tuple[Anchor, Candidate]] = []
        self._unnamed: list[str] = []
        self._town_signs: list[TownSign] = []
        self._towns: list[PlacedName] = []
        self._countries: list[Name] = []
        self._waters: list[Name] = []
        self._dropped: list[str] = []
        self._own: dict[str, OwnGround] = {}
        self._anchored: dict[Town, tuple[Anchor, LabelBox]] = {}

    def add_places(self) -> None:
        around = Surroundings(
            self._request.frame,
            Obstacles.of(self._taken),
            self._avoided,
            self._ground.busy,
            self._list_towns(capital=False),
            self._list_towns(capital=True),
        )
        wanted = [*self._list_places(), *self._list_capitals(around)]
        several = any(len(each.anchor.block.lines) > 1 for each in wanted)
        chosen: tuple[Candidate | None, ...]
        style = self._style.labels
        for search in _SEARCHES[1:] if several else _SEARCHES:
            groups = [
                self._propose(
                    each.name, each.anchor, around, search if each.town is None else _NEAR
                )
                for each in wanted
            ]
            if all(groups):
                chosen = choose(groups, style, settle=search.fine or several)
                if not count_conflicts(chosen, style):
                    break
        else:
            # Where the editor says, a name stands, room or not.
            held = [index for index, each in enumerate(wanted) if self._find_side(each.name)]
            chosen = choose_most(groups, style, held)
        for each, candidate in zip(wanted, chosen, strict=True):
            if candidate is None:
                (self._unnamed if each.town is None else self._dropped).append(each.said)
            elif each.town is not None:
                self._add_town(each.town, each.anchor, candidate)
            else:
                self._places.append(self._place(each.anchor, candidate))
                self._named.append((each.anchor, candidate))
        for sign in self._signs:
            if sign.is_away:
                self._lines += sign.line.pieces()

    def _list_places(self) -> Iterator[_Wanted]:
        """Give what insets show, and the places."""
        for close_up, at in zip(self._request.close_ups, self._marks, strict=True):
            anchor = self._anchor(close_up.names, at, self._diameter, Kind.PLACE)
            yield _Wanted("", anchor, anchor.block.text)
        for sign in self._signs:
            point = sign.point
            at = sign.x, sign.y
            anchor = self._anchor(point.names, at, sign.around, Kind.PLACE, point.country)
            yield _Wanted(point.id, anchor, f"{point.number} {point.names[0]}")

    def _list_capitals(self, around: Surroundings) -> Iterator[_Wanted]:
        """Give the capitals that have room, whose names are placed with those of the places."""
        for town in self._sort_towns(capital=True):
            anchor, square = self._anchor_town(town)
            free = self._has_room(square) or town.name in self._request.overrides
            if free and self._propose(town.name, anchor, around, _NEAR):
                yield _Wanted(town.name, anchor, anchor.block.text, town)
            else:
                self._dropped.append(anchor.block.text)

    def _sort_towns(self, *, capital: bool) -> list[Town]:
        towns = (town for town in self._view.towns if town.capital is capital)
        return sorted(towns, key=lambda town: (town.rank, town.name))

    def _list_towns(self, *, capital: bool) -> Numbers:
        """Give the signs of towns, or of capitals, that have room, as rows of x, y and radius."""
        squares = (self._anchor_town(town)[1] for town in self._sort_towns(capital=capital))
        free = [square.bounds for square in squares if self._has_room(square)]
        rows = [((x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2) for x0, y0, x1, y1 in free]
        return np.array(rows, dtype=np.float64).reshape(-1, 3)

    def _has_room(self, square: LabelBox) -> bool:
        """Say whether a town's sign has room."""
        style = self._style.labels
        return self._room().is_free([square], style.square_clear, style.edge)

    def _find_side(self, name: str) -> Override | None:
        """Give the editor's word on where a name stands, if there is one."""
        override = self._request.overrides.get(name)
        return override if override is not None and override.side is not None else None

    def add_towns(self) -> None:
        """Place the towns that help to find the others, while room is left."""
        for town in self._sort_towns(capital=False):
            anchor, square = self._anchor_town(town)
            found: tuple[Candidate, ...] = ()
            free = self._has_room(square) and not self._is_mistaken(anchor.disc)
            if free or town.name in self._request.overrides:
                found = self._propose(town.name, anchor, self._around(), _TOWN_SEARCH)
            if found:
                self._add_town(town, anchor, min(found, key=lambda candidate: candidate.cost))
            else:
                self._dropped.append(anchor.block.text)

    def _anchor_town(self, town: Town) -> tuple[Anchor, LabelBox]:
        """Give what a town's name belongs to, and the square that its sign takes; found once."""
        if town not in self._anchored:
            size = _size_town(self._style.signs, capital=town.capital)
            x, y = self._projection.place(town.lon, town.lat)
            anchor = self._anchor(self._name("town", town.name), (x, y), size, Kind.TOWN)
            square = _square(anchor.block.text, x, y, size, Kind.SQUARE)
            self._anchored[town] = (anchor, square)
        return self._anchored[town]

    def _add_town(self, town: Town, anchor: Anchor, candidate: Candidate) -> None:
        self._town_signs.append(TownSign(anchor.x, anchor.y, town.capital))
        self._taken.append(self._anchor_town(town)[1])
        self._towns.append(self._place(anchor, candidate))

    def _is_mistaken(self, disc: Numbers) -> bool:
        """Say whether the name of a place would seem to be that of a sign."""
        return any(
            mistake(
                np.array([placed.box.bounds]),
                anchor.disc,
                np.array([placed.leader is not None]),
                disc,
            ).any()
            for anchor, placed in self._named
        )

    def add_countries(self) -> None:
        style, side = self._style.countries, self._style.signs.capital.diameter
        # A name so near to a town's sign would be read as the town's.
        side += 2 * style.off_towns
        towns = [
            _square("", *self._projection.place(town.lon, town.lat), side, Kind.SQUARE)
            for town in self._view.towns
        ]
        finding = list_countries(self._request, self._projection, self._ground, self._find_own)
        for code, place in finding:
            texts = self._name("country", code)
            subject = code in self._view.countries
            own = self._find_own(code)
            names: tuple[Name, ...] = ()
            if subject or is_large_enough(own, style.least):
                letters = self._set_country(subject=subject)
                room = self._room(towns)
                names = name_country(texts, place, letters, style, own, room)
            if not names:
                self._dropped.append(join(texts))
                continue
            self._countries += names
            self._taken += names[0].boxes
            if names[0].leader is not None:
                self._lines += names[0].leader.pieces()

    def _find_own(self, code: str) -> OwnGround:
        """Give a country's ground, found once."""
        if code not in self._own:
            self._own[code] = OwnGround.of(self._ground, code, self._request.panels)
        return self._own[code]

    def add_waters(self) -> None:
        style = self._style.waters
        for river in self._view.rivers:
            place = self._projection.place(river.lon, river.lat)
            name = partial(name_river, code=river.id, place=place, style=style)
            texts = self._name("river", river.id, river.name)
            for index, text in enumerate(texts):
                put: Put = partial(name, is_main=not index)
                if not self._keep((text,), put, self._waters):
                    # A language never stands alone where the main one has no room.
                    self._dropped += texts[index + 1 :]
                    break
        for sea in self._view.seas:
            place = self._projection.place(sea.lon, sea.lat)
            put = partial(name_sea, place=place, style=style)
            self._keep(self._name("sea", sea.name), put, self._waters)

    def finish(self) -> ViewLayout:
        return ViewLayout(
            frame=self._request.frame,
            projection=self._projection,
            ground=self._ground,
            signs=self._signs,
            places=tuple(self._places),
            town_signs=tuple(self._town_signs),
            towns=tuple(self._towns),
            countries=tuple(self._countries),
            waters=tuple(self._waters),
            boxes=tuple(self._taken),
            dropped=tuple(self._dropped),
            unnamed=tuple(self._unnamed),
            lines=self._flows,
            marks=self._marks,
            cost=sum(candidate.cost for _, candidate in self._named),
        )

    def _room(self, reserved: Sequence[LabelBox] = ()) -> Room:
        taken = [*self._taken, *self._lines, *reserved]
        return Room(self._ground, Obstacles.of(taken), self._typefaces)

    def _around(self) -> Surroundings:
        return Surroundings(
            self._request.frame,
            Obstacles.of([*self._taken, *self._lines]),
            np.empty((0, 5)),
            self._ground.busy,
        )

    def _propose(
        self, name: str, anchor: Anchor, around: Surroundings, search: Search
    ) -> tuple[Candidate, ...]:
        """Give the places of a name, or the one that the editor asks for."""
        override = self._find_side(name)
        if override is not None:
            return (obey(anchor, override, self._style.labels),)
        return propose(anchor, around, self._request.direction, search, self._style.labels)

    def _name(self, kind: str, name: str, fallback: str = "") -> Texts:
        """Give the words for a name of the settings, or those of the settings themselves."""
        return self._request.names.get(f"{kind}:{name}") or (fallback or name,)

    def _anchor(
        self, texts: Texts, centre: Position, diameter: float, kind: Kind, country: str = ""
    ) -> Anchor:
        rows = [(text,) for text in texts]
        style = self._style.labels
        cuts = (style.place if kind is Kind.PLACE else style.town, style.other)
        block = set_block(rows, cuts, style.size, self._typefaces, self._style.words.leading)
        return Anchor(block, *centre, diameter / 2, kind, Abroad.of(self._ground, centre, country))

    def _set_country(self, *, subject: bool) -> CountryLetters:
        style = self._style.countries
        size = style.subject_size if subject else style.neighbour_size
        spacing = style.tracking * size * 25.4 / 72
        return CountryLetters((style.cut, style.cut), self._style.words.leading, size, spacing)

    def _place(self, anchor: Anchor, candidate: Candidate) -> PlacedName:
        box = candidate.box
        self._taken.append(box)
        if candidate.leader is not None:
            self._lines += candidate.leader.pieces()
        starts = anchor.block.starts(box.x0, box.y0, candidate.align)
        size = self._style.labels.size
        lines = tuple(Name.of(line, x, y, size, (box,)) for line, x, y in starts)
        return PlacedName(lines, candidate.leader)

    def _keep(self, texts: Texts, put: Put, kept: list[Name]) -> bool:
        """Set a name in every language where there is room, else in the main one, else not."""
        shown: Texts = ()
        for some in dict.fromkeys((texts, texts[:1])):
            names = put(some, room=self._room())
            if names:
                shown = some
                kept += names
                self._taken += [box for name in names for box in name.boxes]
                break
        if shown != texts:
            self._dropped.append(join(texts[len(shown) :]))
        return bool(shown)


def _size_town(style: SignStyle, *, capital: bool) -> float:
    """Give the size of a town's sign in mm."""
    return (style.capital if capital else style.town).diameter


def _square(text: str, x: float, y: float, size: float, kind: Kind) -> LabelBox:
    half = size / 2
    return LabelBox(text, x - half, y - half, x + half, y + half, kind)
