"""Certificates that are believed: read from PEM files, or one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.signing.trust import list_system_roots, load_roots, read_roots
from generator.errors import SigningError
from tests.unit.dispatch.conftest import Authorities


def test_all_certificates_of_a_file_are_believed(tmp_path: Path, authorities: Authorities) -> None:
    """A file may hold several; the same one counts once."""
    one, two = authorities.root, authorities.authority
    (tmp_path / "a.pem").write_bytes(one.pem + two.pem)
    (tmp_path / "b.pem").write_bytes(two.pem)
    found = read_roots(tmp_path, ["a.pem", "b.pem"])
    assert (one.der, two.der) == found
    assert ["Test Root", "Test Authority"] == [
        each.subject.native["common_name"] for each in load_roots(found)
    ]


@pytest.mark.parametrize(
    "text",
    [
        b"nothing",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: bytes) -> None:
    """Text, a damaged certificate, a private key."""
    (tmp_path / "a.pem").write_bytes(text)
    with pytest.raises(SigningError, match=r"a\.pem:1: holds something else than certificates"):
        read_roots(tmp_path, ["a.pem"])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """By the name that was given."""
    with pytest.raises(SigningError, match=r"b\.pem:1: is missing; see how its name is written"):
        read_roots(tmp_path, ["b.pem"])


def test_the_system_has_its_own() -> None:
    """Each as DER; a system may have none."""
    assert all(each.startswith(b"\x30") for each in list_system_roots())
