"""One window of a map as a value: what it is laid out from, and where everything of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.figure import Frame, MapLine, MapPoint, Texts
from generator.model.locale import Direction
from generator.model.map import MapView, Override
from generator.stages.figures.background import Name
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.boxes import LabelBox, Leader
from generator.stages.figures.flows import PlacedLine
from generator.stages.figures.ground import Ground
from generator.stages.figures.projection import Projection
from generator.stages.figures.symbols import Sign, TownSign

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedName:
    """The lines of a place's or a town's name, and its leader where it stands off its sign."""

    lines: tuple[Name, ...]
    leader: Leader | None


@dataclass(frozen=True, slots=True, eq=False)
class ViewLayout:
    """Where everything of a view stands, in mm from its frame's lower left corner."""

    frame: Frame
    projection: Projection
    ground: Ground
    signs: tuple[Sign, ...]
    places: tuple[PlacedName, ...]
    town_signs: tuple[TownSign, ...]
    towns: tuple[PlacedName, ...]
    countries: tuple[Name, ...]
    waters: tuple[Name, ...]
    boxes: tuple[LabelBox, ...]
    dropped: tuple[str, ...]
    """Background names for which there was no room."""
    unnamed: tuple[str, ...]
    """The places, by number and name, whose names had no room: their signs stand all the same."""
    lines: tuple[PlacedLine, ...] = ()
    """What joins its places."""
    marks: tuple[Position, ...] = ()
    """The middles of what an inset shows from nearer by."""
    cost: float = 0.0
    """What the places of places' names cost in all, as ``labels.py`` weighs them."""

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The lines from signs to names, and from signs to the places that they stand off."""
        named = [placed.leader for placed in (*self.towns, *self.places)]
        named += dict.fromkeys(name.leader for name in self.countries)
        away = [sign.line for sign in self.signs if sign.is_away]
        return (*(leader for leader in named if leader is not None), *away)


@dataclass(frozen=True, slots=True)
class InsetMark:
    """What an inset shows of a view from nearer by: its title and its middle, in degrees."""

    names: Texts
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, eq=False)
class ViewRequest:
    """What one view is laid out from; ``panels`` are areas in mm that stay free."""

    view: MapView
    basemap: Basemap
    frame: Frame
    direction: Direction
    points: tuple[MapPoint, ...]
    names: Mapping[str, Texts]
    panels: tuple[LabelBox, ...] = ()
    overrides: Mapping[str, Override] = field(default_factory=dict)
    projection: Projection | None = None
    """How the view lies in its frame; fitted to the whole frame where None."""
    close_ups: tuple[InsetMark, ...] = ()
    """What insets show instead; marked and named here."""
    lines: tuple[MapLine, ...] = ()
    ends: Mapping[str, Position] = field(default_factory=dict)
    """The longitude and latitude of each place that a line may lead to, by its id."""
    pick: float = 0.0
    """How far apart two signs' middles are at least, in mm, to be pointed at."""
