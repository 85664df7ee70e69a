"""What is said of the signatures of a PDF, and what they are held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class VerificationFault:
    """Why a file is not to be believed."""

    kind: str
    """A word for programs: ``unsigned``, ``altered``, ``expired`` and so on."""
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, and what is wrong with it."""

    subject: str
    """Whom the certificate names, and who issued it."""
    issuer: str
    moment: datetime | None
    """When it was made; None where it does not say."""
    stamped_by: str | None
    """Whose clock that is: a time-stamp server's; None where it is the signer's own."""
    whole: bool
    """Whether it covers the file to its last byte."""
    later: str
    """What was added to the file after it; empty where nothing was."""
    faults: tuple[VerificationFault, ...]


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """What one file says by itself."""

    sha256: str
    signatures: tuple[Signature, ...]
    claims: tuple[str, ...]
    """The standards that its metadata claims."""
    original: str | None
    """The SHA-256 of the known file that it began as; None where it began as none."""
    pure: bool
    """Whether nothing but signatures was added to that one."""


@dataclass(frozen=True, slots=True)
class ValidationPolicy:
    """What signatures are weighed by."""

    roots: tuple[bytes, ...]
    """The certificates (DER) that a chain must end in."""
    known: frozenset[str]
    """The SHA-256 of files that manifests list."""
    online: bool
    """Whether certificates' issuers may be asked over the network what they have revoked."""
