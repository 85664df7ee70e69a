"""The fonts inside a page of the web: of each face the letters that the page has, as WOFF2."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from generator.design.fonts import FontFace

FEATURES = (
    *("ccmp", "locl", "mark", "mkmk", "kern", "liga", "rlig", "calt"),
    *("isol", "init", "medi", "fina", "tnum"),
)
"""What shapes a language's letters, and sets figures below each other."""


def embed_fonts(
    faces: tuple[FontFace, ...],
    characters: frozenset[int],
    read: Callable[[FontFace], bytes],
    find: Callable[[FontFace, frozenset[int], Callable[[], bytes]], bytes],
) -> Iterator[tuple[FontFace, str]]:
    """Give the rule of each face that has some of a page's letters.

    :param characters: those of the page.
    :param read: gives a face's file.
    :param find: gives what was made of a face and its letters before, or has it made.
    """
    for face in faces:
        used = face.characters & characters
        # Every face has the space and the digits, which alone are no reason to bring it.
        if not any(chr(each).isalpha() for each in used):
            continue
        data = find(face, used, lambda: subset_face(read(face), used))  # noqa: B023 - called at once
        yield face, write_rule(face, data)


def write_rule(face: FontFace, data: bytes) -> str:
    """Write the rule of a face whose file is in it."""
    weight, style = 700 if face.bold else 400, "italic" if face.italic else "normal"
    coded = base64.b64encode(data).decode()
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{weight};font-style:{style};'
        f'font-display:swap;src:url(data:font/woff2;base64,{coded}) format("woff2")}}'
    )


def subset_face(data: bytes, characters: frozenset[int]) -> bytes:
    """Give a font with the glyphs of some characters alone, as WOFF2; the same bytes each time."""
    options = Options(
        flavor="woff2",
        layout_features=list(FEATURES),
        hinting=False,
        notdef_outline=True,
        name_IDs=[1, 2],
        recalc_timestamp=False,
    )
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
