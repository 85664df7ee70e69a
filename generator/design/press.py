"""The press that print editions are made for: its profile, the bleed, each colour's inks."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Finding, Origin, ProjectError
from generator.files import ProjectFiles
from generator.model.inks import Inks

_HEADER = 128
"""Bytes before an ICC profile's table of tags (ISO 15076-1, 7.2)."""
_ENTRY = struct.Struct(">4sII")


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """The printing condition that a file is made for (ISO 15930-7)."""

    condition: str
    registry: str
    description: str
    """What the profile calls itself."""
    profile: bytes


@dataclass(frozen=True, slots=True)
class Press:
    """What a print edition is prepared with."""

    intent: OutputIntent
    bleed: float
    """In mm."""
    palette: Mapping[str, Inks]
    """The inks of each colour, by the colour as ``#RRGGBB``."""


def read_output_intent(
    files: ProjectFiles, path: str, condition: str, registry: str
) -> OutputIntent:
    """Read the ICC profile of a press.

    :param path: where it stands in the project.
    :raises ProjectError: when it is missing, or no ICC profile of a CMYK press.
    """
    data = files.read_bytes(
        path,
        remedy="add it, or name another in [profiles.print] of briefs.toml",
        error=ProjectError,
    )
    remedy = "name the ICC profile of the press, as the printer gives it"
    if data[36:40] != b"acsp" or int.from_bytes(data[:4]) != len(data):
        raise ProjectError(Finding(Origin(path), "is no ICC profile", remedy))
    kind, space = data[12:16], data[16:20]
    if (kind, space) != (b"prtr", b"CMYK"):
        found = f"{_read_ascii(space)} of the class {_read_ascii(kind)}"
        message = f"is a profile for {found}, not for printing in CMYK"
        raise ProjectError(Finding(Origin(path), message, remedy))
    return OutputIntent(condition, registry, _describe(data) or condition, data)


def _describe(profile: bytes) -> str:
    """What a profile calls itself: its ``desc`` tag, in the form of version 2 or 4 of ICC."""
    for name, start, size in _entries(profile):
        tag = profile[start : start + size]
        if name == b"desc" and tag[:4] == b"desc":
            (length,) = struct.unpack(">I", tag[8:12].rjust(4, b"\0"))
            return _read_ascii(tag[12 : 12 + length])
        if name == b"desc" and tag[:4] == b"mluc" and len(tag) >= 28:  # noqa: PLR2004 - one record
            length, offset = struct.unpack(">II", tag[20:28])
            return tag[offset : offset + length].decode("utf-16-be", "replace").strip("\0 ")
    return ""


def _entries(profile: bytes) -> Iterator[tuple[bytes, int, int]]:
    """A profile's tags: the name, where it begins and its size."""
    table = profile[_HEADER + 4 :]
    count = int.from_bytes(profile[_HEADER : _HEADER + 4])
    whole = len(table) - len(table) % _ENTRY.size
    for index, entry in enumerate(_ENTRY.iter_unpack(table[:whole])):
        if index >= count:
            return
        yield entry


def _read_ascii(data: bytes) -> str:
    return data.decode("ascii", "replace").strip("\0 ")
