"""Small pages, laid out by the engine as an edition's are: with the project's fonts alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.pdf.engine import prepare_engine, record_log
from generator.pdf.tags.sources import number_elements
from generator.stages.pdf.graft import make_placeholder
from tests.conftest import ROOT

FONTS = {"Sans": "fonts/NotoSans-Regular.ttf", "Arabic": "fonts/NotoSansArabic-Regular.ttf"}
FACES = [
    f'@font-face {{ font-family: {name}; src: url("{path}") }}' for name, path in FONTS.items()
]
STYLE = " ".join([*FACES, "html { font-family: Sans, Arabic }"])

LayOut = Callable[..., Any]


@pytest.fixture(scope="session")
def lay_out_page() -> LayOut:
    """Lay out the inside of a page's body; gives WeasyPrint's document."""
    prepare_engine()
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from generator.pdf.fetcher import BASE, ProjectFetcher

    files = {path: (ROOT / "templates" / path).read_bytes() for path in FONTS.values()}
    fetcher = ProjectFetcher(files, {"dot": make_placeholder(0)})

    def lay_out(body: str, style: str = "") -> Any:
        page = f'<html lang="fr"><title>T</title><style>{STYLE}{style}</style><body>{body}'
        with record_log() as log:
            html = HTML(string=page, base_url=BASE, url_fetcher=fetcher)
            number_elements(html.etree_element)
            document = html.render(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")
        assert log == []
        return document

    return lay_out
