"""The check of last lines, on pages that the engine sets: long enough, short, unavoidable."""

from __future__ import annotations

import pytest

from generator.errors import Origin
from generator.model.edition import Profile
from generator.pdf.loading import prepare_engine
from generator.stages.preflight.endings import check_endings
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import read
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "fonts"
CSS = f"""
@font-face {{ font-family: Latin; src: url({(FONTS / "NotoSans-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Naskh; src: url({(FONTS / "NotoNaskhArabic-Regular.ttf").as_uri()}) }}
@page {{ size: 100mm 60mm; margin: 5mm }}
p {{ font: 10pt Latin, Naskh; margin: 0 }}
sup {{ font-size: 0.65em; line-height: 0 }}
"""
SHORT = "La France agit sans relâche sur la scène<br>toute."
ARABIC = "تعمل فرنسا بلا كلل على الساحة الدولية للقضاء<br>عليه."


def find_endings(body: str, direction: str = "ltr") -> list[str]:
    """What the check says of a text."""
    prepare_engine()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    html = f'<p dir="{direction}">{body}</p>'
    document = weasyprint.HTML(string=html).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    with read(document) as reading:
        return [
            finding.message
            for finding in check_endings(reading, Case(Origin("proof.pdf"), Profile.SCREEN))
        ]


@pytest.mark.parametrize(
    ("body", "direction", "quoted"), [(SHORT, "ltr", "toute"), (ARABIC, "rtl", "عليه")]
)
def test_a_short_last_line_is_found(body: str, direction: str, quoted: str) -> None:
    """In Latin and in Arabic, with what it says."""
    (found,) = find_endings(body, direction)
    assert found.startswith("page 1 ends a text in a line of a word or two: “")
    assert quoted in found


@pytest.mark.parametrize("body", [SHORT.replace("<br>", " "), ARABIC.replace("<br>", " ")])
def test_the_engine_leaves_none(body: str) -> None:
    direction = "rtl" if body[0] == ARABIC[0] else "ltr"
    assert [] == find_endings(f"{body} {body} {body}", direction)


@pytest.mark.parametrize(
    "body",
    ["Une ligne.", "Incontestablement<br>non", "Une fin de ligne toute raisonnable.<sup>1</sup>"],
)
def test_what_could_not_end_otherwise_is_sound(body: str) -> None:
    """One line, a line of one word that it keeps, and raised numbers, which are no line."""
    assert [] == find_endings(body)
