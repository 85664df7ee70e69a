"""The copies of editions, as they are or stamped with their readers' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalogs.checks.glyphs import check_glyphs
from generator.dispatch.pack.letters import STAMP, Letters
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.recipients import PATH
from generator.errors import Finding, Origin, PublishError
from generator.model.dispatch import Assignment, Recipient
from generator.model.edition import Edition

if TYPE_CHECKING:
    from generator.dispatch.pack.stamping import Master
    from generator.dispatch.pack.strip import Strip, StripMaker


class PlainCopies:
    """The editions as they were built."""

    def __init__(self, built: Mapping[Edition, BuiltEdition]) -> None:
        self.built = built
        self.known: dict[Edition, bytes] = {}

    def read(self, edition: Edition) -> bytes:
        """An edition's bytes, read once.

        :raises PublishError: when it is no longer the file that was planned with.
        """
        if edition not in self.known:
            self.known[edition] = self.built[edition].read()
        return self.known[edition]

    def make(self, assignment: Assignment) -> bytes:
        """What a recipient gets of one edition."""
        return self.read(assignment.edition)

    def number(self, recipient: Recipient) -> int | None:
        """The number that a recipient's copies carry."""
        return None


@dataclass(frozen=True, slots=True)
class _StampedLine:
    strip: Strip
    words: str


class PersonalCopies(PlainCopies):
    """Each with its reader's name and number in the foot and the properties.

    :param numbers: of each recipient's copies, by their ids.
    """

    def __init__(
        self, built: Mapping[Edition, BuiltEdition], letters: Letters, numbers: Mapping[str, int]
    ) -> None:
        super().__init__(built)
        self.letters = letters
        self.numbers = numbers
        self.masters: dict[Edition, Master] = {}
        self.lines: dict[tuple[str, str, float], _StampedLine | None] = {}
        self.maker: StripMaker | None = None

    def check(self, assignments: Iterable[Assignment]) -> None:
        """Lay out every line that these copies need, before anything is written.

        :raises PublishError: with a finding for each name that has no room or cannot be printed,
            and each edition whose foot has none.
        """
        findings: list[Finding] = []
        coverage = self.letters.find_coverage()
        for assignment in assignments:
            recipient, edition = assignment.recipient, assignment.edition
            where = Origin(PATH, recipient.line)
            lacking = list(check_glyphs(recipient.name, where, coverage))
            findings += lacking
            if lacking:
                continue
            try:
                if self._lay_out(assignment) is None:
                    message = f"{recipient.id}: the name has no room in the foot of {edition.name}"
                    remedy = "shorten it, or pack without --personal"
                    findings.append(Finding(where, message, remedy))
            except PublishError as failure:
                findings += failure.findings
        if findings:
            raise PublishError(findings)

    def make(self, assignment: Assignment) -> bytes:
        """A recipient's own copy of one edition."""
        from generator.dispatch.pack.stamping import stamp

        line = self._lay_out(assignment)
        assert line is not None, "checked before"
        return stamp(self._master(assignment.edition), line.strip, line.words)

    def number(self, recipient: Recipient) -> int | None:
        """The number that a recipient's copies carry."""
        return self.numbers[recipient.id]

    def _lay_out(self, assignment: Assignment) -> _StampedLine | None:
        from generator.dispatch.pack.strip import StripMaker, read_line

        recipient, locale = assignment.recipient, assignment.edition.locales[0]
        width = self._master(assignment.edition).room.width
        key = (recipient.id, locale, width)
        if key not in self.lines:
            self.maker = self.maker or StripMaker(self.letters.templates)
            number = self.numbers[recipient.id]
            page = self.letters.fill(STAMP, locale, number=number, name=recipient.name)
            strip = self.maker.lay_out(page, width)
            self.lines[key] = None if strip is None else _StampedLine(strip, read_line(page))
        return self.lines[key]

    def _master(self, edition: Edition) -> Master:
        from generator.dispatch.pack.stamping import prepare

        if edition not in self.masters:
            self.masters[edition] = prepare(self.read(edition), f"output/{edition.path}")
        return self.masters[edition]
