"""Keys and digests that prove nothing today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric import ec

from generator.dispatch.signing import signing, trial
from generator.dispatch.signing.identity import find_faults, open_identity, read_clock
from generator.dispatch.signing.verdict import SignatureReport
from generator.errors import SigningError
from generator.model.dispatch_settings import SigningTable
from tests.unit.dispatch.authority import PASSWORD, issue
from tests.unit.dispatch.conftest import Authorities

Sign = Callable[..., bytes]
Weigh = Callable[..., SignatureReport]


def kinds(report: SignatureReport) -> list[str]:
    [signature] = report.signatures
    return [fault.kind for fault in signature.faults]


def test_a_weak_key_does_not_sign(tmp_path: Path, authorities: Authorities) -> None:
    """RSA below 2048 bits is refused, with its length."""
    weak = issue("Weak", authorities.authority, bits=1024)
    weak.write(tmp_path / "weak.p12")
    with pytest.raises(SigningError, match="is weak: its RSA key has 1024 bits"):
        open_identity(SigningTable(key="weak.p12"), tmp_path, lambda _: PASSWORD)


def test_a_weak_key_is_not_believed(sign: Sign, weigh: Weigh, authorities: Authorities) -> None:
    """What it signed may be anyone's."""
    assert ["weak"] == kinds(weigh(sign(issue("Weak", authorities.authority, bits=1024))))
    assert [] == kinds(weigh(sign(issue("Sound", authorities.authority, bits=2048))))


def test_a_weak_curve_is_named(authorities: Authorities, monkeypatch: pytest.MonkeyPatch) -> None:
    """Curves of fewer than 256 bits are as weak as RSA of 2,048 bits is strong."""
    monkeypatch.setattr(ec, "SECP256R1", ec.SECP192R1)
    certificate = Certificate.load(issue("Curve", authorities.authority).der)
    assert ("is weak: its curve has 192 bits, and 256 are the least",) == find_faults(
        certificate, read_clock()
    )


def test_a_broken_digest_is_not_believed(
    sign: Sign, weigh: Weigh, authorities: Authorities, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another file of the same SHA-1 can be made, whoever signed this one."""
    monkeypatch.setattr(signing, "DIGEST", "sha1")
    assert "weak" in kinds(weigh(sign(authorities.desk)))


def test_a_key_file_costs_a_guesser_much() -> None:
    """PBKDF2 with as many rounds as are asked for today, AES-256 and SHA-256."""
    data, _ = trial.make_trial_key("Desk", 30, "password", read_clock())
    assert b"\x02\x03" + trial.ROUNDS.to_bytes(3, "big") in data
    assert b"\x60\x86\x48\x01\x65\x03\x04\x01\x2a" in data  # aes256-CBC
