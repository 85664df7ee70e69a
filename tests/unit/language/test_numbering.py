from __future__ import annotations

import unicodedata

from generator.language.numbering import ZEROS, write_digits


def test_every_system_has_ten_digits_in_a_row() -> None:
    """The table names the nought of each system, and Unicode has the other nine behind it."""
    for zero in ZEROS.values():
        assert list(range(10)) == [unicodedata.digit(chr(ord(zero) + value)) for value in range(10)]


def test_only_digits_are_rewritten() -> None:
    """Letters, separators and digits of other systems stay."""
    assert ("a ١٬٢ ۳", "a 1٬2 ۳") == (
        write_digits("a 1٬2 ۳", "arab"),
        write_digits("a 1٬2 ۳", "latn"),
    )
