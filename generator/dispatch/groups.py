"""Who belongs to a group, by ``data/recipients.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from generator.errors import Finding, Origin, UsageError
from generator.files import ProjectFiles
from generator.validation import nearest

PATH = "data/recipients.csv"


def find_members(files: ProjectFiles, groups: Collection[str]) -> tuple[str, ...]:
    """The ids of the recipients of these groups, in the order of the file.

    :raises UsageError: for a group that no one belongs to.
    :raises ContentError: when the table is missing or cannot be read.
    """
    text = files.read_text(PATH, remedy="list the recipients in it")
    members = {
        row.get("id") or "": {part.strip() for part in (row.get("groups") or "").split(";")}
        for row in csv.DictReader(io.StringIO(text))
    }
    known = {name for names in members.values() for name in names if name}
    for group in groups:
        if group not in known:
            remedy = nearest(group, known, "ask for a group that it has")
            raise UsageError(Finding(Origin(PATH), f"has no group {group}", remedy))
    return tuple(name for name, of in members.items() if of & set(groups))
