"""An incremental update (ISO 32000-1, 7.5.6): objects put after a file, which stays as it is."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>|\b(\d+) 0 R\b", re.DOTALL)
"""A reference, or a string, in which nothing is one."""


@dataclass(frozen=True, slots=True)
class Base:
    """A finished file, as far as an update has to know it.

    ``size`` is one more than its highest object number, ``start`` where its last cross-reference
    stream begins; ``root`` and ``info`` are the numbers of these objects.
    """

    data: bytes
    size: int
    start: int
    root: int
    info: int
    identifier: bytes
    """The first part of its ID, which all its revisions share."""
    sha256: str


def find_start(data: bytes) -> int:
    """Where a file's last cross-reference section begins.

    :raises ValueError: when it does not end as a PDF does.
    """
    found = _START.search(data[-64:])
    if found is None:
        raise ValueError("does not end as a PDF does")
    return int(found[1])


def list_references(body: bytes) -> list[int]:
    """The numbers of the objects that a written object names, in their order."""
    return [int(found[1]) for found in _REFERENCE.finditer(body) if found[1]]


def renumber(body: bytes, numbers: Mapping[int, int]) -> bytes:
    """A written object whose references are to other numbers."""
    return _REFERENCE.sub(
        lambda found: b"%d 0 R" % numbers[int(found[1])] if found[1] else found[0], body
    )


def write_stream(entries: bytes, data: bytes) -> bytes:
    """A stream.

    :param entries: its dictionary's, without the angle brackets and without Length.
    :param data: as it stands in the file, its filters applied.
    """
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(data), data)


def append(base: Base, objects: Iterable[tuple[int, bytes]]) -> bytes:
    """The file with objects put after it, which are new or stand in the place of its own.

    The same file and objects give the same bytes: the second part of its ID is made from them.
    """
    parts: list[bytes] = []
    offsets: dict[int, int] = {}
    place = len(base.data)
    for number, body in objects:
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        offsets[number] = place
        place += len(part)
        parts.append(part)
    seal = hashlib.sha256(base.sha256.encode("ascii") + b"".join(parts)).digest()[:16]
    own = max(base.size - 1, *offsets) + 1
    offsets[own] = place
    index, table = _write_table(offsets)
    trailer = b"/Type /XRef /Size %d /W [1 4 2] /Index [%b] /Prev %d /Root %d 0 R /Info %d 0 R" % (
        own + 1,
        index,
        base.start,
        base.root,
        base.info,
    )
    trailer += b" /ID [<%b> <%b>]" % (base.identifier.hex().encode(), seal.hex().encode())
    parts.append(b"%d 0 obj\n%b\nendobj\n" % (own, write_stream(trailer, table)))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % place)
    return b"".join((base.data, *parts))


def _write_table(offsets: Mapping[int, int]) -> tuple[bytes, bytes]:
    """The ranges of numbers, and for each object its type, offset and generation."""
    ranges: list[list[int]] = []
    for number in sorted(offsets):
        if ranges and number == sum(ranges[-1]):
            ranges[-1][1] += 1
        else:
            ranges.append([number, 1])
    index = b" ".join(b"%d %d" % (first, count) for first, count in ranges)
    table = b"".join(struct.pack(">BIH", 1, offsets[number], 0) for number in sorted(offsets))
    return index, table
