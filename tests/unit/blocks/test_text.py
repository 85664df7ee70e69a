from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.text import LocalText
from generator.model.localised import LocalBrief
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

TEXT = """\
facts:
  members: {number: 1200}
sections:
  - id: a
    title: A section
    blocks:
      - heading: Why
        lead: true
        numbered: true
        text: ["One of *{members}*.", Two.]
        short: One of {members}, in short.
        items: [First thing., Second thing.]
      - {id: plain, text: Alone.}
"""


def text_of(brief: LocalBrief, name: str = "text") -> LocalText:
    block = brief.block(name)
    assert isinstance(block, LocalText)
    return block


def plain(block: LocalText) -> list[str]:
    return [each.plain for each in block.paragraphs]


def test_paragraphs_have_their_facts_and_their_markup(tmp_path: Path) -> None:
    """One text is one paragraph; the items of a list are counted in the language's digits."""
    brief = make_document(tmp_path, TEXT)
    block = text_of(say_document(brief))
    assert ["One of 1,200.", "Two."] == plain(block)
    assert "One of <em>1,200</em>." == str(block.paragraphs[0].html)
    assert [("1", "First thing."), ("2", "Second thing.")] == [
        (number, item.plain) for number, item in block.items
    ]
    assert ["Alone."] == plain(text_of(say_document(brief), "plain"))
    arabic = text_of(translate_document(brief, "ar-EG", {"Two.": "اثنان."}))
    assert "اثنان." == arabic.paragraphs[1].plain
    assert ["١", "٢"] == [number for number, _ in arabic.items]


def test_a_short_format_takes_the_short_form(tmp_path: Path) -> None:
    """Its own where there is one, the first paragraph else; no list."""
    local = say_document(make_document(tmp_path, TEXT), short=True)
    assert (["One of 1,200, in short."], ()) == (plain(text_of(local)), text_of(local).items)
    assert ["Alone."] == plain(text_of(local, "plain"))


def test_the_page_has_them(tmp_path: Path) -> None:
    """A numbered list is one; a heading stands below that of its section."""
    page = set_document(say_document(make_document(tmp_path, TEXT)))
    assert "<h2>A section</h2>" in page
    assert '<h3 class="subhead">Why</h3>' in page
    assert '<p class="standfirst">One of <em>1,200</em>.</p>' in page
    assert '<ol class="items"><li><span class="marker" data-tag="Lbl">1.</span>' in page


def test_two_languages_stand_side_by_side(tmp_path: Path) -> None:
    """Each in its own language and direction."""
    brief = make_document(tmp_path, TEXT)
    arabic = translate_document(brief, "ar", {"Alone.": "وحده."})
    page = set_document(say_document(brief), arabic)
    assert (
        '<div class="face script-latn" lang="en" dir="ltr"><div class="block text"><p>Alone.'
        in (page)
    )
    assert 'lang="ar" dir="rtl"><div class="block text"><p>وحده.' in page


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (
            "{text: 'A <b>.', heading: '*H*'}",
            "4: has markup (em) where plain words are printed; remove the markup",
        ),
        ("{text: 'A {b}.'}", "4: names {b}, which is no fact; use one of (edition)"),
        ("{text: A., items: ['']}", '4: sections.a.blocks.0.items.0 is ""; it should have at'),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, block: str, said: str) -> None:
    """At its line."""
    (line,) = refuse_document(tmp_path, f"sections:\n  - id: a\n    blocks:\n      - {block}\n")
    assert line.startswith(said), line


CITING = """\
sections:
  - id: a
    title: A section
    blocks:
      - text: ["First [@report].", "Then [@atlas] [@report]."]
        short: In short [@atlas].
      - sources:
"""
SOURCES = """\
id,title,publisher,date,language,url
atlas,An atlas,A publisher,2025,en,
report,A report,A publisher,2025,en,
"""


def test_a_text_cites_sources_by_their_numbers(tmp_path: Path) -> None:
    """The number leads to the list, says which source it is, and two are parted by a comma."""
    brief = make_document(tmp_path, CITING, sources=SOURCES)
    said = say_document(brief)
    assert (
        'First<sup class="cite" data-tag="Reference">'
        '<a href="#source-report" title="A report">2</a></sup>.'
    ) == str(text_of(said).paragraphs[0].html)
    assert ["First.", "Then."] == plain(text_of(said))
    assert ["atlas", "report"] == [source.id for source in said.sources]
    assert ">٢</a>" in str(text_of(translate_document(brief, "ar-EG", {})).paragraphs[0].html)


def test_a_short_form_lists_what_it_cites(tmp_path: Path) -> None:
    """The sources of paragraphs that a format leaves out are not in its list."""
    brief = make_document(
        tmp_path,
        CITING.replace("[@atlas] [@report]", "[@third]"),
        sources=(SOURCES + "third,A third,A publisher,2025,en,\n"),
    )
    assert ["atlas"] == [source.id for source in say_document(brief, short=True).sources]


def test_a_citation_of_no_source_is_found_at_its_block(tmp_path: Path) -> None:
    """With the nearest name that there is."""
    assert [
        "5: text: source reprot is not among the sources; did you mean report?",
    ] == refuse_document(
        tmp_path, CITING.replace("First [@report]", "First [@reprot]"), sources=SOURCES
    )


NOTED = """\
sections:
  - id: a
    title: A section
    blocks:
      - text: ["First[^why], then[^when].", "Last."]
        items: ["An item[^why]."]
        short: "Short [^when]."
        notes:
          when: In *May*.
          why: Because.
      - {id: more, text: "More[^why].", notes: {why: Another.}}
"""


def note_of(block: LocalText) -> list[tuple[str, str, str]]:
    return [(each.id, each.number, each.text.plain) for each in block.notes]


def test_notes_are_numbered_through_the_document(tmp_path: Path) -> None:
    """In the order of their marks in the source, whatever order a translation has them in."""
    brief = make_document(tmp_path, NOTED)
    said = say_document(brief)
    assert [
        ("note-1-en", "1", "Because."),
        ("note-2-en", "2", "In May."),
    ] == note_of(text_of(said))
    assert [("note-3-en", "3", "Another.")] == note_of(text_of(said, "more"))
    turned = "Puis[^when], d’abord[^why]."
    french = translate_document(brief, "fr", {"First[^why], then[^when].": turned})
    assert ["1", "2"] == [each.number for each in text_of(french).notes]
    html = str(text_of(french).paragraphs[0].html)
    assert html.index(">(2)</a>") < html.index(">(1)</a>")


def test_a_short_format_has_the_notes_of_what_it_prints(tmp_path: Path) -> None:
    """Numbered without the others."""
    said = say_document(make_document(tmp_path, NOTED), short=True)
    assert [("note-1-en", "1", "In May.")] == note_of(text_of(said))


def test_a_mark_leads_to_its_note(tmp_path: Path) -> None:
    """Close to the word before it; who cannot see the note is told it, and the digits are local."""
    brief = make_document(tmp_path, NOTED)
    page = set_document(say_document(brief))
    mark = 'First<sup class="note-mark" data-tag="Reference"><a href="#note-1-en" title="Because.">'
    assert f"{mark}(1)</a></sup>, then" in page
    note = '<p class="note" id="note-2-en" data-tag="Note"><span data-tag="Lbl">(2)</span>'
    assert f"{note} In <em>May</em>.</p>" in page
    arabic = text_of(translate_document(brief, "ar-EG", {}))
    assert ["١", "٢"] == [each.number for each in arabic.notes]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "then[^when]",
            "then[^whne]",
            "text: marks a note whne, which it has not; did you mean when?",
        ),
        (
            '"Last."',
            '"Last[^]."',
            "has a note’s mark without its key; write [^key], and the note under notes",
        ),
        (
            "      - {id: more, text",
            "      - {id: late, text: 'X[^no].'}\n      - {id: more, text",
            (
                "late: marks a note no, which it has not;"
                " write it, as notes: {no: …}; only a text has notes"
            ),
        ),
        (
            "why: Because.",
            "why: Because.\n          who: Us.",
            ("note who is marked nowhere; write [^who] in the text where it belongs, or remove it"),
        ),
    ],
)
def test_a_note_that_is_none_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    """And one that no text marks."""
    found = refuse_document(tmp_path, NOTED.replace(old, new))
    assert said in [line.partition(": ")[2] for line in found]
