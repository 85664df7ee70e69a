from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks.figures import LocalFigures
from generator.language.script import unmark
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
  spent: {number: 3000000, compact: true}
  begun: {date: 2014-09}
sections:
  - id: a
    blocks:
      - note: By the office.
        figures:
          - {id: members, fact: members, lead: more than, label: members, source: atlas}
          - {id: spent, fact: spent, label: spent}
          - {id: half, words: half, label: of it}
      - {id: one, figures: [{id: begun, fact: begun, label: was the beginning}]}
"""


AT = "7: sections.a.blocks"


def figures_of(brief: LocalBrief, name: str = "figures") -> LocalFigures:
    block = brief.block(name)
    assert isinstance(block, LocalFigures)
    return block


def test_facts_are_set_large_in_their_parts(tmp_path: Path) -> None:
    """What leads into it, the number, its unit, what it counts."""
    brief = make_document(tmp_path, TEXT)
    english = figures_of(say_document(brief))
    assert [
        ("more than", "1,200", "", "members"),
        ("", "3", "million", "spent"),
        ("", "half", "", "of it"),
    ] == [(each.lead, each.value, each.unit, each.label.plain) for each in english.figures]
    french = figures_of(translate_document(brief, "fr", {"half": "moitié"}))
    assert [("1\u202f200", ""), ("3", "millions"), ("moitié", "")] == [
        (each.value, each.unit) for each in french.figures
    ]
    (begun,) = figures_of(say_document(brief), "one").figures
    assert ("September", "2014") == (begun.lead, begun.value)


def test_its_source_has_its_number(tmp_path: Path) -> None:
    """It is cited, and the mark leads to the list."""
    brief = make_document(tmp_path, TEXT)
    block = figures_of(say_document(brief))
    assert ("atlas",) == block.cited
    first, second, _ = block.figures
    assert first.source is not None
    assert ("atlas", "1", None) == (first.source.id, first.source.number, second.source)
    assert '<a href="#source-atlas"' in set_document(say_document(brief))


def test_a_single_one_stands_beside_what_follows(tmp_path: Path) -> None:
    """Several are a list."""
    page = set_document(say_document(make_document(tmp_path, TEXT)))
    assert 1 == page.count('<p class="key-figure single">')
    assert 3 == page.count('<li class="key-figure">')


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (
            "{id: x, fact: member, label: L}",
            "7: x: fact member is not among the facts; did you mean members?",
        ),
        (
            "{id: x, fact: members, words: W, label: L}",
            f"{AT}.figures.figures.x needs exactly one of fact and words; correct it",
        ),
        (
            "{id: x, label: L}",
            f"{AT}.figures.figures.x needs exactly one of fact and words; correct it",
        ),
        (
            "{id: x, words: W, label: L, source: atlass}",
            "6: figures: source atlass is not among the sources; did you mean atlas?",
        ),
        (
            "{id: x, words: W, label: L}, {id: x, fact: members, label: M}",
            "7: id x is given twice; give each its own id",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, figure: str, said: str) -> None:
    """At its line."""
    text = (
        "facts:\n  members: {number: 1}\nsections:\n  - id: a\n    blocks:\n      - id: figures\n"
        f"        figures: [{figure}]\n      - text: '{{members}}'\n"
    )
    found = refuse_document(tmp_path, text)
    assert found[0].startswith(said), found


def test_two_languages_share_a_numeral_only_with_what_leads_into_it(tmp_path: Path) -> None:
    """What qualifies a number is read in both: only a numeral that is led into alike is shared."""
    text = TEXT.replace(
        "{id: half,", "{id: bare, fact: members, label: of all}\n          - {id: half,"
    )
    brief = make_document(tmp_path, text)
    english = say_document(brief)

    def beside(code: str, lead: str) -> list[str]:
        """The other language's labels, without their tags."""
        words = {"more than": lead, "members": "MEMBERS", "of all": "ALL"}
        page = set_document(english, translate_document(brief, code, words))
        found = re.findall(r'<li class="key-figure">.*?</li>', page, re.DOTALL)
        labels = [re.findall(r'<span class="label">(.*?)</span>\s*</div>', one) for one in found]
        return [re.sub(r"<[^>]*>", "", each[-1]) for each in labels[:3]]

    for code, lead, numeral in (("fr", "plus de", "1\u202f200"), ("ar", "قرابة", "1,200")):
        qualified, _, bare = beside(code, lead)
        assert f"{lead} {numeral} MEMBERS" == unmark(qualified)
        assert lead not in bare
        assert bare.endswith("ALL")
    assert "ALL" == beside("ar", "قرابة")[2]
    assert "MEMBERS" == beside("ar", "more than")[0]


def test_a_unit_of_two_directions_keeps_its_order(tmp_path: Path) -> None:
    """The sign of a currency stays after its letters in a text from the right."""
    text = (
        "facts:\n  loss: {money: 6100000000, currency: USD, compact: short}\n"
        "sections:\n  - id: a\n    blocks:\n"
        "      - {id: one, figures: [{id: loss, fact: loss, label: is what it cost}]}\n"
    )
    brief = make_document(tmp_path, text)
    arabic = set_document(translate_document(brief, "ar", {}))
    assert '<span class="unit">مليار <bdi dir="ltr">US$</bdi></span>' in arabic.replace(
        "\u00a0", " "
    )
    (loss,) = figures_of(say_document(brief), "one").figures
    assert "bdi" not in set_document(say_document(brief)), loss
