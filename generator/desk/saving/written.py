"""A text or a value of the content, read and replaced in whichever file it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.desk.saving.content_text import find_scalar, read_near, replace_text
from generator.desk.saving.table_cell import find_cell, name_column, replace_cell
from generator.errors import ContentError, Finding, Origin
from generator.files import write_whole
from generator.model.message import Message

TABLES = (".csv",)
CONTENT = (".yaml", ".yml")


def read_written(root: Path, value: Message) -> tuple[str, bool]:
    """Give a value as its author wrote it, and whether it stands there by itself.

    :raises ContentError: where its file cannot be read.
    """
    path, line = value.origin.path, value.origin.line
    _, text = read_file(root, path)
    if path.endswith(TABLES):
        cell = find_cell(text, line, name_column(value.context))
        return (cell.value, True) if cell is not None else (value.text, False)
    return value.text, find_scalar(text, value.text, line) is not None


def read_nearest(root: Path, same: Sequence[Message]) -> str:
    """Give what stands where a text stood that is there no more.

    :param same: the texts that have its context now.
    """
    if len(same) == 1:
        return same[0].text
    for message in same:
        if message.origin.path.endswith(CONTENT):
            _, text = read_file(root, message.origin.path)
            return read_near(text, message.origin.line) or ""
    return ""


def replace_written(root: Path, message: Message, before: str, after: str) -> str | None:
    """Write a text otherwise, and no other byte of its file.

    :return: what the file says, where that is not what it was said to say; then nothing is written.
    :raises ContentError: where it cannot be written here.
    """
    path, line = message.origin.path, message.origin.line
    target, text = read_file(root, path)
    if path.endswith(TABLES):
        column = name_column(message.context)
        now = find_cell(text, line, column)
        if now is not None and now.value.split() != before.split():
            return now.value
        changed = replace_cell(text, before, after, line, column)
    elif path.endswith(CONTENT):
        changed = replace_text(text, before, after, line)
    else:
        raise ContentError(
            Finding(message.origin, "is not written here", "open it in its own program")
        )
    if changed is None:
        raise ContentError(
            Finding(message.origin, "cannot be replaced as it is written", "edit the file")
        )
    write_whole(target, changed.encode("utf-8"))
    return None


def read_file(root: Path, path: str) -> tuple[Path, str]:
    """Give a file of the project, and its text with every byte that it has.

    :raises ContentError: where it lies elsewhere, or is no UTF-8.
    """
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()):
        raise ContentError(
            Finding(Origin(path), "lies outside the project", "edit it where it lies")
        )
    try:
        return target, target.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise ContentError(
            Finding(Origin(path), "cannot be read as UTF-8", "save it in the encoding UTF-8")
        ) from failure
