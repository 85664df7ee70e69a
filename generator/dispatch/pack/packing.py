"""Plans and built editions -> for each recipient a folder and a ZIP: PDFs, a note, a manifest."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.dispatch.pack.copies import PersonalCopies, PlainCopies
from generator.dispatch.pack.letters import NOTE, Letters
from generator.dispatch.pack.packages import DISPATCH
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import DistributionPlan
from generator.files import explain_failures, write_whole
from generator.model.dispatch import Consignment
from generator.model.edition import Edition
from generator.project import Project
from generator.stages.publishing.manifest import MANIFEST, digest
from generator.stages.publishing.output import hold_folder

SCHEMA = 1
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can name."""

Sign = Callable[[bytes, Edition], bytes]
"""Signs a finished copy of an edition, after it has been stamped."""


def pack(
    project: Project,
    plans: Sequence[DistributionPlan],
    built: Mapping[Edition, BuiltEdition],
    output: Path,
    *,
    personal: bool | None = None,
    sign: Sign | None = None,
) -> tuple[Path, ...]:
    """Pack what plans send: ``output/dispatch/<brief>/<recipient>/``, and a ZIP beside it.

    A recipient's package appears whole or not at all; the built editions are not touched. The same
    editions, recipients and templates give the same bytes, unless they are signed.

    :param personal: whether each copy is stamped with its reader's name and number; as
        ``briefs.toml`` says where None.
    :return: the ZIPs, in the order of the plans.
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
    with hold(output):
        return tuple(
            _put(output, consignment, _fill(consignment, copies, note, sign))
            for consignment, copies, note in waiting
        )


def _put(output: Path, consignment: Consignment, files: Mapping[str, bytes]) -> Path:
    recipient = consignment.recipient
    folder = output / DISPATCH / consignment.brief / recipient.id
    archive = folder.with_name(f"{recipient.id}.zip")
    put_folder(folder, files)
    put_archive(archive, f"{consignment.brief}-{recipient.id}", files)
    return archive


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


def hold(output: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the folder of all packages for one command.

    :param output: the folder of the built editions, which it is in.
    :raises PublishError: when it cannot be written, or another command holds it.
    """
    return hold_folder(output / DISPATCH, "another “briefs dispatch pack”")


def put_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with these files in its place, and whatever was there before away.

    It is written beside, synced and renamed: a reader sees the former one, or this one whole.

    :raises PublishError: when it cannot be written; what was there before then stays.
    """
    fresh, former = (target.with_name(f".{target.name}.{end}") for end in ("new", "old"))
    with explain_failures(target):
        try:
            for leftover in (fresh, former):
                shutil.rmtree(leftover, ignore_errors=True)
            fresh.mkdir(parents=True)
            for name, data in files.items():
                with (fresh / name).open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            if target.exists():
                target.rename(former)
            try:
                fresh.rename(target)
            except OSError:
                if former.exists():
                    former.rename(target)
                raise
            shutil.rmtree(former, ignore_errors=True)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def put_archive(target: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Put a ZIP of these files, all in one folder, in its place.

    :raises PublishError: when it cannot be written; what was there before then stays.
    """
    with explain_failures(target):
        write_whole(target, make_archive(folder, files))


def make_archive(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Make a ZIP of these files: the same files give the same bytes, on every machine.

    They are stored as they are: PDFs are compressed already, and zlib's versions differ.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()
