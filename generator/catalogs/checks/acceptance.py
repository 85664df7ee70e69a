"""Exceptions that a translator has accepted, each by a comment in its entry.

``# accept spaces: as in the title`` names a check and gives the reason; of a check of numbers each
number is named, ``# accept 50: “une cinquantaine”``, so that no other is hidden. What the reason
quotes must be in the source: the exception is void when that changes. It is a comment of the
translator's, which gettext's tools, Poedit and Weblate keep with the entry.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalogs.checks.check import Check
from generator.language.inline import Problem
from generator.language.letters import fold
from generator.validation import nearest

ACCEPTANCE = re.compile(r"accept\s+(?:(?P<name>[^:]{1,40}?)\s*:\s*(?P<reason>.*)|(?P<bare>\S+))")

VALUE = re.compile(r"-?\d[\d.,/]*")
QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A check that may find something in an entry, or a number that is right there, and why."""

    name: str
    reason: str

    @property
    def is_value(self) -> bool:
        """Whether it names a number and not a check."""
        return VALUE.fullmatch(self.name) is not None

    def is_void(self, source: str) -> bool:
        """Whether its reason quotes what the source no longer says."""
        words = fold(source)
        return any(fold(each) not in words for each in QUOTED.findall(self.reason))


def find_acceptances(comments: Iterable[str]) -> tuple[Acceptance, ...]:
    """The acceptances among an entry's comments, in their order.

    A reason that a tool has wrapped begins on the next line.
    """
    found: list[Acceptance] = []
    for comment in comments:
        match = ACCEPTANCE.fullmatch(comment)
        if match is not None:
            name = match["name"] or match["bare"]
            found.append(Acceptance(name, match["reason"] or ""))
        elif found and not found[-1].reason:
            found[-1] = Acceptance(found[-1].name, comment)
    return tuple(found)


def list_values(acceptances: Iterable[Acceptance], source: str) -> frozenset[str]:
    """Give the numbers that an entry's acceptances name, with a reason that still holds."""
    return frozenset(
        each.name
        for each in acceptances
        if each.is_value and each.reason and not each.is_void(source)
    )


class UnusedAcceptance(Check):
    """Find an exception without a reason, of no check, that is void, or that accepts nothing."""

    name = "unused-acceptance"
    acceptable = False

    def find(
        self,
        acceptances: Iterable[Acceptance],
        used: Collection[str],
        run: Collection[str],
        checks: Mapping[str, Check],
        source: str,
    ) -> Iterator[Problem]:
        """Give what is wrong with the acceptances of an entry.

        :param used: the checks that found something in the entry, and the values that they named.
        :param run: the checks that were run on it.
        :param checks: all that there are.
        :param source: the text of the source language.
        """
        for acceptance in acceptances:
            if acceptance.is_value:
                by_value = {name for name, check in checks.items() if check.by_value}
                yield from _find_value(acceptance, used, bool(by_value & set(run)), source)
            else:
                yield from _find_name(acceptance, used, run, checks)


def _find_value(
    acceptance: Acceptance, used: Collection[str], is_run: bool, source: str
) -> Iterator[Problem]:
    value = acceptance.name
    if not acceptance.reason:
        yield Problem(f"accepts {value} without a reason", f"write it as “# accept {value}: why”")
    elif acceptance.is_void(source):
        yield Problem(
            f"accepts {value} for {acceptance.reason}, which the text no longer says",
            "look at the translation anew and remove the comment",
        )
    elif is_run and value not in used:
        yield Problem(
            f"accepts {value}, of which nothing is found", "remove the comment, which hides nothing"
        )


def _find_name(
    acceptance: Acceptance, used: Collection[str], run: Collection[str], checks: Mapping[str, Check]
) -> Iterator[Problem]:
    name = acceptance.name
    if name not in checks:
        known = {each for each, check in checks.items() if check.acceptable and not check.by_value}
        remedy = nearest(name, known, "name one of the checks, or the number that is right")
        yield Problem(f"accepts “{name}”, which is no check", remedy)
    elif not checks[name].acceptable:
        yield Problem(
            f"accepts “{name}”, which cannot be accepted",
            "mend the translation and remove the comment",
        )
    elif checks[name].by_value:
        yield Problem(
            f"accepts all that “{name}” finds, now and later",
            "name each number that is right, as “# accept 50: why”;"
            " “briefs catalog accept” rewrites such comments",
        )
    elif not acceptance.reason:
        yield Problem(f"accepts “{name}” without a reason", f"write it as “# accept {name}: why”")
    elif name in run and name not in used:
        yield Problem(f"accepts “{name}” where that check finds nothing", "remove the comment")
