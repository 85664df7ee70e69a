from __future__ import annotations

import pyphen
import pytest
from markupsafe import Markup

from generator.language.typography import known_styles, typography_of


def test_french_alone_has_a_choice_of_styles() -> None:
    """The first style is the usual one; a language with one typography names none."""
    assert (("imprimerie-nationale", "eu"), (), ()) == tuple(
        known_styles(language) for language in ("fr", "en", "tlh")
    )
    assert typography_of("fr") == typography_of("fr", "imprimerie-nationale")


def test_a_style_that_a_language_lacks_is_an_error() -> None:
    """The error names the styles that there are."""
    with pytest.raises(ValueError, match="fr has no typography named uno; it has imprimerie-nat"):
        typography_of("fr", "uno")
    with pytest.raises(ValueError, match="en has no typography named eu; it has none"):
        typography_of("en", "eu")


def test_nothing_is_raised_but_in_french() -> None:
    """No language borrows another's ordinals."""
    assert Markup("1er") == typography_of("en").superscripts(Markup("1er"))


def test_a_language_is_written_in_the_direction_of_its_script() -> None:
    """Rules for two directions follow the script, and a language without data is set plainly."""
    directions = [typography_of(code).direction for code in ("ar", "he", "fa", "ur", "fr", "tlh")]
    assert ["rtl", "rtl", "rtl", "rtl", "ltr", "ltr"] == directions


def test_words_are_divided_in_french_and_english_and_never_in_arabic() -> None:
    """The engine asks pyphen, which has dictionaries for the one and none for the other."""
    found = [pyphen.language_fallback(tag) for tag in ("fr", "en", "en-GB", "de", "ar", "ar-EG")]
    assert ["fr", "en", "en_GB", "de", None, None] == found
