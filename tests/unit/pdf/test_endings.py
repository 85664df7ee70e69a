"""The last lines of texts, as the engine sets them when it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.pdf.endings import LEAST
from generator.pdf.loading import prepare_engine
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "fonts"
CSS = f"""
@font-face {{ font-family: Latin; src: url({(FONTS / "NotoSerif-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Naskh; src: url({(FONTS / "NotoNaskhArabic-Regular.ttf").as_uri()}) }}
p {{ margin: 0; font: 11px Latin, Naskh }}
"""
FRENCH = "La France agit sans relâche pour éliminer la menace que représente le groupe en Syrie."
ARABIC = "تعمل فرنسا بلا كلل على الساحة الدولية للقضاء على التهديد الذي تمثله الجماعة في سوريا."
MEASURES = range(150, 330, 12)


def list_lines(box: Any) -> Iterator[tuple[float, float, str]]:
    if type(box).__name__ == "LineBox":
        texts = [each.text for each in box.descendants() if hasattr(each, "text")]
        yield box.position_x, box.width, "".join(texts).strip()
    for child in getattr(box, "children", ()):
        yield from list_lines(child)


def set_lines(body: str, measure: int, style: str = "") -> list[tuple[float, float, str]]:
    """Where each line of a text begins, how wide it is, and what it says."""
    prepare_engine()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    html = f"<p style='width: {measure}px; {style}'>{body}</p>"
    document = weasyprint.HTML(string=html).render(font_config=fonts, stylesheets=[sheet])
    return [line for page in document.pages for line in list_lines(page._page_box)]


@pytest.mark.parametrize(("text", "direction"), [(FRENCH, "ltr"), (ARABIC, "rtl")])
def test_no_last_line_is_short(text: str, direction: str) -> None:
    """On every measure the last line is a quarter of it, and all words are there in their order."""
    for measure in MEASURES:
        lines = set_lines(text, measure, f"direction: {direction}")
        assert lines[-1][1] >= LEAST * measure
        assert text == " ".join(words for *_, words in lines)


def test_all_lines_begin_at_their_side() -> None:
    """Those that give up words, too: at the left, or in Arabic at the right."""
    for measure in MEASURES:
        assert 1 == len({round(left) for left, *_ in set_lines(FRENCH, measure)})
        arabic = set_lines(ARABIC, measure, "direction: rtl")
        assert 1 == len({round(left + width) for left, width, _ in arabic})


def test_no_word_is_parted_before_the_last_line() -> None:
    """A word that its line has no room for stands whole on the last one."""
    for measure in MEASURES:
        lines = set_lines(f"<span lang='fr'>{FRENCH}</span>", measure, "hyphens: auto")
        assert not lines[-2][2].endswith(("-", "\u2010"))


@pytest.mark.parametrize("style", ["text-align: center", "text-align: justify", "text-indent: 1px"])
def test_other_settings_stay_as_the_engine_has_them(style: str) -> None:
    """All words are there, whatever begins a line elsewhere."""
    assert FRENCH == " ".join(words for *_, words in set_lines(FRENCH, 240, style))


def test_a_line_of_one_word_keeps_it() -> None:
    assert ["Gouvernement", "en"] == [words for *_, words in set_lines("Gouvernement en", 80)]
