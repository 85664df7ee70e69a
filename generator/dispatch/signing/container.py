"""The container of a signature (CMS, RFC 5652): what in it no signature covers, held together.

Of a container only the attributes of its signer are signed. All else could be changed without a
trace: the lengths, the versions, the names of algorithms, the certificates that come along. Each
says what another part says too, and is held to that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_LONG = 0x80
_CONSTRUCTED = 0x20
_MOST_DEEP = 40
_HASHES = {"sha1", "sha224", "sha256", "sha384", "sha512"}


def is_sound(value: bytes, roots: Iterable[bytes]) -> bool:
    """Whether all parts of a container say the same, and it ends in nothing but zeros.

    :param value: as it stands in the file, with what fills its room.
    :param roots: certificates (DER) that are trusted.
    """
    # teaches the library the attributes that name a certificate
    import asn1crypto.tsp  # noqa: F401
    from asn1crypto.cms import ContentInfo
    from cryptography.x509 import InvalidVersion

    try:
        length = _measure(value)
        if any(value[length:]) or not _is_nested(value[:length]):
            return False
        info = ContentInfo.load(value[:length])
        return info["content_type"].native == "signed_data" and _agrees(info["content"], roots)
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError, InvalidVersion):
        return False


def _agrees(signed: Any, roots: Iterable[bytes]) -> bool:
    certificates = [each.chosen.dump() for each in signed["certificates"]]
    signers = list(signed["signer_infos"])
    by_key = [signer["sid"].name != "issuer_and_serial_number" for signer in signers]
    return (
        bool(signers)
        and signed["version"].native == ("v3" if any(by_key) else "v1")
        and signed["encap_content_info"]["content_type"].native == "data"
        and [_name(each) for each in signed["digest_algorithms"]]
        == list(dict.fromkeys(_name(signer["digest_algorithm"]) for signer in signers))
        and all(
            signer["version"].native == ("v3" if keyed else "v1")
            for signer, keyed in zip(signers, by_key, strict=True)
        )
        and all(_is_of_one(signer, signed["certificates"]) for signer in signers)
        and all(_names_a_certificate(signer, certificates) for signer in signers)
        and _vouch(certificates, roots)
    )


def _name(algorithm: Any) -> str:
    name = str(algorithm["algorithm"].native)
    if name not in _HASHES or algorithm["parameters"].native is not None:
        raise ValueError(name)
    return name


def _is_of_one(signer: Any, certificates: Any) -> bool:
    """Whether the certificate that a signer says is its own is there, and its algorithms are known.

    What is signed is read to its end: a value of no known kind is none of a signer's.
    """
    said = signer["sid"].chosen
    known = bool(signer["signature_algorithm"].signature_algo and signer["signed_attrs"].native)
    if signer["sid"].name != "issuer_and_serial_number":
        return known and any(each.chosen.key_identifier == said.native for each in certificates)
    return known and any(
        each.chosen.issuer.dump() == said["issuer"].dump()
        and each.chosen.serial_number == said["serial_number"].native
        for each in certificates
    )


def _names_a_certificate(signer: Any, certificates: list[bytes]) -> bool:
    """Whether the certificate that the signer's attributes name by its digest is there (ESS)."""
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native in ("signing_certificate", "signing_certificate_v2"):
            first = attribute["values"][0]["certs"][0]
            known = attribute["type"].native == "signing_certificate"
            method = "sha1" if known else str(first["hash_algorithm"]["algorithm"].native)
            wanted, also = first["cert_hash"].native, first["issuer_serial"]
            named = [each for each in certificates if hashlib.new(method, each).digest() == wanted]
            return bool(named) and (also.native is None or _is_named(named[0], also))
    return True


def _is_named(certificate: bytes, said: Any) -> bool:
    """Whether a certificate has the issuer and the number that an attribute says of it."""
    from asn1crypto.x509 import Certificate as Read

    read = Read.load(certificate)
    return (
        # Within the tags that the attribute puts around it.
        said["issuer"][0].chosen.chosen.dump() == read.issuer.chosen.dump()
        and bool(said["serial_number"].native == read.serial_number)
    )


def _vouch(certificates: list[bytes], roots: Iterable[bytes]) -> bool:
    """Whether each certificate was signed by its issuer, where that one is known."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import load_der_x509_certificate

    brought = [load_der_x509_certificate(each) for each in certificates]
    known = [*brought, *(load_der_x509_certificate(each) for each in roots)]
    for certificate in brought:
        issuers = [each for each in known if _may_have_issued(each, certificate)]
        try:
            if issuers and not any(_issued(certificate, each) for each in issuers):
                return False
        except InvalidSignature:
            return False
    return True


def _may_have_issued(issuer: Certificate, certificate: Certificate) -> bool:
    """Whether one certificate bears the name, or the key, by which another names its issuer."""
    from cryptography.x509 import AuthorityKeyIdentifier, ExtensionNotFound, SubjectKeyIdentifier

    if issuer.subject == certificate.issuer:
        return True
    try:
        key = issuer.extensions.get_extension_for_class(SubjectKeyIdentifier).value.digest
        said = certificate.extensions.get_extension_for_class(AuthorityKeyIdentifier).value
    except ExtensionNotFound:
        return False
    return said.key_identifier == key


def _issued(certificate: Certificate, issuer: Certificate) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        certificate.verify_directly_issued_by(issuer)
    except InvalidSignature:
        return False
    except UnsupportedAlgorithm:
        return True  # which is told elsewhere
    return True


def _measure(value: bytes) -> int:
    """How many bytes the first value of DER takes."""
    _, start, size = _read(value, 0)
    return start + size


def _is_nested(value: bytes, deep: int = 0) -> bool:
    """Whether values fill each that holds them, to the byte."""
    place = 0
    while place < len(value):
        tag, start, size = _read(value, place)
        if tag == 0 or deep > _MOST_DEEP:
            return False
        inside = value[start : start + size]
        if tag & _CONSTRUCTED and not _is_nested(inside, deep + 1):
            return False
        place = start + size
    return place == len(value)


def _read(value: bytes, place: int) -> tuple[int, int, int]:
    """The tag of a value, where its contents begin, and their length."""
    tag, size, start = value[place], value[place + 1], place + 2
    if size == _LONG:
        raise ValueError("of no definite length")
    if size > _LONG:
        count = size - _LONG
        size = int.from_bytes(value[start : start + count], "big")
        start += count
    if start + size > len(value):
        raise ValueError("longer than what holds it")
    return tag, start, size
