"""Small tagged editions, set by WeasyPrint in the project's fonts, to compare with each other."""

from __future__ import annotations

import io
import warnings
from functools import cache
from pathlib import Path

import pikepdf

from generator.pdf.loading import prepare_engine
from generator.pdf.tags.mending import mend_tags
from generator.pdf.tags.sources import number_elements
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "fonts"
STYLE = """
@page { size: A5; margin: 15mm }
body { font: 11pt "Noto Serif", "Noto Naskh Arabic" }
.next { break-before: page }
"""
SVG = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='200' height='120'%3E"
    "%3Crect width='200' height='120' fill='%23dde'/%3E"
    "%3Ccircle cx='{x}' cy='60' r='8' fill='%23800'/%3E%3C/svg%3E"
)


@cache
def set_page(body: str, *, language: str = "fr", style: str = "", tagged: bool = True) -> bytes:
    """An edition with this body, in A5, as PDF/UA unless ``tagged`` is off."""
    prepare_engine()
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    direction = "rtl" if language == "ar" else "ltr"
    html = (
        f'<html lang="{language}" dir="{direction}"><title>Note</title><body>{body}</body></html>'
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheets = [
            CSS(filename=FONTS / "fonts.css", font_config=fonts),
            CSS(string=STYLE + style, font_config=fonts),
        ]
        page = HTML(string=html)
        number_elements(page.etree_element)
        data = page.write_pdf(
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1" if tagged else None
        )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if tagged:
            mend_tags(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def write_page(path: Path, body: str, **options: str | bool) -> Path:
    """The same, as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(set_page(body, **options))
    return path


def figure(x: int, alternative: str) -> str:
    """A picture with a dot at ``x``, which stands for a map with a place."""
    return f'<p><img src="{SVG.format(x=x)}" alt="{alternative}"></p>'
