"""Exceptions that a translator has accepted, each by a comment in its entry.

``# accept numbers: the treaty's own wording`` names a check and gives the reason. It is a comment
of the translator's, which gettext's tools, Poedit and Weblate keep with the entry.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalogs.checks.check import Check
from generator.language.inline import Problem
from generator.model.checks import Level
from generator.validation import nearest

ACCEPTANCE = re.compile(r"accept\s+(?:(?P<name>[^:]{1,40}?)\s*:\s*(?P<reason>.*)|(?P<bare>\S+))")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A check that may find something in an entry, and why."""

    name: str
    reason: str


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


class UnusedAcceptance(Check):
    """Find an exception without a reason, of no check, or where the check finds nothing."""

    name = "unused-acceptance"
    level = Level.WARNING
    acceptable = False

    def find(
        self,
        acceptances: Iterable[Acceptance],
        used: Collection[str],
        run: Collection[str],
        checks: Mapping[str, Check],
    ) -> Iterator[Problem]:
        """Give what is wrong with the acceptances of an entry.

        :param used: the checks that found something in the entry.
        :param run: the checks that were run on it.
        :param checks: all that there are.
        """
        for acceptance in acceptances:
            name = acceptance.name
            if name not in checks:
                known = {each for each, check in checks.items() if check.acceptable}
                remedy = nearest(name, known, "name one of the checks")
                yield Problem(f"accepts “{name}”, which is no check", remedy)
            elif not checks[name].acceptable:
                yield Problem(
                    f"accepts “{name}”, which cannot be accepted",
                    "mend the translation and remove the comment",
                )
            elif not acceptance.reason:
                yield Problem(
                    f"accepts “{name}” without a reason", f"write it as “# accept {name}: why”"
                )
            elif name in run and name not in used:
                yield Problem(
                    f"accepts “{name}” where that check finds nothing", "remove the comment"
                )
