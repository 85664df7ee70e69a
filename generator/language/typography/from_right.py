"""Arabic, and the other scripts written from the right: Persian, Urdu, Hebrew."""

from __future__ import annotations

from generator.language.typography.common import bind_numbers, join_points, join_ranges
from generator.language.typography.galley import FIXED, Galley


def typeset_arabic(galley: Galley, codes: str = "") -> None:
    """Punctuation as typed; numbers kept with their units and nouns, ranges with an en dash.

    The fonts of these scripts have no U+202F: each space that is kept on a line is U+00A0.
    """
    join_points(galley)
    join_ranges(galley, rf"رقم|{codes}" if codes else "رقم")
    galley.replace(r"(?<=\bرقم) (?=\d)", FIXED)
    # A month of two words stays on one line, as it does where CLDR's date is printed.
    galley.replace(r"(?<=\bكانون|\bتشرين) (?=(?:الأول|الثاني)\b)", FIXED)
    bind_numbers(galley, FIXED)
