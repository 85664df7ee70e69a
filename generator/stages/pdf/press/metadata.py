"""What the file says of itself: PDF/X-4, its title and dates, its identity (ISO 15930-7)."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pikepdf
from lxml import etree

VERSION = "PDF/X-4"
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
BEGIN = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
END = b'\n<?xpacket end="w"?>'
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
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
    packet = _Packet()
    packet.say("pdfxid:GTS_PDFXVersion", VERSION)
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
    packet.list("dc:title", "Alt", str(info.get("/Title", "")))
    packet.list("dc:creator", "Seq", str(info.get("/Author", "")))
    packet.list("dc:description", "Alt", str(info.get("/Subject", "")))
    stream = pdf.make_stream(packet.write())
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = stream


class _Packet:
    """One XMP packet (ISO 16684-1)."""

    def __init__(self) -> None:
        self.root = etree.Element("{adobe:ns:meta/}xmpmeta", nsmap={"x": "adobe:ns:meta/"})
        rdf = etree.SubElement(self.root, _expand("rdf:RDF"), nsmap=SPACES)
        self.about = etree.SubElement(rdf, _expand("rdf:Description"), {_expand("rdf:about"): ""})

    def say(self, name: str, value: str) -> None:
        """Add a property, unless it is empty."""
        if value:
            etree.SubElement(self.about, _expand(name)).text = value

    def list(self, name: str, kind: str, value: str) -> None:
        """Add a property that is a list of one (``Seq``) or one for all languages (``Alt``)."""
        if not value:
            return
        holder = etree.SubElement(self.about, _expand(name))
        entries = etree.SubElement(holder, _expand(f"rdf:{kind}"))
        language = {LANGUAGE: "x-default"} if kind == "Alt" else {}
        etree.SubElement(entries, _expand("rdf:li"), language).text = value

    def write(self) -> bytes:
        """The packet's bytes."""
        text: Any = etree.tostring(self.root, encoding="utf-8", pretty_print=True)
        return BEGIN + bytes(text).strip() + END


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _complete(date: str) -> tuple[str, ...]:
    """Year, month, day, hour, minute and second of a PDF date; of 1970 where there is none."""
    match = DATE.match(date)
    parts = match.groups() if match else ("1970", *[None] * 5)
    return tuple(part or least for part, least in zip(parts, EARLIEST, strict=True))


def _write_date(parts: tuple[str, ...]) -> str:
    return f"D:{''.join(parts)}Z"


def _write_iso(parts: tuple[str, ...]) -> str:
    return "{}-{}-{}T{}:{}:{}Z".format(*parts)
