"""Plans and built editions -> for each recipient a folder and a ZIP: PDFs, a note, a manifest."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.dispatch.pack.copies import PersonalCopies, PlainCopies
from generator.dispatch.pack.letters import NOTE, Letters
from generator.dispatch.pack.storage import hold, put_archive, put_folder
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import Plan
from generator.model.dispatch import Consignment, Recipient
from generator.model.edition import Edition
from generator.project import Project
from generator.stages.publishing.output import MANIFEST, digest

FOLDER = "dispatch"
SCHEMA = 1

Manifest = Mapping[str, Any]
Sign = Callable[[bytes, Edition], bytes]
"""Signs a finished copy of an edition, after it has been stamped."""
Record = Callable[[Manifest], None]
"""Is told of each package when it is in its place."""


@dataclass(frozen=True, slots=True)
class Package:
    """What was packed for one recipient."""

    recipient: Recipient
    folder: Path
    archive: Path
    manifest: Manifest


def pack(
    project: Project,
    plans: Sequence[Plan],
    built: Mapping[Edition, BuiltEdition],
    output: Path,
    *,
    personal: bool | None = None,
    sign: Sign | None = None,
    record: Record | None = None,
) -> tuple[Package, ...]:
    """Pack what plans send: ``output/dispatch/<brief>/<recipient>/``, and a ZIP beside it.

    A recipient's package appears whole or not at all; the built editions are not touched. The same
    editions, recipients and templates give the same bytes, unless they are signed.

    :param personal: whether each copy is stamped with its reader's name and number; as
        ``briefs.toml`` says where None.
    :raises PublishError: when a name has no room in an edition's foot, before anything is written,
        or when something cannot be written.
    :raises BriefsError: when a template or a catalog is at fault, before anything is written.
    """
    letters = Letters(project)
    stamped = project.dispatch.personal if personal is None else personal
    waiting: list[tuple[Consignment, PlainCopies, bytes]] = []
    for plan in plans:
        copies = PlainCopies(built)
        if stamped:
            copies = PersonalCopies(built, letters, plan.numbers)
            copies.check(each for one in plan.consignments for each in one.assignments)
        for consignment in plan.consignments:
            note = _write_note(letters, consignment, copies, signed=sign is not None)
            waiting.append((consignment, copies, note))
    packages = []
    with hold(output / FOLDER):
        for consignment, copies, note in waiting:
            files = _fill(consignment, copies, note, sign)
            package = _put(output / FOLDER, consignment, files)
            if record is not None:
                record(package.manifest)
            packages.append(package)
    return tuple(packages)


def _put(root: Path, consignment: Consignment, files: Mapping[str, bytes]) -> Package:
    recipient = consignment.recipient
    folder = root / consignment.brief / recipient.id
    archive = folder.with_name(f"{recipient.id}.zip")
    put_folder(folder, files)
    put_archive(archive, f"{consignment.brief}-{recipient.id}", files)
    return Package(recipient, folder, archive, json.loads(files[MANIFEST]))


def _write_note(
    letters: Letters, consignment: Consignment, copies: PlainCopies, *, signed: bool
) -> bytes:
    files = [
        {
            "path": _name(each.edition),
            "title": copies.built[each.edition].title,
            "pages": copies.built[each.edition].pages,
        }
        for each in consignment.assignments
    ]
    text = letters.write(
        NOTE,
        consignment.locale,
        recipient=consignment.recipient,
        files=files,
        number=copies.number(consignment.recipient),
        signed=signed,
        sender=letters.project.dispatch.sender_name,
    )
    return text.encode()


def _fill(
    consignment: Consignment,
    copies: PlainCopies,
    note: bytes,
    sign: Sign | None,
) -> dict[str, bytes]:
    """The files of one package, by their names."""
    files: dict[str, bytes] = {}
    for assignment in consignment.assignments:
        data = copies.make(assignment)
        if sign is not None:
            data = sign(data, assignment.edition)
        files[_name(assignment.edition)] = data
    recipient = consignment.recipient
    manifest = {
        "schema": SCHEMA,
        "brief": consignment.brief,
        "recipient": {
            "id": recipient.id,
            "name": recipient.name,
            "organisation": recipient.organisation,
            "email": recipient.email,
        },
        "locale": consignment.locale,
        "files": [
            {
                "path": _name(each.edition),
                "sha256": digest(files[_name(each.edition)]),
                "bytes": len(files[_name(each.edition)]),
                "title": copies.built[each.edition].title,
                "edition": _describe(each.edition),
                "source": copies.built[each.edition].sha256,
                "copy": copies.number(recipient),
                "signed": sign is not None,
            }
            for each in consignment.assignments
        ],
        "note": {"path": NOTE, "sha256": digest(note)},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {**files, NOTE: note, MANIFEST: text.encode()}


def _name(edition: Edition) -> str:
    return f"{edition.name}.pdf"


def _describe(edition: Edition) -> dict[str, str]:
    return {
        "brief": edition.brief,
        "format": edition.format,
        "locale": edition.locale,
        "paper": edition.paper,
        "profile": str(edition.profile),
    }
