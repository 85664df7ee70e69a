"""Where the characters of mixed text come to stand, by the engines, with the project's fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import matplotlib as mpl
import pypdfium2
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager

from generator.language.inline import render_inline
from generator.language.typography import typography_of
from generator.pdf.engine import record_log
from generator.pdf.loading import prepare_engine
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "fonts"
STYLE = 'p { font: 12pt "Noto Serif", "Noto Naskh Arabic"; margin: 0 } @page { size: 160mm 200mm }'


def lay_out(body: str, width: str = "auto") -> bytes:
    """A page in a language from the right; a line that the engine logs is an error."""
    prepare_engine()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheets = [
        weasyprint.CSS(FONTS / "fonts.css", font_config=fonts),
        weasyprint.CSS(string=f"{STYLE} body {{ width: {width} }}", font_config=fonts),
    ]
    html = f'<html lang="ar" dir="rtl"><body>{body}</body></html>'
    with record_log() as log:
        pdf: bytes = weasyprint.HTML(string=html).write_pdf(stylesheets=sheets, font_config=fonts)
    assert [] == log
    return pdf


def read_lines(pdf: bytes) -> Iterator[str]:
    """Each line as it is seen, from the left: Arabic words as ع, without spaces and brackets.

    A mirrored bracket is one of the few characters that the text of a PDF does not tell.
    """
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    rows: dict[int, list[tuple[float, str]]] = {}
    for index in range(page.count_chars()):
        character: str = page.get_text_range(index, 1)
        left, bottom, right, top = page.get_charbox(index, loose=True)
        if character.strip() and right > left:
            rows.setdefault(round((bottom + top) / 16), []).append((left, character))
    for row in sorted(rows, reverse=True):
        line = "".join(character for _, character in sorted(rows[row]))
        yield re.sub("[\u0600-\u06ff\ufb50-\ufeff]+", "ع", re.sub("[()«»]", "", line))


CASES = [
    ("وحدات حماية الشعب (YPG) والبيشمركة.", ".عYPGع"),
    ("68 دولة", "ع68"),
    ("1,200 جندي", "ع1,200"),
    ("3 ملايين", "ع3"),
    ("25 مارس 2015", "2015ع25"),
    ("القرار 2253 (ديسمبر 2015)", "2015ع2253ع"),
    ("بين 2014-2017", "2017–2014ع"),
    ("اكتب إلى contact@example.org.", ".contact@example.orgع"),
    ("مسافة 100 km.", ".100kmع"),
    ("قرأ «Where now?».", ".Wherenow?ع"),
    ("الوثيقة S/RES/2253 (2015) هنا", "عS/RES/22532015ع"),
    ("هاتف +33 1 43 17 53 53", "+33143175353ع"),
    ("YPG، PKK وغيرها", "عPKKعYPG"),
    ("YPG (قسد).", ".عYPG"),
    ("S/RES/**2253** صدر", "عS/RES/2253"),
    ("قرأ *Le Monde!* أمس.", ".عLeMonde!ع"),
]


@pytest.mark.parametrize(("typed", "seen"), CASES)
def test_the_page_shows_each_run_in_its_own_order(typed: str, seen: str) -> None:
    """Latin names, numbers with units and codes read from the left inside Arabic lines."""
    html = render_inline(typed, {}, typography_of("ar").typeset).html
    assert [seen] == list(read_lines(lay_out(f"<p>{html}</p>")))


@pytest.mark.parametrize(("typed", "seen"), [case for case in CASES if "*" not in case[0]])
def test_the_characters_alone_do_the_same_on_one_line(typed: str, seen: str) -> None:
    """A label is text, in which isolates are characters and not tags."""
    text = typography_of("ar").typeset(typed)
    assert [seen] == list(read_lines(lay_out(f"<p>{text}</p>")))


def test_a_run_keeps_its_order_over_the_end_of_a_line() -> None:
    """A title of two lines has its question mark after its last word, and not before it."""
    html = render_inline(
        "قرأ المبعوث كتاب Where do we go from here, and why now? ثم عاد.",
        {},
        typography_of("ar").typeset,
    ).html
    lines = list(read_lines(lay_out(f"<p>{html}</p>", "68mm")))
    assert ["Wheredowegoع", ".عfromhere,andwhynow?"] == lines


def test_no_isolate_is_found_in_the_text_of_a_page() -> None:
    """Who copies from the page gets words and numbers, without invisible characters."""
    html = "".join(
        f"<p>{render_inline(typed, {}, typography_of('ar').typeset).html}</p>" for typed, _ in CASES
    )
    text = pypdfium2.PdfDocument(lay_out(html))[0].get_textpage().get_text_range()
    assert "contact@example.org" in text
    assert None is re.search("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef]", text)


@pytest.fixture
def drawn() -> Callable[[str], bytes]:
    """A figure in the project's fonts; a character without a glyph is a warning, thus an error."""
    for name in ("NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf"):
        fontManager.addfont(FONTS / name)

    def draw(text: str) -> bytes:
        sheet = Figure(figsize=(4, 1))
        family = FontProperties(family=["Noto Sans", "Noto Sans Arabic"], size=12)
        sheet.text(0.1, 0.5, text, fontproperties=family, parse_math=False)
        buffer = io.BytesIO()
        with mpl.rc_context({"pdf.fonttype": 42}):
            sheet.savefig(buffer, format="pdf", metadata={"CreationDate": None})
        return buffer.getvalue()

    return draw


@pytest.mark.parametrize(("typed", "seen"), [case for case in CASES if "*" not in case[0]])
def test_figures_show_the_same_order(drawn: Callable[[str], bytes], typed: str, seen: str) -> None:
    """Matplotlib keeps to the isolates, draws none of them, and takes no name for the direction."""
    assert [seen] == list(read_lines(drawn(typography_of("ar").typeset(typed))))
