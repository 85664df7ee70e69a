"""The white panels on a map, the legend's and the inset's: each in the forms it can have, in mm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.design.style.map import MapStyle
from generator.model.figure import Frame, MapDrawing
from generator.stages.figures.legend import LegendLayout, lay_out_legend
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import Row, set_row
from generator.stages.figures.scale import ScaleBar, ScaleUnit, scale_bar
from generator.stages.figures.typeface import Typefaces

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LegendPanel:
    """The legend on its panel: the panel's sides, and the legend's lower left corner, in mm."""

    bounds: Bounds
    head: float
    """The height kept for the title, in mm."""
    legend: LegendLayout
    pad: float
    """Inside its sides, in mm."""

    @property
    def corner(self) -> tuple[float, float]:
        """The legend's lower left corner, in mm."""
        return self.bounds[0] + self.pad, self.bounds[1] + self.pad

    @property
    def frame(self) -> Frame:
        """The panel's size."""
        return _size(self.bounds)

    @property
    def widest(self) -> str:
        """The words that make it as wide as it is."""
        rows = [self.legend.title, *self.legend.first, *self.legend.second]
        return max(rows, key=lambda row: row.width).text

    def move(self, bounds: Bounds, bar: ScaleBar) -> LegendPanel:
        """Give the same panel elsewhere, with a scale bar that is no longer than its own."""
        return replace(self, bounds=bounds, legend=replace(self.legend, bar=bar))


@dataclass(frozen=True, slots=True)
class InsetPanel:
    """The inset on its panel: the panel's sides, the inset's size and its title, in mm."""

    bounds: Bounds
    inset: Frame
    title: Row
    pad: float
    """Inside the panel's sides, in mm."""

    @property
    def corner(self) -> tuple[float, float]:
        """The inset's lower left corner, in mm."""
        return self.bounds[0] + self.pad, self.bounds[1] + self.pad

    @property
    def frame(self) -> Frame:
        """The panel's size."""
        return _size(self.bounds)

    def move(self, bounds: Bounds) -> InsetPanel:
        """Give the same panel elsewhere."""
        return replace(self, bounds=bounds)


def lay_out_legends(
    drawing: MapDrawing, denominator: float, unit: ScaleUnit, style: MapStyle, typefaces: Typefaces
) -> tuple[LegendPanel, ...]:
    """Lay the legend out with its long words in one line, and in two, at the lower left corner.

    :param denominator: of the scale of a map in the whole frame; no scale bar will be longer.
    """
    look, panels = style.panels, []
    for form in style.legend.forms:
        bar = scale_bar(denominator, form.bar, unit)
        legend = lay_out_legend(drawing.legend, bar, style, typefaces, form.narrow)
        head = look.title + legend.title.more
        height = head + legend.body + 2 * look.pad - look.over
        bounds = (0.0, 0.0, legend.width + 2 * look.pad, height)
        panels.append(LegendPanel(bounds, head, legend, look.pad))
    return tuple(panels)


def lay_out_insets(
    drawing: MapDrawing, style: MapStyle, typefaces: Typefaces
) -> tuple[InsetPanel, ...]:
    """Lay the inset out in two sizes, with its title in one line or in two; none where none is."""
    view = drawing.settings.inset
    if view is None:
        return ()
    shape = Projection.fit(view.projection, view.extent, Frame(100.0, 100.0)).shape(view.extent)
    texts, said = drawing.names.get("inset", (view.title,)), style.words
    look, panels = style.panels, []
    for form in style.inset.forms:
        size = Frame(min(drawing.frame.width * form.share, form.height * shape), form.height)
        for wrapped in (False, True):
            title = set_row(
                texts, said.headings, said.size, said, typefaces, size.width, wrapped=wrapped
            )
            width = max(size.width, title.width) + 2 * look.pad
            top = size.height + look.title + title.more + 2 * look.pad - look.over
            panels.append(InsetPanel((0.0, 0.0, width, top), size, title, look.pad))
    return tuple(panels)


def _size(bounds: Bounds) -> Frame:
    x0, y0, x1, y1 = bounds
    return Frame(x1 - x0, y1 - y0)
