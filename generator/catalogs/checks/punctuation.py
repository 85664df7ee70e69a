"""The signs between words: as the source has them, in the language's own, with its spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.check import TextCheck, quote, quote_around
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import ARABIC
from generator.language.rules import ARABIC_SIGNS, rules_of
from generator.model.checks import Level
from generator.model.locale import Locale

KINDS = {
    **dict.fromkeys(".。।۔።།။។։", "a full stop"),
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys("?؟？", "a question mark"),
    **dict.fromkeys("!！", "an exclamation mark"),
    **dict.fromkeys(";؛；", "a semicolon"),
    **dict.fromkeys(",،，、", "a comma"),
    "…": "an ellipsis",
}
SIGN = {
    "a full stop": ".",
    "a colon": ":",
    "a question mark": "?",
    "an exclamation mark": "!",
    "a semicolon": ";",
    "a comma": ",",
    "an ellipsis": "…",
}
FREE = ({"a colon", "a comma"}, {"a question mark", "no sign"})
"""What letters and titles end with by the custom of a place."""

CLOSING = " \u00a0\u202f»”’\"'›“)]}」』）*_"
ABBREVIATION = re.compile(r"\W*(?:(?:\w\.){2,}|(?:etc|al|Co|Inc|Jr|Ltd|usw)\.)")
"""A last word whose stop may be its own, as in “U.S.” and “etc.”; so may that of a lone word."""

LONE = 6
"""The length of a lone word that may be an abbreviation with its stop, as “No.”"""

BRACKETS = {")": "(", "]": "["}
BRACKET = re.compile(r"[()\[\]]")
QUOTES = (("«", "»"), ("“", "”"))
LOW_QUOTES = "„‚"
ITEM = re.compile(r"(?:^|[\n;:.,،؛]\s*)\w{1,2}$")
"""The letter or number before the bracket of an item in a list, as ``a)``."""

ASIDE = re.compile(r"\([^()]*\d[^()]*\)")
"""A reference between brackets."""

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class Punctuation(TextCheck):
    """Find another kind of sign at the end; Latin ``, ; ?`` in Arabic; what does not close."""

    name = "punctuation"
    of_source = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        text = unit.target.plain
        if not unit.of_source:
            yield from _check_end(unit.source.plain, text, standard)
        yield from _check_script(text, standard.language)
        yield from _check_brackets(text)
        aside = ASIDE.search(unit.source.plain)
        if aside is not None and not re.search(r"[(\[（［–—]", text):
            yield Problem(
                f"has no brackets, where the {standard.source_name} has {quote(aside[0])}",
                "put it between brackets",
                doubtful=True,
            )
        yield from _check_quotes(text, standard.language)


def _check_end(source: str, text: str, standard: Standard) -> Iterator[Problem]:
    wanted = _ends_of(source, Locale.of(standard.source).language)
    given = _ends_of(text, standard.language)
    rules = rules_of(standard.language)
    if wanted & given or (not rules.stops and "a full stop" in wanted | given):
        return
    ours, theirs = min(given), min(wanted)
    sign = SIGN.get(theirs, "")
    own = rules.signs.get(sign, sign)
    yield Problem(
        f"ends with {ours} where the {standard.source_name} ends with {theirs}",
        f"end it with “{own}”" if own else "remove it",
        doubtful={ours, theirs} in FREE,
    )


def _ends_of(text: str, language: str) -> frozenset[str]:
    """The kinds of sign that a text may be said to end with; a stop may be an abbreviation's."""
    rest = text.rstrip(CLOSING)
    last = rest[-1:]
    own = {sign: latin for latin, sign in rules_of(language).signs.items()}
    if rest.endswith("..."):
        return frozenset({KINDS["…"]})
    kind = KINDS.get(own.get(last, last), "no sign")
    if last == "." and _is_abbreviation(rest.split()):
        return frozenset({kind, "no sign"})
    return frozenset({kind})


def _is_abbreviation(words: list[str]) -> bool:
    lone = len(words) == 1 and len(words[0]) <= LONE
    return lone or ABBREVIATION.fullmatch(words[-1]) is not None


def _check_script(text: str, language: str) -> Iterator[Problem]:
    if rules_of(language).signs != ARABIC_SIGNS:
        for sign, own in zip("،؛؟", ",;?", strict=True):
            if sign in text:
                where = text.index(sign)
                around = quote_around(text, where, where + 1)
                yield Problem(f"has the Arabic sign “{sign}” in {around}", f"write “{own}”")
        return
    if not ARABIC.search(text):
        return
    for place, sign in enumerate(text):
        if sign in ARABIC_SIGNS and not _is_foreign(text, place):
            around = quote_around(text, place, place + 1)
            yield Problem(
                f"has the Latin sign “{sign}” in {around}", f"write “{ARABIC_SIGNS[sign]}”"
            )


def _is_foreign(text: str, place: int) -> bool:
    """Whether a sign belongs to a number or to words of the Latin script within Arabic ones."""
    if text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit():
        return True
    before = next((c for c in reversed(text[:place]) if c.isalpha()), "")
    after = next((c for c in text[place + 1 :] if c.isalpha()), "")
    return bool(LATIN.match(before) and LATIN.match(after))


def _check_brackets(text: str) -> Iterator[Problem]:
    waiting: list[str] = []
    for match in BRACKET.finditer(text):
        place, character = match.start(), match[0]
        opening = BRACKETS.get(character)
        if character in BRACKETS.values():
            waiting.append(character)
        elif opening and waiting and waiting[-1] == opening:
            waiting.pop()
        elif opening and (waiting or not ITEM.search(text[max(0, place - 5) : place])):
            yield Problem(f"closes with {character} what was not opened", f"add {opening}")
            return
    for character in waiting:
        yield Problem(f"does not close {character}", "close it")


def _check_quotes(text: str, language: str) -> Iterator[Problem]:
    if text.count('"') % 2:
        yield Problem("has an odd number of straight quotation marks", "close each quotation")
    low = text.count("„")
    if low > text.count("“") + text.count("”"):
        yield Problem("does not close „", "add “")
    if rules_of(language).mirrors_quotes or any(sign in text for sign in LOW_QUOTES):
        return
    for opening, closing in QUOTES:
        opened, closed = text.count(opening), text.count(closing)
        if opened > closed:
            yield Problem(f"does not close {opening}", f"add {closing}")
        elif closed > opened:
            yield Problem(f"closes with {closing} what was not opened", f"add {opening}")


BEFORE = re.compile(r"(?<=[^\s;:!?«(\[])(?:(?<!\d):|:(?!\d)|[;!?»])")
AFTER = re.compile(r"«(?!\s)")
PERCENT = re.compile(r"(?<=\d)[%‰](?!\w)")


class FrenchSpaces(TextCheck):
    """Find in French, no space before ``; : ! ? »`` or after ``«``."""

    name = "french-spaces"
    level = Level.WARNING
    of_source = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        if not rules_of(standard.language).spaces_signs:
            return
        text = unit.target.plain
        for pattern, side in ((BEFORE, "before"), (AFTER, "after"), (PERCENT, "before")):
            for match in pattern.finditer(text):
                where = quote_around(text, match.start(), match.end())
                yield Problem(f"has no space {side} “{match[0]}” in {where}", "type one")


RUN = re.compile(r"\s{2,}|[\n\t]")


class Spaces(TextCheck):
    """Find spaces or line breaks at an end other than the source's; two spaces in a row."""

    name = "spaces"
    of_source = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, form = unit.source.written, unit.target.written
        for verb, wanted, given in (
            ("begins", _leading(source), _leading(form)),
            ("ends", _leading(source[::-1]), _leading(form[::-1])),
        ):
            if len(given) > len(wanted):
                yield Problem(
                    f"{verb} with {_name(given)}, as the {standard.source_name} does not",
                    "remove it",
                )
            elif given != wanted:
                yield Problem(
                    f"{verb} without {_name(wanted)}, unlike the {standard.source_name}", "add it"
                )
        text = form.strip()
        # A source is held to the rule itself; a translation may do what its source does.
        known = set() if unit.of_source else {match[0] for match in RUN.finditer(source.strip())}
        for match in RUN.finditer(text):
            if match[0] not in known:
                where = quote_around(text, match.start(), match.end())
                yield Problem(f"has {_name(match[0])} inside {where}", "keep one space")


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _name(run: str) -> str:
    if "\n" in run:
        return "a line break"
    if "\t" in run:
        return "a tab"
    return "a space" if len(run) == 1 else f"{len(run)} spaces"
