from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.language.typography import typography_of

NARROW, FIXED = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi ?", f"Quoi{NARROW}?"),
        ("Oui ! Non ; si", f"Oui{NARROW}! Non{NARROW}; si"),
        (f"Quoi{FIXED}?", f"Quoi{NARROW}?"),
        ("Ainsi : oui", f"Ainsi{FIXED}: oui"),
        ("« mot »", f"«{FIXED}mot{NARROW}»"),
        ("«mot »", f"«{FIXED}mot{NARROW}»"),
        ("l'Irak", "l’Irak"),
        ("et puis...", "et puis…"),
        ("n° 2253", f"n°{FIXED}2253"),
        ("20 km et 30 %", f"20{FIXED}km et 30{FIXED}%"),
        ("20 kilomètres", "20 kilomètres"),
        ("https://example.org/a?b:c", "https://example.org/a?b:c"),
        ("à 12:30", "à 12:30"),
    ],
)
def test_french_spaces_quotes_and_units(typed: str, printed: str) -> None:
    """French punctuation gets its no-break spaces, and words without it stay as typed."""
    assert printed == typography_of("fr").typeset(typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "no".', "He said “no”."),
        ("It's the group's", "It’s the group’s"),
        ("'quoted' words", "‘quoted’ words"),
        ('("so")', "(“so”)"),
        ("the '90s", "the ’90s"),
        ("wait...", "wait…"),
        ("20 km", f"20{FIXED}km"),
        ("really ?", "really ?"),
    ],
)
def test_english_quotes(typed: str, printed: str) -> None:
    """English quotation marks and apostrophes are curled, and no French space is added."""
    assert printed == typography_of("en").typeset(typed)


@pytest.mark.parametrize(
    ("html", "raised"),
    [
        ("1er mars", "1<sup>er</sup> mars"),
        ("la 1re fois", "la 1<sup>re</sup> fois"),
        ("les 1ers", "les 1<sup>ers</sup>"),
        ("XXe siècle", "XX<sup>e</sup> siècle"),
        ("21er, Irakien, Ier", "21er, Irakien, Ier"),
        (
            '<a href="https://example.org/1er-mars">1er</a>',
            '<a href="https://example.org/1er-mars">1<sup>er</sup></a>',
        ),
        ('<abbr title="XXe siècle">s.</abbr>', '<abbr title="XXe siècle">s.</abbr>'),
    ],
)
def test_french_ordinals_are_raised_in_text_alone(html: str, raised: str) -> None:
    """An ordinal's ending is raised in running text, and never inside a tag."""
    # The rows are HTML, and sound.
    assert raised == str(typography_of("fr").superscripts(Markup(html)))  # noqa: S704


def test_a_language_without_rules_is_left_as_typed() -> None:
    """Only a number keeps its unit; no other language's rules are borrowed."""
    typography = typography_of("de")
    assert f"Was ? 'so' 20{FIXED}km" == typography.typeset("Was ? 'so' 20 km")
    assert Markup("1er") == typography.superscripts(Markup("1er"))
