"""The containers of a PDF's signatures, as they stand there."""

from __future__ import annotations

from pikepdf import Dictionary, String

from generator.pdf.untrusted import open_bytes


def list_containers(data: bytes, name: str) -> list[bytes]:
    """Give the value of each signature of a file (CMS), with what fills its room.

    :raises UntrustedPdfError: when it is no PDF that can be read.
    """
    with open_bytes(data, name) as pdf:
        return [
            bytes(each.Contents)
            for each in pdf.objects
            if isinstance(each, Dictionary)
            and "/ByteRange" in each
            and isinstance(each.get("/Contents"), String)
        ]
