from __future__ import annotations

import pytest

from generator.design.palette import read_palette
from generator.design.tokens import read_tokens
from generator.errors import TemplateError
from generator.model.inks import Inks
from tests.conftest import ROOT

NO_INK = "the colour --b has no inks for print; add “--b-cmyk: C M Y K;” beside it, in percent"


def read(css: str) -> dict[str, Inks]:
    return dict(read_palette(read_tokens(f":root {{\n{css}\n}}", "t.css")))


def test_each_colour_has_the_inks_beside_it() -> None:
    """The palette is asked by the colour in capitals; black and white are always there."""
    assert {
        "#000000": Inks(0, 0, 0, 100),
        "#FFFFFF": Inks(0, 0, 0, 0),
        "#1A2B3C": Inks(100, 80, 0, 35),
    } == read("--a: #1a2b3c; --a-cmyk: 100 80 0 35; --size: 4mm;")


def test_the_shipped_palette_is_whole() -> None:
    """Ink is black alone, paper is bare, and the blends of the figures are blends of inks."""
    css = (ROOT / "templates" / "tokens.css").read_text()
    palette = read_palette(read_tokens(css, "t.css"))

    assert (Inks(0, 0, 0, 100), Inks(0, 0, 0, 0)) == (palette["#1D2230"], palette["#FFFFFF"])
    assert Inks(40, 15, 0, 26) == palette["#8CA6B9"]  # shores: 45 % of the way to the rivers' ink
    assert Inks(0, 3, 12, 19) == palette["#D6D2C8"]  # provinces
    assert Inks(0, 1, 4, 45) == palette["#A1A3A7"]  # earlier years


@pytest.mark.parametrize(
    ("css", "lines"),
    [
        ("--b: #123456;", [f"t.css:2: {NO_INK}"]),
        (
            "--b: #123456; --b-cmyk: 0 0 0;",
            [
                (
                    "t.css:2: the token --b-cmyk is “0 0 0”, not inks;"
                    " write four whole percentages, as 0 0 0 100"
                )
            ],
        ),
        (
            "--b: #123456; --b-cmyk: 0 0 0 101;",
            [
                (
                    "t.css:2: the token --b-cmyk is “0 0 0 101”, not inks;"
                    " write four whole percentages, as 0 0 0 100"
                )
            ],
        ),
        (
            "--b: #123456; --b-cmyk: 90 90 90 90;",
            [
                (
                    "t.css:2: the token --b-cmyk lays 360 % of ink;"
                    " keep the sum under 300, with more black and less of the others"
                )
            ],
        ),
        (
            "--a: #123456; --a-cmyk: 0 0 0 90;\n--b: #123456; --b-cmyk: 9 0 0 90;",
            [
                (
                    "t.css:3: --b is #123456, which is already printed as 0 0 0 90, not 9 0 0 90;"
                    " give one colour the same inks everywhere, or change it a little"
                )
            ],
        ),
        (
            "--a: #000000; --a-cmyk: 60 40 40 100;\n--b: #FFFFFF;",
            [
                (
                    "t.css:2: --a is #000000, which is already printed as 0 0 0 100,"
                    " not 60 40 40 100;"
                    " give one colour the same inks everywhere, or change it a little"
                ),
                f"t.css:3: {NO_INK}",
            ],
        ),
    ],
)
def test_inks_that_cannot_be_printed_are_found(css: str, lines: list[str]) -> None:
    """Missing, malformed, too much ink, one colour in two ways: each at its line, all at once."""
    with pytest.raises(TemplateError) as failure:
        read(css)
    assert lines == str(failure.value).splitlines()
