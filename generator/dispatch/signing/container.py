"""The container of a signature (CMS, RFC 5652): what in it no signature covers, held together.

Of a container only the attributes of its signer are signed. All else could be changed without a
trace: the lengths, the versions, the names of algorithms, the certificates that come along. Each
says what another part says too, and is held to that.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from generator.dispatch.signing.issuers import Brought

if TYPE_CHECKING:
    from asn1crypto.cms import ContentInfo

_LONG = 0x80
_CONSTRUCTED = 0x20
_MANY_BYTES = 0x1F
_MOST_DEEP = 40
_SIGNED = re.compile(rb"\x02\x31\x30\xa0?\xa1?\x31")
_SIGNER = re.compile(rb"\x02[\x30\x80]\x30\xa0?\x30\x04\xa1?")
"""The tags of what a container and each of its signers have, in their order (RFC 5652, 5)."""
_STAMP = "signature_time_stamp_token"
_HASHES = {
    *("sha1", "sha224", "sha256", "sha384", "sha512"),
    *("sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake256"),
}
_MEASURED = "shake256_len", 512
"""The digest that says how long it is, as Ed448 wants it (RFC 8702, 3.1; RFC 8419, 3)."""


def is_sound(value: bytes, roots: Iterable[bytes]) -> bool:
    """Whether all parts of a container say the same, and it ends in nothing but zeros.

    :param value: as it stands in the file, with what fills its room.
    :param roots: certificates (DER) that are trusted.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import DuplicateExtension, InvalidVersion

    try:
        return _holds_together(_load(value), tuple(roots))
    except (
        *(ValueError, LookupError, TypeError, OverflowError, RecursionError),
        *(DuplicateExtension, InvalidVersion, UnsupportedAlgorithm),
    ):
        return False


def list_unvouched(value: bytes, roots: Iterable[bytes]) -> tuple[str, ...]:
    """Name whose certificates a sound container brings that nobody known here has issued.

    No one can say whether such a certificate is as it was issued, and by whom.
    """
    signed, known = _load(value)["content"], tuple(roots)
    return tuple(
        dict.fromkeys(
            name
            for each in (signed, *(stamp["content"] for stamp in _list_stamps(signed)))
            for name in Brought(list_certificates(each), known).list_unvouched()
        )
    )


def names_no_one(value: bytes) -> bool:
    """Whether a sound container leaves its signer's certificate out."""
    return not list_certificates(_load(value)["content"])


def list_certificates(signed: Any) -> list[bytes]:
    """The certificates that come along, each as DER."""
    return [each.chosen.dump() for each in signed["certificates"]]


def _load(value: bytes) -> ContentInfo:
    """Read a container, in DER, or with lengths left open (BER) as NSS and Java's tools write it.

    :raises ValueError: when its values do not fill what holds them, or something lies behind it.
    """
    # teaches the library the attributes that name a certificate
    import asn1crypto.tsp  # noqa: F401
    from asn1crypto.cms import ContentInfo

    length = _skip(value, 0, len(value))
    if any(value[length:]):
        raise ValueError("holds something behind its end")
    return ContentInfo.load(value[:length])


def _holds_together(info: Any, roots: tuple[bytes, ...]) -> bool:
    """Whether a container agrees with itself, and each time-stamp that was put into it does."""
    if info["content_type"].native != "signed_data":
        return False
    signed = info["content"]
    added = {
        each["type"].native for signer in signed["signer_infos"] for each in _list_added(signer)
    }
    return (
        _agrees(signed)
        and added <= {_STAMP}
        and Brought(list_certificates(signed), roots).are_sound(signed["crls"])
        and all(_holds_together(stamp, roots) for stamp in _list_stamps(signed))
    )


def _list_added(signer: Any) -> list[Any]:
    """What was put beside a signature later, and nothing signs."""
    return list(signer["unsigned_attrs"])


def _list_stamps(signed: Any) -> Iterator[Any]:
    for signer in signed["signer_infos"]:
        for each in _list_added(signer):
            if each["type"].native == _STAMP:
                yield from each["values"]


def _agrees(signed: Any) -> bool:
    signers, certificates = list(signed["signer_infos"]), list_certificates(signed)
    by_key = [signer["sid"].name != "issuer_and_serial_number" for signer in signers]
    content = signed["encap_content_info"]["content_type"].native
    later = any(by_key) or content != "data"
    return (
        bool(signers)
        and _SIGNED.fullmatch(_list_tags(signed.contents)) is not None
        and all(_SIGNER.fullmatch(_list_tags(signer.contents)) for signer in signers)
        and content in ("data", "tst_info")
        and signed["version"].native == ("v3" if later else "v1")
        and [_name(each) for each in signed["digest_algorithms"]]
        == list(dict.fromkeys(_name(signer["digest_algorithm"]) for signer in signers))
        and all(
            signer["version"].native == ("v3" if keyed else "v1")
            for signer, keyed in zip(signers, by_key, strict=True)
        )
        and all(_is_understood(signer) for signer in signers)
        and (
            _brings_none(signed)
            or all(
                _is_of_one(signer, signed["certificates"])
                and _names_a_certificate(signer, certificates)
                for signer in signers
            )
        )
    )


def _brings_none(signed: Any) -> bool:
    """Whether no certificate comes along at all, nor anything else that may have been one."""
    return not len(signed["certificates"]) and not len(signed["crls"])


def _name(algorithm: Any) -> str:
    name = str(algorithm["algorithm"].native)
    said = algorithm["parameters"].native
    if (name, said) != _MEASURED and (name not in _HASHES or said is not None):
        raise ValueError(name)
    return name


def _is_understood(signer: Any) -> bool:
    """Whether a signer's algorithm is known, and what is signed can be read to its end."""
    attributes = signer["signed_attrs"]
    return bool(
        signer["signature_algorithm"].signature_algo and (not len(attributes) or attributes.native)
    )


def _is_of_one(signer: Any, certificates: Any) -> bool:
    """Whether the certificate that a signer says is its own is there."""
    said = signer["sid"].chosen
    if signer["sid"].name != "issuer_and_serial_number":
        return any(each.chosen.key_identifier == said.native for each in certificates)
    return any(
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
            named = [each for each in certificates if _digest(each, method) == wanted]
            return bool(named) and (also.native is None or _is_named(named[0], also))
    return True


def _digest(data: bytes, method: str) -> bytes:
    if method.startswith("shake256"):
        return hashlib.shake_256(data).digest(_MEASURED[1] // 8)
    return hashlib.new(method, data).digest()


def _is_named(certificate: bytes, said: Any) -> bool:
    """Whether a certificate has the issuer and the number that an attribute says of it."""
    from asn1crypto.x509 import Certificate as Read

    read = Read.load(certificate)
    return (
        # Within the tags that the attribute puts around it.
        said["issuer"][0].chosen.chosen.dump() == read.issuer.chosen.dump()
        and bool(said["serial_number"].native == read.serial_number)
    )


def _list_tags(contents: bytes) -> bytes:
    """The tags of the values that stand one behind the other."""
    tags, place = bytearray(), 0
    while place < len(contents):
        tags.append(contents[place])
        place = _skip(contents, place, len(contents))
    return bytes(tags)


def _skip(value: bytes, place: int, end: int, deep: int = 0) -> int:
    """Give where the value ends that begins at a place; all in it fills it to the byte.

    :raises ValueError: when it does not, or reaches beyond the end.
    """
    tag, size, start = value[place], value[place + 1], place + 2
    if tag == 0 or tag & _MANY_BYTES == _MANY_BYTES or deep > _MOST_DEEP:
        raise ValueError("no value of a container")
    if size == _LONG:  # left open: it ends with two zeros (X.690, 8.1.3.6)
        if not tag & _CONSTRUCTED:
            raise ValueError("of no length")
        while value[start : start + 2] != b"\0\0":
            start = _skip(value, start, end, deep + 1)
        return start + 2
    if size > _LONG:
        count = size - _LONG
        size = int.from_bytes(value[start : start + count], "big")
        start += count
    behind = start + size
    if behind > end:
        raise ValueError("longer than what holds it")
    while tag & _CONSTRUCTED and start < behind:
        start = _skip(value, start, behind, deep + 1)
    return behind
