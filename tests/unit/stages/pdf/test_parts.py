from __future__ import annotations

from typing import Any

import pytest
import tinyhtml5

from generator.errors import Origin
from generator.pdf.engine import Subject
from generator.stages.pdf.parts import take_apart

FOOT = '<div class="foot"><p data-folio></p></div>'
ONE, TWO = '<section id="one"><p id="a">A</p></section>', '<section id="two">B</section>'


def parse(body: str) -> Any:
    html = f"<html lang='fr'><title>T</title><body>{body}"
    return tinyhtml5.parse(html, namespace_html_elements=False)


def words(root: Any) -> str:
    return "".join(root.find("body").itertext()).strip()


@pytest.mark.parametrize(
    "body",
    [
        f"{FOOT}<main>{ONE}{TWO}</main>",
        f"<div>\n {FOOT} <main>\n{ONE}\n{TWO}\n</main> </div>",
        f"{FOOT}<main><!-- first -->{ONE}{TWO}{FOOT}</main>",
    ],
)
def test_groups_are_taken_apart(body: str) -> None:
    """Each stands on a page by itself, with what every page repeats."""
    portions = take_apart(parse(body), Subject(Origin("page")))

    assert [("one",), ("two",)] == [portion.groups for portion in portions]
    assert ["A", "B"] == [words(portion.root) for portion in portions]
    assert all(portion.root.find(".//*[@data-folio]") is not None for portion in portions)


@pytest.mark.parametrize(
    "body",
    [
        f"{FOOT}<main>{ONE}<p>Between</p>{TWO}</main>",
        f"{FOOT}<main>{ONE}Between{TWO}</main>",
        f"{FOOT}<p>Before</p><main>{ONE}{TWO}</main>",
        f"{FOOT}<main>{ONE}{TWO}</main>After",
        f"{FOOT}<main>{ONE}{TWO.replace('B', '<i id=one>B</i>')}</main>",
    ],
)
def test_what_cannot_be_taken_apart_stays_whole(body: str) -> None:
    """Whatever is printed besides the groups belongs to none of them."""
    (portion,) = take_apart(parse(body), Subject(Origin("page")))

    assert ("one", "two") == portion.groups
    assert words(parse(body)) == words(portion.root)
