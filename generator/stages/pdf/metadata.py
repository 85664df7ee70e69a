"""A document's metadata: what it is, in which languages, which standards it claims."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

from generator.model.conformance import Claim
from generator.pdf.xmp import FIXED, Packet

_PLAIN = ("pdf:Keywords", "pdf:Producer", "xmp:CreateDate", "xmp:CreatorTool", "xmp:ModifyDate")


def write_metadata(pdf: pikepdf.Pdf, claims: Sequence[Claim], languages: Sequence[str]) -> None:
    """Write a document's metadata anew, from what the engine wrote and what is claimed.

    :param languages: the languages of its text (BCP 47), the main one first.
    """
    with pdf.open_metadata(set_pikepdf_as_editor=False) as old:
        said = {key: old.get(key) for key in ("dc:title", "dc:description", "dc:creator")}
        plain = {key: str(old[key]) for key in _PLAIN if key in old}
    packet = Packet(FIXED)
    packet.say("dc:format", "application/pdf")
    packet.list("dc:language", "Bag", languages)
    for key in ("dc:title", "dc:description"):
        packet.list(key, "Alt", [str(said[key] or "")])
    packet.list("dc:creator", "Seq", list(said["dc:creator"] or ()))
    for key, value in sorted(plain.items()):
        packet.say(key, value)
    packet.say("xmp:MetadataDate", plain.get("xmp:ModifyDate", ""))
    packet.claim(claims)
    packet.put(pdf)
