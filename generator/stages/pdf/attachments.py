"""The data behind a document, inside it: files that belong to it (ISO 19005-3, 6.8 and annex E)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pikepdf

SCHEME = "attachment:"
_TYPES = {".csv": "/text/csv", ".yaml": "/application/yaml", ".json": "/application/json"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be attached: its name and, in the language of the document, what it holds."""

    name: str
    description: str


def take_attachments(root: Any) -> tuple[Attachment, ...]:
    """Take the attachments out of a parsed page: ``<link rel="attachment" href="attachment:…">``.

    WeasyPrint would attach them, too, but stamps them with this moment.
    """
    found = []
    for head in root.iter("head"):
        for link in [each for each in head if each.tag == "link"]:
            if link.get("rel") == "attachment" and link.get("href", "").startswith(SCHEME):
                name = link.get("href").removeprefix(SCHEME)
                found.append(Attachment(name, link.get("title", "")))
                head.remove(link)
    return tuple(found)


def attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], files: Mapping[str, bytes]) -> None:
    """Embed files as data that the document is made from (``/AFRelationship /Data``).

    :param files: the bytes of each attachment, by its name.
    """
    specifications = []
    for attachment in sorted(attachments, key=lambda each: each.name):
        data = files[attachment.name]
        parameters = pikepdf.Dictionary(
            Size=len(data),
            CheckSum=pikepdf.String(hashlib.md5(data, usedforsecurity=False).digest()),
        )
        if "/ModDate" in pdf.docinfo:
            parameters.ModDate = pdf.docinfo["/ModDate"]
        kind = _TYPES.get(PurePosixPath(attachment.name).suffix, "/application/octet-stream")
        stream = pdf.make_stream(
            data, Type=pikepdf.Name.EmbeddedFile, Subtype=pikepdf.Name(kind), Params=parameters
        )
        specification = pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=pikepdf.String(attachment.name),
            UF=pikepdf.String(attachment.name),
            Desc=pikepdf.String(attachment.description),
            AFRelationship=pikepdf.Name.Data,
            EF=pikepdf.Dictionary(F=stream, UF=stream),
        )
        specifications.append((attachment.name, pdf.make_indirect(specification)))
    if not specifications:
        return
    if "/Names" not in pdf.Root:
        pdf.Root.Names = pikepdf.Dictionary()
    names: list[Any] = []
    for name, specification in specifications:
        names += [pikepdf.String(name), specification]
    pdf.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=pikepdf.Array(names))
    pdf.Root.AF = pikepdf.Array([specification for _, specification in specifications])
