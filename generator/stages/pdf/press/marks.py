"""Crop marks at the corners, fold marks and registration targets at the sides, on every plate."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

POINTS = 72 / 25.4
GAP = 1.0
"""In mm, between the bleed and the marks, so that none is left on a trimmed page."""
LENGTH = 5.0
"""Of a crop mark and across a target, in mm."""
EDGE = 3.0
"""In mm, beyond the marks, which few machines print up to the edge."""
SLUG = GAP + LENGTH + EDGE
"""In mm, how far the medium reaches beyond the bleed."""
WIDTH = 0.25
"""Of the lines, in points: a hairline that every plate holds."""
DASH = 2
"""Of a fold mark and between two, in points: printers tell it from a crop mark by that."""
RADIUS = 1.5
"""Of a target's circle, in mm."""
REGISTRATION = "/Registration"
_ROUND = 0.5522847498
"""By how much of the radius a circle's control points lie beside its quarters."""

Box = tuple[float, float, float, float]


def make_registration(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The colour that is printed on every plate, Separation All (ISO 32000-1, 8.6.6.4)."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 1, 1])
    names = pikepdf.Name
    space = pikepdf.Array([names.Separation, names.All, names.DeviceCMYK, tint])
    return pdf.make_indirect(space)


def draw_marks(trim: Box, bleed: float, folds: Sequence[float] = ()) -> str:
    """The operators that draw the marks around a page.

    :param trim: the trimmed page, in points.
    :param bleed: in mm.
    :param folds: where the sheet is folded, in mm from its left edge; dashed, over and under it.
    """
    near = (bleed + GAP) * POINTS
    far = near + LENGTH * POINTS
    left, bottom, right, top = trim
    lines = []
    for x, outward in ((left, -1), (right, 1)):
        for y, upward in ((bottom, -1), (top, 1)):
            lines.append(_line(x + outward * near, y, x + outward * far, y))
            lines.append(_line(x, y + upward * near, x, y + upward * far))
    middle = (near + far) / 2
    centres = (
        ((left + right) / 2, bottom - middle),
        ((left + right) / 2, top + middle),
        (left - middle, (bottom + top) / 2),
        (right + middle, (bottom + top) / 2),
    )
    lines += [_target(x, y) for x, y in centres]
    drawn = f"q {REGISTRATION} CS 1 SCN {WIDTH} w\n" + "\n".join(lines) + "\nS"
    if folds:
        dashes = [
            _line(left + fold * POINTS, y + side * near, left + fold * POINTS, y + side * far)
            for fold in folds
            for y, side in ((bottom, -1), (top, 1))
        ]
        drawn += f"\n[{DASH}] 0 d\n" + "\n".join(dashes) + "\nS"
    return f"{drawn} Q\n"


def _target(x: float, y: float) -> str:
    """A circle with a cross that reaches beyond it."""
    reach, radius = LENGTH / 2 * POINTS, RADIUS * POINTS
    inner = radius * _ROUND
    curves = [
        f"{x + radius:.4f} {y:.4f} m",
        _curve(x + radius, y + inner, x + inner, y + radius, x, y + radius),
        _curve(x - inner, y + radius, x - radius, y + inner, x - radius, y),
        _curve(x - radius, y - inner, x - inner, y - radius, x, y - radius),
        _curve(x + inner, y - radius, x + radius, y - inner, x + radius, y),
        "h",
    ]
    cross = (_line(x - reach, y, x + reach, y), _line(x, y - reach, x, y + reach))
    return "\n".join((*curves, *cross))


def _curve(*points: float) -> str:
    return " ".join(f"{value:.4f}" for value in points) + " c"


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.4f} {y0:.4f} m {x1:.4f} {y1:.4f} l"
