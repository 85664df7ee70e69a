from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge, judge_source

TURNS = (
    "by which a reader could be deceived; take it out: pages set the direction of text by"
    " themselves"
)
HIDES = "which cannot be seen; take it out"


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\u202e", f"U+202E (RIGHT-TO-LEFT OVERRIDE), {TURNS}"),
        ("\u2067", f"U+2067 (RIGHT-TO-LEFT ISOLATE), {TURNS}"),
        ("\u200f", f"U+200F (RIGHT-TO-LEFT MARK), {TURNS}"),
        ("\x07", f"U+0007 (a control character), {HIDES}"),
        ("\ufeff", f"U+FEFF (ZERO WIDTH NO-BREAK SPACE), {HIDES}"),
    ],
)
def test_what_no_reader_sees_and_changes_the_text_is_found(character: str, said: str) -> None:
    """Once a text, in the source and in each language."""
    line = f"holds {said}"
    text = f"le {character}25{character} mars"
    assert [line] == judge_source("controls", text)
    assert [line] == judge("controls", "x", f"March {character}25", "en")
    assert [line] == judge("controls", "x", f"{character}25 مارس", "ar")


@pytest.mark.parametrize("form", ["a\u00a0b\u202f;", "می\u200cخواهم", "a\nb"])
def test_spaces_joiners_and_marks_are_no_fault(form: str) -> None:
    """No-break spaces and the joiners of Persian are part of writing."""
    assert [] == judge("controls", "x", form)
