"""The figures' typefaces: font files -> Matplotlib font properties and the measures of set text."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path as FilePath

import numpy as np
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

from generator.language.direction import runs_from_right
from generator.language.script import is_arabic, is_spaceable, list_features, order_words
from generator.model.figure import TypeStyle
from generator.pdf.glyphs.outlines import CUBIC

_MM_PER_POINT = 25.4 / 72
_CAPITAL = 0.714
_FLAT = 1e-9


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a line of text leaves ink, in mm from the start of its baseline, y upwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """The ink's width in mm."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """The ink's height in mm."""
        return self.y1 - self.y0


class Typefaces:
    """The sans serif families of the figures, each the fallback of those before, from given files.

    Every size is that of Latin letters; a line of Arabic is set larger so that both look equal.
    """

    def __init__(
        self, files: Mapping[str, str], families: Sequence[str], arabic_scale: float
    ) -> None:
        """Register the font files with Matplotlib.

        :param files: for each font's name (``NotoSans-Regular``) the path of its file. Fonts of
            the same families that the system has are forgotten, so that none is ever chosen.
        :param families: the families that set a line; the first that has a character sets it.
        :param arabic_scale: how many times larger a line of Arabic letters is set.
        """
        # A family without a bold cut is set in its regular one: no more is to be said of it.
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
        self._families = tuple(families)
        self._arabic_scale = arabic_scale
        paths = [files[name] for name in sorted(files)]
        self._paths = tuple(paths)
        known = {entry.fname for entry in fontManager.ttflist}
        fontManager.ttflist = [
            entry
            for entry in fontManager.ttflist
            if entry.name not in self._families or entry.fname in paths
        ]
        for path in paths:
            if path not in known:
                fontManager.addfont(path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Typefaces) and hash(self) == hash(other)

    def __hash__(self) -> int:
        return hash((self._paths, self._families, self._arabic_scale))

    @property
    def is_cubic(self) -> bool:
        """Whether a font's outlines are CFF's, which have to be drawn anew where it is embedded."""
        return any(_read_kind(path) == CUBIC for path in self._paths)

    def scale(self, text: str, size: float) -> float:
        """Give the size in points at which a line is set, from that of Latin letters beside it."""
        return size * self._arabic_scale if is_arabic(text) else size

    def parts(self, text: str, style: TypeStyle, size: float) -> tuple[tuple[str, float], ...]:
        """Part a line into what is set in one go, in the order of reading.

        :return: for each part how far its baseline starts to the right of the line's, in mm. A
            line that runs from the left is one part.
        """
        return _parts(self, text, style, size)

    def properties(self, style: TypeStyle, size: float) -> FontProperties:
        """Give Matplotlib's properties of a cut at a size in points."""
        return FontProperties(
            family=list(self._families),
            style="italic" if style is TypeStyle.ITALIC else "normal",
            weight="bold" if style is TypeStyle.BOLD else "normal",
            size=size,
        )

    def outline(self, text: str, style: TypeStyle, size: float) -> Path:
        """Give the shaped text's outline, in points from the start of its baseline."""
        return _outline(self, text, style, size)

    def silhouette(self, text: str, style: TypeStyle, size: float) -> Path:
        """Give a coarse outline of the text, in points, enough for a halo."""
        return _silhouette(self, text, style, size)

    def ink(self, text: str, style: TypeStyle, size: float) -> Ink:
        """Measure a line of text set at a size in points; the result is in mm."""
        return _ink(self, text, style, size)

    def box(self, text: str, style: TypeStyle, size: float) -> Ink:
        """Give a line's ink, at least from baseline to capital height, in mm.

        Labels of one size are so aligned alike, whether they have ascenders or not.
        """
        ink = self.ink(text, style, size)
        capital = _CAPITAL * size * _MM_PER_POINT
        return Ink(ink.x0, min(ink.y0, 0.0), ink.x1, max(ink.y1, capital))

    def advance(self, text: str, size: float, style: TypeStyle = TypeStyle.REGULAR) -> float:
        """Give how far words take the pen, in mm, spaces included, at exactly this size."""
        return _advance(self, text, style, size)

    def middle(self, text: str, style: TypeStyle, size: float) -> float:
        """Give the height over the baseline, in mm, at which a line looks centred."""
        if is_spaceable(text) or not any(character.isalpha() for character in text):
            return _CAPITAL * size * _MM_PER_POINT / 2
        ink = self.ink(text, style, size)
        return (ink.y0 + ink.y1) / 2


@cache
def _read_kind(path: str) -> bytes:
    with FilePath(path).open("rb") as file:
        return file.read(4)


@lru_cache(maxsize=4096)
def _outline(typefaces: Typefaces, text: str, style: TypeStyle, size: float) -> Path:
    if not text.strip():
        return Path(np.empty((0, 2)))  # Matplotlib cannot outline nothing
    properties = typefaces.properties(style, typefaces.scale(text, size))
    outlines = [
        _trace(part, properties, offset / _MM_PER_POINT)
        for part, offset in typefaces.parts(text, style, size)
    ]
    return outlines[0] if len(outlines) == 1 else Path.make_compound_path(*outlines)


def _trace(text: str, properties: FontProperties, x: float = 0.0) -> Path:
    """Give a text's outline, in points, from ``x`` on; Matplotlib's own would read “$” as TeX."""
    points, codes = text_to_path.get_text_path(properties, text, features=list_features(text))
    scale = properties.get_size_in_points() / text_to_path.FONT_SCALE
    return Path(np.asarray(points) * scale + np.array([x, 0.0]), codes)


@lru_cache(maxsize=4096)
def _parts(
    typefaces: Typefaces, text: str, style: TypeStyle, size: float
) -> tuple[tuple[str, float], ...]:
    if not runs_from_right(text):
        return ((text, 0.0),)
    scaled = typefaces.scale(text, size)
    words = order_words(text)
    advances = [typefaces.advance(word, scaled, style) for word in words]
    space = typefaces.advance(" ", scaled, style)
    offset = sum(advances) + space * len(words)
    placed = []
    for word, advance in zip(words, advances, strict=True):
        offset -= space + advance
        placed.append((word, offset))
    return tuple(placed)


@lru_cache(maxsize=4096)
def _silhouette(typefaces: Typefaces, text: str, style: TypeStyle, size: float) -> Path:
    """Replace every curve of an outline by its chord: a tenth of a point at most."""
    outline = typefaces.outline(text, style, size)
    if not np.size(outline.vertices):
        return outline
    codes = np.array(outline.codes)
    control = np.flatnonzero(codes == Path.CURVE3)[::2]
    codes[control + 1] = Path.LINETO
    kept = np.ones(len(codes), dtype=np.bool_)
    kept[control] = False
    return Path(np.asarray(outline.vertices)[kept], codes[kept])


@lru_cache(maxsize=4096)
def _ink(typefaces: Typefaces, text: str, style: TypeStyle, size: float) -> Ink:
    outline = typefaces.outline(text, style, size)
    if not np.size(outline.vertices):
        return Ink(0.0, 0.0, 0.0, 0.0)
    x0, y0, x1, y1 = (value * _MM_PER_POINT for value in _extents(outline))
    return Ink(x0, y0, x1, y1)


def _extents(outline: Path) -> tuple[float, float, float, float]:
    """Give the exact sides of an outline of lines and quadratic curves, as TrueType fonts have.

    Matplotlib's own measure takes one curve at a time, which cost a map half its time.
    """
    points = np.asarray(outline.vertices, dtype=np.float64)
    codes = np.asarray(outline.codes)
    if (codes == Path.CURVE4).any():
        x0, y0, x1, y1 = outline.get_extents().extents
        return float(x0), float(y0), float(x1), float(y1)
    control = np.flatnonzero(codes == Path.CURVE3)[::2]
    on = (codes == Path.MOVETO) | (codes == Path.LINETO)
    on[control + 1] = True
    start, middle, end = points[control - 1], points[control], points[control + 1]
    bend = start - 2 * middle + end
    flat = np.abs(bend) < _FLAT
    turn = np.clip((start - middle) / np.where(flat, 1.0, bend), 0.0, 1.0)
    turn = np.where(flat, 0.0, turn)
    peaks = (1 - turn) ** 2 * start + 2 * turn * (1 - turn) * middle + turn**2 * end
    all_ = np.vstack([points[on], peaks])
    (x0, y0), (x1, y1) = all_.min(axis=0).tolist(), all_.max(axis=0).tolist()
    return x0, y0, x1, y1


@lru_cache(maxsize=1024)
def _advance(typefaces: Typefaces, text: str, style: TypeStyle, size: float) -> float:
    """Measure between two bars, whose ink says where the pen is; nothing is scaled."""

    def end(line: str) -> float:
        properties = typefaces.properties(style, size)
        return _extents(_trace(line, properties))[2] * _MM_PER_POINT

    return end(f"|{text}|") - end("||")
