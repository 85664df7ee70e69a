"""Typography by language, done at composition so that no author or translator types it.

The rules of a language are in its file of ``language/rules``; here are ``common`` for what all
share, ``from_right`` for the scripts from the right, ``isolation`` for two directions in a text,
``stops`` for the full stops where texts meet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from generator.language.rules import USUAL, LanguageRules, rules_of
from generator.language.typography.common import typeset_plain
from generator.language.typography.from_right import typeset_arabic
from generator.language.typography.galley import FIXED, NARROW, Galley
from generator.language.typography.isolation import isolate_runs, isolate_whole
from generator.language.typography.quotation import set_primes
from generator.language.typography.stops import join_stops
from generator.model.locale import Direction, Locale

__all__ = ["FIXED", "NARROW", "Typography", "known_styles", "typography_of"]

Rules = Callable[[Galley], None]
MOST_KEPT = 4096
"""How many texts are kept as they were set: formats and papers print the same ones."""


def _keep(html: Markup) -> Markup:
    return html


@dataclass(frozen=True, slots=True)
class Typography:
    """What one language does to running text, and to text that is HTML already.

    :param rules: the language's own rules, in the order in which they are kept.
    :param direction: the direction of its script; runs of the other one are isolated (UAX 9).
    :param superscripts: raises what the language raises, in HTML.
    """

    rules: Rules
    direction: Direction = "ltr"
    superscripts: Callable[[Markup], Markup] = _keep

    def typeset(self, text: str) -> str:
        """The text with its language's spaces, quotation marks and dashes.

        Addresses, ``{name}`` and ``%(name)s`` stay as they are. Where its words run in two
        directions, those of the other direction stand between U+2066 or U+2067 and U+2069.
        """
        return _typeset(self, text)

    def order(self, text: str) -> str:
        """A text whose typography is done, its runs of the other direction between isolates."""
        galley = Galley.read(text)
        isolate_runs(galley, self.direction)
        return str(galley)

    def isolate(self, text: str) -> str:
        """A value from elsewhere, to be put into a text of this language: a digest, an address.

        It comes back between isolates where it runs the other way; as it is otherwise.
        """
        return isolate_whole(text, self.direction)


@lru_cache(maxsize=MOST_KEPT)
def _typeset(typography: Typography, text: str) -> str:
    galley = Galley.read(text)
    typography.rules(galley)
    # No line begins with a hyphen that stands for a dash.
    galley.replace(r"(?<=\S) (?=- )", FIXED)
    join_stops(galley)
    isolate_runs(galley, typography.direction)
    return str(galley)


@cache
def typography_of(locale: str, style: str | None = None) -> Typography:
    """The typography of a locale's language, or a plain one for a language without rules here.

    :param locale: its name (BCP 47); its script says whether it runs from the right, as ``uz-Arab``
        does and ``uz`` does not.
    :param style: one of the language's :func:`known_styles`; None for the first of them.
    :raises ValueError: for a style that the language does not have.
    """
    known = Locale.of(locale)
    rules = rules_of(known.language)
    styles = known_styles(known.language)
    if style is not None and style not in styles:
        names = ", ".join(styles) or "none"
        raise ValueError(f"{known.language} has no typography named {style}; it has {names}")
    usual = next(iter(rules.typesetters.values()), _plain(rules, known.direction))
    typeset = usual if style is None else rules.typesetters[style]
    return Typography(typeset, known.direction, rules.superscripts or _keep)


def _plain(rules: LanguageRules, direction: Direction) -> Rules:
    """The typography of a language with no more than its marks, and its words before numbers."""
    typeset = typeset_arabic if direction == "rtl" else typeset_plain

    def set_words(galley: Galley) -> None:
        if rules.marks is not None:
            rules.marks.curl(galley)
        else:
            set_primes(galley)
        typeset(galley, rules.codes)

    return set_words


def known_styles(language: str) -> tuple[str, ...]:
    """The names of a language's typographies where it has several, the usual one first."""
    return tuple(name for name in rules_of(language).typesetters if name != USUAL)
