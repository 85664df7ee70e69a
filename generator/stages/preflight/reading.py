"""A finished PDF read once for all checks: its objects, tags, content and text."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from generator.pdf.content import Contents, read_contents
from generator.pdf.tags.tree import Place, Tree, read_tree
from generator.pdf.text import ReadDocument, Sheet, read_sheets
from generator.pdf.xmp import read_properties, read_schemas

XMP_NAMES = (
    "dc:title",
    "dc:creator",
    "dc:description",
    "dc:language",
    "pdf:Keywords",
    "pdf:Producer",
    "xmp:CreatorTool",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "pdfuaid:part",
    "pdfaid:part",
    "pdfaid:conformance",
    "pdfxid:GTS_PDFXVersion",
    "pdf:Trapped",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:RenditionClass",
    "xmpMM:VersionID",
)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the checks look at; ``size`` is the file's in bytes."""

    pdf: pikepdf.Pdf
    document: ReadDocument
    size: int
    tree: Tree
    contents: Contents
    sheets: tuple[Sheet, ...]
    metadata: Mapping[str, str]
    """Each property of the XMP that XMP_NAMES lists; ``schema X`` where it describes X."""
    owners: Mapping[Place, str]
    """What pages and forms are called: ``page 3``, ``a form on page 3``."""


@contextlib.contextmanager
def read(data: bytes) -> Iterator[Reading]:
    """Open a finished PDF and read it.

    :raises pikepdf.PdfError: when it is no sound PDF.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        document = ReadDocument(data)
        try:
            contents = read_contents(pdf)
            yield Reading(
                pdf=pdf,
                document=document,
                size=len(data),
                tree=read_tree(pdf),
                contents=contents,
                sheets=read_sheets(document),
                metadata=_read_metadata(pdf),
                owners=_name_owners(contents),
            )
        finally:
            document.close()


def _name_owners(contents: Contents) -> dict[Place, str]:
    names: dict[Place, str] = {}
    for number, page in enumerate(contents.pages, 1):
        names[page.owner] = f"page {number}"
    for number, page in enumerate(contents.pages, 1):
        waiting = list(page.forms)
        while waiting:
            form = waiting.pop()
            if form not in names:
                names[form] = f"a form on page {number}"
                waiting += contents.forms[form].forms
    return names


def _read_metadata(pdf: pikepdf.Pdf) -> dict[str, str]:
    described = dict.fromkeys((f"schema {address}" for address in read_schemas(pdf)), "")
    return read_properties(pdf, XMP_NAMES) | described
