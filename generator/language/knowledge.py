"""What a language's file tells of its texts, for who reads what they say: words beyond CLDR's.

All words are as :func:`generator.language.letters.fold` writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Words by what they say. What is not told is not read."""

    fractions: Mapping[str, str] = field(default_factory=dict)
    """Parts of one, as ``half`` and ``1/2``."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Words for a number beyond those that one counts with: a dozen, both."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """Nouns of number with their powers of ten, in every form."""
    hundreds: frozenset[str] = frozenset()
    """Words that make hundreds of the number before them."""
    vague: frozenset[str] = frozenset()
    """Nouns that without a number say none: thousands, dozens."""
    conjunctions: frozenset[str] = frozenset()
    """What joins the parts of a number: “two hundred and three”."""
    articles: frozenset[str] = frozenset()
    """What may stand before a half, a hundred, a million."""
    joints: frozenset[str] = frozenset()
    """What joins the ends of a range."""
    compounds: bool = False
    """Whether number words are written together with each other and with what they count."""
    counted: tuple[str, ...] = ()
    """How the rest of a word begins that counts with its first part, as in “elfjährig”."""
    stem: Callable[[str], str] | None = None
    """Gives what is common to the forms of a number's word: genders, cases."""
    prefixes: str = ""
    """A pattern of what is written with the word after it."""
    endings: str = ""
    """A pattern of what a noun may end with beyond the forms that CLDR has."""
    hints: Callable[[str], frozenset[int]] | None = None
    """Gives the numbers that a text may say by the forms of its nouns, as a dual."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Words of units by CLDR's names (``length-mile``), beyond CLDR's own words."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Words of currencies by their codes (ISO 4217), beyond CLDR's."""
    below_zero: frozenset[str] = frozenset()
    """What says that the number is negative."""
    compass: Mapping[str, str] = field(default_factory=dict)
    """Words of the points of the compass by ``N``, ``S``, ``E``, ``W``."""
    negations: str = ""
    """A pattern of what denies, prefixes of words too."""
    denials: str = ""
    """A pattern of what surely denies a whole sentence; a part of ``negations``."""
    stop_words: frozenset[str] = frozenset()
    """Its commonest words that no other language of the list has."""
    acronyms: Mapping[str, str] = field(default_factory=dict)
    """Its own initials or names of bodies that have other initials in English, by those."""
    peoples: Mapping[str, str] = field(default_factory=dict)
    """How adjectives and names of peoples begin that are not like their country’s name, by its code
    (ISO 3166)."""
    opposites: Mapping[str, str] = field(default_factory=dict)
    """Patterns of words by what they say that has an opposite: ``left``, ``above``."""
    pairs: Mapping[str, int] = field(default_factory=dict)
    """Forms of a noun of number that say two of it, with its power of ten."""
    hours: tuple[str, ...] = ()
    """What follows the number of an hour of the day."""
    letters: str = ""
    """Letters of its script that it does not use."""


PLAIN = Knowledge()
"""Of a language whose file tells nothing."""


def list_words(text: str) -> frozenset[str]:
    """Give the words of a line, as a language's file lists them."""
    return frozenset(text.split())
