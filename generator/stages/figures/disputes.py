"""What is disputed: basemaps as a map wants it drawn, and maps that do not say how they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.errors import Finding, Origin, RenderError
from generator.model.map import (
    WORLD,
    DisputedAreas,
    DisputedLines,
    Disputes,
    Extent,
    GroundLayer,
    MapSettings,
)
from generator.stages.figures.basemap import SETTLED, Basemap, Layer, Shape
from generator.stages.figures.geometry import clip_line

if TYPE_CHECKING:  # it loads Matplotlib, which a check of the content must not wait for
    from generator.stages.figures.ground import Ground

UNRECOGNISED = "unrecognized"
"""The status of a border that who holds a view does not recognise: it is none."""


class _Told(Mapping[str, Basemap]):
    """Basemaps with what is disputed as a map wants it; each is made when it is asked for."""

    def __init__(self, basemaps: Mapping[str, Basemap], disputes: Disputes) -> None:
        self._basemaps, self._disputes = basemaps, disputes

    def __getitem__(self, name: str) -> Basemap:
        return _apply(self._basemaps[name], self._disputes)

    def __iter__(self) -> Iterator[str]:
        return iter(self._basemaps)

    def __len__(self) -> int:
        return len(self._basemaps)


def apply_disputes(
    basemaps: Mapping[str, Basemap], disputes: Disputes | None
) -> Mapping[str, Basemap]:
    """Give basemaps whose disputed borders and areas are as a map's settings want them.

    A view, where the data carry it, says first which borders are disputed, settled or none.
    """
    return basemaps if disputes in (None, Disputes()) else _Told(basemaps, disputes)


@lru_cache(maxsize=8)
def _apply(basemap: Basemap, disputes: Disputes) -> Basemap:
    layers = dict(basemap.layers)
    borders = (_see(shape, disputes.view) for shape in basemap.layer(Layer.BORDER))
    kept = [shape for shape in borders if shape.code != UNRECOGNISED]
    if disputes.lines is DisputedLines.HIDDEN:
        kept = [shape for shape in kept if shape.code == SETTLED]
    elif disputes.lines is DisputedLines.SOLID:
        kept = [replace(shape, code=SETTLED) for shape in kept]
    layers[Layer.BORDER] = tuple(kept)
    if disputes.areas is DisputedAreas.PLAIN:
        layers[Layer.DISPUTED] = ()
    return replace(basemap, layers=tuple(layers.items()))


def _see(border: Shape, view: str | None) -> Shape:
    """Give a border with the status that it has in a view, where the data carry one."""
    return replace(border, code=dict(border.views).get(view or "", border.code))


def shows_disputes(ground: Ground) -> tuple[bool, bool]:
    """Say whether a disputed border, and whether a disputed area, is seen in a ground's frame."""
    bounds = (0.0, 0.0, ground.frame.width, ground.frame.height)
    slivers = [np.vstack([ring, ring[:1]]) for ring in ground.list_disputed(hatched=False)]
    border = any(clip_line(line, bounds) for line in (*ground.unsettled_borders, *slivers))
    return border, bool(ground.list_disputed(hatched=True))


def refuse_untold(settings: MapSettings, grounds: Iterable[Ground], origin: Origin) -> None:
    """Refuse a map that shows what is disputed, and says nothing of it.

    :param origin: where the map's settings stand.
    :raises RenderError: with what to write.
    """
    for ground in grounds:
        border, area = shows_disputes(ground)
        if not settings.tells(border=border, area=area):
            raise RenderError(_explain(origin, area=area))


def find_untold(
    settings: MapSettings, basemaps: Mapping[str, Basemap], origin: Origin
) -> Iterator[Finding]:
    """Find a map whose extents hold what is disputed, and that says nothing of it.

    :param basemaps: those that it names, and the world's.
    """
    told = apply_disputes(basemaps, settings.disputed)
    for view in (settings, *settings.insets):
        basemap = told[view.basemap]
        unsettled = (each for each in basemap.layer(Layer.BORDER) if each.code != SETTLED)
        hatched = basemap.layer(Layer.DISPUTED) if GroundLayer.DISPUTED in view.layers else ()
        border = any(_lies_in(shape, view.extent) for shape in unsettled)
        area = any(_lies_in(shape, view.extent) for shape in hatched)
        if not settings.tells(border=border, area=area):
            yield _explain(origin, area=area)
            return


def _lies_in(shape: Shape, extent: Extent) -> bool:
    low, high = np.array([extent.west, extent.south]), np.array([extent.east, extent.north])
    return any(((path > low) & (path < high)).all(axis=1).any() for path in shape.paths)


def _explain(origin: Origin, *, area: bool) -> Finding:
    if area:
        return Finding(
            origin,
            "the map hatches an area that is disputed, and does not name it",
            "name it in disputed_area, or draw it plain (disputed: {areas: plain})",
        )
    return Finding(
        origin,
        "the map shows borders that are disputed, and does not say how it draws them",
        "add disputed, as disputed: {lines: dashed}",
    )


def find_unknown_view(
    settings: MapSettings, basemaps: Mapping[str, Basemap], origin: Origin
) -> Iterator[Finding]:
    """Find the view of a State that no basemap of the map carries."""
    view = settings.disputed.view if settings.disputed is not None else None
    if view is None:
        return
    names = {settings.basemap, *(inset.basemap for inset in settings.insets)}
    known = {
        held
        for name in names
        for shape in basemaps[name].layer(Layer.BORDER)
        for held, _ in shape.views
    }
    if view not in known:
        carried = ", ".join(sorted(known)) or "none"
        yield Finding(
            origin,
            f"disputed.view is {view}, and the map's basemap carries the views of: {carried}",
            "cut a basemap from files of Natural Earth with its column fclass_"
            f"{view.lower()}, or remove view"
            + ("" if names != {WORLD} else "; the world's basemap carries none"),
        )
