from __future__ import annotations

import pytest

from generator.design.fit import Fit, Setting, read_bounds
from generator.design.tokens import read_tokens
from generator.errors import TemplateError

TOKENS = """\
:root {
  --size-3: 10pt;
  --leading: 14pt;
  --text-min: 9pt;
  --leading-min: 12pt;
  --air-min: 0.3;
  --air-max: 1.5;
}
"""


def test_settings_go_from_the_design_s_own_to_the_bounds() -> None:
    """The leading shrinks first, then the type with the rest of it; nothing passes its bound."""
    bounds = read_bounds(read_tokens(TOKENS, "tokens.css"))
    sizes = [(round(s.text, 2), round(s.leading, 2)) for s in bounds.settings]
    assert [(10.0, 14.0), (10.0, 13.7), (10.0, 13.4), (10.0, 13.1), (10.0, 12.8)] == sizes[:5]
    assert [(9.8, 12.64), (9.6, 12.48), (9.4, 12.32), (9.2, 12.16), (9.0, 12.0)] == sizes[5:]
    assert [1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3] == [round(air, 2) for air in bounds.airs]
    assert 1.0 < bounds.loose[0]
    assert sorted(bounds.loose) == list(bounds.loose)
    assert 1.5 == bounds.loose[-1]


def test_a_fit_is_said_in_css_in_the_manifest_and_in_words() -> None:
    """The style sheets are given shares of the design; people and programs are given points."""
    fit = Fit(Setting(9.0, 12.6, 0.9, 0.9), {"front": 0.5, "back": 1.0})
    assert (
        ":root { --fit-text: 0.9000; --fit-leading: 0.9000; --fit-air: 1; }\n"
        "#front { --fit-air: 0.5000; }\n#back { --fit-air: 1.0000; }" == fit.css
    )
    assert {"text": 9.0, "leading": 12.6, "air": {"front": 0.5, "back": 1.0}} == fit.manifest
    assert "9 pt on 12.6 pt with 50% of the spacing" == fit.describe("front")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "--text-min: 9pt",
            "--text-min: 8pt",
            "t.css:4: the token --text-min lets text be smaller than 8.5 pt; raise it",
        ),
        (
            "--text-min: 9pt",
            "--text-min: 11pt",
            "t.css:4: the token --text-min is more than the design’s own 10 pt; lower it",
        ),
        (
            "--leading-min: 12pt",
            "--leading-min: 15pt",
            "t.css:5: the token --leading-min is more than the design’s own 14 pt; lower it",
        ),
        (
            "--air-min: 0.3",
            "--air-min: 30%",
            "t.css:6: the token --air-min is “30%”, not a share; write a number from 0 to 1",
        ),
        (
            "--air-max: 1.5",
            "--air-max: 0.9",
            "t.css:7: the token --air-max is less than the design’s own 1; raise it",
        ),
        (
            "  --air-min: 0.3;\n",
            "",
            "t.css:1: the token --air-min is missing; add “--air-min: …;” to the :root rule",
        ),
    ],
)
def test_a_bound_that_cannot_be_is_a_finding(old: str, new: str, line: str) -> None:
    """A bound is at most the design's own value, and no text is ever smaller than 8.5 pt."""
    with pytest.raises(TemplateError) as failure:
        read_bounds(read_tokens(TOKENS.replace(old, new), "t.css"))
    assert line == str(failure.value)
