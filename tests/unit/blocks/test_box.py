from __future__ import annotations

from pathlib import Path

from generator.blocks.box import LocalBox
from tests.unit.blocks.writing import find, write
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

BOX = "{box: [One., 'Two, *so*.'], title: A warning, items: [First., Second.]}"


def test_a_box_has_a_heading_paragraphs_and_items(tmp_path: Path) -> None:
    """In the language; one text is one paragraph."""
    brief = make_document(tmp_path, write(BOX, "{id: small, box: Alone.}"))
    box = find(translate_document(brief, "fr", {"A warning": "Attention"}), LocalBox)
    assert box.title is not None
    assert ("Attention", ["One.", "Two, so."], ["First.", "Second."]) == (
        box.title.plain,
        [each.plain for each in box.paragraphs],
        [each.plain for each in box.items],
    )
    small = find(say_document(brief), LocalBox, "small")
    assert (None, ["Alone."], ()) == (
        small.title,
        [each.plain for each in small.paragraphs],
        small.items,
    )


def test_the_page_sets_it_apart(tmp_path: Path) -> None:
    """Its heading stands below that of the section."""
    page = set_document(say_document(make_document(tmp_path, write(BOX))))
    assert '<aside class="block box"><h3 class="subhead">A warning</h3><p>One.</p>' in page
    assert "<p>Two, <em>so</em>.</p>" in page


def test_an_empty_one_is_told(tmp_path: Path) -> None:
    """At its line."""
    (line,) = refuse_document(tmp_path, write("{box: []}"))
    assert line == "5: sections.a.blocks.0.box is []; it should have at least 1 item"
