from __future__ import annotations

import pytest

from generator.model.pages import Pages
from generator.placement.marks import Marks, Traced
from generator.placement.pages import Spot, find_places, place_groups, quote_heading

SECTIONS = {"front": 1, "back": 2}


def place(html: str) -> list[tuple[str, Spot]]:
    """Where ``[name]`` stands in a page, for each name."""
    marks = Marks()
    for name in "abcdef":
        html = html.replace(f"[{name}]", marks.wrap(Traced("x", name, name), name))
    return [(text.context, spot) for text, spot in find_places(html, SECTIONS, marks).texts]


@pytest.mark.parametrize(
    ("html", "spots"),
    [
        ('<section id="front"><p>[a]</p></section>', [("a", Spot(1, ""))]),
        (
            '<section id="front"><h2>Titre [a]</h2><p>[b]</p></section>',
            [("a", Spot(1, "“Titre a”")), ("b", Spot(1, "“Titre a”"))],
        ),
        (
            (
                '<section id="front"><header><h1>T</h1></header><section><h2>U</h2>[a]</section>'
                "[b]</section>"
            ),
            [("a", Spot(1, "“U”")), ("b", Spot(1, "“T”"))],
        ),
        (
            '<section id="front"><h2>T</h2><ol><li><h3>V</h3>[a]</li><li>[b]</li></ol></section>',
            [("a", Spot(1, "“V”")), ("b", Spot(1, "“T”"))],
        ),
        (
            (
                '<section id="front"><div><h2>T</h2><img src="x"><br></div>[a]</section>'
                '<section id="back"><h2>U</h2><section id="none">[b]</section></section>[c]'
            ),
            [("a", Spot(1, "")), ("b", Spot(2, "“U”")), ("c", Spot(None, ""))],
        ),
        (
            '<head><title>[a]</title><meta content="[b]"></head><body>[c]</body>',
            [
                ("a", Spot(None, "", hidden=True)),
                ("b", Spot(None, "", hidden=True)),
                ("c", Spot(None, "")),
            ],
        ),
        (
            '<section id="back"><a title="[a]" data-page="[b]">x</a><img alt="[c]"></section>',
            [("a", Spot(2, "", aloud=True)), ("b", Spot(2, "")), ("c", Spot(2, "", aloud=True))],
        ),
    ],
)
def test_a_text_has_its_page_and_the_nearest_heading(
    html: str, spots: list[tuple[str, Spot]]
) -> None:
    """The page is its section's by the plan; the heading the last before it that reaches it."""
    assert spots == place(html)


def test_figures_have_the_page_of_their_image() -> None:
    """What stands for a figure is an image that names it."""
    html = '<section id="back"><p><img src="figure:map" alt=""></p></section><img src="figure:b">'
    assert {"map": 2, "b": None} == find_places(html, SECTIONS, Marks()).figures


@pytest.mark.parametrize(
    ("planned", "pages"),
    [(Pages(2, 2), {"a": 1, "b": 2}), (Pages(3, 3), {}), (Pages(1, 2), {}), (Pages(1, None), {})],
)
def test_a_plan_tells_the_pages_of_groups_that_have_one_each(
    planned: Pages, pages: dict[str, int]
) -> None:
    """Of any other the pages are not known before it is laid out."""
    html = '<main><section id="a"><p id="c"></section><section id="b"></section></main>'
    assert pages == place_groups(html, planned)


def test_a_long_heading_is_cut_at_a_word() -> None:
    """A heading names a place; the whole of it is not needed for that."""
    assert "“Quels sont les objectifs de la France et de ses…”" == quote_heading(
        "Quels sont les objectifs de la France et de ses partenaires ?"
    )
    assert "" == quote_heading("  ")
