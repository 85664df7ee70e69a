"""The parts of a workbook out of its ZIP, each within bounds: a file may come from anywhere."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from generator.errors import ContentError, Finding, Origin

MAX_PARTS = 1000
MAX_UNPACKED = 32_000_000
"""Bytes of all parts together; a table of 5,000 rows has a sixth of it."""
KINDS = (".xml", ".rels")
"""The parts that hold a table; pictures and macros are not unpacked."""
OLE = b"\xd0\xcf\x11\xe0"
"""What an .xls begins with, and an .xlsx that a password locks."""

_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What a damaged or locked archive ends in."""


def unpack(data: bytes, path: str) -> dict[str, bytes]:
    """The parts of a workbook by their names.

    :raises ContentError: when it is no archive, damaged, locked, too large when unpacked, or holds
        XML that declares entities, by which a small file can grow without bound.
    """
    where = Origin(path)
    if data.startswith(OLE):
        raise ContentError(
            Finding(
                where,
                "is an .xls, or locked by a password",
                "save it as .xlsx, without a password",
            )
        )
    try:
        parts = _unpack(data, where)
    except _TROUBLE as failure:
        raise ContentError(
            Finding(
                where,
                f"is no workbook ({str(failure) or type(failure).__name__})",
                "save it again from a spreadsheet, as .xlsx, .ods or CSV",
            )
        ) from failure
    for name, part in parts.items():
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part:
            raise ContentError(
                Finding(
                    where,
                    f"holds declarations in {name}, which no spreadsheet writes",
                    "save it again from a spreadsheet",
                )
            )
    return parts


def _unpack(data: bytes, where: Origin) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [each for each in archive.infolist() if each.filename.endswith(KINDS)]
        if len(members) > MAX_PARTS:
            message = f"holds {len(members)} parts"
            raise ContentError(Finding(where, message, f"keep it to {MAX_PARTS}"))
        for member in members:
            # Read to a bound, whatever size it claims to have.
            with archive.open(member) as file:
                part = file.read(left + 1)
            left -= len(part)
            if left < 0:
                raise ContentError(
                    Finding(
                        where,
                        f"has more than {MAX_UNPACKED:,} bytes when unpacked",
                        "keep in it the table alone",
                    )
                )
            parts[member.filename] = part
    return parts


def pack(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The same parts as an archive that claims what it holds."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    file.seek(0)
    return file
