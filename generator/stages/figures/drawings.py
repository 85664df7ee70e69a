"""The drawing of a request: a figure, with the project's basemaps, tokens and typefaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.tokens import Tokens
from generator.model.figure import (
    Figure,
    FigureRequest,
    Form,
    MapDrawing,
    TimelineDrawing,
    YearsDrawing,
)
from generator.stages.figures.basemap import Basemap, read_basemap
from generator.stages.figures.map import draw_map
from generator.stages.figures.timeline import draw_timeline
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.years import draw_years


@dataclass(frozen=True, slots=True)
class Materials:
    """What figures are drawn with: the tokens, the fonts' files by name, the basemaps' bytes."""

    tokens: Tokens
    fonts: Mapping[str, str]
    basemaps: Mapping[str, bytes]
    form: Form = "pdf"

    def read_basemaps(self) -> dict[str, Basemap]:
        """Read the basemaps, each by its name."""
        return {
            name: read_basemap(data, f"data/basemap/{name}.geojson")
            for name, data in self.basemaps.items()
        }


def draw_figure(request: FigureRequest, materials: Materials) -> Figure:
    """Draw one figure, of exactly the size that it asks for.

    :raises ContentError: for a basemap that is none.
    :raises RenderError: where something overlaps, or a name has no room.
    """
    tokens, form = materials.tokens, materials.form
    scale = tokens.number("script-scale-arabic")
    typefaces = Typefaces(materials.fonts, tokens.families("sans"), scale)
    match request:
        case MapDrawing():
            return draw_map(request, materials.read_basemaps(), tokens, typefaces, form)
        case YearsDrawing():
            return draw_years(request, materials.read_basemaps(), tokens, typefaces, form)
        case TimelineDrawing():
            return draw_timeline(request, tokens, typefaces, form)
