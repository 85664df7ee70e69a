from __future__ import annotations

import pytest

from generator.errors import ContentError, Origin
from generator.stages.content.yaml_file import read_yaml

TEXT = """\
title: One
date: 2015-10-23
month: 2015-10
yes: yes
flag: true
nothing:
whole: 68
share: 1.5
list:
  - id: a
    text: >-
      folded
      lines
  - {id: b}
"""


def test_values_are_those_of_yaml_1_2() -> None:
    """A date and “yes” stay text; true, numbers and nothing are what they say."""
    assert {
        "title": "One",
        "date": "2015-10-23",
        "month": "2015-10",
        "yes": "yes",
        "flag": True,
        "nothing": None,
        "whole": 68,
        "share": 1.5,
        "list": [{"id": "a", "text": "folded lines"}, {"id": "b"}],
    } == read_yaml(TEXT, "x.yaml").data


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("list",), 9),
        (("list", 0), 10),
        (("list", 0, "text"), 11),
        (("list", 1, "id"), 14),
        (("list", 1, "unknown"), 14),
        (("unknown",), 1),
    ],
)
def test_each_value_has_its_line(path: tuple[int | str, ...], line: int) -> None:
    """A value is found at its key's line, and a missing one at what it is missing from."""
    assert Origin("x.yaml", line) == read_yaml(TEXT, "x.yaml").locate(path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "3: gives the key a twice; keep one of the two"),
        ("a: &x 1\n", "1: uses an anchor or alias; write the value out"),
        (
            "a: !!binary aGk=\n",
            "1: has a value of the kind tag:yaml.org,2002:binary; write plain text or a number",
        ),
        (
            "a: .inf\n",
            "1: has .inf, which is no number; write plain text or a number",
        ),
        (
            "a: [1\nb: 2\n",
            "2: is not YAML (expected ',' or ']', but got ':'); correct that line",
        ),
        ("a: 'x\n", "2: is not YAML (found unexpected end of stream); correct that line"),
        ("a: 1\nb: \x07\n", "2: holds the control character U+0007; remove it"),
        ("a: " + "[" * 21 + "]" * 21, "1: is nested more than 20 deep; make it flatter"),
    ],
)
def test_what_is_refused_has_its_line(text: str, line: str) -> None:
    """Doubled keys, anchors, other kinds of values and faults of syntax are each a finding."""
    with pytest.raises(ContentError) as refused:
        read_yaml(text, "x.yaml")
    assert f"x.yaml:{line}" == str(refused.value)


def test_texts_are_composed() -> None:
    """A letter typed with its accent apart is the letter (Unicode, NFC)."""
    assert {"é": "Kobané"} == read_yaml("e\u0301: Kobane\u0301\n", "x.yaml").data


@pytest.mark.parametrize(
    ("text", "line", "rest"),
    [
        ("figure: Campagne #StopDjihadisme en France\n", 1, "#StopDjihadisme en France"),
        ("a: b\nname: Zone #5\n", 2, "#5"),
        ("a:\n  - un texte # et sa suite\n", 2, "# et sa suite"),
        ("a: un texte\n  qui continue #là\n", 2, "#là"),
    ],
)
def test_a_comment_that_cuts_a_text_is_found(text: str, line: int, rest: str) -> None:
    """The end of a sentence is never lost without a word."""
    with pytest.raises(ContentError) as refused:
        read_yaml(text, "x.yaml")
    assert [f"x.yaml:{line}: cuts the text off before {rest}, as a comment"] == [
        f"{finding.origin}: {finding.message}" for finding in refused.value.findings
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a comment\n",
        "a: un texte  # a comment\n",
        "a: 'un texte' #c\n",
        "a: un texte#5\n",
        "a: >-\n  un texte #5\n",
        "a: 12 #c\n",
        "a: un texte\n# a comment\n",
        "a: https://example.org/x#y\n",
    ],
)
def test_a_comment_beside_a_value_is_none_of_its_text(text: str) -> None:
    """A comment after a word, after two spaces or after quotation marks is a comment."""
    assert "a" in read_yaml(text, "x.yaml").data
