"""Signatures made by other tools, with other keys: in order where they are, and nothing else is."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from pyhanko.keys import internal
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from generator.dispatch.signing.verdict import SignatureReport
from generator.errors import UntrustedPdfError
from generator.pdf.untrusted import _TROUBLE
from tests.unit.dispatch.authority import Holder, issue, issue_stamper
from tests.unit.dispatch.conftest import Authorities

Sign = Callable[..., bytes]
Weigh = Callable[..., SignatureReport]
ROOM = 12_000
BESIDE = re.compile(rb"a1(82....3082....060b2a864886f70d010910020e)", re.IGNORECASE)
KEYS: dict[str, tuple[Callable[[], Any], str, bool]] = {
    "RSA": (lambda: rsa.generate_private_key(65537, 2048), "sha512", False),
    "RSA-PSS": (lambda: rsa.generate_private_key(65537, 2048), "sha256", True),
    "P-384": (lambda: ec.generate_private_key(ec.SECP384R1()), "sha384", False),
    "brainpool": (lambda: ec.generate_private_key(ec.BrainpoolP256R1()), "sha256", False),
    "SHA-3": (lambda: ec.generate_private_key(ec.SECP256R1()), "sha3_256", False),
    "Ed25519": (ed25519.Ed25519PrivateKey.generate, "sha512", False),
    "Ed448": (ed448.Ed448PrivateKey.generate, "shake256", False),
}
"""A key of each kind, the digest that it is used with, and whether it pads by chance (PSS)."""


def kinds(reading: SignatureReport) -> list[list[str]]:
    return [[fault.kind for fault in each.faults] for each in reading.signatures]


def sign_by_hand(data: bytes, make: Callable[[bytes], bytes]) -> bytes:
    """A file with a signature that any tool made over its bytes, as a script does it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        value = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Sig,
                Filter=pikepdf.Name("/Adobe.PPKLite"),
                SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
                ByteRange=pikepdf.Array([0, 10**10 - 1, 10**10 - 1, 10**10 - 1]),
                Contents=pikepdf.String(bytes(ROOM)),
            )
        )
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T=pikepdf.String("Sig"),
            V=value,
            Rect=pikepdf.Array([0, 0, 0, 0]),
            P=page,
        )
        page.Annots = pikepdf.Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=page.Annots, SigFlags=3)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, min_version="1.7")
    file = out.getvalue()
    start = file.index(b"<" + b"00" * ROOM)
    behind = start + 2 * ROOM + 2
    before = b"[ 0 9999999999 9999999999 9999999999 ]"
    ranges = b"[ 0 %d %d %d ]" % (start, behind, len(file) - behind)
    file = file.replace(before, ranges.ljust(len(before)))
    container = make(file[:start] + file[behind:])
    return file[: start + 1] + container.hex().encode().ljust(2 * ROOM, b"0") + file[behind - 1 :]


def call_openssl(folder: Path, holder: Holder, *options: str) -> Callable[[bytes], bytes]:
    """The signature that ``openssl cms`` makes of some bytes."""
    pem = serialization.Encoding.PEM
    lock = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(holder.key.private_bytes(pem, form, lock))
    (folder / "own.pem").write_bytes(holder.pem)
    if holder.chain:
        above = b"".join(each.public_bytes(pem) for each in holder.chain)
        (folder / "chain.pem").write_bytes(above)
        options = ("-certfile", "chain.pem", *options)

    def make(content: bytes) -> bytes:
        (folder / "content").write_bytes(content)
        command = [
            *("openssl", "cms", "-sign", "-binary", "-outform", "DER", "-md", "sha256"),
            *("-in", "content", "-signer", "own.pem", "-inkey", "key.pem"),
            *("-out", "signature", *options),
        ]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return (folder / "signature").read_bytes()

    return make


def leave_lengths_open(der: bytes, deep: int = 0) -> bytes:
    """The same in BER: what holds the signed parts ends with two zeros, as NSS writes it."""
    size = der[1] - 0x80 if der[1] > 0x80 else 0
    inside = der[2 + size :]
    if deep < 2:
        inside = leave_lengths_open(inside, deep + 1) if deep else open_content(inside)
    return bytes([der[0], 0x80]) + inside + b"\0\0"


def open_content(info: bytes) -> bytes:
    """What a container holds: the kind's name, and the content with its lengths left open."""
    behind = 2 + info[1]
    return info[:behind] + leave_lengths_open(info[behind:], 1)


def make_signer(holder: Holder, *, by_chance: bool = False) -> SimpleSigner:
    read = internal.translate_pyca_cryptography_cert_to_asn1
    store = SimpleCertificateStore()
    store.register_multiple([read(each) for each in holder.chain])
    return SimpleSigner(
        signing_cert=read(holder.certificate),
        signing_key=internal.translate_pyca_cryptography_key_to_asn1(holder.key),
        cert_registry=store,
        prefer_pss=by_chance,
    )


def make_clock(holder: Holder) -> DummyTimeStamper:
    read = internal.translate_pyca_cryptography_cert_to_asn1
    return DummyTimeStamper(
        read(holder.certificate),
        internal.translate_pyca_cryptography_key_to_asn1(holder.key),
        [read(each) for each in holder.chain],  # type: ignore[arg-type]
    )


def spoil(signed: bytes, step: int, mask: int) -> dict[int, bytes]:
    """Files of which one byte of the signature's container is another, by its place."""
    start = signed.rindex(b"/Contents <") + len(b"/Contents <")
    value = bytes.fromhex(signed[start : signed.index(b">", start)].decode())
    return {
        spot: signed[:start]
        + (value[:spot] + bytes([value[spot] ^ mask]) + value[spot + 1 :]).hex().encode()
        + signed[start + 2 * len(value) :]
        for spot in range(0, len(value.rstrip(b"\0")), step)
    }


def find_faults(weigh: Weigh, data: bytes) -> set[str]:
    try:
        return {kind for each in kinds(weigh(data)) for kind in each}
    except (*_TROUBLE, UntrustedPdfError):
        return {"unreadable"}


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("form", [SigSeedSubFilter.PADES, SigSeedSubFilter.ADOBE_PKCS7_DETACHED])
def test_a_key_of_any_kind_signs(
    weigh: Weigh, authorities: Authorities, plain: bytes, kind: str, form: SigSeedSubFilter
) -> None:
    """As pyHanko signs with it, by PAdES and as Acrobat does."""
    make, digest, by_chance = KEYS[kind]
    holder = issue("Foreign", authorities.authority, key=make())
    out = io.BytesIO()
    PdfSigner(
        PdfSignatureMetadata(field_name="Sig", md_algorithm=digest, subfilter=form),
        signer=make_signer(holder, by_chance=by_chance),
    ).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(plain)), output=out)
    reading = weigh(out.getvalue())
    assert ([[]], "Foreign") == (kinds(reading), reading.signatures[0].subject)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("-cades",),
        ("-keyid",),
        ("-nosmimecap",),
        ("-noattr",),
        ("-keyopt", "rsa_padding_mode:pss"),
    ],
    ids=" ".join,
)
def test_openssl_signs(
    tmp_path: Path,
    weigh: Weigh,
    authorities: Authorities,
    plain: bytes,
    options: tuple[str, ...],
) -> None:
    """With attributes and without, its certificate named by its issuer or by its key."""
    holder = issue("Script", authorities.authority, bits=2048)
    signed = sign_by_hand(plain, call_openssl(tmp_path, holder, *options))
    assert [[]] == kinds(weigh(signed))


def test_lengths_may_be_left_open(
    tmp_path: Path, weigh: Weigh, authorities: Authorities, plain: bytes
) -> None:
    """Poppler, Okular and LibreOffice write BER, as NSS does; a changed byte is found there too."""
    make = call_openssl(tmp_path, authorities.desk)
    signed = sign_by_hand(plain, lambda content: leave_lengths_open(make(content)))
    assert [[]] == kinds(weigh(signed))
    assert [] == [
        spot for spot, data in spoil(signed, 23, 1).items() if not find_faults(weigh, data)
    ]


def test_a_signature_without_its_certificate_is_named(
    tmp_path: Path, weigh: Weigh, authorities: Authorities, plain: bytes
) -> None:
    """No one can say whose it is; it was not altered."""
    alone = Holder(authorities.desk.key, authorities.desk.certificate)
    make = call_openssl(tmp_path, alone, "-nocerts")
    assert [["untrusted"]] == kinds(weigh(sign_by_hand(plain, make)))


@pytest.mark.parametrize("options", [(), ("-keyid",)], ids=" ".join)
@pytest.mark.parametrize("mask", [1, 4])
def test_no_byte_of_a_certificate_that_comes_along_can_be_changed(
    tmp_path: Path,
    weigh: Weigh,
    authorities: Authorities,
    plain: bytes,
    options: tuple[str, ...],
    mask: int,
) -> None:
    """The root's own copy, the one between, the signer's; what nobody issued is named as such."""
    signed = sign_by_hand(plain, call_openssl(tmp_path, authorities.desk, *options))
    found = {spot: find_faults(weigh, data) for spot, data in spoil(signed, 13, mask).items()}
    assert {} == {
        spot: said for spot, said in found.items() if said not in ({"altered"}, {"untrusted"})
    }
    assert max(10, len(found) // 20) > sum(said == {"untrusted"} for said in found.values())


def test_a_stranger_beside_the_chain_is_named(
    tmp_path: Path, weigh: Weigh, authorities: Authorities, plain: bytes
) -> None:
    """A certificate that nobody known has issued could say anything."""
    far = issue("Far", issue("Far Root", usage=("key_cert_sign",)))
    desk = authorities.desk
    holder = Holder(desk.key, desk.certificate, (*desk.chain, far.certificate))
    reading = weigh(sign_by_hand(plain, call_openssl(tmp_path, holder)))
    [fault] = reading.signatures[0].faults
    assert "untrusted" == fault.kind
    assert "a certificate of CN=Far, issued by nobody known here" in fault.message


def test_a_byte_of_a_time_stamp_cannot_be_changed(
    sign: Sign, weigh: Weigh, authorities: Authorities
) -> None:
    """Nor can the time-stamp be hidden, which no signature covers."""
    clock = make_clock(issue_stamper(authorities.authority))
    signed = sign(authorities.desk, clock)
    assert [[]] == kinds(weigh(signed))
    allowed = ({"altered"}, {"untrusted"}, {"timestamp"}, {"timestamp", "untrusted"})
    found = {spot: find_faults(weigh, data) for spot, data in spoil(signed, 29, 1).items()}
    hidden = re.sub(BESIDE, rb"a0\1", signed)  # what stands beside the signature, called otherwise
    assert hidden != signed
    assert {"altered"} == find_faults(weigh, hidden)
    assert {} == {spot: said for spot, said in found.items() if said not in allowed}


def test_a_time_stamp_of_the_whole_file_is_weighed(
    sign: Sign, weigh: Weigh, authorities: Authorities
) -> None:
    """As PAdES B-LTA adds one: in order, or of a clock that nobody trusts."""
    stranger = issue_stamper(issue("Other Root", usage=("key_cert_sign",)))
    for holder, wanted in ((issue_stamper(authorities.authority), []), (stranger, ["timestamp"])):
        writer = IncrementalPdfFileWriter(io.BytesIO(sign(authorities.desk)))
        out = io.BytesIO()
        PdfTimeStamper(make_clock(holder)).timestamp_pdf(writer, "sha256", output=out)
        assert [wanted] == kinds(weigh(out.getvalue()))
