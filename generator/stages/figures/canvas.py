"""A sheet of paper to draw on, in mm: the only module that makes Matplotlib figures."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import numpy as np
import pikepdf
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Sheet
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from generator.language.direction import runs_from_right
from generator.language.script import is_spaceable, list_features, unmark
from generator.model.figure import Form, Frame, TypeStyle
from generator.pdf.glyphs.ligatures import part_ligatures
from generator.pdf.glyphs.outlines import mend_outlines
from generator.stages.figures.embedding import embed_fonts_well
from generator.stages.figures.typeface import Typefaces

Numbers = NDArray[np.float64]

POINTS = 72 / 25.4
_SETTINGS: Any = {
    "pdf.fonttype": 42,
    "pdf.compression": 9,
    "pdf.use14corefonts": False,
    "path.simplify": False,
    "path.snap": False,
    "text.usetex": False,
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "briefs",
}

Draw = Callable[["Canvas"], None]


@dataclass(frozen=True, slots=True)
class Underlay:
    """A finished sheet under a canvas: its PDF and where its lower left corner is, in mm."""

    data: bytes
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a line of text is set: its size in points, its rotation in degrees."""

    style: TypeStyle
    size: float
    colour: str
    rotation: float = 0.0
    is_main: bool = True
    """Whether it is in the main language; a page of the web says of others which it is."""


class _Paper:
    """The sheet that a canvas and its windows share; artists are drawn in the order added."""

    def __init__(self, frame: Frame, form: Form) -> None:
        size = (frame.width / 25.4, frame.height / 25.4)
        self.form = form
        self.underlays: list[Underlay] = []
        self.runs_from_right = False
        with mpl.rc_context(_SETTINGS):
            self.sheet = Sheet(figsize=size, dpi=72, facecolor="none", edgecolor="none")
            self.axes: Axes = self.sheet.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_xlim(0, frame.width * POINTS)
        self.axes.set_ylim(0, frame.height * POINTS)
        self.axes.set_axis_off()
        self._count = 0

    def next_order(self) -> int:
        self._count += 1
        return self._count


class Canvas:
    """A frame on paper; each drawing is laid over the earlier ones."""

    def __init__(
        self,
        frame: Frame,
        typefaces: Typefaces,
        form: Form = "pdf",
        *,
        paper: _Paper | None = None,
        origin: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Take a sheet of the frame's size in mm, or a part of one from its corner on."""
        self.frame = frame
        self.typefaces = typefaces
        self._paper = paper or _Paper(frame, form)
        self._origin = origin
        size = (frame.width * POINTS, frame.height * POINTS)
        self._clip = Rectangle(self._point(0, 0), *size)
        self._clip.set_transform(self._paper.axes.transData)

    def window(self, x: float, y: float, frame: Frame) -> Canvas:
        """Give a canvas for a part of this one, whose lower left corner is at x, y in mm."""
        left, bottom = self._origin
        origin = (left + x, bottom + y)
        return Canvas(frame, self.typefaces, paper=self._paper, origin=origin)

    @property
    def form(self) -> Form:
        """What the sheet is written as."""
        return self._paper.form

    def lay(self, sheet: bytes) -> None:
        """Lay a finished PDF of this canvas's size under everything that is drawn on the sheet."""
        self._paper.underlays.append(Underlay(sheet, *self._origin))

    def areas(
        self,
        rings: Iterable[Numbers],
        fill: str,
        edge: str | None = None,
        width: float = 0.0,
    ) -> None:
        """Fill rings (rows of x, y in mm) as one shape; ``width`` of the edge is in points."""
        self._paint(self._path(rings, closed=True), fill, edge, width)

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
        patch = self._paint(self._path(lines, closed=closed), None, colour, width)
        if patch is None:
            return
        patch.set_capstyle("round" if round_ends and not dashes else "butt")
        patch.set_joinstyle("round")
        if dashes:
            patch.set_linestyle((0, tuple(value / width for value in dashes)))
        if within:
            patch.set_clip_path(self._path(within, closed=True), self._paper.axes.transData)

    def circle(
        self, x: float, y: float, diameter: float, fill: str, edge: str | None, width: float
    ) -> None:
        """Draw a disc whose outline, of a width in points, lies inside the diameter in mm."""
        radius = diameter * POINTS / 2 - (width / 2 if edge else 0.0)
        self._add(Circle(self._point(x, y), radius), fill, edge, width)

    def rectangle(
        self,
        bounds: tuple[float, float, float, float],
        fill: str | None,
        edge: str | None = None,
        width: float = 0.0,
    ) -> None:
        """Draw a rectangle of sides x0, y0, x1, y1 in mm, its outline (points) on the sides."""
        x0, y0, x1, y1 = bounds
        size = ((x1 - x0) * POINTS, (y1 - y0) * POINTS)
        self._add(Rectangle(self._point(x0, y0), *size), fill, edge, width)

    def text(self, text: str, x: float, y: float, lettering: Lettering) -> None:
        """Set a line whose baseline starts to the left at x, y in mm."""
        style, size = lettering.style, self.typefaces.scale(text, lettering.size)
        properties = self.typefaces.properties(style, size)
        parts = self.typefaces.parts(text, style, lettering.size)
        if lettering.rotation:
            # Readers of PDF sort the words of a level line; of a slanted one they do not.
            parts = ((unmark(text), 0.0),)
        for part, offset in parts:
            self._paper.axes.text(
                *self._point(x + offset, y),
                part,
                fontproperties=properties,
                fontfeatures=list_features(part),
                color=lettering.colour,
                rotation=lettering.rotation,
                rotation_mode="anchor",
                horizontalalignment="left",
                verticalalignment="baseline",
                zorder=self._paper.next_order(),
                parse_math=False,
            )
        self._paper.runs_from_right |= runs_from_right(text)

    def halos(
        self, texts: Iterable[tuple[str, float, float, Lettering]], colour: str, width: float
    ) -> None:
        """Draw the halos of lines that will be set, all as one shape.

        A halo is a stroke under the letters, of a width in points, so the letters stay text.
        """
        vertices, codes = [], []
        for text, x, y, lettering in texts:
            turn = Affine2D().rotate_deg(lettering.rotation).translate(*self._point(x, y))
            outline = self.typefaces.silhouette(text, lettering.style, lettering.size)
            vertices.append(np.asarray(outline.transformed(turn).vertices, dtype=np.float64))
            codes.append(np.asarray(outline.codes))
        if vertices:
            rounded = np.round(np.vstack(vertices), 1)
            patch = PathPatch(Path(rounded, np.concatenate(codes)))
            patch.set_joinstyle("round")
            self._add(patch, None, colour, width)

    def spaced_text(
        self, text: str, x: float, y: float, lettering: Lettering, spacing: float
    ) -> None:
        """Set a line with letter spacing (in mm), each letter at its own place."""
        for letters, offset in spaced(
            self.typefaces, text, lettering.style, lettering.size, spacing
        ):
            self.text(letters, x + offset, y, lettering)

    def write(self) -> bytes:
        """Give the sheet as one file of exactly the frame's size, without any date."""
        buffer = io.BytesIO()
        with mpl.rc_context(_SETTINGS):
            if self.form == "svg":
                unsigned = {"Date": None, "Creator": None}
                FigureCanvasSVG(self._paper.sheet).print_figure(
                    buffer, format="svg", dpi=72, facecolor="none", metadata=unsigned
                )
                return buffer.getvalue()
            metadata = {"CreationDate": None, "Creator": None, "Producer": None}
            with embed_fonts_well():
                FigureCanvasPdf(self._paper.sheet).print_figure(
                    buffer, format="pdf", dpi=72, facecolor="none", metadata=metadata
                )
        return _complete(buffer.getvalue(), self._paper, cubic=self.typefaces.is_cubic)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        left, bottom = self._origin
        return round((left + x) * POINTS, 2), round((bottom + y) * POINTS, 2)

    def _path(self, lines: Iterable[Numbers], *, closed: bool) -> Path:
        vertices: list[Numbers] = []
        codes: list[NDArray[np.uint8]] = []
        for line in lines:
            if len(line) <= 1:
                continue
            points = np.round((line + self._origin) * POINTS, 2)
            code = np.full(len(points), Path.LINETO, dtype=np.uint8)
            code[0] = Path.MOVETO
            if closed:
                points = np.vstack([points, points[:1]])
                code = np.append(code, np.uint8(Path.CLOSEPOLY))
            vertices.append(points)
            codes.append(code)
        if not vertices:
            return Path(np.empty((0, 2)))
        return Path(np.vstack(vertices), np.concatenate(codes))

    def _paint(
        self, path: Path, fill: str | None, edge: str | None, width: float
    ) -> PathPatch | None:
        if not np.size(path.vertices):
            return None
        patch = PathPatch(path)
        self._add(patch, fill, edge, width)
        return patch

    def _add(
        self,
        patch: PathPatch | Circle | Rectangle,
        fill: str | None,
        edge: str | None,
        width: float,
    ) -> None:
        patch.set_facecolor(fill or "none")
        patch.set_edgecolor(edge or "none")
        patch.set_linewidth(width if edge else 0.0)
        patch.set_zorder(self._paper.next_order())
        patch.set_transform(self._paper.axes.transData)
        self._paper.axes.add_artist(patch)
        patch.set_clip_path(self._clip)


def spaced(
    typefaces: Typefaces, text: str, style: TypeStyle, size: float, spacing: float
) -> list[tuple[str, float]]:
    """Split a line into letters and their offsets in mm; one piece where no letter is spaced."""
    if not spacing or not is_spaceable(text):
        return [(text, 0.0)]
    clusters: list[str] = []
    for character in text:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    pieces, offset = [], 0.0
    for cluster in clusters:
        if not cluster.isspace():
            pieces.append((cluster, offset))
        offset += typefaces.advance(cluster, size, style) + spacing
    return pieces


def _complete(sheet: bytes, paper: _Paper, *, cubic: bool) -> bytes:
    """Finish what Matplotlib wrote: letters that can be read, and the sheets under it."""
    if not paper.underlays and not paper.runs_from_right and not cubic:
        return sheet
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        if cubic:
            mend_outlines(pdf)
        if paper.runs_from_right:
            part_ligatures(pdf)
        if paper.underlays:
            _stack(pdf, paper.underlays)
        out = io.BytesIO()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _stack(pdf: pikepdf.Pdf, underlays: Sequence[Underlay]) -> None:
    """Put finished sheets under a page; one that lies there several times is kept once."""
    page = pdf.pages[0]
    if "/XObject" not in page.Resources:
        page.Resources.XObject = pikepdf.Dictionary()
    names: dict[bytes, str] = {}
    drawn = []
    for under in underlays:
        if under.data not in names:
            names[under.data] = f"/Under{len(names)}"
            with pikepdf.open(io.BytesIO(under.data)) as source:
                form = source.pages[0].as_form_xobject()
                page.Resources.XObject[names[under.data]] = pdf.copy_foreign(form)
        x, y = (round(value * POINTS, 2) for value in (under.x, under.y))
        drawn.append(f"q 1 0 0 1 {x} {y} cm {names[under.data]} Do Q")
    page.contents_add(pdf.make_stream("\n".join(drawn).encode("ascii")), prepend=True)
