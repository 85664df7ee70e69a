from __future__ import annotations

import pytest

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.checks import check_catalog, check_glyphs
from generator.errors import Origin
from generator.model.brief import Message

BRACE = Message("title", "Les {count} *lieux*", Origin("brief.yaml", 7), "", inline=True)
PERCENT = Message("", "%(n)s lieu", Origin("a.html", 3), "", plural="%(n)s lieux", style="percent")


def find(message: Message, *forms: str, fuzzy: bool = False) -> list[str]:
    entries = {message.key: Entry(forms, fuzzy, Origin("en.po", 9))}
    return said(Catalog("en.po", "x", entries, b""), message)


def said(catalog: Catalog, *messages: Message) -> list[str]:
    return [str(finding) for finding in check_catalog(catalog, messages)]


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("The {count} *places*", []),
        ("*Places*: {count}", []),
        (
            "The *places*",
            [
                (
                    "lacks {count} in the translation of “Les {count} *lieux*”;"
                    " give it the same names as the French"
                )
            ],
        ),
        (
            "The {cuont} *places*",
            [
                (
                    "lacks {count} and adds {cuont} in the translation of “Les {count} *lieux*”;"
                    " give it the same names as the French"
                )
            ],
        ),
        (
            "The {count} places",
            [
                (
                    "has the markup (none) where the French has (em);"
                    " give it the same markup as the French"
                )
            ],
        ),
        (
            "The {count} **places**",
            [
                (
                    "has the markup (strong) where the French has (em);"
                    " give it the same markup as the French"
                )
            ],
        ),
        (
            "The {count} *places* }",
            ["has a brace that encloses no fact’s name; write {name}, without spaces"],
        ),
        ("", ["leaves “Les {count} *lieux*” untranslated; translate it"]),
    ],
)
def test_a_translation_has_the_names_and_the_markup_of_its_text(
    form: str, lines: list[str]
) -> None:
    """What differs is said at the entry's line, and the order of words is the translator's."""
    assert [f"en.po:9: {line}" for line in lines] == find(BRACE, form)


@pytest.mark.parametrize(
    ("forms", "lines"),
    [
        (("one place", "%(n)s places"), []),
        (("%(n)s place", "%(n)s places"), []),
        (
            ("%(n)s place", "%(m)s places"),
            [
                (
                    "lacks %(n)s and adds %(m)s in the translation of “%(n)s lieu”;"
                    " give it the same names as the French"
                )
            ],
        ),
        (
            ("%(n)s place", "100% of %(n)s places"),
            ["has a lone % in the translation of “%(n)s lieu”; write %% for a percent sign"],
        ),
        (("%(n)s place", "100%% of %(n)s places"), []),
        (("%(n)s place", ""), ["leaves “%(n)s lieu” untranslated; translate it"]),
    ],
)
def test_each_form_of_a_plural_is_checked(forms: tuple[str, ...], lines: list[str]) -> None:
    """A form for one thing may say the number in words; no form may break its label."""
    assert [f"en.po:9: {line}" for line in lines] == find(PERCENT, *forms)


def test_a_fuzzy_translation_is_not_printed() -> None:
    """It is a finding until its mark is removed."""
    assert [
        (
            "en.po:9: has a fuzzy translation of “Les {count} *lieux*”;"
            " check it against the French, then remove its fuzzy mark"
        )
    ] == find(BRACE, "The {count} *places*", fuzzy=True)


def test_a_missing_text_is_said_once_and_a_changed_one_at_its_entry() -> None:
    """A text cited on several lines is one finding; another text of its context is not its past."""
    first = Message("publisher", "AFP", Origin("s.csv", 2), "")
    again = Message("publisher", "AFP", Origin("s.csv", 5), "")
    other = Message("publisher", "BBC", Origin("s.csv", 3), "")
    changed = Message("title", "Nouveau", Origin("b.yaml", 1), "")
    entries = {
        other.key: Entry(("BBC",), False, Origin("en.po", 4)),
        ("title", "Ancien"): Entry(("Old",), False, Origin("en.po", 8)),
    }
    assert [
        "en.po:1: lacks “AFP” (s.csv:2); run “briefs catalog update” and translate it",
        (
            "en.po:8: translates an older text than “Nouveau” (b.yaml:1);"
            " run “briefs catalog update” and translate it anew"
        ),
    ] == said(Catalog("en.po", "x", entries, b""), first, other, again, changed)


def test_each_character_without_a_glyph_is_named_once() -> None:
    """Its code point and its name are said; line breaks need no glyph."""
    found = check_glyphs("a漢\n漢", Origin("b.yaml", 3), frozenset({ord("a")}))
    assert [
        (
            "b.yaml:3: holds '漢' (U+6F22, CJK UNIFIED IDEOGRAPH-6F22), which no font has;"
            " write it otherwise, or add a font that has it to templates/fonts/fonts.css"
        )
    ] == [str(finding) for finding in found]
