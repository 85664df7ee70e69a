"""What is read for a selection of editions, each once, and what is found wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.errors import BriefsError, Finding, Severity

Read = TypeVar("Read")


class Gathering:
    """Values by what they are of, and the findings of all that was read and checked."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        """What stops the editions."""
        self.warnings: dict[tuple[str, str], tuple[Finding, ...]] = {}
        """What does not, by the locale and the domain of the texts."""
        self._known: dict[tuple[object, ...], object] = {}

    def once(self, read: Callable[[], Read], *key: object) -> Read | None:
        """Give what ``read`` gives, remembered; None where it failed, its findings kept."""
        if key not in self._known:
            try:
                self._known[key] = read()
            except BriefsError as failure:
                self.findings += failure.findings
                self._known[key] = None
        return self._known[key]  # type: ignore[return-value]

    def recall(self, *key: object) -> object:
        """Give what has been read already; None where nothing has, or it failed."""
        return self._known.get(key)

    def sort(self, found: Iterable[Finding], locale: str, domain: str) -> None:
        """Keep what the checks of a domain's texts found: errors stop, warnings are only said."""
        findings = tuple(found)
        self.findings += [each for each in findings if each.severity is Severity.ERROR]
        self.warnings[locale, domain] = tuple(
            each for each in findings if each.severity is Severity.WARNING
        )

    def refuse(self) -> None:
        """Raise all that was found, warnings too, where anything stops the editions.

        :raises BriefsError: with every finding of all files.
        """
        if self.findings:
            warnings = [each for found in self.warnings.values() for each in found]
            raise BriefsError([*self.findings, *warnings])
