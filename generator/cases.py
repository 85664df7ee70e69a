"""What the finished PDF of an edition is held against, from the inputs that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from generator.blocks.map import LocalMap, MapBlock
from generator.inputs.edition import Inputs
from generator.model.localised import LocalBrief
from generator.model.map import DisputedAreas, Located, MapSettings
from generator.model.medium import MEDIA
from generator.stages.preflight.expectations import Expectations, MapExpectations

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def expect_edition(
    inputs: Inputs, title: str | None, localise: Callable[[], Sequence[LocalBrief]]
) -> Expectations:
    """Say what an edition is to be, as far as that is known without building it.

    :param title: the document's; None where it is not known.
    :param localise: gives the brief in each of its languages, where a map is held against it.
    """
    blocks = inputs.brief.content.blocks_of(inputs.edition.format)
    drawn = next(
        (
            block
            for block in blocks
            if isinstance(block, MapBlock) and inputs.brief.tables[block.map].settings.has_places
        ),
        None,
    )
    edition, plan = inputs.edition, inputs.plan
    shows_map = drawn is not None and plan.drawn and not MEDIA[edition.profile].pressed
    return Expectations(
        edition=edition,
        paper=plan.printed(edition.paper) if inputs.press else plan.sheet(edition.paper),
        pages=plan.sides if inputs.press else plan.pages,
        fonts=inputs.fonts.names,
        title=title,
        least_text=plan.least_text,
        bleed=inputs.press.bleed if inputs.press else 0.0,
        foot=inputs.tokens.millimetres("margin-foot"),
        map=expect_map(inputs, localise()) if shows_map else None,
    )


def expect_map(inputs: Inputs, briefs: Sequence[LocalBrief]) -> MapExpectations | None:
    """Say what an edition's map shows, for its page to be held against.

    :return: nothing where no list has its places, which its signs would lead to: it is found by
        them.
    """
    from generator.stages.figures.basemap import Layer, read_basemap

    rooms = inputs.find_rooms()
    listed = (
        [
            each
            for each in brief.all_of("map")
            if isinstance(each, LocalMap) and each.name in rooms and _leads(each, brief)
        ]
        for brief in briefs
    )
    found = next(zip(*listed, strict=True), None)
    if found is None:
        return None
    drawn = found[0]
    settings, names = drawn.settings, [each.names for each in found]
    name = settings.basemap
    basemap = read_basemap(inputs.basemaps[name], f"data/basemap/{name}.geojson")
    ground: dict[str, tuple[NDArray[np.float64], ...]] = {}
    for shape in basemap.layer(Layer.COUNTRY):
        ground[shape.code] = (*ground.get(shape.code, ()), *shape.paths)
    disputed = basemap.layer(Layer.DISPUTED)
    if settings.disputed is not None and settings.disputed.areas is DisputedAreas.PLAIN:
        disputed = ()
    codes = [country.code for country in settings.country_names]
    if settings.all_countries:
        codes += [code for code in ground if f"country:{code}" in drawn.names]
    keys = {code: f"country:{code}" for code in codes}
    return MapExpectations(
        places={row.id: (row.lon, row.lat) for row in briefs[0].tables[drawn.table].rows},
        numbers={row.id: row.number for row in briefs[0].tables[drawn.table].rows},
        labels={
            versions[0].id: tuple(dict.fromkeys(row.name for row in versions))
            for versions in zip(*(each.tables[drawn.table].rows for each in briefs), strict=True)
        },
        views={row.id: _find_view(settings, row) for row in briefs[0].tables[drawn.table].rows},
        towns={
            tuple(dict.fromkeys(each.get(f"town:{town.name}", town.name) for each in names)): (
                town.lon,
                town.lat,
            )
            for town in settings.towns
        },
        projection=settings.projection,
        extent=settings.extent,
        subject=settings.countries,
        names={
            code: tuple(dict.fromkeys(each[key] for each in names)) for code, key in keys.items()
        },
        ground=ground,
        disputed=tuple(path for shape in disputed for path in shape.paths),
        paper=inputs.tokens.colour("paper"),
        enlarged=rooms[drawn.name][1],
    )


def _leads(drawn: LocalMap, brief: LocalBrief) -> bool:
    """Say whether the signs of a map lead to a list."""
    return drawn.placed and bool(brief.listed(drawn.table))


def _find_view(settings: MapSettings, place: Located) -> int:
    """Say which window of a map shows a place: the main one, 0, or an inset, counted from 1."""
    return next(
        (
            number
            for number, inset in enumerate(settings.insets, 1)
            if inset.extent.holds(place)
            and (settings.is_close_up(inset) or not settings.extent.holds(place))
        ),
        0,
    )
