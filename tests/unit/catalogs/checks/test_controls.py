from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge, judge_source


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u2067", "U+2067 (RIGHT-TO-LEFT ISOLATE)"),
        ("\x07", "U+0007 (a control character)"),
        ("\ufeff", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
    ],
)
def test_what_no_reader_sees_and_changes_the_text_is_found(character: str, said: str) -> None:
    """Once a text, in the source and in each language."""
    line = f"holds {said}, which no reader sees; remove it"
    text = f"le {character}25{character} mars"
    assert [line] == judge_source("controls", text)
    assert [line] == judge("controls", "x", f"March {character}25", "en")
    assert [line] == judge("controls", "x", f"{character}25 مارس", "ar")


@pytest.mark.parametrize("form", ["a\u00a0b\u202f;", "می\u200cخواهم", "عدد\u200f 3", "a\nb"])
def test_spaces_joiners_and_marks_are_no_fault(form: str) -> None:
    """No-break spaces, the joiners of Persian and a direction mark are part of writing."""
    assert [] == judge("controls", "x", form)
