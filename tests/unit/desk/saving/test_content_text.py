"""A text of a brief.yaml is replaced, and every other byte stays."""

from __future__ import annotations

import pytest

from generator.desk.saving.content_text import read_near, replace_text

YAML = """\
# A comment that stays.
title: L’action de la France   # and this one
points:
  - {id: a, title: "One \\"quoted\\" word", text: 'it''s so'}
description: >-
  Les objectifs de la France et de ses partenaires au sein de la Coalition internationale contre
  Daech, les chiffres clés et la carte des victoires.
lines: |
  first line
  second line
last: plain words
"""


@pytest.mark.parametrize(
    ("line", "before", "after", "was", "now"),
    [
        (2, "L’action de la France", "L’action de l’Italie", "de la France ", "de l’Italie "),
        (4, 'One "quoted" word', 'Two "quoted" words', '"One \\"quoted\\" word"', None),
        (4, "it's so", "it's not so", "'it''s so'", "'it''s not so'"),
        (8, "first line second line", "first line third line", "second line", "third line"),
        (11, "plain words", "plain: words # here", "plain words", '"plain: words # here"'),
        (11, "plain words", "words", "plain words", "words"),
        (11, "plain words", "very plain words", "plain words", "very plain words"),
        (11, "plain words", "plain words again", "plain words", "plain words again"),
    ],
)
def test_only_the_text_changes(
    line: int, before: str, after: str, was: str, now: str | None
) -> None:
    """Comments, order, quotes and folding stay; what plain style cannot hold is quoted."""
    changed = replace_text(YAML, before, after, line)
    assert changed is not None
    assert changed == YAML.replace(was, now or '"Two \\"quoted\\" words"', 1)


def test_a_folded_text_keeps_its_lines() -> None:
    """One word of a folded text is one word of one line."""
    before = (
        "Les objectifs de la France et de ses partenaires au sein de la Coalition internationale"
        " contre Daech, les chiffres clés et la carte des victoires."
    )
    changed = replace_text(YAML, before, before.replace("chiffres", "nombres"), 5)
    assert changed == YAML.replace("chiffres", "nombres")


def test_a_folded_line_does_not_grow_too_long() -> None:
    """A line that becomes too long is broken, and the lines before it stay."""
    before = (
        "Les objectifs de la France et de ses partenaires au sein de la Coalition internationale"
        " contre Daech, les chiffres clés et la carte des victoires."
    )
    changed = replace_text(YAML, before, before.replace("partenaires", "très nombreux alliés"), 5)
    assert changed is not None
    assert max(map(len, changed.splitlines())) <= 100
    assert "très nombreux alliés" in " ".join(changed.split())


def test_what_stands_there_no_more_is_not_replaced() -> None:
    """A text that has become another is left, and what stands near is told."""
    assert replace_text(YAML, "other words", "new words", 11) is None
    assert "plain words" == read_near(YAML, 11)


def test_the_nearest_of_the_same_words_is_meant() -> None:
    """Two texts that say the same are told apart by their lines."""
    text = "a: same\nb: same\nc: same\n"
    assert "a: same\nb: new\nc: same\n" == replace_text(text, "same", "new", 2)
