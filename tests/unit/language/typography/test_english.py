from __future__ import annotations

import pytest

from generator.language.inline import render_inline
from generator.language.typography import typography_of

FIXED = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "no".', "He said “no”."),
        ("It's the group's", "It’s the group’s"),
        ("the groups' aim", "the groups’ aim"),
        ("'quoted' words", "‘quoted’ words"),
        ('("so")', "(“so”)"),
        ("the '90s and 'tis", "the ’90s and ’tis"),
        ("\"'nested' so\"", "“‘nested’ so”"),
        ('"I was—" then—"no"', "“I was—” then—“no”"),
        ("wait...", "wait…"),
        ("really ?", "really ?"),
    ],
)
def test_english_quotes(typed: str, printed: str) -> None:
    """English quotation marks and apostrophes are curled, and no French space is added."""
    assert printed == typography_of("en").typeset(typed)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ('"*Quoted*" here', "“<em>Quoted</em>” here"),
        ('*"Quoted"* here', "<em>“Quoted”</em> here"),
        ("'**so**'", "‘<strong>so</strong>’"),
        ('"[so](#map)", he said', '“<a href="#map">so</a>”, he said'),
        ("*dog*'s and *dog's*", "<em>dog</em>’s and <em>dog’s</em>"),
    ],
)
def test_quotes_close_across_markup(typed: str, html: str) -> None:
    """A quotation mark is judged by the words beside it, whatever markup stands between."""
    assert html == render_inline(typed, {}, typography_of("en").typeset).html


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("20 km, 5 places", f"20{FIXED}km, 5{FIXED}places"),
        ("25 March 2015", f"25{FIXED}March 2015"),
        ("March 25, 2015", f"March{FIXED}25, 2015"),
        ("Mr Smith, J. R. Smith", f"Mr{FIXED}Smith, J.{FIXED}R.{FIXED}Smith"),
        ("p. 12, No. 5", f"p.{FIXED}12, No.{FIXED}5"),
        ("No. %(number)s", f"No.{FIXED}%(number)s"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, printed: str) -> None:
    """Numbers, titles, initials and references are not parted from their words."""
    assert printed == typography_of("en").typeset(typed)
