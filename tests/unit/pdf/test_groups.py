from __future__ import annotations

import pytest

from generator.pdf.groups import read_groups


@pytest.mark.parametrize(
    ("html", "groups"),
    [
        ('<main><section id="a"><p id="b"></section><div id="c"></div></main>', ("a", "c")),
        ('<div id="a"><main><p>No name<section id="b"></section></main></div>', ("b",)),
        ('<section id="a"></section>', ()),
        ("<main></main>", ()),
    ],
)
def test_the_named_children_of_main_are_the_groups(html: str, groups: tuple[str, ...]) -> None:
    """What lies deeper, beside it, or has no name is none."""
    assert groups == read_groups(f"<html lang='fr'><title>T</title><body>{html}")
