"""Which keys and digests are too weak for a signature to prove anything today.

Bounds of ENISA and ETSI TS 119 312 (2023): RSA from 2048 bits, curves of 256 bits, no SHA-1 or MD5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

LEAST_RSA = 2048
LEAST_CURVE = 256
BROKEN = frozenset({"md2", "md5", "sha1"})
"""Digests for which two texts of one digest can be made."""
KINDS = frozenset({"rsa", "rsassa_pss", "ec", "ed25519", "ed448"})
WEAK = "is weak"
"""Begins each weakness."""


def find_weakness(certificate: Certificate) -> tuple[str, ...]:
    """Say why a certificate's key, or its issuer's signature on it, proves nothing."""
    found = []
    key = certificate.public_key
    kind = str(key.algorithm)
    if kind not in KINDS:
        found.append(f"{WEAK}: its key is of the kind {kind.upper()}")
    elif kind.startswith("rsa") and (bits := _count_bits(key)) < LEAST_RSA:
        found.append(f"{WEAK}: its RSA key has {bits} bits, and {LEAST_RSA} are the least")
    elif kind == "ec" and (bits := _count_bits(key)) < LEAST_CURVE:
        found.append(f"{WEAK}: its curve has {bits} bits, and {LEAST_CURVE} are the least")
    digest = _digest_of(certificate)
    # Nobody relies on what a root says of itself.
    if digest in BROKEN and certificate.self_signed == "no":
        found.append(f"{WEAK}: its issuer signed it with {digest.upper()}")
    return tuple(found)


def find_broken_digest(embedded: Any) -> str | None:
    """The digest of a signature in a PDF, where it is one that can be forged."""
    info = embedded.signer_info
    names = {str(embedded.md_algorithm), str(info["digest_algorithm"]["algorithm"].native)}
    broken = sorted(names & BROKEN)
    return broken[0] if broken else None


def _count_bits(key: Any) -> int:
    """The length of a key; 0 of a curve that has no name here."""
    try:
        return int(key.bit_size)
    except (KeyError, ValueError, TypeError, AttributeError):
        return 0


def _digest_of(certificate: Certificate) -> str:
    try:
        return str(certificate["signature_algorithm"].hash_algo)
    except ValueError:
        # Ed25519 and Ed448 have their own.
        return ""
