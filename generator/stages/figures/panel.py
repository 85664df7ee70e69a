"""The white panels on a map, the legend's and the inset's: each in the forms it can have, in mm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.design.tokens import Tokens
from generator.model.figure import Frame, MapDrawing
from generator.stages.figures.legend import TITLE, LegendLayout, lay_out_legend
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import HEADING, Row, set_row
from generator.stages.figures.scale import ScaleBar, ScaleUnit, scale_bar
from generator.stages.figures.typeface import Typefaces

Bounds = tuple[float, float, float, float]

_PAD = 2.4
_OVER = 0.8
"""How much less room there is over a title than under what stands below it, in mm."""
_INSET_SHARES = (0.27, 0.2)
_INSET_HEIGHTS = (24.5, 18.0)
_LEGEND_FORMS = ((1.0, 30.0), (0.75, 30.0), (0.75, 22.0), (0.62, 22.0))
"""How narrow the legend's words are set, in one line or in two, and how long its bar is in mm."""


@dataclass(frozen=True, slots=True)
class LegendPanel:
    """The legend on its panel: the panel's sides, and the legend's lower left corner, in mm."""

    bounds: Bounds
    head: float
    """The height kept for the title, in mm."""
    legend: LegendLayout

    @property
    def corner(self) -> tuple[float, float]:
        """The legend's lower left corner, in mm."""
        return self.bounds[0] + _PAD, self.bounds[1] + _PAD

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

    @property
    def corner(self) -> tuple[float, float]:
        """The inset's lower left corner, in mm."""
        return self.bounds[0] + _PAD, self.bounds[1] + _PAD

    @property
    def frame(self) -> Frame:
        """The panel's size."""
        return _size(self.bounds)

    def move(self, bounds: Bounds) -> InsetPanel:
        """Give the same panel elsewhere."""
        return replace(self, bounds=bounds)


def lay_out_legends(
    drawing: MapDrawing, denominator: float, unit: ScaleUnit, tokens: Tokens, typefaces: Typefaces
) -> tuple[LegendPanel, ...]:
    """Lay the legend out with its long words in one line, and in two, at the lower left corner.

    :param denominator: of the scale of a map in the whole frame; no scale bar will be longer.
    """
    panels = []
    for narrow, longest in _LEGEND_FORMS:
        bar = scale_bar(denominator, longest, unit)
        legend = lay_out_legend(drawing.legend, bar, tokens, typefaces, narrow)
        head = TITLE + legend.title.more
        bounds = (0.0, 0.0, legend.width + 2 * _PAD, head + legend.body + 2 * _PAD - _OVER)
        panels.append(LegendPanel(bounds, head, legend))
    return tuple(panels)


def lay_out_insets(
    drawing: MapDrawing, tokens: Tokens, typefaces: Typefaces
) -> tuple[InsetPanel, ...]:
    """Lay the inset out in two sizes, with its title in one line or in two; none where none is."""
    view = drawing.settings.inset
    if view is None:
        return ()
    shape = Projection.fit(view.projection, view.extent, Frame(100.0, 100.0)).shape(view.extent)
    texts, points = drawing.names.get("inset", (view.title,)), tokens.points("size-1")
    panels = []
    for height, share in zip(_INSET_HEIGHTS, _INSET_SHARES, strict=True):
        size = Frame(min(drawing.frame.width * share, height * shape), height)
        for wrapped in (False, True):
            title = set_row(texts, HEADING, points, typefaces, size.width, wrapped=wrapped)
            width = max(size.width, title.width) + 2 * _PAD
            top = size.height + TITLE + title.more + 2 * _PAD - _OVER
            panels.append(InsetPanel((0.0, 0.0, width, top), size, title))
    return tuple(panels)


def _size(bounds: Bounds) -> Frame:
    x0, y0, x1, y1 = bounds
    return Frame(x1 - x0, y1 - y0)
