"""The certificates that come along with a signature, each held to whoever issued it.

The path from a signer to a trusted root is walked elsewhere; here is asked of every certificate,
on that path or beside it, whether it is as its issuer made it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


class Brought:
    """Certificates in one container, and whom they may have been issued by."""

    def __init__(self, certificates: Iterable[bytes], roots: Iterable[bytes]) -> None:
        """Read them.

        :param roots: what is trusted, as DER.
        :raises ValueError: when one is no certificate; what is trusted and cannot be read is none.
        """
        from cryptography.x509 import load_der_x509_certificate as load

        self._certificates = [load(each) for each in certificates]
        self._known = [
            *((each, _read_key(each)) for each in self._certificates),
            *_read_roots(roots),
        ]

    def are_sound(self, revoked: Iterable[Any]) -> bool:
        """Whether each is as its issuer made it, where that one is known; so the lists of revoked.

        :param revoked: the container's lists of what was revoked (CRL).
        """
        return all(
            not issuers or any(_has_issued(each, certificate) for each in issuers)
            for certificate in self._certificates
            for issuers in [self._find_issuers(certificate)]
        ) and all(self._has_listed(each.chosen.dump()) for each in revoked)

    def list_unvouched(self) -> list[str]:
        """Whose certificates nobody known here has issued."""
        return [
            each.subject.rfc4514_string()
            for each in self._certificates
            if not self._find_issuers(each)
        ]

    def _find_issuers(self, certificate: Certificate) -> list[Certificate]:
        """Who bears the name, or the key, by which a certificate names its issuer."""
        said = _read_issuers_key(certificate)
        return [
            each
            for each, key in self._known
            if each.subject == certificate.issuer or (key is not None and key == said)
        ]

    def _has_listed(self, data: bytes) -> bool:
        """Whether someone known has signed a list of what was revoked."""
        from cryptography.x509 import load_der_x509_crl

        crl = load_der_x509_crl(data)
        return any(
            crl.is_signature_valid(each.public_key())  # type: ignore[arg-type]
            for each, _ in self._known
            if each.subject == crl.issuer
        )


def _read_roots(roots: Iterable[bytes]) -> Iterator[tuple[Certificate, bytes | None]]:
    """What is trusted, as far as it can be read: a system's own are of every age."""
    from cryptography.x509 import DuplicateExtension
    from cryptography.x509 import load_der_x509_certificate as load

    for each in roots:
        try:
            root = load(each)
            yield root, _read_key(root)
        except (ValueError, DuplicateExtension):
            continue


def _read_key(certificate: Certificate) -> bytes | None:
    """What a certificate calls its own key."""
    from cryptography.x509 import ExtensionNotFound, SubjectKeyIdentifier

    try:
        return certificate.extensions.get_extension_for_class(SubjectKeyIdentifier).value.digest
    except ExtensionNotFound:
        return None


def _read_issuers_key(certificate: Certificate) -> bytes | None:
    """What it calls the key that it was signed with."""
    from cryptography.x509 import AuthorityKeyIdentifier, ExtensionNotFound

    try:
        said = certificate.extensions.get_extension_for_class(AuthorityKeyIdentifier).value
    except ExtensionNotFound:
        return None
    return said.key_identifier


def _has_issued(issuer: Certificate, certificate: Certificate) -> bool:
    """Whether a certificate bears its issuer's signature, to the bit.

    :raises UnsupportedAlgorithm: when that one has a key of no known kind.
    """
    from asn1crypto.x509 import Certificate as Read
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.serialization import Encoding

    data = certificate.public_bytes(Encoding.DER)
    if Read.load(data)["signature_value"].contents[0]:  # bits that are none of its
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True
