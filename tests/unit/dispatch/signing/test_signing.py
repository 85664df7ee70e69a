"""Signatures as they are made: PAdES B-B, B-T and B-LT, and what is refused."""

from __future__ import annotations

import io
import socket
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from generator.dispatch.signing.identity import Identity
from generator.dispatch.signing.signing import Signer, open_signer
from generator.dispatch.signing.verdict import SignatureReport
from generator.errors import SigningError
from generator.model.conformance import X_4
from generator.model.dispatch_settings import SigningTable
from generator.stages.preflight.report import inspect
from tests.unit.dispatch.authority import (
    PASSWORD,
    Holder,
    issue,
    issue_stamper,
    list_revoked,
    serve,
)
from tests.unit.dispatch.conftest import Authorities
from tests.unit.stages.preflight.sound import CASE, make_pdf

Open = Callable[[Holder], Identity]
Sign = Callable[[Holder], bytes]
Weigh = Callable[..., SignatureReport]


def take_out(signed: bytes) -> tuple[bytes, bytes]:
    """A signature's CMS, and the bytes that it was made over."""
    [embedded] = PdfFileReader(io.BytesIO(signed)).embedded_regular_signatures
    _, length, start, rest = (int(each) for each in embedded.byte_range)
    return embedded.pkcs7_content, signed[:length] + signed[start : start + rest]


def test_a_signature_is_appended(sign: Sign, plain: bytes, authorities: Authorities) -> None:
    """The edition's own bytes stay, and so does what it says of itself."""
    signed = sign(authorities.desk)
    with pikepdf.open(io.BytesIO(signed)) as after, pikepdf.open(io.BytesIO(plain)) as before:
        assert signed.startswith(plain)
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert dict(before.docinfo.items()) == dict(after.docinfo.items())
        assert "/Version" not in after.Root
        field = after.Root.AcroForm.Fields[0]
        assert ("/ETSI.CAdES.detached", "Diffusion") == (
            str(field.V.SubFilter),
            str(field.V.Reason),
        )


def test_a_signed_edition_passes_every_check(sign: Sign, authorities: Authorities) -> None:
    """The field lies outside the page, where it needs no tag (ISO 14289-1, 7.18.1)."""
    signed = sign(authorities.desk)
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        [_, widget] = pdf.pages[-1].obj.Annots
        assert [-9999] * 4 == list(widget.Rect)
        assert "Signature" == str(widget.TU)
    assert () == tuple(inspect(signed, CASE).findings)


def test_openssl_agrees(sign: Sign, authorities: Authorities, tmp_path: Path) -> None:
    """OpenSSL verifies the same CMS over the same bytes, by the same chain."""
    cms, content = take_out(sign(authorities.desk))
    files = {"cms": cms, "content": content, "root": authorities.root.pem}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    call = (
        "openssl cms -verify -binary -inform DER -in cms -content content -CAfile root -purpose any"
    )
    done = subprocess.run(
        [*call.split(), "-out", "out"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (0, True) == (done.returncode, "successful" in done.stderr.lower())
    (tmp_path / "content").write_bytes(content.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    spoilt = subprocess.run([*call.split(), "-out", "out"], cwd=tmp_path, check=False, stderr=-3)
    assert 0 != spoilt.returncode


def test_a_time_stamp_says_when(
    open_holder: Open, plain: bytes, authorities: Authorities, weigh: Weigh
) -> None:
    """With a time-stamp server the signature is B-T, and the time is that server's."""
    clock = issue_stamper(authorities.authority)
    with serve({}, clock) as server:
        settings = SigningTable(timestamp=f"{server}/time")
        signer = open_signer_with(open_holder(authorities.desk), settings)
        signed = signer.sign(plain, "")
    [signature] = weigh(signed).signatures
    assert ("B-T", "Test Clock", ()) == (signer.level, signature.stamped_by, signature.faults)


def open_signer_with(identity: Identity, settings: SigningTable) -> Signer:
    """A signer for a key that was opened already."""
    from generator.dispatch.signing.signing import _open_stamper

    assert settings.timestamp
    return Signer(identity, _open_stamper(settings.timestamp), settings.timestamp)


def test_long_term_signatures_bring_their_proofs(
    open_holder: Open, plain: bytes, authorities: Authorities, weigh: Weigh
) -> None:
    """With long-term the file holds the chain and what was revoked; no network is needed after."""
    answers: dict[str, bytes] = {}
    clock = issue_stamper(authorities.authority)
    with serve(answers, clock) as server:
        answers["/revoked.crl"] = list_revoked(authorities.authority)
        desk = issue("Desk", authorities.authority, crl=f"{server}/revoked.crl")
        base = open_signer_with(open_holder(desk), SigningTable(timestamp=f"{server}/time"))
        signer = replace(base, roots=(authorities.root.der,))
        signed, short = signer.sign(plain, ""), base.sign(plain, "")
    [signature] = weigh(signed).signatures
    assert ("B-LT", (), "proofs of its certificates") == (
        signer.level,
        signature.faults,
        signature.later,
    )
    # Without them, whether the key was revoked cannot be known.
    assert ["revocation-unknown"] == [fault.kind for fault in weigh(short).signatures[0].faults]
    assert () == tuple(inspect(signed, CASE).findings)


def test_a_chain_that_cannot_be_proved_is_not_signed_for_long(
    open_holder: Open, plain: bytes, authorities: Authorities
) -> None:
    """Long-term signing with a key whose head is not trusted ends in one line."""
    clock = issue_stamper(authorities.authority)
    with serve({}, clock) as server:
        base = open_signer_with(
            open_holder(authorities.desk), SigningTable(timestamp=f"{server}/time")
        )
        other = issue("Other", usage=("key_cert_sign",))
        with pytest.raises(SigningError, match=r"signed for long .*name the heads of both chains"):
            replace(base, roots=(other.der,)).sign(plain, "")


def test_a_time_stamp_server_that_is_not_there_is_named(
    open_holder: Open, plain: bytes, authorities: Authorities
) -> None:
    """The line names the server; nothing is signed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = f"http://127.0.0.1:{free.getsockname()[1]}/time"
    signer = open_signer_with(open_holder(authorities.desk), SigningTable(timestamp=server))
    with pytest.raises(SigningError) as caught:
        signer.sign(plain, "", "brief.pdf")
    assert f"brief.pdf:1: the time-stamp server {server} gives no time-stamp" in str(caught.value)


def test_what_cannot_be_signed_is_refused(
    sign: Sign, open_holder: Open, authorities: Authorities
) -> None:
    """A signed file, one for a press, and what is no PDF."""
    signer = Signer(open_holder(authorities.desk))

    def make_print(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].S = pikepdf.Name(X_4.intent or "")

    cases = {
        "has a form or a signature already": sign(authorities.desk),
        "is for a press, and PDF/X-4 bears no signature": make_pdf(make_print),
        "cannot be signed: it is no sound PDF": b"%PDF-1.7\nnothing",
    }
    for expected, data in cases.items():
        with pytest.raises(SigningError) as caught:
            signer.sign(data, "")
        assert expected in str(caught.value)


def test_settings_that_cannot_be_met_are_refused(tmp_path: Path) -> None:
    """Long-term signatures without a clock are refused."""
    with pytest.raises(SigningError, match="asks for long-term signatures without a time-stamp"):
        open_signer(SigningTable.model_validate({"long-term": True}), tmp_path, None)


def test_settings_open_a_signer(tmp_path: Path, authorities: Authorities) -> None:
    """The level follows from what the settings name."""
    authorities.desk.write(tmp_path / "desk.p12")
    (tmp_path / "root.pem").write_bytes(authorities.root.pem)
    base = {"key": "desk.p12", "trust": ["root.pem"]}
    levels = [
        open_signer(SigningTable.model_validate(base | more), tmp_path, lambda _: PASSWORD).level
        for more in (
            {},
            {"timestamp": "http://127.0.0.1:9/"},
            {"timestamp": "http://127.0.0.1:9/", "long-term": True},
        )
    ]
    assert ["B-B", "B-T", "B-LT"] == levels
