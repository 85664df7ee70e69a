from __future__ import annotations

from pathlib import Path

from generator.blocks.sources import LocalSources
from tests.unit.blocks.writing import find, write
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

SOURCES = """\
id,title,publisher,date,language,url
atlas,An atlas,A publisher,2025,en,
book,Das Buch,Ein Verlag,2024-05-01,de,https://www.example.org/book
"""
LISTED = "{sources: {introduction: How we date.}}"
CITED = "{quote: A., source: book, formats: [brief]}"


def test_sources_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """Those that the format cites, the document's own first."""
    brief = make_document(tmp_path, write(CITED, LISTED), sources=SOURCES)
    local = say_document(brief)
    assert [("1", "atlas"), ("2", "book")] == [(each.number, each.id) for each in local.sources]
    assert ["atlas"] == [each.id for each in say_document(brief, "map").sources]
    introduction = find(local, LocalSources).introduction
    assert introduction is not None
    assert "How we date." == introduction.plain
    assert None is find(say_document(brief, short=True), LocalSources).introduction


def test_a_title_keeps_its_language(tmp_path: Path) -> None:
    """It is told from that of the page, and leads to its address."""
    brief = make_document(tmp_path, write(CITED, LISTED), sources=SOURCES)
    page = set_document(say_document(brief))
    assert (
        '<cite lang="de" dir="ltr"><a href="https://www.example.org/book">Das Buch</a></cite>'
        in page
    )
    assert '<span class="host" dir="ltr">example.org</span>' in page


def test_two_languages_have_one_list(tmp_path: Path) -> None:
    """What stands above it is said in both."""
    brief = make_document(tmp_path, write(CITED, LISTED), sources=SOURCES)
    french = translate_document(brief, "fr", {"How we date.": "Les dates."})
    page = set_document(say_document(brief), french)
    assert (1, 1, 1) == (
        page.count('<li id="source-book"'),
        page.count('<p class="introduction">How we date.</p>'),
        page.count('<p class="introduction">Les dates.</p>'),
    )


def test_an_option_that_there_is_not_is_told(tmp_path: Path) -> None:
    """At its line."""
    (line,) = refuse_document(tmp_path, write("{sources: {introductoin: A.}}"))
    said = "sources.introductoin is an unknown key; did you mean introduction?"
    assert f"5: sections.a.blocks.0.{said}" == line
