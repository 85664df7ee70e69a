"""The tables of marks: what is typed, and what each language prints for it.

A table is a file of ``marks/``, which names its source and is read by people as well. A row is
``typed => printed``; in what is printed ``~`` is U+00A0 and ``^`` U+202F, and isolates are
left out: ``test_arabic.py`` has those.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.language.rules import rules_of
from generator.language.typography import typography_of
from generator.language.typography.galley import LRI, PDI, RLI, SPACES
from generator.language.typography.quotation import PRIMES, SINGLE, TYPED, find_doubts

TABLES = Path(__file__).with_name("marks")
LEAST = {"fr": 60, "en": 60, "de": 60, "ar": 60, "es": 25, "ru": 25, "hu": 25, "sr": 25, "he": 25}
ISOLATES = LRI + RLI + PDI


def read_rows(language: str) -> list[tuple[str, str]]:
    lines = (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" => ") for line in lines if not line.startswith("#")]
    return [
        (typed, printed.replace("~", "\u00a0").replace("^", "\u202f")) for typed, printed in rows
    ]


def typeset(language: str, text: str) -> str:
    return re.sub(f"[{ISOLATES}]", "", typography_of(language).typeset(text))


@pytest.mark.parametrize("language", LEAST)
def test_each_row_is_printed_as_the_table_says(language: str) -> None:
    """Marks, apostrophes, primes and hyphens of a language, each with its right value."""
    rows = read_rows(language)
    assert len(rows) >= LEAST[language]
    got = [(typed, typeset(language, typed)) for typed, _ in rows]
    assert rows == got


@pytest.mark.parametrize("language", LEAST)
def test_what_was_set_is_set_no_further(language: str) -> None:
    """A text that is right already, or was set once, stays as it is."""
    printed = [typeset(language, printed) for _, printed in read_rows(language)]
    assert printed == [typeset(language, each) for each in printed]


WORDS = [
    "mot",
    "l",
    "État",
    "داعش",
    "צה",
    "ל",
    "12",
    "5",
    "2014",
    "2017",
    "é",
    "s",
    "{fact}",
    "_x_",
]
PARTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS), st.sampled_from(list(TYPED + PRIMES + " \u00a0-–(),.;!?_°/…"))
    ),
    max_size=14,
)


@pytest.mark.parametrize("language", [*LEAST, "pl", "sv", "nl", "fa", "ro"])
@given(parts=PARTS)
def test_every_mark_that_was_typed_is_there_or_one_for_it(language: str, parts: list[str]) -> None:
    """Each is printed, or one that the language's table names; no letter is lost or added."""
    typed = "".join(parts)
    # Two apostrophes after a figure are one mark, the seconds': the tables have them.
    assume(not re.search(f"[{SINGLE}]{{2}}", typed))
    marks = rules_of(language).marks
    become = {} if marks is None else marks.become()

    def split(text: str) -> list[str]:
        # Three points are an ellipsis, two stops one.
        text = re.sub("[.…]+", ".", text)
        return [character for character in text if character not in SPACES + ISOLATES]

    before, after = split(typed), split(typography_of(language).typeset(typed))
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        allowed = become.get(one, "") + ("–" if one == "-" else "") + PRIMES
        assert one == other or (one in TYPED + "-" and other in allowed), (one, other)


@pytest.mark.parametrize(
    ("language", "text", "doubts"),
    [
        ("en", 'a "word without its end', 1),
        ("en", 'the end of it"', 1),
        ("en", "the '16 offensives' end", 1),
        ("en", 'the "12" pipe" here', 1),
        ("en", 'a "word" and a 12" pipe', 0),
        ("fr", "l'\"État islamique\" et l'Irak", 0),
        ("fr", 'un "mot', 1),
        ("he", 'צה"ל', 0),
    ],
)
def test_what_could_mean_two_things_is_found(language: str, text: str, doubts: int) -> None:
    """A mark without its partner, inches inside a quotation, a year that a plural may close."""
    marks = rules_of(language).marks
    assert marks is not None
    assert doubts == len(list(find_doubts(text, marks)))
