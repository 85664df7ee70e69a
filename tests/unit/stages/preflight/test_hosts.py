"""The check of hosts, on pages that the engine sets: whole, at a dot, inside a word."""

from __future__ import annotations

import pytest

from generator.errors import Origin
from generator.model.edition import Profile
from generator.pdf.loading import prepare_engine
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.hosts import check_hosts
from generator.stages.preflight.reading import read
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "fonts"
CSS = f"""
@font-face {{ font-family: Latin; src: url({(FONTS / "NotoSans-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Naskh; src: url({(FONTS / "NotoNaskhArabic-Regular.ttf").as_uri()}) }}
@page {{ size: 100mm 60mm; margin: 5mm }}
p {{ font: 10pt Latin, Naskh; overflow-wrap: anywhere }}
"""
LINK = '<a href="https://www.understandingwar.org/map">understandingwar.org</a>'


def find_breaks(body: str, width: float, direction: str = "ltr") -> list[str]:
    """What the check says of a text set on a measure of so many mm."""
    prepare_engine()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    html = f'<p dir="{direction}" style="width: {width}mm">{body}</p>'
    document = weasyprint.HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts)
    with read(document) as reading:
        return [
            finding.message
            for finding in check_hosts(reading, Case(Origin("proof.pdf"), Profile.SCREEN))
        ]


def test_a_host_that_has_room_is_whole() -> None:
    assert [] == find_breaks(f"ISW, {LINK}", 80)


def test_a_host_may_break_before_a_dot() -> None:
    assert [] == find_breaks(LINK.replace("war.org<", "war<br>.org<"), 80)


@pytest.mark.parametrize(
    ("body", "direction"), [(f"ISW, {LINK}", "ltr"), (f"معهد دراسات الحرب، {LINK}", "rtl")]
)
def test_a_host_that_is_cut_inside_a_word_is_found(body: str, direction: str) -> None:
    """In a column too narrow for it, in Latin and in Arabic text, with both its parts."""
    (found,) = find_breaks(body, 24, direction)
    assert found.startswith("page 1 parts the host understandingwar.org into “understandin")


def test_what_is_no_address_is_no_host() -> None:
    """Another check tells it."""
    assert [] == find_breaks('<a href="https://[broken">x</a>', 80)
