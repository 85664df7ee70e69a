"""What the checks found of a text, kept while it and all that it is held against are the same.

Whoever types one translation has the catalog checked anew with each pause; one text has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.catalogs.checks.check import TextCheck
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem

MOST = 1 << 13
"""How many texts are kept with what was found: ten subjects in as many languages."""


@dataclass(frozen=True)
class HeldTo:
    """A standard that compares by what the checks take from it."""

    standard: Standard = field(compare=False)
    key: tuple[object, ...]

    @staticmethod
    def of(standard: Standard) -> HeldTo:
        """Give a standard with its key."""
        around, glossary = standard.surroundings, standard.glossary
        terms = (
            ()
            if glossary is None
            else tuple(
                (form, tuple(term.accepted.items()), str(term.origin))
                for form, term in glossary.terms.values()
            )
        )
        key = (
            standard.source,
            standard.source_forms,
            standard.locale,
            standard.forms,
            terms,
            # To one part in a hundred: it says how long translations usually are.
            round(around.length, 2),
            around.sentences,
            tuple(around.names.items()),
            tuple(around.strange.items()),
        )
        return HeldTo(standard, key)


@lru_cache(MOST)
def find_problems(
    unit: Unit, held: HeldTo, checks: tuple[TextCheck, ...]
) -> Mapping[TextCheck, tuple[Problem, ...]]:
    """Give what the checks that find something find in a form, or have found before."""
    found = ((check, tuple(check.find(unit, held.standard))) for check in checks)
    return {check: problems for check, problems in found if problems}
