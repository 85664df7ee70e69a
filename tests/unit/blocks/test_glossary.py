from __future__ import annotations

from pathlib import Path

from generator.blocks.glossary import LocalGlossary
from tests.unit.blocks.writing import find, write
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

GLOSSARY = "{glossary: [{term: Dyke, means: 'A *wall*.'}, {term: Polder, means: Land behind it.}]}"


def test_terms_have_their_meanings(tmp_path: Path) -> None:
    """In the language."""
    brief = make_document(tmp_path, write(GLOSSARY))
    words = {"Dyke": "Digue", "Land behind it.": "La terre derrière."}
    glossary = find(translate_document(brief, "fr", words), LocalGlossary)
    assert [("Digue", "A wall."), ("Polder", "La terre derrière.")] == [
        (term.plain, means.plain) for term, means in glossary.terms
    ]


def test_the_page_is_a_list_of_definitions(tmp_path: Path) -> None:
    """A term, and what it means."""
    page = set_document(say_document(make_document(tmp_path, write(GLOSSARY))))
    assert '<dl class="block glossary"><dt>Dyke</dt><dd>A <em>wall</em>.</dd><dt>Polder' in page


def test_a_term_without_a_meaning_is_told(tmp_path: Path) -> None:
    """At its line."""
    (line,) = refuse_document(tmp_path, write("{glossary: [{term: Dyke}]}"))
    assert line.startswith("5: sections.a.blocks.0.glossary.0.means is missing; add it"), line
