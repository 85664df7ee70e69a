"""A table as it travels inside documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataFile:
    """A table as it travels inside documents.

    :param name: under which it travels.
    :param path: where it stands in the project.
    :param data: the bytes that travel, where its file is not CSV that every program reads alike.
    """

    name: str
    path: str
    data: bytes | None = None
