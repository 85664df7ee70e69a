"""How Matplotlib embeds fonts in a PDF and shows text: made quicker, for archives, to be read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from fontTools import subset
from matplotlib._text_helpers import layout
from matplotlib.backends._backend_pdf_ps import CharacterTracker
from matplotlib.backends.backend_pdf import RendererPdf
from matplotlib.font_manager import FontPath

from generator.language.direction import runs_from_right
from generator.pdf.glyphs.clusters import is_clustered

_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG")
"""What a font tells a layout engine and its user; a PDF names glyphs and places, and reads none."""

_NOTHING = "\u200b"


@contextmanager
def embed_fonts_well() -> Iterator[None]:
    """Have fonts cut without their layout tables, and no letter shown by the code 0, meanwhile.

    These tables take most of the time that writing a map needs. The code 0 is that of the glyph
    which no letter has (ISO 14289-1, 7.21.8; ISO 19005-3, 6.2.11.8), and Matplotlib gives it to the
    first letter for which a font has several glyphs. It gives no way to ask for either.

    To each glyph of a cluster it gives all its letters, which are so read again and again. The
    first has them here, the others a space without width, which no search minds. Text that says
    its letters besides, as the pages' has (``pdf/glyphs/clusters.py``), stands for PDFium in a form
    at another place than it is drawn at.
    """
    load, track, draw = subset.load_font, CharacterTracker.track_glyph, RendererPdf.draw_text
    letters: deque[str] = deque()
    subset.load_font = _load_bare(load)
    CharacterTracker.track_glyph = _track_from_one(track, letters)  # type: ignore[method-assign]
    RendererPdf.draw_text = _draw_noted(draw, letters)  # type: ignore[method-assign]
    try:
        yield
    finally:
        RendererPdf.draw_text = draw  # type: ignore[method-assign]
        subset.load_font = load
        CharacterTracker.track_glyph = track  # type: ignore[method-assign]


def _load_bare(load: Any) -> Any:
    def load_bare(file: Any, options: subset.Options) -> Any:
        font = load(file, options)
        for tag in _LAYOUT_TABLES:
            if tag in font:
                del font[tag]
        return font

    return load_bare


def _track_from_one(track: Any, letters: deque[str]) -> Any:
    def track_from_one(self: Any, font: Any, chars: Any, glyph: Any) -> tuple[int, int]:
        chars = letters.popleft() if letters else chars
        part, code = track(self, font, chars, glyph)
        if part == 0 or code != 0:
            return part, code
        path = FontPath(font.fname, font.face_index)
        text = chars if isinstance(chars, str) else chr(chars)
        self.used[path][part][1] = glyph
        self.glyph_maps[path].add(text, glyph, part, 1)
        return part, 1

    return track_from_one


def _draw_noted(draw: Any, letters: deque[str]) -> Any:
    def draw_noted(
        self: Any, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, **options: Any
    ) -> None:
        if is_clustered(s) and not runs_from_right(s):
            font = self._get_font_ttf(prop)
            letters.extend(part_letters(s, [item.char for item in layout(s, font)]))
        draw(self, gc, x, y, s, prop, angle, **options)
        letters.clear()

    return draw_noted


def part_letters(line: str, clusters: Sequence[str]) -> Iterator[str]:
    """Give for each glyph of a line its letters: its cluster's for the first, else U+200B.

    :param clusters: for each glyph the letters of its cluster, as Matplotlib says them.
    """
    place = 0
    for cluster, group in groupby(clusters):
        glyphs = len(list(group))
        times = 1
        while times < glyphs and line.startswith(cluster * (times + 1), place):
            times += 1
        place += times * len(cluster)
        for number in range(glyphs):
            yield _NOTHING if number % (glyphs // times) else cluster
