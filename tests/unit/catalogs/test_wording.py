from __future__ import annotations

import pytest

from generator.catalogs.wording import tell_change


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("À la une", "En première page", "“À la une” is now “En première page”"),
        (
            "a b c d e f g h i j k l",
            "a b c d e f g X i j k l m",
            "“… e f g [-h-] {+X+} i j k l {+m+}”",
        ),
        (
            "one two three four five six seven eight nine ten",
            "one two three four five six seven eight nine",
            "“… seven eight nine [-ten-]”",
        ),
    ],
)
def test_the_words_that_went_and_came_are_told(old: str, new: str, said: str) -> None:
    """Short texts whole, of long ones what changed with a few words around it."""
    assert said == tell_change(old, new)
