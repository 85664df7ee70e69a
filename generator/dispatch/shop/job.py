"""What a print shop is to print of a brief, and whom it is delivered to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import DistributionPlan
from generator.files import write_table
from generator.model.dispatch import Recipient
from generator.model.edition import Edition
from generator.model.paper import find_paper

PAGES_A_SHEET = 2
"""Printed on both sides."""
RUNS = (
    "file",
    "format",
    "language",
    "paper",
    "pages",
    "copies",
    "sheets per copy",
    "sheets",
)
DELIVERIES = ("recipient", "name", "organisation", "file", "copies")


@dataclass(frozen=True, slots=True)
class PrintRun:
    """One edition, how often it is printed, and how many sheets that takes."""

    edition: Edition
    pages: int
    copies: int

    @property
    def path(self) -> str:
        """The file's name."""
        return f"{self.edition.name}.pdf"

    @property
    def paper(self) -> str:
        """The paper as people call it: ``A4``, ``Letter``."""
        return find_paper(self.edition.paper).title

    @property
    def sheets_per_copy(self) -> int:
        """The sheets of one copy, printed on both sides."""
        return -(-self.pages // PAGES_A_SHEET)

    @property
    def sheets(self) -> int:
        """The sheets of all copies."""
        return self.sheets_per_copy * self.copies


@dataclass(frozen=True, slots=True)
class Delivery:
    """What goes to one recipient: so many copies of each of these editions."""

    recipient: Recipient
    editions: tuple[Edition, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The editions in short, as ``brief fr A4``."""
        return tuple(
            f"{each.format} {each.locale} {find_paper(each.paper).title}" for each in self.editions
        )


@dataclass(frozen=True, slots=True)
class Job:
    """All that is printed of a brief; ``runs`` in the order of their files' names."""

    brief: str
    runs: tuple[PrintRun, ...]
    deliveries: tuple[Delivery, ...]

    @property
    def copies(self) -> int:
        """All copies of all editions."""
        return sum(run.copies for run in self.runs)

    @property
    def sheets(self) -> int:
        """All sheets."""
        return sum(run.sheets for run in self.runs)


def make_job(plan: DistributionPlan, built: Mapping[Edition, BuiltEdition]) -> Job:
    """Count what a plan asks to be printed: of each of their editions a recipient's copies.

    :param built: the editions of the print profile.
    """
    copies: dict[Edition, int] = {}
    deliveries: list[Delivery] = []
    for consignment in plan.consignments:
        recipient = consignment.recipient
        if not recipient.copies:
            continue
        editions = tuple(each.edition for each in consignment.assignments)
        deliveries.append(Delivery(recipient, editions))
        for edition in editions:
            copies[edition] = copies.get(edition, 0) + recipient.copies
    runs = tuple(
        PrintRun(edition, built[edition].pages, count)
        for edition, count in sorted(copies.items(), key=lambda item: item[0].name)
    )
    return Job(plan.brief, runs, tuple(deliveries))


def list_runs(job: Job) -> bytes:
    """List what is printed, as CSV: a row for each edition, and their sum."""
    rows = [
        (
            run.path,
            run.edition.format,
            run.edition.locale,
            run.paper,
            run.pages,
            run.copies,
            run.sheets_per_copy,
            run.sheets,
        )
        for run in job.runs
    ]
    total = ("total", "", "", "", "", job.copies, "", job.sheets)
    return _encode(write_table(RUNS, [*rows, total]))


def list_deliveries(job: Job) -> bytes:
    """List who gets how many copies of which file, as CSV."""
    rows = [
        (
            each.recipient.id,
            each.recipient.name,
            each.recipient.organisation,
            f"{edition.name}.pdf",
            each.recipient.copies,
        )
        for each in job.deliveries
        for edition in each.editions
    ]
    return _encode(write_table(DELIVERIES, rows))


def _encode(table: str) -> bytes:
    """Encode a table in UTF-8, with the mark by which spreadsheets know it."""
    return table.encode("utf-8-sig")
