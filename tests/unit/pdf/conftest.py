"""Small pages, laid out by the engine as an edition's are: with the project's fonts alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.errors import Origin
from generator.pdf.engine import LaidOut, Subject, Typesetter
from generator.stages.pdf.graft import make_placeholder
from tests.conftest import ROOT

FONTS = {"Sans": "fonts/NotoSans-Regular.ttf", "Arabic": "fonts/NotoSansArabic-Regular.ttf"}
FACES = [
    f'@font-face {{ font-family: {name}; src: url("{path}") }}' for name, path in FONTS.items()
]
STYLE = " ".join([*FACES, "html { font-family: Sans, Arabic }"])

LayOut = Callable[..., LaidOut]


def read_fonts() -> dict[str, bytes]:
    """The files that STYLE names; the engine ends its process where it has no font at all."""
    return {path: (ROOT / "templates" / path).read_bytes() for path in FONTS.values()}


@pytest.fixture(scope="session")
def lay_out_page() -> LayOut:
    """Lay out the inside of a page's body; as it is laid out."""
    typesetter = Typesetter(Subject(Origin("page")), read_fonts(), {"dot": make_placeholder(0)})

    def lay_out(body: str, style: str = "") -> LaidOut:
        page = f'<html lang="fr"><title>T</title><style>{STYLE}{style}</style><body>{body}'
        laid_out = typesetter.lay_out(page)
        assert () == laid_out.log
        return laid_out

    return lay_out
