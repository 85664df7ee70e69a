"""The spacing and doubling of signs, and the quotation marks of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.catalogs.checks.check import TextCheck, quote, quote_around
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.rules import rules_of
from generator.model.checks import Level
from generator.model.locale import Locale

DOUBLED = re.compile(r"(?<![.,;:!?،؛؟])(?:\.\.(?!\.)|([,;:!?،؛؟])\1)(?![.,;:!?،؛؟])")
DASHES = re.compile(r"(?<=\w) ?--+ ?(?=\w)")
CLOSE = re.compile(r"(?<=[^\W\d_])[,;،؛](?=[^\W\d_])|(?<=[^\W\d_])[.!?:؟](?=[A-ZÀ-Þ][a-zß-ÿ])")
PAIRS = re.compile('[«»“”„‟"‹›]')
_UNITS = r"(?:k?m|[cm]m|kg|ha|km/h|mph|kW|MW|GW|t)(?![\w/])"
GLUED, APART = re.compile(rf"(?<![\w.-])\d+{_UNITS}"), re.compile(rf"\d[ \u00a0\u202f]{_UNITS}")
INVERTED = frozenset({"es", "gl", "ast", "ca", "eu"})
"""Languages in which ¿ and ¡ begin a question and an exclamation, or may."""
OPENING = re.compile("(?:^|[\\s(])[”»](?=\\w)|(?<=\\w)[“„](?=[\\s.,;:!?)]|$)")
GERMAN = frozenset(
    {"de", "cs", "sk", "sl", "hr", "sr", "bg", "pl", "da", "hu", "ro", "et", "lt", "lv"}
)
"""The languages that close with “ or open with » (CLDR, delimiters)."""
LOW = frozenset({"de", "cs", "sk", "sl", "bg"})
"""Those that open with „ and close with “."""
GERMAN_OPENING = re.compile(r"(?:^|[\s(])“(?=\w)")
FOREIGN = {"en": "«»„", "ar": "„", "de": "«»", "fr": "„"}
"""Marks that a language does not quote with, however its schools differ."""


class Signs(TextCheck):
    """Find a space before a sign or none after it, against the language; a sign that is doubled."""

    name = "signs"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.plain, unit.target.plain
        for match in DOUBLED.finditer(text):
            if match[0] not in source:
                where = quote_around(text, match.start(), match.end())
                yield Problem(f"has “{match[0]}” in {where}", "keep one")
        if DASHES.search(text) and "--" not in source:
            yield Problem(f"has two hyphens for a dash in {quote(text)}", "write –", doubtful=True)
        yield from _find_glued(source, text)
        yield from _find_inverted(source, text, standard)
        for match in _before(standard.language).finditer(text):
            where = quote_around(text, match.start(), match.end())
            yield Problem(f"has a space before “{match[0].strip()}” in {where}", "remove it")
        for match in CLOSE.finditer(text):
            where = quote_around(text, match.start(), match.end())
            if text[match.start() - 1 : match.end() + 1] not in source:
                yield Problem(f"has no space after “{match[0]}” in {where}", "type one")


def _find_glued(source: str, text: str) -> Iterator[Problem]:
    """Find a number that its unit follows at once, where the source parts them."""
    glued = GLUED.search(text)
    if glued and APART.search(source):
        yield Problem(
            f"has no space between number and unit in “{glued[0]}”", "type one", doubtful=True
        )


def _find_inverted(source: str, text: str, standard: Standard) -> Iterator[Problem]:
    """Find ¿ and ¡ in a language that has none, or none in Spanish, which has them."""
    strange = next((sign for sign in "¿¡" if sign in text and sign not in source), "")
    if strange and standard.language not in INVERTED:
        yield Problem(f"has “{strange}” in {quote(text)}", "remove it")
    elif standard.language == "es":
        for begin, end in ("¿?", "¡!"):
            if text.count(begin) < text.count(end):
                yield Problem(f"has “{end}” without “{begin}” in {quote(text)}", "type it")


@cache
def _before(language: str) -> re.Pattern[str]:
    signs = ",.)،؛؟" if rules_of(language).spaces_signs else ",.;:!?)،؛؟"
    signs = re.escape(signs.replace(".", ""))
    # “ .NET” is a name.
    return re.compile(rf"(?<=\w)[ \u00a0\u202f]+(?:[{signs}](?![)(/-])|\.(?![\w.]))")


class Quotations(TextCheck):
    """Find a quotation lost, its marks the wrong way round, or marks of another language."""

    name = "quotations"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.plain, unit.target.plain
        if len(PAIRS.findall(source)) > 1 and not re.search("[«»“”„\"‹›‘’'*]", text):
            yield Problem(
                f"quotes nothing, where the {standard.source_name} quotes: {quote(text)}",
                "put what is quoted between quotation marks",
            )
            return
        wanted, given = _count(source), _count(text)
        # French quotes once what English interrupts: “I never”, she says, “look back”.
        may_join = rules_of(standard.language).spaces_signs
        if given < wanted and not (given and may_join) and not re.search("[‘‹']", text):
            yield Problem(
                f"quotes {given or 'nothing'} where the {standard.source_name} quotes {wanted}:"
                f" {quote(text)}",
                "put what is quoted between quotation marks",
            )
        opening = GERMAN_OPENING.search(text) if standard.language in LOW else None
        foreign = FOREIGN.get(standard.language, "")
        strange = next((sign for sign in text if sign in foreign), "")
        if standard.language == "fr" and re.search("“", text) and not re.search('[«"]', text):
            strange = "“"
        if strange == "»" and standard.language == "de" and text.find("»") < text.find("«"):
            strange = ""
        if opening:
            yield Problem(
                f"opens a quotation with “ in {quote(text)}, with which {_name(standard)} closes",
                'type "',
            )
        elif strange:
            yield Problem(
                f"quotes with {strange}, which is not how {_name(standard)} quotes", 'type "'
            )
        elif standard.language not in GERMAN and OPENING.search(text):
            yield Problem(f"has quotation marks the wrong way round in {quote(text)}", "turn them")


def _count(text: str) -> int:
    return (len(PAIRS.findall(text)) + 1) // 2


def _name(standard: Standard) -> str:
    return Locale.of(standard.locale).english_name
