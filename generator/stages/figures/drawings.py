"""The drawing of a request: a figure, in the project's style, on its basemaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.design.style.reading import Styles
from generator.model.chart import ChartDrawing
from generator.model.figure import (
    Figure,
    FigureRequest,
    Form,
    MapDrawing,
    RingsDrawing,
    TimelineDrawing,
    YearsDrawing,
)
from generator.stages.figures.atlas import draw_atlas
from generator.stages.figures.basemap import Basemap, read_basemap
from generator.stages.figures.chart.drawing import draw_chart
from generator.stages.figures.map import draw_map
from generator.stages.figures.rings import draw_rings
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

    def read_basemaps(self) -> Mapping[str, Basemap]:
        """Give the basemaps by their names; each is read when it is asked for."""
        return _Basemaps(self.basemaps)


class _Basemaps(Mapping[str, Basemap]):
    """Basemaps that are read when they are asked for: the world's seldom is."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = data

    def __getitem__(self, name: str) -> Basemap:
        return read_basemap(self._data[name], f"data/basemap/{name}.geojson")

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def draw_figure(request: FigureRequest, materials: Materials) -> Figure:
    """Draw one figure, of exactly the size that it asks for.

    :raises ContentError: for a basemap that is none.
    :raises RenderError: where something overlaps, or a name has no room.
    """
    styles, form = materials.styles, materials.form
    words = styles.of(request).words
    typefaces = Typefaces(materials.fonts, words.families, words.arabic_scale)
    match request:
        case MapDrawing() if form == "live":
            return draw_atlas(request, materials.read_basemaps(), styles.map, typefaces)
        case MapDrawing():
            return draw_map(request, materials.read_basemaps(), styles.map, typefaces, form)
        case YearsDrawing():
            return draw_years(request, materials.read_basemaps(), styles.years, typefaces, form)
        case TimelineDrawing():
            return draw_timeline(request, styles.timeline, typefaces, form)
        case RingsDrawing():
            return draw_rings(request, styles.rings, typefaces, form)
        case ChartDrawing():
            return draw_chart(request, styles.chart, typefaces, form)
