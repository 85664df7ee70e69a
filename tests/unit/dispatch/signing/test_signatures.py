"""Signatures as they are weighed: who, when, over what, and each way of being wrong."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pikepdf
import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.keys import internal
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper

from generator.dispatch.signing.identity import read_clock
from generator.dispatch.signing.verdict import SignatureReport
from generator.errors import UntrustedPdfError
from generator.pdf.untrusted import _TROUBLE
from tests.unit.dispatch.authority import Holder, issue, issue_stamper, list_revoked, serve
from tests.unit.dispatch.conftest import Authorities

Sign = Callable[..., bytes]
Weigh = Callable[..., SignatureReport]


def kinds(reading: SignatureReport) -> list[str]:
    """The words for what is wrong with the one signature of a file."""
    [signature] = reading.signatures
    return [fault.kind for fault in signature.faults]


def append(data: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """A file with a later revision, as any editor appends one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def redraw(writer: IncrementalPdfFileWriter) -> None:
    """Draw something else on the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    stream = generic.StreamObject(stream_data=b"0 0 500 500 re f")
    page["/Contents"] = writer.add_object(stream)
    writer.update_container(page)


def test_a_sound_signature_says_who_and_when(
    sign: Sign, weigh: Weigh, authorities: Authorities
) -> None:
    """Signer, issuer, the signer's own clock, the whole file; and what the file claims."""
    reading = weigh(sign(authorities.desk))
    [signature] = reading.signatures
    assert ("Bureau de presse", "Test Authority", None, True, ()) == (
        signature.subject,
        signature.issuer,
        signature.stamped_by,
        signature.whole,
        signature.faults,
    )
    assert signature.moment is not None
    assert ("PDF/UA-1", "PDF/A-3a") == reading.claims


def find_faults(weigh: Weigh, data: bytes) -> set[str]:
    """The same of a file that may not even be readable, as run_guarded finds it."""
    try:
        return set(kinds(weigh(data)))
    except (*_TROUBLE, UntrustedPdfError):
        return {"unreadable"}


@pytest.mark.parametrize("place", ["content", "reason", "value", "padding"])
def test_a_changed_byte_is_found(
    sign: Sign, weigh: Weigh, authorities: Authorities, place: str
) -> None:
    """In a stream, in what the signature says, in its value, and in the zeros behind that."""
    signed = bytearray(sign(authorities.desk))
    start = signed.rindex(b"/Contents <") + len(b"/Contents <")
    end = signed.index(b">", start)
    value = signed[start:end].rstrip(b"0")
    spot = {
        "content": signed.index(b"stream\n") + 40,
        "reason": signed.rindex(b"(Diffusion)") + 3,
        "value": start + len(value) - 5,
        "padding": end - 1,
    }[place]
    signed[spot] = ord("1") if signed[spot] != ord("1") else ord("2")
    assert {"altered"} == find_faults(weigh, bytes(signed))


def test_no_byte_can_be_changed(sign: Sign, weigh: Weigh, authorities: Authorities) -> None:
    """Bytes all over the file, the tables at its end among them, each changed alone, are found."""
    signed = sign(authorities.desk)
    spots = [*range(0, len(signed), 211), *range(len(signed) - 60, len(signed) - 1, 3)]
    assert [] == [
        spot
        for spot in spots
        if not find_faults(weigh, signed[:spot] + bytes([signed[spot] ^ 1]) + signed[spot + 1 :])
    ]


def test_a_byte_changed_in_the_signature_itself_is_an_alteration(
    sign: Sign, weigh: Weigh, authorities: Authorities
) -> None:
    """In its lengths, versions, algorithms, certificates, attributes or value, signed or not.

    A certificate between two others that names another issuer is one that nobody here trusts.
    """
    signed = sign(authorities.desk)
    start = signed.rindex(b"/Contents <") + len(b"/Contents <")
    value = bytes.fromhex(signed[start : signed.index(b">", start)].decode())
    size = 4 + int.from_bytes(value[2:4], "big")
    found = {}
    for spot in (*range(48), *range(48, size, 19)):
        changed = value[:spot] + bytes([value[spot] ^ 1]) + value[spot + 1 :]
        data = signed[:start] + changed.hex().encode() + signed[start + 2 * len(value) :]
        found[spot] = find_faults(weigh, data)
    name = value.index(b"Test Root")
    unknown = {spot for spot, said in found.items() if said == {"untrusted"}}
    assert unknown <= set(range(name, name + len(b"Test Root")))
    assert all(said == {"altered"} for spot, said in found.items() if spot not in unknown)


def test_what_is_appended_is_named(sign: Sign, weigh: Weigh, authorities: Authorities) -> None:
    """A later revision that draws something else leaves the signature over the former one alone."""
    reading = weigh(append(sign(authorities.desk), redraw))
    assert (["changed"], False) == (kinds(reading), reading.signatures[0].whole)
    assert "other changes" in reading.signatures[0].later


def test_bytes_behind_the_end_are_found(sign: Sign, weigh: Weigh, authorities: Authorities) -> None:
    """A signature that does not reach the file's last byte does not cover it."""
    signed = sign(authorities.desk)
    assert {"uncovered"} == find_faults(weigh, signed + b"% more\n")


@pytest.mark.parametrize(
    ("kind", "days", "usage"),
    [
        ("expired", (-9, -2), ("digital_signature",)),
        ("not-yet-valid", (2, 9), ("digital_signature",)),
        ("wrong-usage", (-1, 9), ("key_encipherment",)),
    ],
)
def test_a_certificate_that_must_not_sign_is_named(
    sign: Sign,
    weigh: Weigh,
    authorities: Authorities,
    kind: str,
    days: tuple[float, float],
    usage: tuple[str, ...],
) -> None:
    """Expired, not yet valid, and for something else are three things."""
    holder = issue("Somebody", authorities.authority, days=days, usage=usage)
    assert [kind] == kinds(weigh(sign(holder)))


def test_a_web_server_signs_no_document(sign: Sign, weigh: Weigh, authorities: Authorities) -> None:
    """The system trusts whoever vouches for web servers, but not their keys for documents."""
    server = issue("Web", authorities.authority, purposes=(ExtendedKeyUsageOID.SERVER_AUTH,))
    assert ["wrong-usage"] == kinds(weigh(sign(server)))


def test_whom_nobody_vouches_for_is_not_trusted(
    sign: Sign, weigh: Weigh, authorities: Authorities
) -> None:
    """A key under another root, and one under itself; the latter is believed where it is named."""
    root = issue("Other Root", usage=("key_cert_sign",))
    alone = issue("Trial")
    assert ["untrusted"] == kinds(weigh(sign(issue("Other", root))))
    assert ["untrusted"] == kinds(weigh(sign(alone)))
    assert [] == kinds(weigh(sign(alone), trust=alone.der))
    assert ["expired"] == kinds(weigh(sign(old := issue("Old", days=(-9, -2))), trust=old.der))


def test_a_revoked_key_is_found_when_its_issuer_is_asked(
    sign: Sign, weigh: Weigh, authorities: Authorities
) -> None:
    """Offline it is not known; online the issuer says revoked, or nothing against it."""
    answers: dict[str, bytes] = {}
    with serve(answers) as server:
        lost = issue("Lost", authorities.authority, crl=f"{server}/list.crl")
        good = issue("Good", authorities.authority, crl=f"{server}/list.crl")
        answers["/list.crl"] = list_revoked(authorities.authority, lost)
        assert ["revocation-unknown"] == kinds(weigh(sign(lost)))
        assert ["revoked"] == kinds(weigh(sign(lost), online=True))
        assert [] == kinds(weigh(sign(good), online=True))


def make_clock(holder: Holder, days: float) -> DummyTimeStamper:
    """A time-stamp service whose clock stands so many days from now."""
    return DummyTimeStamper(
        internal.translate_pyca_cryptography_cert_to_asn1(holder.certificate),
        internal.translate_pyca_cryptography_key_to_asn1(holder.key),
        [internal.translate_pyca_cryptography_cert_to_asn1(each) for each in holder.chain],  # type: ignore[arg-type]
        fixed_dt=(read_clock() + timedelta(days=days)).replace(microsecond=0),
    )


def test_a_time_stamp_outlives_the_key(sign: Sign, weigh: Weigh, authorities: Authorities) -> None:
    """A key that has expired since was good when the time-stamp says that it signed."""
    stranger = issue_stamper(issue("Other Root", usage=("key_cert_sign",)))
    old = issue("Old", authorities.authority, days=(-9, -2))
    past = issue_past_stamper(authorities)
    assert [] == kinds(weigh(sign(old, make_clock(past, -5))))
    assert ["timestamp", "expired"] == kinds(weigh(sign(old, make_clock(stranger, -0.1))))


def issue_past_stamper(authorities: Authorities) -> Holder:
    """A time-stamp service that has been there for long."""
    return issue(
        "Old Clock",
        authorities.authority,
        days=(-100, 100),
        purposes=(ExtendedKeyUsageOID.TIME_STAMPING,),
        usage=("digital_signature",),
        bits=2048,
    )


def test_a_file_is_known_by_what_it_was(
    sign: Sign, weigh: Weigh, authorities: Authorities, plain: bytes
) -> None:
    """The edition as it was built is found in the signed file, and nothing else was added to it."""
    known = sha256(plain).hexdigest()
    reading = weigh(sign(authorities.desk), known=known)
    assert (known, True) == (reading.original, reading.pure)
    assert None is weigh(sign(authorities.desk), known="0" * 64).original


@pytest.mark.parametrize("change", ["page", "title", "catalog"])
def test_a_change_before_the_signature_is_found(
    sign: Sign, weigh: Weigh, authorities: Authorities, plain: bytes, change: str
) -> None:
    """Whoever changes an edition and signs that has not signed the edition."""

    def spoil(writer: IncrementalPdfFileWriter) -> None:
        if change == "page":
            redraw(writer)
        elif change == "title":
            writer.set_info(
                generic.DictionaryObject({generic.pdf_name("/Title"): generic.pdf_string("X")})
            )
        else:
            writer.root["/Lang"] = generic.pdf_string("de")
            writer.update_root()

    known = sha256(plain).hexdigest()
    reading = weigh(sign(authorities.desk, None, append(plain, spoil)), known=known)
    assert (known, False, []) == (reading.original, reading.pure, kinds(reading))


def test_a_file_without_signature_has_none(weigh: Weigh, plain: bytes) -> None:
    """It is read all the same."""
    reading = weigh(plain)
    assert ((), sha256(plain).hexdigest()) == (reading.signatures, reading.sha256)


def test_a_signature_value_that_is_none_is_an_alteration(
    sign: Sign, weigh: Weigh, authorities: Authorities
) -> None:
    """A file whose signature is no CMS ends in a finding."""
    with pikepdf.open(io.BytesIO(sign(authorities.desk))) as pdf:
        pdf.Root.AcroForm.Fields[0].V.Contents = pikepdf.String(b"nothing")
        out = io.BytesIO()
        pdf.save(out)
    assert {"altered"} == find_faults(weigh, out.getvalue())
