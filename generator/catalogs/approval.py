"""Who has approved a translation, and when: the second pair of eyes, in a translator's comment.

``# approved 3f2a9c1b04d7: Jane Doe, 2026-11-29`` names by a digest the text and the translation
that were looked at. Where either changes, nothing approves it any more. ``# machine`` says that a
machine made the translation; while it stands there, no one can approve it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.catalogs.po_file import PoEntry, forms_of, ids_of

APPROVAL = re.compile(r"approved (?P<digest>[0-9a-f]{12}): (?P<who>.*\S), (?P<day>\d{4}-\d\d-\d\d)")
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who looked at a translation, and when.

    :param who: a name, as ``Jane Doe <jane@example.org>``.
    """

    who: str
    day: date


def is_approved(comments: Iterable[str], ids: Iterable[str], forms: Iterable[str]) -> bool:
    """Whether a translator's comments approve this translation of this text."""
    wanted = _digest(ids, forms)
    matches = (APPROVAL.fullmatch(comment) for comment in comments)
    return any(match["digest"] == wanted for match in matches if match is not None)


def is_machine_made(comments: Iterable[str]) -> bool:
    """Whether a translator's comments say that a machine made the translation."""
    return any(comment.strip().lower() == MACHINE for comment in comments)


def find_approval(entry: PoEntry) -> Approval | None:
    """Give who approves an entry's translation as it is; None where nobody does."""
    digest = _digest(ids_of(entry.unit), forms_of(entry.unit))
    comments = entry.unit.getnotes(origin="translator").splitlines()
    matches = (APPROVAL.fullmatch(comment) for comment in comments)
    found = next((match for match in matches if match and match["digest"] == digest), None)
    return Approval(found["who"], date.fromisoformat(found["day"])) if found else None


def approve(entry: PoEntry, approval: Approval) -> bool:
    """Note in an entry that someone approves its translation; gives whether that is new.

    What is fuzzy, not whole or a machine's is not approved; nor is what is already.
    """
    unit, forms = entry.unit, forms_of(entry.unit)
    comments = unit.getnotes(origin="translator").splitlines()
    if unit.isfuzzy() or not all(forms) or is_machine_made(comments):
        return False
    if is_approved(comments, ids_of(unit), forms):
        return False
    withdraw(entry)
    digest = _digest(ids_of(unit), forms)
    unit.othercomments.append(f"# approved {digest}: {approval.who}, {approval.day}\n")
    return True


def withdraw(entry: PoEntry) -> None:
    """Take from an entry what approves some translation of it."""
    entry.unit.othercomments = [
        line
        for line in entry.unit.othercomments
        if APPROVAL.fullmatch(line.removeprefix("#").strip()) is None
    ]


def _digest(ids: Iterable[str], forms: Iterable[str]) -> str:
    whole = "\4".join((*ids, "", *forms))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]
