"""The foot of planned pages, on pages that the engine sets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import Origin
from generator.model.edition import Edition, Profile
from generator.model.pages import Pages
from generator.model.paper import find_paper
from generator.pdf.loading import prepare_engine
from generator.stages.preflight.expectations import Case, Expectations
from generator.stages.preflight.reading import read
from generator.stages.preflight.report import CHECKS
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "fonts"
CSS = f"""
@font-face {{ font-family: Latin; src: url({(FONTS / "NotoSans-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Naskh; src: url({(FONTS / "NotoNaskhArabic-Regular.ttf").as_uri()}) }}
@page {{ size: A4; margin: 16mm 18mm 20mm; @bottom-left {{ content: "1/2" }} }}
body {{ margin: 0; font: 10pt Latin, Naskh }}
"""
EXPECTED = Expectations(
    Edition("daesh", "brief", "fr", "a4", Profile.SCREEN),
    find_paper("a4"),
    Pages(2, 2),
    frozenset(),
    foot=20.0,
)


def find_white(
    down: float, words: str = "Le dernier mot.", pages: Pages | None = None
) -> list[str]:
    """What the check says of two pages, whose first ends so many mm down, the second at once."""
    prepare_engine()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    html = f'<p style="margin: {down}mm 0 0">{words}</p><p style="break-before: page">{words}</p>'
    document = weasyprint.HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts)
    expected = EXPECTED if pages is None else replace(EXPECTED, pages=pages)
    case = Case.of_edition(expected, origin=Origin("proof.pdf"))
    if not CHECKS["foot-white"].applies(case):
        return []
    with read(document) as reading:
        return [finding.message for finding in CHECKS["foot-white"].find(reading, case)]


@pytest.mark.parametrize("words", ["Le dernier mot.", "الكلمة الأخيرة."])
def test_a_page_that_ends_early_is_found(words: str) -> None:
    """In Latin and in Arabic; the last page of a document may end where it does."""
    assert [] == find_white(225, words)
    (found,) = find_white(200, words)
    assert found.startswith("daesh-brief.fr.a4.screen: page 1 ends in 5")


def test_a_document_that_flows_ends_where_it_does() -> None:
    """Only a plan promises full pages."""
    assert [] == find_white(100, pages=Pages(1, None))
