"""The catalog of a draft: every text stands in it, and what is unfinished is known."""

from __future__ import annotations

from markupsafe import Markup

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.checks.unit import Standard
from generator.catalogs.draft import complete, make_proof
from generator.errors import Origin
from generator.model.message import Message
from generator.model.unfinished import FINISHED, Unfinished

WHERE = Origin("brief.yaml", 1)
TEXTS = {
    "done": "Une phrase.",
    "fuzzy": "Une autre.",
    "gone": "Depuis {first:month}, rien.",
    "open": "**Gras** ici.",
}
MESSAGES = tuple(
    Message(name, text, WHERE, "", inline=True, mentions=("first", "first:month"))
    for name, text in TEXTS.items()
)


def _entry(text: str, *, fuzzy: bool = False) -> Entry:
    return Entry((text,), fuzzy, WHERE)


def _complete() -> Catalog:
    given = {
        ("done", TEXTS["done"]): _entry("A sentence."),
        ("fuzzy", TEXTS["fuzzy"]): _entry("Another.", fuzzy=True),
        ("open", TEXTS["open"]): _entry("**Bold here."),
    }
    catalog = Catalog("daesh.po", "daesh", given)
    return complete(catalog, MESSAGES, Standard("fr", "fr", "en", "en"), "en")


def test_what_is_missing_or_cannot_be_set_stands_in_the_source_language() -> None:
    """A page can be set of it: facts that the source alone forms so have their own form."""
    said = {key[0]: (each.forms[0], each.unfinished) for key, each in _complete().entries.items()}
    assert said == {
        "done": ("A sentence.", None),
        "fuzzy": ("Another.", Unfinished.FUZZY),
        "gone": ("Depuis {first}, rien.", Unfinished.MISSING),
        "open": ("**Gras** ici.", Unfinished.WRONG),
    }


def test_a_text_is_marked_where_it_is_set_with_the_language_that_it_is_in() -> None:
    """What is to be checked is marked otherwise than what is not there; the rest is not."""
    proof = make_proof(_complete(), "fr")
    assert [
        str(proof.mark(words, Markup("<em>x</em>")))
        for words in ("A sentence.", "Another.", "**Gras** ici.")
    ] == [
        "<em>x</em>",
        '<mark class="fuzzy"><em>x</em></mark>',
        '<mark class="wrong" lang="fr" dir="ltr"><em>x</em></mark>',
    ]


def test_a_catalog_without_marks_has_nothing_unfinished() -> None:
    """An edition that is no draft costs nothing."""
    assert make_proof(Catalog("daesh.po", "daesh", {("a", "b"): _entry("c")}), "fr") is FINISHED
