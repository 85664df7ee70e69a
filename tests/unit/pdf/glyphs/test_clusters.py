"""Scripts whose syllables are drawn in another order than written: read as they were typed."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from generator.errors import Origin
from generator.pdf.content import read_contents
from generator.pdf.engine import Subject, Typesetter
from generator.pdf.text import read_characters
from generator.pdf.typesetting import typeset
from generator.stages.preflight.text import _find_covered, _read_map
from tests.conftest import ROOT
from tests.unit.stages.figures.conftest import read_poppler

FONTS = ROOT / "tests" / "fonts"
TEXTS = {
    # Conjuncts, reph, vowels drawn before their consonant, a joiner, digits.
    ("hi", "NotoSansDevanagari"): (
        "भारत में बाढ़ से सुरक्षा के लिए किए गए कार्य: क्षति, ज्ञान, कर्म, प्रश्न, श्रीमती, द्वारा,"
        " हिन्दी, कि की कु कू के कै को कौ। राष्ट्रीय आपदा, र्कि, त्र्य, १२३४ 2014।"
    ),
    ("mr", "NotoSansDevanagari"): "महाराष्ट्रातील पूर संरक्षण: कऱ्हाड, दर्‍या, ॐ, ज्ञानेश्वर.",
    # Vowels of two parts, one on each side.
    ("bn", "NotoSansBengali"): (
        "বাংলাদেশে বন্যা সুরক্ষা: কো, কৌ, কি, ক্ষ, জ্ঞান, স্ত্রী, কর্ম, র্যাব, ত্র্য, উৎস, ১২৩৪।"
    ),
    ("ta", "NotoSansTamil"): ("தமிழ்நாட்டில் வெள்ளப் பாதுகாப்பு: கொ, கோ, கௌ, க்ஷ, ஸ்ரீ, மொழி, 2014."),
    # Marks over marks, and a vowel that is drawn as two; no spaces between words.
    ("th", "NotoSansThai"): ("การป้องกันน้ำท่วมในประเทศไทย: น้ำ ที่ ปั๊ม กี่ ก็ เพื่อ ผู้ ญี่ปุ่น ฐุ ๒๐๑๔."),
    ("km", "NotoSansKhmer"): "ការការពារទឹកជំនន់នៅកម្ពុជា ស្ត្រី ខ្មែរ កៅ កើ.",
    ("my", "NotoSansMyanmar"): "မြန်မာနိုင်ငံ ရေကြီးမှု ကာကွယ်ရေး ကျွန်ုပ် သင်္ဘော.",
    # Points of vowels; and a font that sets the dots of its letters apart.
    ("he", "NotoSansHebrew"): "הגנה מפני שיטפונות בישראל (2014), שָׁלוֹם.",
    ("ar", "NotoSansArabic"): "جدًّا بِسْمِ لِأنّ الأردن بنت شمس پچ",
    ("ja", "NotoSansCJK-Regular.ttc#NotoSansCJKjp-Regular"): (
        "洪水から町を守る：堤防、避難所。「二〇二四年」（木）は『治水』が。"
    ),
    ("ko", "NotoSansCJK-Regular.ttc#3"): "홍수 방어 요약: 제방, 펌프장.",
}
FROM_RIGHT = ("ar", "he")


def set_text(language: str, font: str, text: str, folder: Path, data: bytes | None = None) -> Path:
    """A page with one paragraph in one font, or in another with these bytes."""
    file = font if ".ttc" in font else f"{font}-Regular.ttf"
    path = file.partition("#")[0]
    direction = "rtl" if language in FROM_RIGHT else "ltr"
    page = (
        f'<html lang="{language}" dir="{direction}"><title>T</title><style>@font-face'
        f' {{ font-family: F; src: url("fonts/{file}") }} html {{ font: 14pt F }}</style>'
        f"<body><p>{text}"
    )
    files = {f"fonts/{path}": data or (FONTS / path).read_bytes()}
    target = folder / f"{language}.pdf"
    target.write_bytes(typeset(Typesetter(Subject(Origin("page")), files), page, "id"))
    return target


@pytest.mark.parametrize(("language", "font"), TEXTS)
def test_a_text_is_read_as_it_was_typed(language: str, font: str, tmp_path: Path) -> None:
    """PDFium and Poppler give back each letter, in the order of writing, and no space more."""
    text = TEXTS[language, font]
    file = set_text(language, font, text, tmp_path)
    document = pypdfium2.PdfDocument(file)
    assert text == " ".join(document[0].get_textpage().get_text_bounded().split())
    if language not in FROM_RIGHT:
        assert text == " ".join(read_poppler(file.read_bytes(), tmp_path).split())
    assert [] == list(_find_covered(read_characters(document, 1)))
    document.close()


@pytest.mark.parametrize(("language", "font"), TEXTS)
def test_every_glyph_stands_for_a_letter(language: str, font: str, tmp_path: Path) -> None:
    """The map of each font has each code that is shown (ISO 14289-1, 7.21.7)."""
    file = set_text(language, font, TEXTS[language, font], tmp_path)
    with pikepdf.open(file) as pdf:
        codes = read_contents(pdf).codes
        assert codes
        for place, shown in codes.items():
            assert shown <= _read_map(pdf.get_object(place))


def test_lines_of_japanese_end_where_they_may(tmp_path: Path) -> None:
    """No line begins with 、 or 。, none ends with 「."""
    text = "洪水から町を守る：堤防、避難所。「二〇二四年」（木）は『治水』が。" * 12
    file = set_text("ja", "NotoSansCJK-Regular.ttc#NotoSansCJKjp-Regular", text, tmp_path)
    document = pypdfium2.PdfDocument(file)
    lines = document[0].get_textpage().get_text_bounded().split()
    document.close()
    assert len(lines) > 5
    assert text == "".join(lines)
    assert not [line for line in lines if line[0] in "、。：」』）" or line[-1] in "「『（"]


@pytest.mark.parametrize("font", ["NotoSansHebrew", "NotoSansArabic"])
def test_a_font_with_cff_outlines_is_mended_too(font: str, tmp_path: Path) -> None:
    """Signs over letters are put together whatever the outlines are made of."""
    language, text = next((key[0], text) for key, text in TEXTS.items() if key[1] == font)
    data = draw_as_cff((FONTS / f"{font}-Regular.ttf").read_bytes())
    file = set_text(language, font, text, tmp_path, data)
    document = pypdfium2.PdfDocument(file)
    assert text == " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()


def draw_as_cff(data: bytes) -> bytes:
    """The same font with cubic outlines, as an OpenType font by Adobe has them."""
    font = TTFont(io.BytesIO(data))
    drawn, strings = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(font["hmtx"][name][0], drawn)
        drawn[name].draw(pen)
        strings[name] = pen.getCharString()
    del font["glyf"], font["loca"]
    builder = FontBuilder(font=font)
    builder.setupCFF(str(font["name"].getDebugName(6)), {}, strings, {})
    font.sfntVersion = "OTTO"
    font["maxp"].tableVersion = 0x00005000
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
