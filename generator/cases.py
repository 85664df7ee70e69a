"""What the finished PDF of an edition is held against, from the inputs that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from generator.inputs.edition import Inputs
from generator.model.localised import LocalBrief
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
    shows_map = "map" in inputs.plan.figures and not MEDIA[inputs.edition.profile].pressed
    edition, plan = inputs.edition, inputs.plan
    return Expectations(
        edition=edition,
        paper=plan.sheet(edition.paper),
        pages=plan.pages,
        sections=plan.sections,
        fonts=inputs.fonts.names,
        title=title,
        bleed=inputs.press.bleed if inputs.press else 0.0,
        map=expect_map(inputs, localise()) if shows_map else None,
    )


def expect_map(inputs: Inputs, briefs: Sequence[LocalBrief]) -> MapExpectations:
    """Say what an edition's map shows, for its page to be held against."""
    from generator.stages.figures.basemap import Layer, read_basemap

    settings = briefs[0].map_settings
    name = settings.basemap
    basemap = read_basemap(inputs.basemaps[name], f"data/basemap/{name}.geojson")
    ground: dict[str, tuple[NDArray[np.float64], ...]] = {}
    for shape in basemap.layer(Layer.COUNTRY):
        ground[shape.code] = (*ground.get(shape.code, ()), *shape.paths)
    disputed = basemap.layer(Layer.DISPUTED)
    codes = [country.code for country in settings.country_names]
    if settings.all_countries:
        codes += [code for code in ground if f"country:{code}" in briefs[0].map_names]
    keys = {code: f"country:{code}" for code in codes}
    return MapExpectations(
        places={victory.id: (victory.lon, victory.lat) for victory in briefs[0].victories},
        numbers={victory.id: victory.number for victory in briefs[0].victories},
        projection=settings.projection,
        extent=settings.extent,
        subject=settings.countries,
        names={
            code: tuple(dict.fromkeys(brief.map_names[key] for brief in briefs))
            for code, key in keys.items()
        },
        ground=ground,
        disputed=tuple(path for shape in disputed for path in shape.paths),
        paper=inputs.tokens.colour("paper"),
    )
