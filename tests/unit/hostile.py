"""PDFs made to harm what reads them, each as the bytes of one file."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Encryption, Name


def save(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def make_sound() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    return pdf


def encrypt(user: str) -> bytes:
    return save(make_sound(), encryption=Encryption(owner="owner", user=user))


def truncate() -> bytes:
    data = save(make_sound())
    return data[: len(data) // 3]


def loop_pages() -> bytes:
    """The page tree's root is its own kid."""
    pdf = make_sound()
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])
    return save(pdf)


def set_content(data: bytes, filters: int) -> bytes:
    pdf = make_sound()
    stream = pdf.make_stream(b"")
    stream.write(data, filter=Array([Name.FlateDecode] * filters))
    pdf.pages[0].obj.Contents = stream
    return save(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def inflate(megabytes: int, filters: int) -> bytes:
    """A content stream that is small, and large once decoded."""
    # A megabyte of zeros is packed once, up to where nothing before it is known any more, and
    # written so many times over: packing them all takes ten seconds. The sum is RFC 1950's.
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    total = (megabytes * 1_000_000 % 65521) << 16 | 1
    data = b"\x78\xda" + block * megabytes + packer.flush() + total.to_bytes(4, "big")
    for _ in range(filters - 1):
        data = zlib.compress(data, 9)
    return set_content(data, filters)


def enlarge() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_399, 842))
    pdf.pages[0].obj.MediaBox = Array([0, 0, 1_000_000, 842])
    return save(pdf)


def claim_objects() -> bytes:
    """A trailer that claims a million million objects, and pages as many."""
    data = save(make_sound(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return data.replace(b"/Size 4", b"/Size 999999999999").replace(
        b"/Count 1", b"/Count 999999999999"
    )


def add_pages() -> bytes:
    pdf = pikepdf.new()
    for _ in range(2001):
        pdf.add_blank_page(page_size=(595, 842))
    return save(pdf)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is empty; give a PDF file"),
    "random": (
        lambda: bytes(range(1, 256)) * 40,
        "is no PDF: it does not begin with %PDF; give a PDF file",
    ),
    "header alone": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "is damaged ("),
    "truncated": (truncate, "is damaged ("),
    "encrypted": (lambda: encrypt("secret"), "is encrypted; give a file that opens without"),
    "owner’s password": (lambda: encrypt(""), "is encrypted; give a file that opens without"),
    "page tree loop": (loop_pages, "is damaged ("),
    "huge page": (enlarge, "has a page 1 of 1e+06 × 842 points; give a file whose pages"),
    "too many pages": (add_pages, "has 2001 pages; give a file of at most 2000"),
}
"""What is refused before it is read, and how its finding begins."""
