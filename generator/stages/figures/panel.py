"""The panels of a map's insets: each in the forms that it can have, in mm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.design.style.map import MapStyle
from generator.model.figure import Frame, MapDrawing
from generator.model.map import Inset
from generator.stages.figures.projection import Projection
from generator.stages.figures.row import Row, set_row
from generator.stages.figures.typeface import Typefaces

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class InsetPanel:
    """An inset on its panel: the panel's sides, the inset's size and its title, in mm."""

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
        x0, y0, x1, y1 = self.bounds
        return Frame(x1 - x0, y1 - y0)

    def move(self, bounds: Bounds) -> InsetPanel:
        """Give the same panel elsewhere; where it has become larger, so has the inset."""
        (x0, y0, x1, y1), old = bounds, self.frame
        width = max(self.inset.width, x1 - x0 - 2 * self.pad)
        inset = Frame(width, self.inset.height + y1 - y0 - old.height)
        return replace(self, bounds=bounds, inset=inset)


def lay_out_insets(
    drawing: MapDrawing, style: MapStyle, typefaces: Typefaces
) -> tuple[tuple[InsetPanel, ...], ...]:
    """Lay each inset out in its several sizes, with its title in one line or in two."""
    return tuple(
        tuple(_list_forms(drawing, index, inset, style, typefaces))
        for index, inset in enumerate(drawing.settings.insets)
    )


def _list_forms(
    drawing: MapDrawing, index: int, view: Inset, style: MapStyle, typefaces: Typefaces
) -> Iterator[InsetPanel]:
    shape = Projection.fit(view.projection, view.extent, Frame(100.0, 100.0)).shape(view.extent)
    texts, said = drawing.names.get(f"inset:{index}", (view.title,)), style.words
    look = style.panels
    for form in style.inset.forms:
        size = Frame(min(drawing.frame.width * form.share, form.height * shape), form.height)
        for wrapped in (False, True):
            title = set_row(
                texts, said.headings, said.size, said, typefaces, size.width, wrapped=wrapped
            )
            width = max(size.width, title.width) + 2 * look.pad
            top = size.height + look.title + title.more + 2 * look.pad - look.over
            yield InsetPanel((0.0, 0.0, width, top), size, title, look.pad)
