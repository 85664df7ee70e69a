"""What a line of a drawing isolates, so that browsers set it as paper has it."""

from __future__ import annotations

import pytest

from generator.language.typography.isolation import hold_signs


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("\u200f2017 +2", "\u200f2017 \u2066+2\u2069"),
        ("\u200f2017 −2,5", "\u200f2017 \u2066−2,5\u2069"),
        ("نحو -3.5%", "نحو \u2066-3.5%\u2069"),
        ("+2", "\u2066+2\u2069"),
        ("2017 +2", "2017 +2"),
        ("mai +2", "mai +2"),
        ("موقع 2017", "موقع 2017"),
        ("2014–2017", "2014–2017"),
    ],
)
def test_a_sign_is_held_left_of_its_number(line: str, held: str) -> None:
    """In a line from the right, and in digits alone; a range is read from the right."""
    assert held == hold_signs(line)
