"""What a page can print: characters that the fonts have and a reader sees, and room for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from fontTools import unicodedata as scripts

from generator.catalogs.checks.check import UNSET, Check, TextCheck, quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.errors import Finding, Origin
from generator.language.characters import find_unseen
from generator.language.inline import Problem

SHARED = frozenset(["Zinh", "Zyyy", "Zzzz"])
"""ISO 15924: marks that take the script of their letter, signs of all scripts, no script."""

EXAMPLES = {
    **dict.fromkeys(["Hani", "Hira", "Kana", "Hang"], "Noto Sans CJK and Noto Serif CJK"),
    "Arab": "Noto Sans Arabic and Noto Naskh Arabic",
}


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


def _explain_script(script: str, origins: list[Origin]) -> Finding:
    name = str(scripts.script_name(script)).replace("_", " ")
    example = EXAMPLES.get(script, f"Noto Sans {name} and Noto Serif {name}")
    return Finding(
        origins[0],
        f"is the first of {len(origins)} texts written in {name}, of which the fonts of --serif and"
        " --sans have no letter",
        f"add a font that has it ({example}, say) to templates/fonts/fonts.css, and its family to"
        " --serif and --sans in templates/tokens.css",
    )


class Glyphs(Check):
    """Find characters that no font has; one finding a catalog for a script that the fonts lack."""

    name = "glyphs"
    fixed = UNSET

    def find(
        self, texts: Iterable[tuple[str, Origin]], coverage: frozenset[int]
    ) -> Iterator[Finding]:
        """Give the findings on all texts of a file; one for a script that the fonts lack.

        A script is lacking where no letter of it can be printed and several texts ask for one; a
        lone character is said where it stands.

        :param coverage: the code points that every family can print.
        """
        lacking = [
            (characters, text, origin)
            for text, origin in texts
            if (characters := _find_lacking(text, coverage))
        ]
        if not lacking:
            return
        known = {scripts.script(point) for point in coverage} | SHARED
        by_script: dict[str, list[Origin]] = {}
        for characters, _, origin in lacking:
            for script in dict.fromkeys(map(scripts.script, characters)):
                if script not in known:
                    by_script.setdefault(script, []).append(origin)
        absent = {script: origins for script, origins in by_script.items() if len(origins) > 1}
        for script, origins in absent.items():
            yield _explain_script(script, origins)
        for characters, _, origin in lacking:
            rest = "".join(each for each in characters if scripts.script(each) not in absent)
            yield from check_glyphs(rest, origin, coverage)


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
        length = len(text)
        if length > limit:
            yield Problem(
                f"has {length} characters in {quote(text)}, where {limit} have room", "shorten it"
            )
