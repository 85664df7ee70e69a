"""Pages in the order of reading -> the two sides of a sheet that is folded, and its folds."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

from generator.model.fold import PANELS, Panel, RollFold
from generator.stages.pdf.press.marks import POINTS

Folds = tuple[tuple[float, ...], ...]
"""For each page where it is folded, in mm from the left edge of the trimmed sheet."""


def impose(pdf: pikepdf.Pdf, fold: RollFold, bleed: float, *, mirrored: bool) -> Folds:
    """Put the pages on the two sides of a sheet, each cut where the next begins.

    Only at the sheet's own edges does a page go on into the bleed.

    :param bleed: in mm.
    :param pdf: of six pages.
    :param mirrored: whether the language is read from the right.
    """
    pages = list(pdf.pages)
    left, bottom, right, top = (float(value) for value in pages[0].trimbox)
    width, height = (right - left) / POINTS, top - bottom
    forms = [_make_form(page, bleed * POINTS) for page in pages]
    folds = []
    for side in fold.list_sides(width, mirrored=mirrored):
        sheet = pdf.add_blank_page(page_size=(fold.find_width(width) * POINTS, height))
        sheet.obj.TrimBox = pikepdf.Array([0, 0, fold.find_width(width) * POINTS, height])
        names = {f"/Panel{each.page + 1}": forms[each.page] for each in side}
        sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(names))
        painted = "\n".join(_place(side, n, height, bleed, (left, bottom)) for n in range(PANELS))
        sheet.obj.Contents = pdf.make_stream(painted.encode())
        folds.append(tuple(each.right for each in side[:-1]))
    del pdf.pages[: len(pages)]
    return tuple(folds)


def _make_form(page: pikepdf.Page, bleed: float) -> pikepdf.Object:
    left, bottom, right, top = (float(value) for value in page.trimbox)
    form = page.as_form_xobject()
    form.BBox = pikepdf.Array([left - bleed, bottom - bleed, right + bleed, top + bleed])
    return form


def _place(
    side: Sequence[Panel],
    place: int,
    height: float,
    bleed: float,
    origin: tuple[float, float],
) -> str:
    """Paint a page where its panel is, up to its folds and into the bleed at the edges."""
    panel, beyond = side[place], bleed * POINTS
    left = panel.left * POINTS - beyond * (place == 0)
    right = panel.right * POINTS + beyond * (place == len(side) - 1)
    clip = f"{left:.6f} {-beyond:.6f} {right - left:.6f} {height + 2 * beyond:.6f} re W n"
    shift = f"1 0 0 1 {panel.shift * POINTS - origin[0]:.6f} {-origin[1]:.6f} cm"
    return f"q {clip} {shift} /Panel{panel.page + 1} Do Q"
