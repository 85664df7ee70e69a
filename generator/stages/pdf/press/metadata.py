"""What the file says of itself: PDF/X-4, its title and dates, its identity (ISO 15930-7)."""

from __future__ import annotations

import re
import uuid

import pikepdf

from generator.model.conformance import X_4
from generator.pdf.xmp import EDITABLE, Packet

DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
EARLIEST = ("", "01", "01", "00", "00", "00")
"""What a date is completed with: print tools ask for a whole one."""


def declare_conformance(pdf: pikepdf.Pdf, identifier: str) -> None:
    """Write the document's metadata anew, the same in both forms, and claim PDF/X-4.

    :param identifier: 32 hexadecimal digits, from which the document's own identifier is made.
    """
    info = pdf.docinfo
    created = _complete(str(info.get("/CreationDate", "")))
    modified = _complete(str(info.get("/ModDate", info.get("/CreationDate", ""))))
    info.CreationDate = pikepdf.String(_write_date(created))
    info.ModDate = pikepdf.String(_write_date(modified))
    info.Trapped = pikepdf.Name("/False")
    packet = Packet(EDITABLE)
    packet.claim([X_4])
    packet.say("pdf:Trapped", "False")
    packet.say("pdf:Producer", str(info.get("/Producer", "")))
    packet.say("pdf:Keywords", str(info.get("/Keywords", "")))
    packet.say("xmp:CreatorTool", str(info.get("/Creator", "")))
    packet.say("xmp:CreateDate", _write_iso(created))
    packet.say("xmp:ModifyDate", _write_iso(modified))
    packet.say("xmp:MetadataDate", _write_iso(modified))
    packet.say("xmpMM:DocumentID", uuid.UUID(hex=identifier).urn)
    packet.say("xmpMM:VersionID", "1")
    packet.say("xmpMM:RenditionClass", "default")
    packet.say("dc:format", "application/pdf")
    packet.list("dc:title", "Alt", [str(info.get("/Title", ""))])
    packet.list("dc:creator", "Seq", [str(info.get("/Author", ""))])
    packet.list("dc:description", "Alt", [str(info.get("/Subject", ""))])
    packet.put(pdf)


def _complete(date: str) -> tuple[str, ...]:
    """Year, month, day, hour, minute and second of a PDF date; of 1970 where there is none."""
    match = DATE.match(date)
    parts = match.groups() if match else ("1970", *[None] * 5)
    return tuple(part or least for part, least in zip(parts, EARLIEST, strict=True))


def _write_date(parts: tuple[str, ...]) -> str:
    return f"D:{''.join(parts)}Z"


def _write_iso(parts: tuple[str, ...]) -> str:
    return "{}-{}-{}T{}:{}:{}Z".format(*parts)
