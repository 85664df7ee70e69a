from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge, judge_source


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("Lire la suite :", "Read on:", "en"),
        ("Lire la suite :", "تابع القراءة:", "ar"),
        ("Quels objectifs ?", "What objectives?", "en"),
        ("Quels objectifs ?", "ما الأهداف؟", "ar"),
        ("Quels objectifs ?", "Ποιοι στόχοι;", "el"),
        ("La ville est reprise.", "The town is retaken.", "en"),
        ("La ville est reprise.", "استعيدت المدينة.", "ar"),
        ("La ville est reprise.", "町は奪還された。", "ja"),
        ("La ville est reprise.", "เมืองถูกยึดคืน", "th"),
        ("Une « victoire ».", "A “victory.”", "en"),
        ("Il dit : « Oui ! »", "He says: “Yes!”", "en"),
        ("À suivre…", "To be continued...", "en"),
        ("N°", "No.", "en"),
        ("aux États-Unis", "in the U.S.", "en"),
        ("depuis {start}", "since {start}", "en"),
        ("(*{edition}*).", "(*{edition}*).", "en"),
    ],
)
def test_the_kind_of_sign_at_the_end_is_what_counts(source: str, form: str, locale: str) -> None:
    """Each language ends in its own sign; quotation marks, brackets and markup may come after."""
    assert [] == judge("punctuation", source, form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("Suite :", "More", "en", "no sign where the French ends with a colon; end it with “:”"),
        ("Fin", "The end.", "en", "a full stop where the French ends with no sign; remove it"),
        (
            "Une victoire ?",
            "A victory.",
            "en",
            "a full stop where the French ends with a question mark; end it with “?”",
        ),
        (
            "Une victoire ?",
            "نصر.",
            "ar",
            "a full stop where the French ends with a question mark; end it with “؟”",
        ),
        (
            "Une victoire.",
            "نصر",
            "ar",
            "no sign where the French ends with a full stop; end it with “.”",
        ),
        (
            "Une victoire.",
            "勝利",
            "zh",
            "no sign where the French ends with a full stop; end it with “。”",
        ),
        (
            "Suite…",
            "More.",
            "en",
            "a full stop where the French ends with an ellipsis; end it with “…”",
        ),
    ],
)
def test_another_kind_of_sign_at_the_end_is_found(
    source: str, form: str, locale: str, said: str
) -> None:
    """The remedy gives the sign that the language has for it."""
    assert [f"ends with {said}"] == judge("punctuation", source, form, locale)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("العراق, سوريا", "has the Latin sign “,” in “العراق,”; write “،”"),
        ("العراق; سوريا", "has the Latin sign “;” in “العراق;”; write “؛”"),
        ("في عام 2014, استولى", "has the Latin sign “,” in “2014,”; write “،”"),
        ("داعش, AFP", "has the Latin sign “,” in “داعش,”; write “،”"),
    ],
)
def test_latin_signs_in_arabic_are_found(form: str, said: str) -> None:
    """A sign between Arabic words is Arabic's own."""
    assert [said] == judge("punctuation", "x", form, "ar")


@pytest.mark.parametrize(
    "form",
    [
        "العراق، سوريا؛ ليبيا",
        "1,200 رجل",
        "وكالة (AFP, Reuters) للأنباء",
        "{first}، {last}",
        "AFP, Reuters",
        "انظر https://example.org/a,b;c",
    ],
)
def test_numbers_addresses_and_latin_words_keep_their_signs(form: str) -> None:
    """In an Arabic text, a comma is left alone in what is not Arabic."""
    assert [] == judge("punctuation", "x", form, "ar")


def test_a_latin_question_mark_in_arabic_is_one_finding() -> None:
    """It is a question mark at the right place, but not the language's."""
    assert ["has the Latin sign “?” in “الأهداف?”; write “؟”"] == judge(
        "punctuation", "Quels objectifs ?", "ما الأهداف?", "ar"
    )


def test_arabic_signs_in_another_script_are_found() -> None:
    """A comma that came over from an Arabic text is no English one."""
    assert ["has the Arabic sign “،” in “Iraq،”; write “,”"] == judge(
        "punctuation", "Irak, Syrie", "Iraq، Syria"
    )


@pytest.mark.parametrize(
    ("form", "locale", "said"),
    [
        ("Mosul (June 2014", "en", "does not close (; close it"),
        ("Mosul June 2014)", "en", "closes with ) what was not opened; add ("),
        ("a [note) here]", "en", "closes with ) what was not opened; add ("),
        ("the “Wrath of Euphrates", "en", "does not close “; add ”"),
        ("the Wrath of Euphrates”", "en", "closes with ” what was not opened; add “"),
        (
            'the "Wrath of Euphrates',
            "en",
            "has an odd number of straight quotation marks; close each quotation",
        ),
        ("الموصل (يونيو 2014", "ar", "does not close (; close it"),
        ("«غضب الفرات", "ar", "does not close «; add »"),
        ("غضب الفرات»", "ar", "closes with » what was not opened; add «"),
    ],
)
def test_what_opens_closes(form: str, locale: str, said: str) -> None:
    """Brackets and quotation marks are in balance."""
    assert [said] == judge("punctuation", "x", form, locale)


@pytest.mark.parametrize(
    ("form", "locale"),
    [
        ("Mosul (June [of] 2014)", "en"),
        ("a) first, b) second (see page 12)", "en"),
        ("the “Wrath of Euphrates”", "en"),
        ("der „Zorn des Euphrat“", "de"),
        ("”Eufratin viha”", "fi"),
        ("«غضب الفرات» (2016)", "ar"),
    ],
)
def test_each_language_closes_in_its_own_way(form: str, locale: str) -> None:
    """The letters of a list and the quotation marks of other languages are no fault."""
    assert [] == judge("punctuation", "x", form, locale)


def test_a_source_text_is_in_balance() -> None:
    """A source text is held to its brackets and quotation marks; its end is its own."""
    assert [] == judge_source("punctuation", "Fond de carte : Natural Earth (domaine public).")
    assert ["does not close «; add »"] == judge_source("punctuation", "« Colère")
