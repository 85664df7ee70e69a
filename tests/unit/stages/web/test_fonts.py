"""The letters that a page brings."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont

from generator.design.fonts import FontFace
from generator.stages.web.fonts import embed_fonts, subset_face
from tests.conftest import ROOT

FILE = ROOT / "templates" / "fonts" / "NotoSansArabic-Regular.ttf"
WORD = frozenset(map(ord, "داعش"))


def test_a_subset_has_the_letters_and_what_joins_them() -> None:
    """Arabic letters keep their forms at the beginning, the middle and the end of a word."""
    data = subset_face(FILE.read_bytes(), WORD)
    font = TTFont(io.BytesIO(data))
    assert font.flavor == "woff2"
    assert set(font.getBestCmap()) >= WORD
    assert {"init", "medi", "fina"} & {
        record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord
    }
    assert len(data) < 20_000


def test_the_same_letters_are_the_same_bytes() -> None:
    """Neither the clock nor the order of a set is in them."""
    assert subset_face(FILE.read_bytes(), WORD) == subset_face(FILE.read_bytes(), WORD)


def test_a_face_without_letters_of_the_page_is_not_brought() -> None:
    """Digits and spaces alone are no reason for an Arabic font in a French page."""
    face = FontFace("Noto Sans Arabic", False, False, "a.ttf", "A", WORD | {ord(" "), ord("1")})
    latin = frozenset(map(ord, "le 1"))
    never = list(embed_fonts((face,), latin, lambda face: b"", lambda face, used, make: make()))
    assert [] == never
