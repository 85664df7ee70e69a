"""What an edition was when it was last made whole, where the file system says that no file changed.

It is on the desk before the process that makes editions has loaded what it needs, which then makes
sure of it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from generator.desk.jobs import Finished
from generator.errors import Finding, Origin, Severity
from generator.model.edition import Edition
from generator.record import Asked, Signs, find_last, note
from generator.store import Store, read_text


def recall(root: Path, store: Store, edition: Edition, turn: int) -> Finished | None:
    """Give an edition as it was last made, if no file is other than then, and the store has it."""
    last = find_last(_ask(root, edition), store, _read)
    if last is None:
        return None
    key, findings, fit = last
    data = store.find_parts(key, lambda head, body: body)
    return None if data is None else Finished(edition, turn, data, findings, fit)


def _read(said: Any) -> tuple[str, tuple[Finding, ...], dict[str, Any]]:
    """Take a note for the edition's key in the store, its findings and its fit."""
    findings = tuple(
        Finding(
            Origin(read_text(path), int(line), read_text(cell)),
            read_text(message),
            read_text(remedy),
            Severity(severity),
        )
        for path, line, cell, message, remedy, severity in said["findings"]
    )
    return read_text(said["key"]), findings, dict(said["fit"])


def keep(
    root: Path, store: Store, made: Finished, key: str, inputs: Signs, others: Collection[str]
) -> None:
    """Note what an edition is that has been made whole, to be recalled.

    Nothing is noted while a file is so new that it may change again without its time telling.

    :param key: the edition's in the store.
    :param inputs: its files as they were before they were read.
    :param others: which of them lie outside the usual places, by their path in the project.
    """
    findings = [
        (
            each.origin.path,
            each.origin.line,
            each.origin.cell,
            each.message,
            each.remedy,
            str(each.severity),
        )
        for each in made.findings
    ]
    said = {"key": key, "findings": findings, "fit": dict(made.fit)}
    note(_ask(root, made.edition), store, inputs, others, said, ())


def _ask(root: Path, edition: Edition) -> Asked:
    selection = {"desk": (edition.path,)}
    return Asked(root, root, selection, strict=False)
