from __future__ import annotations

import pytest

from generator.design.contrast import check_contrast, measure_contrast
from generator.design.tokens import read_tokens
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#FFFFFF", "#777777", 4.48),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#1D2230", "#1D2230", 1.0),
    ],
)
def test_the_contrast_is_that_of_wcag(one: str, other: str, contrast: float) -> None:
    """The ratio is the one that WCAG’s own examples give, whichever colour is on the other."""
    assert contrast == pytest.approx(measure_contrast(one, other), abs=0.005)


def test_text_too_near_to_its_ground_is_found_at_its_line() -> None:
    """Each ink is held against its ground, and text against the paper."""
    css = (
        ":root {\n --paper: #FFFFFF;\n --muted: #777777;\n --sea: #CFDDE6;\n --sea-ink: #41698A;\n}"
    )
    remedy = "make one darker or the other lighter, to 4.5 to 1"
    assert [
        f"t.css:3: --muted on --paper has a contrast of 4.47 to 1; {remedy}",
        f"t.css:5: --sea-ink on --sea has a contrast of 4.19 to 1; {remedy}",
    ] == [str(finding) for finding in check_contrast(read_tokens(css, "t.css"))]


def test_the_shipped_tokens_can_be_read() -> None:
    """Every text colour of the project reaches 4.5 to 1 on its ground."""
    css = (ROOT / "templates" / "tokens.css").read_text(encoding="utf-8")
    assert [] == list(check_contrast(read_tokens(css, "templates/tokens.css")))
