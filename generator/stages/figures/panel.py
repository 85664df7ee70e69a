"""The white panel at the map's foot: legend and inset -> its corner of the frame, in mm."""

from __future__ import annotations

from dataclasses import dataclass

from generator.design.tokens import Tokens
from generator.model.figure import Frame, MapDrawing, MapPoint
from generator.stages.figures.legend import TITLE, LegendLayout, lay_out_legend
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import HEADING, Row, set_row
from generator.stages.figures.scale import ScaleBar
from generator.stages.figures.typeface import Typefaces

Bounds = tuple[float, float, float, float]

_PAD = 2.4
_INSET_SHARE = 0.27
_NEAR = 3.0
_VICTORY, _TOWN, _COUNTRY = 100, 10, 1
"""How much it weighs that the panel hides one."""
_LEANING = 25
"""How much more the corner at the side where reading begins may hide: two towns, no victory. A
legend's width differs from language to language; its corner should not."""


@dataclass(frozen=True, slots=True)
class InsetPlace:
    """Where the inset stands: its lower left corner and its frame in mm, its title."""

    x: float
    y: float
    frame: Frame
    title: Row


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel's sides in mm, the inset in it, the legend and its lower left corner."""

    bounds: Bounds
    head: float
    """The height kept for titles, in mm."""
    legend: LegendLayout
    corner: tuple[float, float]
    inset: InsetPlace | None

    @property
    def frame(self) -> Frame:
        """The panel's size."""
        x0, y0, x1, y1 = self.bounds
        return Frame(x1 - x0, y1 - y0)

    @property
    def widest(self) -> str:
        """The words that make it as wide as it is."""
        rows = [self.legend.title, *self.legend.first, *self.legend.second]
        rows += [self.inset.title] if self.inset else []
        return max(rows, key=lambda row: row.width).text


def lay_out_panel(
    drawing: MapDrawing,
    bar: ScaleBar,
    near: tuple[MapPoint, ...],
    projection: Projection,
    tokens: Tokens,
    typefaces: Typefaces,
) -> Panel:
    """Put the panel into a lower corner: where reading begins, unless that hides much more.

    Long words stand in two lines where the panel would else hide a victory or leave the frame.

    :param near: the places that the main window shows.
    """
    found = []
    for wrapped in (False, True):
        legend = lay_out_legend(drawing.legend, bar, tokens, typefaces, wrapped=wrapped)
        title, size = _size_inset(drawing, legend, tokens, typefaces, wrapped=wrapped)
        left = _build(drawing, legend, title, size, at_left=True)
        right = _build(drawing, legend, title, size, at_left=False)
        hidden = [_weigh(panel, drawing, near, projection) for panel in (left, right)]
        leaning = _LEANING if drawing.direction == "ltr" else -_LEANING
        side = 0 if hidden[0] - hidden[1] < leaning else 1
        panel = (left, right)[side]
        outside = panel.frame.width > drawing.frame.width
        if not outside and hidden[side] < _VICTORY:
            return panel
        found.append((outside, hidden[side], panel))
    return min(found, key=lambda item: item[:2])[2]


def _size_inset(
    drawing: MapDrawing,
    legend: LegendLayout,
    tokens: Tokens,
    typefaces: Typefaces,
    *,
    wrapped: bool,
) -> tuple[Row, Frame | None]:
    """Give the inset's title and the least size of its frame: it is as high as the legend."""
    view = drawing.settings.inset
    if view is None:
        return Row(()), None
    shape = Projection.fit(view.projection, view.extent, Frame(100.0, 100.0)).shape(view.extent)
    size = Frame(min(drawing.frame.width * _INSET_SHARE, legend.body * shape), legend.body)
    texts = drawing.names.get("inset", (view.title,))
    points = tokens.points("size-1")
    title = set_row(texts, HEADING, points, typefaces, size.width, wrapped=wrapped)
    return title, size


def _build(
    drawing: MapDrawing, legend: LegendLayout, title: Row, inset: Frame | None, *, at_left: bool
) -> Panel:
    """Put legend and inset beside each other, the inset next to the frame's side."""
    column = max(inset.width, title.width) if inset else 0.0
    width = legend.width + 2 * _PAD + (column + 2 * _PAD if inset else 0.0)
    head = TITLE + max(legend.title.more, title.more)
    x0 = 0.0 if at_left else drawing.frame.width - width
    bounds = (x0, 0.0, x0 + width, head + legend.body + 2 * _PAD - 0.8)
    corner = (x0 + width - _PAD - legend.width if at_left else x0 + _PAD, _PAD)
    if inset is None:
        return Panel(bounds, head, legend, corner, None)
    inset_x = x0 + _PAD if at_left else x0 + width - _PAD - inset.width
    # It reaches up to its title, whatever the height of the legend's.
    frame = Frame(inset.width, inset.height + (head - TITLE - title.more))
    return Panel(bounds, head, legend, corner, InsetPlace(inset_x, _PAD, frame, title))


def _weigh(
    panel: Panel, drawing: MapDrawing, near: tuple[MapPoint, ...], projection: Projection
) -> int:
    """Weigh what the panel hides."""
    x0, _, x1, y1 = panel.bounds
    settings = drawing.settings
    weighted = [(point.lon, point.lat, _VICTORY) for point in near]
    weighted += [(town.lon, town.lat, _TOWN) for town in settings.towns]
    weighted += [(country.lon, country.lat, _COUNTRY) for country in settings.country_names]
    places = [(*projection.place(lon, lat), weight) for lon, lat, weight in weighted]
    return sum(weight for x, y, weight in places if x0 - _NEAR < x < x1 + _NEAR and y < y1 + _NEAR)
