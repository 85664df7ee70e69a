"""A document: its sections, their blocks, and what each format has of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.document import BriefFile, Section
from generator.model.pages import Pages
from tests.unit.documents import make_document, refuse_document

TEXT = """\
sections:
  - id: opening
    kicker: First
    title: The opening
    blocks:
      - text: One.
      - {text: Two., formats: [brief]}
  - id: middle
    new_page: true
    blocks:
      - {id: reasons, points: [{id: peace, title: Peace, text: A text.}]}
      - {text: Three., id: third, heading: H}
  - {id: sheet, formats: [map], blocks: [{text: Four.}]}
  - id: last
    new_page: true
    formats: [brief]
    blocks:
      - {text: Five.}
formats:
  factsheet: {sections: [middle, opening], new_page: [], pages: "2..4", bilingual_pages: flow}
  map: {pages: 1}
"""


@pytest.fixture
def content(tmp_path: Path) -> BriefFile:
    return make_document(tmp_path, TEXT).content


def outline(groups: tuple[tuple[Section, ...], ...]) -> list[list[tuple[str, int]]]:
    """The sections of each page by their ids, each with how many blocks it has."""
    return [[(section.id, len(section.blocks)) for section in group] for group in groups]


@pytest.mark.parametrize(
    ("format_name", "groups"),
    [
        ("brief", [[("opening", 2)], [("middle", 2)], [("last", 1)]]),
        ("map", [[("opening", 1)], [("middle", 2), ("sheet", 1)]]),
        ("factsheet", [[("middle", 2), ("opening", 1)]]),
        ("poster", [[("opening", 1)], [("middle", 2)]]),
    ],
)
def test_a_format_has_what_is_its(
    content: BriefFile, format_name: str, groups: list[list[tuple[str, int]]]
) -> None:
    """Sections and blocks that name formats are in these alone; a format may choose and order."""
    assert groups == outline(content.select(format_name))


def test_a_section_that_a_format_has_nothing_of_is_left_out(tmp_path: Path) -> None:
    """It leaves no heading, and begins no page."""
    text = """\
sections:
  - {id: a, blocks: [{text: One.}]}
  - {id: b, title: B, new_page: true, blocks: [{text: Two., formats: [map]}]}
  - {id: c, blocks: [{text: Three.}]}
"""
    content = make_document(tmp_path, text).content
    assert [[("a", 1), ("c", 1)]] == outline(content.select("brief"))
    assert [[("a", 1)], [("b", 1), ("c", 1)]] == outline(content.select("map"))


def test_a_document_may_say_how_many_pages_a_format_takes(content: BriefFile) -> None:
    """Of one language, and of two; where it does not, the format does."""
    assert Pages(2, 4) == content.pages_of("factsheet", "page")
    assert Pages(1, None) == content.pages_of("factsheet", "bilingual")
    assert Pages(1, 1) == content.pages_of("map", "page")
    assert (None, None) == (
        content.pages_of("map", "bilingual"),
        content.pages_of("brief", "page"),
    )


def test_a_text_is_named_by_its_section_and_its_block(tmp_path: Path) -> None:
    """A block without an id leaves its text the name of its section; items of an id have theirs."""
    brief = make_document(tmp_path, TEXT)
    here = {m.context: m.text for m in brief.messages if m.context.split(".")[0] != "sources"}
    front = {"title", "short_title", "subject", "description", "licence", "disclaimer"}
    assert {
        "opening.title": "The opening",
        "opening.kicker": "First",
        "opening.text": "Two.",
        "middle.reasons.points.peace.title": "Peace",
        "middle.reasons.points.peace.text": "A text.",
        "middle.third.text": "Three.",
        "middle.third.heading": "H",
        "sheet.text": "Four.",
        "last.text": "Five.",
    } == {name: text for name, text in here.items() if name not in front | {"issuer.name"}}


def test_each_text_stands_at_its_line(tmp_path: Path) -> None:
    """A translator is led to the line of the block's field."""
    brief = make_document(tmp_path, TEXT)
    lines = (tmp_path / "data/subject/brief.yaml").read_text().splitlines()
    for message in brief.messages:
        if message.origin.path.endswith("brief.yaml"):
            assert message.text.split()[0] in lines[message.origin.line - 1]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{texte: One.}", "4: sections.a.blocks.0 is no block; did you mean text?"),
        (
            "{xyz: One.}",
            (
                "4: sections.a.blocks.0 is no block; give it one of box, chart, contact, contents,"
                " figures, glossary, image, imprint, map, own, places, points, quote, rings,"
                " sources, table, text, timeline, years"
            ),
        ),
        (
            "{text: One., leed: true}",
            "4: sections.a.blocks.0.leed is an unknown key; did you mean lead?",
        ),
        ("{text: One., lead: perhaps}", "4: sections.a.blocks.0.lead is "),
        ("{text: []}", "4: sections.a.blocks.0.text is []; it should have at least 1 item"),
        ("One.", '4: sections.a.blocks.0 "One." is no block'),
    ],
)
def test_what_is_no_block_is_told(tmp_path: Path, block: str, said: str) -> None:
    """At its line, with what there is."""
    text = f"sections:\n  - id: a\n    blocks:\n      - {block}\n"
    (line,) = refuse_document(tmp_path, text)
    assert line.startswith(said), line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sections: []\n", "1: sections is []; it should have at least 1 item"),
        ("sections:\n  - {id: a, blocks: []}\n", "2: sections.a.blocks is []; it should have"),
        ("sections:\n  - {blocks: [{text: A.}]}\n", "2: sections.0.id is missing; add it"),
    ],
)
def test_a_document_has_sections_and_these_have_blocks(
    tmp_path: Path, text: str, said: str
) -> None:
    """Nothing is printed of what is empty."""
    (line,) = refuse_document(tmp_path, text)
    assert line.startswith(said), line


def test_a_document_of_the_first_versions_is_told_what_to_do(tmp_path: Path) -> None:
    """Its content is rewritten by the program."""
    (line,) = refuse_document(tmp_path, "headline: {title: A}\n")
    assert "1: is written for an older version; rewrite it with “briefs upgrade”" == line
