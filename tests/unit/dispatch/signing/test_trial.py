"""Keys for trials: what they are, and that none is ever overwritten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12

from generator.dispatch.signing.trial import check_trial, make_trial_key, write_trial_key
from generator.errors import SigningError

MOMENT = datetime(2017, 3, 1, tzinfo=UTC)
PASSWORD = "pass-3"  # noqa: S105 - of a key that lives as long as a test


def test_a_trial_key_vouches_for_itself() -> None:
    """RSA of 3072 bits, valid from the moment for the days asked for, to sign and nothing else."""
    key, pem = make_trial_key("Essai", 30, PASSWORD, MOMENT)
    pair = pkcs12.load_pkcs12(key, PASSWORD.encode())
    certificate = x509.load_pem_x509_certificate(pem)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert pair.cert is not None
    assert certificate == pair.cert.certificate
    assert certificate.subject == certificate.issuer
    assert 3072 == pair.key.key_size  # type: ignore[union-attr]
    assert (MOMENT, 30) == (
        certificate.not_valid_before_utc,
        (certificate.not_valid_after_utc - MOMENT).days,
    )
    assert (True, True, False) == (
        usage.digital_signature,
        usage.content_commitment,
        usage.key_cert_sign,
    )


def test_the_owner_alone_may_read_a_key(tmp_path: Path) -> None:
    """The key has mode 0600; the certificate is for everybody."""
    public = write_trial_key(tmp_path / "key.p12", b"key", b"certificate")
    assert 0o600 == (tmp_path / "key.p12").stat().st_mode & 0o777
    assert (tmp_path / "key.pem", b"certificate") == (public, public.read_bytes())


@pytest.mark.parametrize("there", ["key.p12", "key.pem"])
def test_no_file_is_overwritten(tmp_path: Path, there: str) -> None:
    """Neither the key nor the certificate; then nothing is written at all."""
    (tmp_path / there).write_bytes(b"old")
    for call in (
        lambda: check_trial(tmp_path / "key.p12", "Essai"),
        lambda: write_trial_key(tmp_path / "key.p12", b"new", b"new"),
    ):
        with pytest.raises(SigningError, match=r"is there already, and a key is never overwritten"):
            call()
    assert [(there, b"old")] == [(each.name, each.read_bytes()) for each in tmp_path.iterdir()]


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 65, "two\nlines", "turned\N{RIGHT-TO-LEFT OVERRIDE}"]
)
def test_a_name_must_be_one(tmp_path: Path, name: str) -> None:
    """Empty, too long, or with what cannot be seen."""
    with pytest.raises(SigningError, match="the name of a key has 1 to 64 letters"):
        check_trial(tmp_path / "key.p12", name)


def test_a_key_is_no_certificate(tmp_path: Path) -> None:
    """The name of the key must leave .pem to its certificate."""
    with pytest.raises(SigningError, match=r"end the key’s name with \.p12"):
        check_trial(tmp_path / "key.pem", "Essai")
