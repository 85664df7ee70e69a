"""The drawing of a request: a figure, in the project's style, on its basemaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.style.reading import Styles
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
    """What figures are drawn with: the style, the fonts' files by name, the basemaps' bytes."""

    styles: Styles
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
    styles, form = materials.styles, materials.form
    words = styles.of(request).words
    typefaces = Typefaces(materials.fonts, words.families, words.arabic_scale)
    match request:
        case MapDrawing():
            return draw_map(request, materials.read_basemaps(), styles.map, typefaces, form)
        case YearsDrawing():
            return draw_years(request, materials.read_basemaps(), styles.years, typefaces, form)
        case TimelineDrawing():
            return draw_timeline(request, styles.timeline, typefaces, form)
