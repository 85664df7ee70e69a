"""A number that a text says in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Worded:
    """A number in words, and where it stands.

    :param weak: whether the word has other meanings too, as “one” and “both”.
    :param also: what else it may say, as “third” a part and a rank.
    """

    value: Fraction
    start: int
    end: int
    ordinal: bool = False
    weak: bool = False
    also: frozenset[Fraction] = frozenset()
