"""The place of headings, on pages that the engine sets: with their text, and left alone."""

from __future__ import annotations

import pytest

from generator.errors import Origin
from generator.model.edition import Profile
from generator.pdf.loading import prepare_engine
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import read
from generator.stages.preflight.structure import check_headings
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "fonts"
CSS = f"""
@font-face {{ font-family: Latin; src: url({(FONTS / "NotoSans-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Naskh; src: url({(FONTS / "NotoNaskhArabic-Regular.ttf").as_uri()}) }}
@page {{ size: 100mm 60mm; margin: 5mm }}
body {{ font: 10pt Latin, Naskh }}
"""
LATIN = ("Jour après jour", "Ce que les gens ont ressenti était rarement fort.")
ARABIC = ("القوي والضعيف يومًا بيوم", "قلّما كان ما أحسّ به الناس قويًا.")


def find_alone(heading: str, text: str, *, apart: bool, tag: str = "p") -> list[str]:
    """What the check says of a heading and what it stands over, on one page or on two."""
    prepare_engine()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    break_before = "page" if apart else "auto"
    html = (
        f"<h1>{heading}</h1><p>{text}</p><h2>{heading}</h2>"
        f'<{tag} style="break-before: {break_before}">{text}</{tag}>'
    )
    document = weasyprint.HTML(string=html).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    with read(document) as reading:
        case = Case(Origin("proof.pdf"), Profile.SCREEN)
        return [finding.message for finding in check_headings(reading, case)]


@pytest.mark.parametrize(("heading", "text"), [LATIN, ARABIC])
def test_a_heading_left_alone_is_found(heading: str, text: str) -> None:
    """In Latin and in Arabic, over a text and over a lower heading; one with its text is sound."""
    assert [] == find_alone(heading, text, apart=False)
    for tag in ("p", "h3"):
        (found,) = find_alone(heading, text, apart=True, tag=tag)
        assert found.startswith("page 1 ends with heading 2, whose text begins on the next")
