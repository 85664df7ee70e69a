"""Certificates made for the tests: a root, an authority under it, and whom that one vouches for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys import internal
from pyhanko.sign.timestamps import DummyTimeStamper

from generator.dispatch.signing.identity import read_clock

PASSWORD = "très-secret-1"  # noqa: S105 - of keys that live as long as a test
USAGES = [
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
]


@dataclass(frozen=True)
class Holder:
    """A key, its certificate, and the certificates above it."""

    key: Any
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def write(self, path: Path, password: str = PASSWORD) -> Path:
        lock = serialization.BestAvailableEncryption(password.encode())
        data = pkcs12.serialize_key_and_certificates(
            b"key", self.key, self.certificate, self.chain, lock
        )
        path.write_bytes(data)
        return path


def issue(
    name: str,
    by: Holder | None = None,
    *,
    days: tuple[float, float] = (-1, 30),
    usage: tuple[str, ...] = ("digital_signature", "content_commitment"),
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
    crl: str | None = None,
    bits: int = 0,
    key: Any = None,
) -> Holder:
    """A key, vouched for by another or by itself; if none is given, RSA of so many bits, or P-256.

    days: from when to when it is valid, counted from now.
    """
    if key is None and bits:
        key = rsa.generate_private_key(65537, bits)
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now, issues = read_clock(), "key_cert_sign" in usage
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=issues, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**{each: each in usage for each in USAGES}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    if crl:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    signed = builder.sign(by.key if by else key, hashes.SHA256())
    above = (by.certificate, *by.chain) if by else ()
    return Holder(key, signed, above)


def issue_authorities() -> tuple[Holder, Holder]:
    """A root, and the authority under it that vouches for people."""
    usage = ("key_cert_sign", "crl_sign")
    root = issue("Test Root", usage=usage, days=(-900, 900))
    return root, issue("Test Authority", root, usage=usage, days=(-800, 800))


def list_revoked(by: Holder, *revoked: Holder) -> bytes:
    """The authority's list of what it has revoked, as DER."""
    now = read_clock()
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(by.certificate.subject)
        .last_update(now - timedelta(hours=1))
        .next_update(now + timedelta(days=7))
    )
    for holder in revoked:
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(holder.certificate.serial_number)
            .revocation_date(now - timedelta(hours=2))
            .build()
        )
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def issue_stamper(by: Holder) -> Holder:
    """A time-stamp service's key; RSA, since pyHanko's dummy service knows no other."""
    purposes = (ExtendedKeyUsageOID.TIME_STAMPING,)
    return issue("Test Clock", by, purposes=purposes, usage=("digital_signature",), bits=2048)


@contextmanager
def serve(answers: dict[str, bytes], clock: Holder | None = None) -> Iterator[str]:
    """A server on loopback that hands out files, and time-stamps (RFC 3161) at /time.

    Yields its address. The dictionary may be filled while it runs.
    """
    stamper = None
    if clock is not None:
        stamper = DummyTimeStamper(
            internal.translate_pyca_cryptography_cert_to_asn1(clock.certificate),
            internal.translate_pyca_cryptography_key_to_asn1(clock.key),
            [internal.translate_pyca_cryptography_cert_to_asn1(each) for each in clock.chain],  # type: ignore[arg-type]
        )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(answers.get(self.path), "application/pkix-crl")

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            assert stamper is not None
            response = stamper.request_tsa_response(tsp.TimeStampReq.load(data))
            self._answer(response.dump(), "application/timestamp-reply")

        def _answer(self, body: bytes | None, kind: str) -> None:
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
