"""What is known of each language beyond CLDR: one file a language, by its code (ISO 639).

A file is found by its name and gives ``RULES``; a language without one has the plain rules.
Where a code is a word of Python, as Icelandic ``is``, an underscore follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from keyword import iskeyword
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.language.knowledge import PLAIN, Knowledge

if TYPE_CHECKING:
    from generator.language.typography.galley import Galley
    from generator.language.typography.quotation import QuotationMarks

USUAL = ""
"""The name of the only typography of a language that has one."""

ARABIC_SIGNS: Mapping[str, str] = {",": "،", ";": "؛", "?": "؟"}
"""The signs of the languages that are written in the Arabic script."""

WIDE_SIGNS: Mapping[str, str] = {
    ".": "。",
    ":": "：",
    "?": "？",
    "!": "！",
    ";": "；",
    ",": "，",
}
"""The signs that are as wide as a character of Chinese and Japanese."""


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """What holds in one language. What is not said is as in most."""

    typesetters: Mapping[str, Callable[[Galley], None]] = field(default_factory=dict)
    """Its schools of typography by name, the usual one first; :data:`USUAL` where it has one."""
    marks: QuotationMarks | None = None
    """Its quotation marks and apostrophe; None where typed ones are left."""
    codes: str = ""
    """Its words before a number whose hyphen is no range, as “Law 107-243”: a regular
    expression."""
    superscripts: Callable[[Markup], Markup] | None = None
    """Raises what the language raises, in HTML."""
    signs: Mapping[str, str] = field(default_factory=dict)
    """Its own signs, by the Latin ones that they stand for."""
    stops: bool = True
    """Whether a sentence ends with a stop, and not with a space alone."""
    spaces_signs: bool = False
    """Whether a space stands before ``; : ! ? »`` and after ``«``."""
    mirrors_quotes: bool = False
    """Whether the same mark may stand before and after what is quoted."""
    doubled: frozenset[str] = frozenset()
    """Words that its grammar sets side by side, as in “nous nous engageons”."""
    repeated: str = ""
    """Words that are said twice for “one by one”: a regular expression of the folded word."""
    doubles_words: bool = False
    """Whether it doubles words for the plural, for emphasis or for each one."""
    spellings: Callable[[str], tuple[str, ...]] | None = None
    """Gives the forms that a folded word also takes inside a text."""
    month_names: tuple[str, ...] = ()
    """The locales (CLDR) by which its countries name the months otherwise."""
    declines_months: bool = False
    """Whether it declines a month's name in more cases than CLDR gives."""
    first_day: str = ""
    """How the first day of a month is written, where it is no plain 1."""
    after_million: Callable[[str], str] | None = None
    """Puts between a million and what it counts the word that stands there, as French “de”."""
    mend_spelling: Callable[[str], str] | None = None
    """Puts right what CLDR’s rules write for a number in words."""
    misspelt: frozenset[str] = frozenset()
    """Forms of numbers in words that CLDR has, and has wrong."""
    bare_hundreds: frozenset[str] = frozenset()
    """The territories that say “one hundred one”, where others of the language put “and” in."""
    prepare_capitals: Callable[[str], str] | None = None
    """Changes a text before its letters are made capitals (Unicode: SpecialCasing)."""
    knowledge: Knowledge = PLAIN
    """Its words by what they say, beyond CLDR's."""


@cache
def rules_of(language: str) -> LanguageRules:
    """Give the rules of a language (ISO 639); the plain ones where it has no file here."""
    name = f"{__name__}.{language}{'_' * iskeyword(language)}"
    if not (language.isascii() and language.isalpha()) or find_spec(name) is None:
        return LanguageRules()
    rules: LanguageRules = import_module(name).RULES
    return rules
