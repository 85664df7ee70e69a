from __future__ import annotations

import pytest

from generator.catalogs.layout import quote, refer


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ['""']),
        ("Titre", ['"Titre"']),
        ('Il dit "oui"\t\\', ['"Il dit \\"oui\\"\\t\\\\"']),
        ("Une ligne\n", ['"Une ligne\\n"']),
        ("Une\nDeux", ['""', '"Une\\n"', '"Deux"']),
        ("x" * 71, ['"' + "x" * 71 + '"']),
        ("x" * 72, ['""', '"' + "x" * 72 + '"']),
        (
            "Fond de carte, pour tout le reste et pour la suite de ce que nous avons : Natural",
            [
                '""',
                '"Fond de carte, pour tout le reste et pour la suite de ce que nous avons : "',
                '"Natural"',
            ],
        ),
        ("漢" * 20 + " " + "字" * 20, ['""', '"' + "漢" * 20 + ' "', '"' + "字" * 20 + '"']),
    ],
)
def test_a_text_is_folded_where_a_line_may_end(text: str, lines: list[str]) -> None:
    """A line has 79 columns at most, a wide letter takes two, and none begins with a colon."""
    assert lines == quote(text, "msgid")


def test_what_stands_before_the_text_takes_room() -> None:
    """A longer keyword folds sooner, and an obsolete entry's lines are shorter."""
    assert 1 == len(quote("x" * 71, "msgid"))
    assert 2 == len(quote("x" * 71, "msgstr"))
    words = "deux mots " * 20
    assert max(map(len, quote(words, "#~ msgid"))) + len("#~ ") <= 79


def test_references_share_a_line() -> None:
    """As many to a line as it holds; a space in a name does not part it."""
    places = [f"data/daesh/sources.csv:{line}" for line in (39, 40, 41)]
    assert [
        "#: data/daesh/sources.csv:39 data/daesh/sources.csv:40\n",
        "#: data/daesh/sources.csv:41\n",
    ] == refer(places)
    assert ["#: a%20b.html:3\n"] == refer(["a b.html:3"])
