"""``data/recipients.csv`` as ``send`` needs it: who is on it, at which address, in which groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.dispatch.pack.packages import MANIFEST, Parcel
from generator.dispatch.plan.recipients import PATH, read_recipients
from generator.errors import Finding, Origin, UsageError
from generator.files import ProjectFiles
from generator.model.dispatch import Recipient
from generator.project import Project
from generator.validation import nearest


def read_roll(project: Project) -> tuple[Recipient, ...] | None:
    """The list; None where the project has none.

    :raises ContentError: with every finding of the table.
    """
    files = ProjectFiles(project.root)
    return read_recipients(files, project) if files.exists(PATH) else None


def find_members(roll: Iterable[Recipient] | None, groups: Collection[str]) -> frozenset[str]:
    """The ids of the recipients of these groups.

    :raises UsageError: for a group that no one belongs to.
    """
    rows = tuple(roll or ())
    known = {name for row in rows for name in row.groups}
    for group in groups:
        if group not in known:
            remedy = nearest(group, known, "ask for a group that it has")
            raise UsageError(Finding(Origin(PATH), f"has no group {group}", remedy))
    return frozenset(row.id for row in rows if set(row.groups) & set(groups))


def find_outdated(roll: Iterable[Recipient] | None, parcels: Iterable[Parcel]) -> Iterator[Finding]:
    """A finding for each package of someone who was taken off the list, or has another address."""
    if roll is None:
        return
    addresses = {row.id: row.email for row in roll}
    for parcel in parcels:
        where = Origin(str(parcel.folder / MANIFEST))
        listed = addresses.get(parcel.recipient)
        if listed is None:
            message = f"is of {parcel.recipient}, who is not in {PATH}"
            yield Finding(where, message, f"list them, or delete the folder {parcel.folder.name}")
        elif listed.casefold() != parcel.email.casefold():
            message = f"goes to {parcel.email}, and {PATH} has {listed}"
            yield Finding(where, message, "pack it again with “briefs dispatch pack”")
