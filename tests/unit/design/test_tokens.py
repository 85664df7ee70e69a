from __future__ import annotations

import pytest

from generator.design.tokens import read_tokens
from generator.errors import TemplateError

CSS = """\
:root {
  --ink: #1D2230; /* dark */
  --size: 7.2pt;
  --margin: 18mm;
  --scale: 1.12;
  --serif: "Noto Serif", 'Noto Naskh Arabic';
}
p { --ink: #FFFFFF; }
:root { --margin: 20mm; }
"""


def test_tokens_are_read_as_values() -> None:
    """Colours, lengths and families come from every :root rule, the later one winning."""
    tokens = read_tokens(CSS, "t.css")
    assert ("#1D2230", 20.0) == (tokens.colour("ink"), tokens.millimetres("margin"))
    assert (7.2, 2.54) == pytest.approx((tokens.points("size"), tokens.millimetres("size")))
    assert 1.12 == tokens.number("scale")
    assert ("Noto Serif", "Noto Naskh Arabic") == tokens.families("serif")


def test_a_paper_has_tokens_of_its_own() -> None:
    """On a paper its own rule comes first, wherever it stands; the rest is as everywhere."""
    rule = ":root.paper-letter { --margin: 16mm; }\n"
    for css in (CSS + rule, rule + CSS):
        tokens = read_tokens(css, "t.css")
        margins = [t.millimetres("margin") for t in (tokens, tokens.on("a4"), tokens.on("letter"))]
        assert [20.0, 20.0, 16.0] == margins
        assert "#1D2230" == tokens.on("letter").colour("ink")


def test_a_small_paper_has_the_tokens_of_small_ones_and_its_own() -> None:
    """What it says itself wins over what holds for all small ones."""
    rules = ":root.paper-a5 { --margin: 9mm; } :root.paper-small { --margin: 12mm; --size: 6pt; }"
    tokens = read_tokens(CSS + rules, "t.css")
    small, own = tokens.on("small", "99x210"), tokens.on("small", "a5")
    assert (12.0, 9.0) == (small.millimetres("margin"), own.millimetres("margin"))
    assert (6.0, 6.0) == pytest.approx((small.points("size"), own.points("size")))


def test_a_fault_in_a_papers_token_is_at_its_own_line() -> None:
    """The finding names the line of the paper's rule, not that of the design's."""
    tokens = read_tokens(":root { --a: 1mm; }\n:root.paper-letter { --a: wide; }", "t.css")
    with pytest.raises(TemplateError) as failure:
        tokens.on("letter").millimetres("a")
    line = "t.css:2: the token --a is “wide”, not a length; write it in pt or mm"
    assert line == str(failure.value)


def test_a_blend_lies_between_its_colours() -> None:
    """The share is the second colour's part."""
    tokens = read_tokens(":root { --a: #000000; --b: #FF8000; }", "t.css")
    assert ["#000000", "#804000", "#FF8000"] == [
        tokens.blend("a", "b", share) for share in (0, 0.5, 1)
    ]


@pytest.mark.parametrize(
    ("read", "line"),
    [
        (
            lambda tokens: tokens.colour("accent"),
            "t.css:1: the token --accent is missing; add “--accent: …;” to the :root rule",
        ),
        (
            lambda tokens: tokens.colour("size"),
            "t.css:3: the token --size is “7.2pt”, not a colour; write it as #rrggbb",
        ),
        (
            lambda tokens: tokens.points("ink"),
            "t.css:2: the token --ink is “#1D2230”, not a length; write it in pt or mm",
        ),
        (
            lambda tokens: tokens.number("size"),
            "t.css:3: the token --size is “7.2pt”, not a number; write it without a unit, as 1.12",
        ),
    ],
)
def test_a_token_of_another_kind_is_at_its_line(read: object, line: str) -> None:
    """A missing token and a malformed one are findings."""
    assert callable(read)
    with pytest.raises(TemplateError) as failure:
        read(read_tokens(CSS, "t.css"))
    assert line == str(failure.value)


@pytest.mark.parametrize(
    ("css", "line"),
    [
        (
            "p { color: red }",
            "t.css:1: has no design token; declare the tokens as custom properties in a :root rule",
        ),
        (
            ":root {\n  --a: 1mm;\n  b }",
            (
                "t.css:3: cannot be read as CSS (EOF reached before {} block for a qualified"
                " rule.); mend the syntax"
            ),
        ),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused(css: str, line: str) -> None:
    """A sheet without tokens or with a fault of syntax is a finding at its line."""
    with pytest.raises(TemplateError) as failure:
        read_tokens(css, "t.css")
    assert line == str(failure.value)
