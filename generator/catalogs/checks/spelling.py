"""Words that the dictionaries of the machine do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.check import TextCheck
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.dictionary import Spell, find_dictionary
from generator.language.inline import Problem
from generator.language.letters import fold
from generator.model.checks import Level

WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{3,}(?:['’][^\W\d_]+)*(?![\w@/]|-\w|\.\w)")
"""A word of three letters or more, no part of a compound, of an address or of initials."""


class Spelling(TextCheck):
    """Find a word in no dictionary of the language, where Enchant and Hunspell have one."""

    name = "spelling"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form: names, and words that the source has too, are none."""
        spell = find_dictionary(standard.forms)
        if spell is None or unit.of_source:
            return
        words = dict.fromkeys(WORD.findall(unit.target.plain))
        doubtful = [word for word in words if word[0].islower() and not _is_spelt(word, spell)]
        known = _list_known(unit, standard) if doubtful else frozenset()
        for word in doubtful:
            if fold(word) not in known:
                yield Problem(f"has “{word}”, which no dictionary has", "correct it")


def _is_spelt(word: str, spell: Spell) -> bool:
    plain = word.replace("’", "'")
    parts = plain.split("'")
    return spell(plain) or all(len(part) < 2 or spell(part) for part in parts)  # noqa: PLR2004


def _list_known(unit: Unit, standard: Standard) -> frozenset[str]:
    """The words of the project's names and terms, and those of the source, folded."""
    texts = [unit.source.plain, *standard.surroundings.names.values()]
    if standard.glossary is not None:
        terms = {term.origin: term for _, term in standard.glossary.terms.values()}.values()
        texts += [form for term in terms for form in term.accepted_in(standard.locale)]
    return frozenset(fold(word) for text in texts for word in WORD.findall(text))
