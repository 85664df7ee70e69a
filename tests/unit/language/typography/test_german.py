from __future__ import annotations

import pytest

from generator.language.inline import render_inline
from generator.language.typography import typography_of

NARROW, FIXED = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("\"So\" sagt 'er'", "„So“ sagt ‚er‘"),
        ("Geht's?", "Geht’s?"),
        ("z.B. und z. B., d.h.", f"z.{NARROW}B. und z.{NARROW}B., d.{NARROW}h."),
        ("u. v. m.", f"u.{NARROW}v.{NARROW}m."),
        ("§5, §§ 5, Nr. 5", f"§{FIXED}5, §§{FIXED}5, Nr.{FIXED}5"),
        ("am 25. März 2015", f"am 25.{FIXED}März 2015"),
        ("Dr. Müller", f"Dr.{FIXED}Müller"),
        ("20 km, 30%", f"20{FIXED}km, 30{FIXED}%"),
        ("2014-2017", "2014–2017"),
    ],
)
def test_german_marks_and_joined_words(typed: str, printed: str) -> None:
    """German has its own quotation marks; abbreviations, paragraphs and dates hold together."""
    assert printed == typography_of("de").typeset(typed)


def test_german_quotes_close_across_markup() -> None:
    """The mark after emphasis closes."""
    assert "„<em>So</em>“" == render_inline('"*So*"', {}, typography_of("de").typeset).html
