"""The standards that a PDF can claim to conform to, and how it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A standard that a PDF may say it conforms to, and how it says so."""

    name: str
    metadata: Mapping[str, str]
    """What its XMP says, each property with its value."""
    intent: str | None = None
    """The kind of its output intent, where the standard wants one."""
    extension: str | None = None
    """A namespace that its XMP must describe when it is used (ISO 19005-3, 6.6.2.3)."""


UA_1 = Claim("PDF/UA-1", {"pdfuaid:part": "1"})
A_3A = Claim(
    "PDF/A-3a",
    {"pdfaid:part": "3", "pdfaid:conformance": "A"},
    intent="/GTS_PDFA1",
    extension="http://www.aiim.org/pdfua/ns/id/",
)
X_4 = Claim("PDF/X-4", {"pdfxid:GTS_PDFXVersion": "PDF/X-4"}, intent="/GTS_PDFX")

STANDARDS = (UA_1, A_3A, X_4)
