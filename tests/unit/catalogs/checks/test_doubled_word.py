from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge, judge_source


@pytest.mark.parametrize(
    ("form", "locale", "word"),
    [
        ("the the towns", "en", "the"),
        ("The the towns", "en", "the"),
        ("the\nthe towns", "en", "the"),
        ("استعادت القوات القوات المدينة", "ar", "القوات"),
        ("استعادت القوّات القوات المدينة", "ar", "القوات"),
        ("les les villes", "fr-CA", "les"),
        ("شاركت فرنسا فرنسا", "ar", "فرنسا"),
        ("أعلنت سوريا سوريا", "ar", "سوريا"),
        ("هذا هذا القرار", "ar", "هذا"),
        ("بين بلدنا بلدنا", "ar", "بلدنا"),
    ],
)
def test_a_word_twice_in_a_row_is_found(form: str, locale: str, word: str) -> None:
    """Whatever its case, its vowel signs and the space between."""
    assert [f"has “{word}” twice in a row; keep one"] == judge("doubled-word", "x", form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("x", "the towns, the sites", "en"),
        ("x", "the then", "en"),
        ("x", "all that that group had had", "en"),
        ("x", "من يوم إلى يوم", "ar"),
        ("x", "nous nous engageons", "fr-CA"),
        ("x", "jalan jalan", "id"),
        ("x", "دخلوا واحدا واحدا، ومشطوا المدينة بيتًا بيتًا", "ar"),
        ("x", "تقدموا خطوة خطوة، يوما يوما، ثلاثة ثلاثة", "ar"),
        ("x", "25 25", "en"),
        ("Bora Bora", "Bora Bora", "en"),
    ],
)
def test_what_only_looks_doubled_is_right(source: str, form: str, locale: str) -> None:
    """Grammar may double a word, and a name stays as the source has it."""
    assert [] == judge("doubled-word", source, form, locale)


def test_a_source_text_has_no_doubled_word() -> None:
    """French may write “nous nous”, and no other word twice."""
    assert [] == judge_source("doubled-word", "Nous nous engageons")
    assert ["has “de” twice in a row; keep one"] == judge_source("doubled-word", "près de de")
