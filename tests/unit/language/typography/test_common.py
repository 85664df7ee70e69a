from __future__ import annotations

import pytest

from generator.language.typography import typography_of

NARROW, FIXED = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("en 2014-2017", "en 2014–2017"),
        ("13-25 mars", f"13–25{FIXED}mars"),
        ("1914-18", "1914–18"),
        ("10 000-20 000", f"10{NARROW}000–20{NARROW}000"),
        ("2015-03", "2015-03"),
        ("2015-03-31", "2015-03-31"),
        ("01-43-17-53-53", "01-43-17-53-53"),
        ("S/RES/2253-2260", "S/RES/2253-2260"),
        ("12-5", "12-5"),
        ("F-16, A400-2", "F-16, A400-2"),
    ],
)
def test_a_range_has_an_en_dash_and_nothing_else_has(typed: str, printed: str) -> None:
    """A hyphen between rising numbers is a range; dates, telephone numbers and codes are none."""
    assert printed == typography_of("pl").typeset(typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1 200 x", f"1{NARROW}200 x"),
        ("3 000 000", f"3{NARROW}000{NARROW}000"),
        ("2015 200", "2015 200"),
        ("+33 1 43 17 53 53", f"+33{FIXED}1{FIXED}43{FIXED}17{FIXED}53{FIXED}53"),
        ("01 43 17 53 53", f"01{FIXED}43{FIXED}17{FIXED}53{FIXED}53"),
        ("20 km², 5 °C, 3 €", f"20{FIXED}km², 5{FIXED}°C, 3{FIXED}€"),
        ("22 x, 3,4 x, 2017 x", f"22{FIXED}x, 3,4{FIXED}x, 2017 x"),
    ],
)
def test_a_number_holds_together(typed: str, printed: str) -> None:
    """Groups, telephone numbers, units and the noun after a short number stay on one line."""
    assert printed == typography_of("pl").typeset(typed)


def test_a_language_without_rules_is_left_as_typed() -> None:
    """Only numbers and ellipses are set; no other language's rules are borrowed."""
    typography = typography_of("ro")
    assert f"Was ? 'so' \"x\" 20{FIXED}km…" == typography.typeset("Was ? 'so' \"x\" 20 km...")


@pytest.mark.parametrize("language", ["fr", "en", "de", "pl", "ar"])
def test_setting_a_text_twice_is_setting_it_once(language: str) -> None:
    """A fact that was set before comes to no harm in a text that is set again."""
    text = '« Oui » : 1 200 km, 2014-2017 ; "non" ! l\'Irak, YPG، قسد, 1er mars, z. B. 3%'
    typeset = typography_of(language).typeset
    assert typeset(text) == typeset(typeset(text))
