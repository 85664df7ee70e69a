"""A sheet to draw on that becomes SVG in a page of the web: its words are text, set by browsers.

Lengths are in mm as on a canvas of paper, y downwards in what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

from generator.language.typography.isolation import hold_signs
from generator.model.figure import Form, Frame, TypeStyle
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.typeface import Typefaces

Numbers = NDArray[np.float64]
Position = tuple[float, float]

_MM = 25.4 / 72
_PLACES = 2
"""Of a length in mm, how many digits are written after the point."""

_MANY = 200
"""Points, of which no chart has as many in one line."""
_MANY_AROUND = 24
"""Points round an area that is a coast or a curve, and no bar."""


def open_canvas(frame: Frame, typefaces: Typefaces, form: Form) -> Canvas:
    """Give what a figure of this form is drawn on."""
    return VectorCanvas(frame, typefaces) if form == "live" else Canvas(frame, typefaces, form)


def say(value: float) -> str:
    """Write a length in mm as short as it can be."""
    text = f"{round(value, _PLACES):.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def write_words(text: str) -> str:
    """Write final words as a browser sets them in the order in which paper has them."""
    return escape(hold_signs(text), quote=False)


def trace(lines: Iterable[Numbers], height: float, *, closed: bool, places: int = 2) -> str:
    """Write lines, rows of x and y in mm, as the data of a path: relative, and so short.

    :param height: of the sheet: what is as high up as it is at its top.
    """
    scale = 10**places
    parts = []
    for line in lines:
        if len(line) <= 1:
            continue
        points = np.column_stack([line[:, 0], height - line[:, 1]])
        whole = np.rint(points * scale).astype(np.int64)
        steps = np.diff(whole, axis=0)
        kept = steps[np.any(steps != 0, axis=1)]
        if not len(kept):
            continue
        start = _join(whole[0].tolist(), scale)
        way = "".join(_join(step, scale, after=bool(at)) for at, step in enumerate(kept.tolist()))
        parts.append(f"M{start}l{way}{'z' if closed else ''}")
    return "".join(parts)


def _join(pair: Sequence[int], scale: int, *, after: bool = False) -> str:
    """Write two numbers with as little between them as SVG's grammar needs."""
    one, other = (_short(value / scale) for value in pair)
    text = one + (other if other.startswith("-") else f" {other}")
    return text if not after or text.startswith("-") else f" {text}"


def _short(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return re.sub(r"^(-?)0\.", r"\1.", text) or "0"


class VectorCanvas(Canvas):
    """A frame whose drawing is written as SVG elements, in the order in which they are drawn."""

    def __init__(
        self,
        frame: Frame,
        typefaces: Typefaces,
        *,
        paper: list[str] | None = None,
        origin: Position = (0.0, 0.0),
        height: float | None = None,
    ) -> None:
        """Take a sheet of the frame's size in mm, or a part of one from its corner on."""
        self.frame = frame
        self.typefaces = typefaces
        self._out: list[str] = [] if paper is None else paper
        self._origin = origin
        self._height = frame.height if height is None else height
        self._clipped = ""
        self._halos: dict[tuple[str, str, str], str] = {}

    @property
    def form(self) -> Form:
        """What the sheet is written as."""
        return "live"

    def window(self, x: float, y: float, frame: Frame) -> Canvas:
        """Give a canvas for a part of this one, whose lower left corner is at x, y in mm."""
        left, bottom = self._origin
        part = VectorCanvas(
            frame,
            self.typefaces,
            paper=self._out,
            origin=(left + x, bottom + y),
            height=self._height,
        )
        part._clip_ground()
        return part

    def _clip_ground(self) -> None:
        """Keep what is drawn of lines and areas inside this part of the sheet."""
        left, bottom = self._origin
        x0, y0 = say(left), say(self._height - bottom - self.frame.height)
        width, height = say(self.frame.width), say(self.frame.height)
        name = f"in-{x0}-{y0}-{width}-{height}".replace(".", "_")
        rule = (
            f'<clipPath id="{name}"><rect x="{x0}" y="{y0}" width="{width}" height="{height}"/>'
            "</clipPath>"
        )
        if rule not in self._out:
            self._out.append(rule)
        self._clipped = f' clip-path="url(#{name})"'

    def areas(
        self,
        rings: Iterable[Numbers],
        fill: str,
        edge: str | None = None,
        width: float = 0.0,
    ) -> None:
        """Fill rings (rows of x, y in mm) as one shape; ``width`` of the edge is in points."""
        self._draw(list(rings), _paint(fill, edge, width), closed=True)

    def lines(
        self,
        lines: Iterable[Numbers],
        colour: str,
        width: float,
        dashes: Sequence[float] = (),
        *,
        closed: bool = False,
        within: Sequence[Numbers] = (),
        round_ends: bool = True,
    ) -> None:
        """Stroke lines; width and dashes in points; ``within`` are rings that clip them."""
        drawn = list(lines)
        look = _paint(None, colour, width)
        if dashes:
            look += f' stroke-dasharray="{" ".join(say(each * _MM) for each in dashes)}"'
        elif round_ends:
            look += ' stroke-linecap="round"'
        clip = self._clipped
        if within:
            name = f"in-{len(self._out)}"
            ring = self._trace(within, self._origin, closed=True)
            self._out.append(f'<clipPath id="{name}"><path d="{ring}"/></clipPath>')
            clip = f' clip-path="url(#{name})"'
        self._draw(drawn, f'{look} stroke-linejoin="round"', closed=closed, clip=clip)

    def circle(
        self, x: float, y: float, diameter: float, fill: str, edge: str | None, width: float
    ) -> None:
        """Draw a disc whose outline, of a width in points, lies inside the diameter in mm."""
        radius = diameter / 2 - (width * _MM / 2 if edge else 0.0)
        cx, cy = self._place(x, y)
        look = _paint(fill, edge, width)
        self._out.append(f'<circle cx="{cx}" cy="{cy}" r="{say(radius)}"{look}/>')

    def rectangle(
        self,
        bounds: tuple[float, float, float, float],
        fill: str | None,
        edge: str | None = None,
        width: float = 0.0,
    ) -> None:
        """Draw a rectangle of sides x0, y0, x1, y1 in mm, its outline (points) on the sides."""
        x0, y0, x1, y1 = bounds
        x, y = self._place(x0, y1)
        size = f'width="{say(x1 - x0)}" height="{say(y1 - y0)}"'
        self._out.append(f'<rect x="{x}" y="{y}" {size}{_paint(fill, edge, width)}/>')

    def text(self, text: str, x: float, y: float, lettering: Lettering) -> None:
        """Set a line whose baseline starts to the left at x, y in mm."""
        self._out.append(self._set(text, x, y, lettering, f' fill="{lettering.colour}"'))

    def halos(
        self, texts: Iterable[tuple[str, float, float, Lettering]], colour: str, width: float
    ) -> None:
        """Give lines that will be set a halo, a stroke under their letters in points."""
        look = f' stroke="{colour}" stroke-width="{say(width * _MM)}" paint-order="stroke"'
        for text, x, y, _ in texts:
            self._halos[text, *self._place(x, y)] = f'{look} stroke-linejoin="round"'

    def spaced_text(
        self, text: str, x: float, y: float, lettering: Lettering, spacing: float
    ) -> None:
        """Set a line with letter spacing (in mm)."""
        look = f' fill="{lettering.colour}" letter-spacing="{say(spacing)}"'
        self._out.append(self._set(text, x, y, lettering, look))

    def spot(self, x: float, y: float, size: float, says: str) -> None:
        """Add a place that can be pointed at, and what it says: a value of a chart.

        :param size: how wide and high it is, in mm.
        """
        x0, y0 = self._place(x - size / 2, y + size / 2)
        side = say(size)
        said = escape(says)
        self._out.append(
            f'<rect class="value" x="{x0}" y="{y0}" width="{side}" height="{side}" role="img"'
            f' aria-label="{said}" fill="none" pointer-events="all"/>'
        )

    def write(self) -> bytes:
        """Give what was drawn as SVG elements, without the element round them."""
        return "".join(self._out).encode()

    def _set(self, text: str, x: float, y: float, lettering: Lettering, look: str) -> str:
        """Set words at the middle of their ink, so that both sides have the same room."""
        ink = self.typefaces.ink(text, lettering.style, lettering.size)
        middle = (ink.x0 + ink.x1) / 2
        left, baseline = self._place(x, y)
        look += self._halos.get((text, left, baseline), "")
        if lettering.rotation:
            turn = say(-lettering.rotation)
            where = f' transform="translate({left} {baseline}) rotate({turn})" x="{say(middle)}"'
        else:
            where = f' x="{self._place(x + middle, y)[0]}" y="{baseline}"'
        size = say(self.typefaces.scale(text, lettering.size) * _MM)
        cut = {TypeStyle.BOLD: ' class="b"', TypeStyle.ITALIC: ' class="i"'}.get(
            lettering.style, ""
        )
        if not lettering.is_main:
            look += ' data-other=""'
        return f'<text{where} font-size="{size}"{cut}{look}>{write_words(text)}</text>'

    def _place(self, x: float, y: float) -> tuple[str, str]:
        left, bottom = self._origin
        return say(left + x), say(self._height - bottom - y)

    def _draw(
        self, lines: Sequence[Numbers], look: str, *, closed: bool, clip: str | None = None
    ) -> None:
        """Draw lines or areas; long ways of a part as it has them, moved to where it lies.

        So the same ground in several parts is the same way, which a page writes once.
        """
        clip = self._clipped if clip is None else clip
        if self._origin == (0.0, 0.0) or sum(map(len, lines)) <= _MANY_AROUND:
            path = self._trace(lines, self._origin, closed=closed)
            if path:
                self._out.append(f'<path d="{path}"{look}{clip}/>')
            return
        path = self._trace(lines, (0.0, 0.0), closed=closed)
        if path:
            x, y = say(self._origin[0]), say(-self._origin[1])
            moved = f'<path d="{path}"{look} transform="translate({x} {y})"/>'
            # Clipped where the sheet is, not where the part would be without being moved.
            self._out.append(f"<g{clip}>{moved}</g>" if clip else moved)

    def _trace(self, lines: Iterable[Numbers], origin: Position, *, closed: bool) -> str:
        moved = [
            np.asarray(line, dtype=np.float64) + np.array(origin) for line in lines if len(line) > 1
        ]
        # A coast of many points is drawn no finer than a screen shows it.
        many = _MANY_AROUND if closed else _MANY
        places = 1 if sum(map(len, moved)) > many else _PLACES
        return trace(moved, self._height, closed=closed, places=places)


def _paint(fill: str | None, edge: str | None, width: float) -> str:
    look = f' fill="{fill or "none"}"'
    if edge:
        look += f' stroke="{edge}" stroke-width="{say(width * _MM)}"'
    return look
