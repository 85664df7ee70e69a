from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge

THREE = "Les pompiers arrivent vite. Personne n’est blessé ce jour-là. L’eau baisse le lendemain."


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            "The firefighters come. No one was hurt. No one was hurt. The water fell the next day.",
            "says “no one was hurt” twice",
        ),
        ("The firefighters arrived quickly. No one was hurt.", "has 2 of the 3 sentences"),
        ("See above.", "is far shorter"),
        (
            "The firefighters arrived quickly. "
            + "And so on and on it went that day, " * 6
            + "so.",
            "is far longer",
        ),
    ],
)
def test_a_sentence_lost_or_doubled_is_found(form: str, said: str) -> None:
    """And a text that says far less or more than its source."""
    (line,) = judge("sentences", THREE, form)
    assert line.startswith(said)


@pytest.mark.parametrize(
    "form",
    [
        "The firefighters arrived quickly, no one was hurt that day, and the water fell the next.",
        "On 3 Feb. the firefighters came at once. Nobody was hurt. By the next day, less water.",
    ],
)
def test_sentences_may_be_joined_and_words_shortened(form: str) -> None:
    """As long as all is said."""
    assert [] == judge("sentences", THREE, form)


@pytest.mark.parametrize(
    ("form", "locale"),
    [("每行一个条目。各列：{columns}。", "zh"), ("一行に一項目。列：{columns}。", "ja")],
)
def test_sentences_are_told_where_no_spaces_are_set(form: str, locale: str) -> None:
    """Words cannot be counted there: a sentence of one run of letters is one."""
    assert [] == judge("sentences", "One row per entry. Columns: {columns}.", form, locale=locale)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("the firefighters arrived.", "begins “the firefighters arrived.” with a small letter"),
        ("The FIrefighters arrived.", "has two capitals in “FIrefighters”"),
    ],
)
def test_capitals_stand_at_the_beginning_alone(form: str, said: str) -> None:
    """Of a sentence whose source begins with one."""
    (line,) = judge("capitals", "Les pompiers arrivent.", form)
    assert line.startswith(said)
