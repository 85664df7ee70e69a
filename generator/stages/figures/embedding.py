"""How Matplotlib embeds fonts in a PDF, made quicker and such that archives take it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fontTools import subset
from matplotlib.backends._backend_pdf_ps import CharacterTracker
from matplotlib.font_manager import FontPath

_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG")
"""What a font tells a layout engine and its user; a PDF names glyphs and places, and reads none."""


@contextmanager
def embed_fonts_well() -> Iterator[None]:
    """Have fonts cut without their layout tables, and no letter shown by the code 0, meanwhile.

    These tables take most of the time that writing a map needs. The code 0 is that of the glyph
    which no letter has (ISO 14289-1, 7.21.8; ISO 19005-3, 6.2.11.8), and Matplotlib gives it to the
    first letter for which a font has several glyphs. It gives no way to ask for either.
    """
    load, track = subset.load_font, CharacterTracker.track_glyph
    subset.load_font = _load_bare(load)
    CharacterTracker.track_glyph = _track_from_one(track)  # type: ignore[method-assign]
    try:
        yield
    finally:
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


def _track_from_one(track: Any) -> Any:
    def track_from_one(self: Any, font: Any, chars: Any, glyph: Any) -> tuple[int, int]:
        part, code = track(self, font, chars, glyph)
        if part == 0 or code != 0:
            return part, code
        path = FontPath(font.fname, font.face_index)
        text = chars if isinstance(chars, str) else chr(chars)
        self.used[path][part][1] = glyph
        self.glyph_maps[path].add(text, glyph, part, 1)
        return part, 1

    return track_from_one
