from __future__ import annotations

from pathlib import Path

from generator.blocks.contents import LocalContents
from generator.model.localised import LocalBrief
from tests.unit.blocks.writing import find
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

TEXT = """\
sections:
  - {id: a, title: The first, blocks: [{contents: }]}
  - {id: b, title: The second, new_page: true, blocks: [{text: B.}]}
  - {id: c, blocks: [{text: C.}]}
  - {id: d, title: The last, new_page: true, formats: [brief], blocks: [{text: D.}]}
"""
CHOSEN = "{contents: [d, {id: b, label: what comes next}], inline: true}"


def listed(brief: LocalBrief) -> list[tuple[str, str]]:
    return [(each, name.plain) for each, name in find(brief, LocalContents).listed(brief)]


def test_all_other_sections_with_a_heading_are_listed(tmp_path: Path) -> None:
    """Those that the format has, by their headings in the language; not that of the list."""
    brief = make_document(tmp_path, TEXT.replace("contents: }", "contents: []}"))
    french = translate_document(brief, "fr", {"The second": "La deuxième"})
    assert [("b", "La deuxième"), ("d", "The last")] == listed(french)
    assert [("b", "The second")] == listed(say_document(brief, "map"))


def test_chosen_sections_are_called_as_the_author_says(tmp_path: Path) -> None:
    """In the author's order; one that the format has not is left out."""
    brief = make_document(tmp_path, TEXT.replace("{contents: }", CHOSEN))
    assert [("d", "The last"), ("b", "what comes next")] == listed(say_document(brief))
    assert [("b", "what comes next")] == listed(say_document(brief, "map"))


def test_each_leads_to_its_section(tmp_path: Path) -> None:
    """With a place for its page, which the layout fills in; in one line, or below each other."""
    brief = make_document(tmp_path, TEXT.replace("{contents: }", CHOSEN))
    page = set_document(say_document(brief))
    assert '<p class="more">Read on: <a href="#d">The last</a><span class="page-of"' in page
    assert 'data-page-of="b"' in page
    assert 'id="b"' in page


def test_a_section_that_there_is_not_is_told(tmp_path: Path) -> None:
    """At its line."""
    said = refuse_document(tmp_path, TEXT.replace("contents: }", "contents: [a, xyz]}"))
    assert ["2: section xyz is not among the sections; use one of (a, b, c, d)"] == said
