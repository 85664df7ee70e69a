"""The white panels on a map, the legend's and the inset's: each in the forms it can have, in mm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.design.tokens import Tokens
from generator.model.figure import Frame, MapDrawing
from generator.stages.figures.legend import TITLE, LegendLayout, lay_out_legend
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import HEADING, Row, set_row
from generator.stages.figures.scale import ScaleBar
from generator.stages.figures.typeface import Typefaces

Bounds = tuple[float, float, float, float]

_PAD = 2.4
_OVER = 0.8
"""How much less room there is over a title than under what stands below it, in mm."""
_INSET_SHARE = 0.27
_INSET_HEIGHT = 24.5


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
    drawing: MapDrawing, bar: ScaleBar, tokens: Tokens, typefaces: Typefaces
) -> tuple[LegendPanel, ...]:
    """Lay the legend out with its long words in one line, and in two, at the lower left corner."""
    panels = []
    for wrapped in (False, True):
        legend = lay_out_legend(drawing.legend, bar, tokens, typefaces, wrapped=wrapped)
        head = TITLE + legend.title.more
        bounds = (0.0, 0.0, legend.width + 2 * _PAD, head + legend.body + 2 * _PAD - _OVER)
        panels.append(LegendPanel(bounds, head, legend))
    return tuple(panels)


def lay_out_insets(
    drawing: MapDrawing, tokens: Tokens, typefaces: Typefaces
) -> tuple[InsetPanel, ...]:
    """Lay the inset out with its title in one line, and in two where it needs them; none for none."""
    view = drawing.settings.inset
    if view is None:
        return ()
    shape = Projection.fit(view.projection, view.extent, Frame(100.0, 100.0)).shape(view.extent)
    size = Frame(min(drawing.frame.width * _INSET_SHARE, _INSET_HEIGHT * shape), _INSET_HEIGHT)
    texts = drawing.names.get("inset", (view.title,))
    panels = []
    for wrapped in (False, True):
        points = tokens.points("size-1")
        title = set_row(texts, HEADING, points, typefaces, size.width, wrapped=wrapped)
        width = max(size.width, title.width) + 2 * _PAD
        height = size.height + TITLE + title.more + 2 * _PAD - _OVER
        panels.append(InsetPanel((0.0, 0.0, width, height), size, title))
    return tuple(panels)


def _size(bounds: Bounds) -> Frame:
    x0, y0, x1, y1 = bounds
    return Frame(x1 - x0, y1 - y0)
