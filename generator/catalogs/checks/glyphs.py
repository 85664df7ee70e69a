"""What a page can print: characters that the fonts have and a reader sees, and room for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fontTools import unicodedata as scripts

from generator.catalogs.checks.check import UNSET, Check, TextCheck, quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.design.packages import EAST_ASIAN, name_families, name_packages
from generator.errors import Finding, Origin
from generator.language.characters import find_unseen
from generator.language.inline import Problem
from generator.model.locale import name_script

SHARED = frozenset(["Zinh", "Zyyy", "Zzzz"])
"""ISO 15924: marks that take the script of their letter, signs of all scripts, no script."""
TOGETHER = "Hani"
"""Stands for all scripts that a family of Chinese, Japanese and Korean has."""
SHOWN = 8
"""How many characters that are lacking a finding names."""


def check_glyphs(text: str, origin: Origin, coverage: frozenset[int]) -> Iterator[Finding]:
    """A finding for each character of a text that no font of the project has.

    :param coverage: the code points that every family can print.
    """
    for character in _find_lacking(text, coverage):
        name = unicodedata.name(character, "without a name")
        yield Finding(
            origin,
            f"holds {character!r} (U+{ord(character):04X}, {name}), which no font has",
            "write it otherwise, or add a font that has it to templates/fonts/fonts.css",
        )


def _find_lacking(text: str, coverage: frozenset[int]) -> tuple[str, ...]:
    return tuple(
        character
        for character in dict.fromkeys(text)
        if ord(character) not in coverage and character not in "\n\t"
    )


@dataclass(slots=True)
class _Lack:
    """What the fonts lack of a script, or of the scripts that one family has together."""

    origin: Origin
    """Of the first text that asks for it."""
    texts: int = 0
    scripts: dict[str, None] = field(default_factory=dict)
    characters: dict[str, None] = field(default_factory=dict)
    """What is lacking, in the order in which it is asked for."""

    def explain(self, *, whole: bool) -> Finding:
        """Give the finding at the first text.

        :param whole: whether the fonts have no letter of the scripts.
        """
        message = f"is the first of {self.texts} texts" if self.texts > 1 else "is a text"
        if whole:
            names = ", ".join(name_script(script) for script in self.scripts)
            message += (
                f" written in {names}, of which the fonts of --serif and --sans have no letter"
            )
        else:
            more = len(self.characters) - SHOWN
            named = ", ".join(list(self.characters)[:SHOWN]) + f" and {more} more" * (more > 0)
            message += f" with characters that no font has: {named}"
        # Kana or Hangul say whose forms of the Chinese characters are meant.
        script = max(self.scripts, key=lambda script: script != TOGETHER)
        families = " and ".join(dict.fromkeys(name_families(script)))
        remedy = (
            f"name fonts that have them ({families}, say) under [fonts] in briefs.toml"
            f" ({name_packages(script)}), or add their files to templates/fonts/fonts.css and to"
            " --serif and --sans in templates/tokens.css"
        )
        return Finding(self.origin, message, remedy)


class Glyphs(Check):
    """Find characters that no font has; one finding a catalog for each script."""

    name = "glyphs"
    fixed = UNSET

    def find(
        self, texts: Iterable[tuple[str, Origin]], coverage: frozenset[int]
    ) -> Iterator[Finding]:
        """Give the findings on all texts of a file: one for each script of which letters lack.

        Signs that scripts share, as the ideographic full stop, go with the script of their text. A
        character that is lacking alone is said where it stands.

        :param coverage: the code points that every family can print.
        """
        lacks: dict[str, _Lack] = {}
        alone: list[tuple[str, Origin]] = []
        for text, origin in texts:
            asked, rest = _sort(_find_lacking(text, coverage))
            for group, characters in asked.items():
                lack = lacks.setdefault(group, _Lack(origin))
                lack.texts += 1
                for character in characters:
                    lack.characters[character] = None
                    if (script := scripts.script(character)) not in SHARED:
                        lack.scripts[script] = None
            alone.append((rest, origin))
        known = {scripts.script(point) for point in coverage} if lacks else set()
        for lack in lacks.values():
            if len(lack.characters) == lack.texts == 1:
                alone.append(("".join(lack.characters), lack.origin))
            else:
                yield lack.explain(whole=not known & set(lack.scripts))
        for rest, origin in alone:
            yield from check_glyphs(rest, origin, coverage)


def _sort(characters: Iterable[str]) -> tuple[dict[str, list[str]], str]:
    """Characters by the script whose font has them; and signs that no letter stands beside."""
    asked: dict[str, list[str]] = {}
    shared: list[str] = []
    for character in characters:
        script = scripts.script(character)
        if script in SHARED:
            shared.append(character)
        else:
            group = TOGETHER if script in EAST_ASIAN else script
            asked.setdefault(group, []).append(character)
    if not asked:
        return {}, "".join(shared)
    next(iter(asked.values())).extend(shared)
    return asked, ""


class Controls(TextCheck):
    """Find control characters, and those that turn the direction of what follows."""

    name = "controls"
    fixed = "a reader could be deceived"
    of_source = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        text = unit.target.written
        if not text.isprintable():
            yield from find_unseen(text.replace("\n", " "))


class Length(TextCheck):
    """Find a text longer than the limit that its place has."""

    name = "length"
    of_source = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        limit = unit.message.limit
        if limit is None:
            return
        text = unit.target.plain
        # Signs over, under and in letters take no room of their own, in whatever script.
        length = sum(not unicodedata.category(each).startswith("M") for each in text)
        if length > limit:
            yield Problem(
                f"has {length} characters in {quote(text)}, where {limit} have room", "shorten it"
            )
