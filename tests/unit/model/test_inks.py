from __future__ import annotations

import pytest

from generator.model.inks import Inks


def test_inks_add_up() -> None:
    """The total is what lies on the sheet, in percent."""
    assert 215 == Inks(100, 80, 0, 35).total


def test_a_blend_of_inks_lies_between_them() -> None:
    """Each ink is mixed by itself, to whole percents."""
    assert Inks(40, 17, 0, 21) == Inks(16, 3, 0, 6).blend(Inks(70, 35, 0, 40), 0.45)


@pytest.mark.parametrize(
    ("inks", "alone"),
    [
        (Inks(0, 0, 0, 100), True),
        (Inks(0, 0, 0, 5), True),
        (Inks(0, 0, 0, 0), False),
        (Inks(1, 0, 0, 100), False),
    ],
)
def test_black_alone_is_on_one_plate(inks: Inks, alone: bool) -> None:
    """A tint of black is black alone; paper and rich black are not."""
    assert alone == inks.is_black_alone
