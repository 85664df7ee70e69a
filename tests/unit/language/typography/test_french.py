from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.language.inline import render_inline
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
        ("l'Irak", "l’Irak"),
        ("et puis...", "et puis…"),
        ("20 km et 30 %", f"20{FIXED}km et 30{FIXED}%"),
        ("20 kilomètres", f"20{FIXED}kilomètres"),
    ],
)
def test_french_spaces_quotes_and_units(typed: str, printed: str) -> None:
    """French punctuation gets its no-break spaces, and a number its noun."""
    assert printed == typography_of("fr").typeset(typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi? Oui! Non; si", f"Quoi{NARROW}? Oui{NARROW}! Non{NARROW}; si"),
        ("Quoi ?! Non!!", f"Quoi{NARROW}?! Non{NARROW}!!"),
        ("Ainsi: oui", f"Ainsi{FIXED}: oui"),
        ("«mot»", f"«{FIXED}mot{NARROW}»"),
        ("%(title)s: fiche", f"%(title)s{FIXED}: fiche"),
        ("100% ou 5€", f"100{FIXED}% ou 5{FIXED}€"),
    ],
)
def test_a_space_that_nobody_typed_is_put_in(typed: str, printed: str) -> None:
    """French spaces do not hang on what the author typed."""
    assert printed == typography_of("fr").typeset(typed)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a?b:c;d",
        "contact@example.org",
        "à 12:30",
        "au 1:500",
        "std::vector",
        "(?) et (!)",
        "%(a)s de %(b)s",
        "S/RES/2253",
    ],
)
def test_what_is_no_punctuation_is_left_alone(text: str) -> None:
    """Times, ratios, addresses, codes and placeholders get no French space."""
    assert text == typography_of("fr").typeset(text)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('« Il a dit "non" »', f"«{FIXED}Il a dit “non”{NARROW}»"),
        ("« a « b » c »", f"«{FIXED}a “b” c{NARROW}»"),
        ('"mot"', f"«{FIXED}mot{NARROW}»"),
        ("Le « sens", f"Le «{FIXED}sens"),
    ],
)
def test_quotation_marks_have_ranks(typed: str, printed: str) -> None:
    """Inside guillemets stand “ ”; a guillemet without its partner is left."""
    assert printed == typography_of("fr").typeset(typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("n° 2253, n°5", f"nº{FIXED}2253, nº{FIXED}5"),
        ("XXe siècle", f"XXe{FIXED}siècle"),
        ("le 1er mars", f"le 1er{FIXED}mars"),
        ("25 mars 2015", f"25{FIXED}mars 2015"),
        ("M. Dupont, Mme Durand", f"M.{FIXED}Dupont, Mme{FIXED}Durand"),
        ("J. Chirac", f"J.{FIXED}Chirac"),
        ("p. 12, art. 5, § 3", f"p.{FIXED}12, art.{FIXED}5, §{FIXED}3"),
        ("10 h 30", f"10{FIXED}h{FIXED}30"),
        ("av. J.-C.", f"av.{FIXED}J.-C."),
        ("Me voici. M. est là", "Me voici. M. est là"),
        ("De la Libye", "De la Libye"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, printed: str) -> None:
    """Numbers, ordinals, titles and references are not parted from their words."""
    assert printed == typography_of("fr").typeset(typed)


def test_markup_hides_no_neighbour() -> None:
    """A point after emphasis gets its space outside it, as if the emphasis were not there."""
    text = render_inline("*mot* ; **mot**! et « *mot* »", {}, typography_of("fr").typeset)
    expected = (
        f"<em>mot</em>{NARROW}; <strong>mot</strong>{NARROW}! et «{FIXED}<em>mot</em>{NARROW}»"
    )
    assert expected == text.html


@pytest.mark.parametrize(
    ("html", "raised"),
    [
        ("1er mars", "1<sup>er</sup> mars"),
        ("la 1re fois", "la 1<sup>re</sup> fois"),
        ("les 1ers", "les 1<sup>ers</sup>"),
        ("la 2e et la 2de", "la 2<sup>e</sup> et la 2<sup>de</sup>"),
        ("21e", "21<sup>e</sup>"),
        ("XXe siècle", "XX<sup>e</sup> siècle"),
        ("François Ier", "François I<sup>er</sup>"),
        ("21er, Irakien, De, Le", "21er, Irakien, De, Le"),
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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi ? Oui ! Non ; si : voilà", "Quoi? Oui! Non; si: voilà"),
        ('« mot » et « a "b" »', "«mot» et «a “b”»"),
        ("en 2014-2017", "en 2014-2017"),
        ("30 %, n° 5, l'Irak", f"30{FIXED}%, nº{FIXED}5, l’Irak"),
    ],
)
def test_the_style_of_the_european_union_has_no_such_spaces(typed: str, printed: str) -> None:
    """The institutions' code sets ; : ! ? and guillemets close, and keeps the hyphen of ranges."""
    assert printed == typography_of("fr", "eu").typeset(typed)
