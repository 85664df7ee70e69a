"""Opening a key: what is refused, in one line, without a secret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

from generator.dispatch.signing.identity import Identity, open_identity
from generator.errors import SigningError
from generator.model.dispatch_settings import SigningTable
from tests.unit.dispatch.authority import PASSWORD, Holder, issue
from tests.unit.dispatch.conftest import Authorities

LOCK = serialization.BestAvailableEncryption(PASSWORD.encode())


def refuse(path: Path, password: str = PASSWORD) -> str:
    """The one line that opening a key file ends in."""
    with pytest.raises(SigningError) as caught:
        open_identity(SigningTable(key=path.name), path.parent, lambda _: password)
    [finding] = caught.value.findings
    assert password not in str(finding)
    return str(finding)


def test_a_key_is_opened_with_the_password_that_is_asked_for(
    tmp_path: Path, authorities: Authorities
) -> None:
    """The question names the file, and the answer opens it."""
    asked = []

    def ask(question: str) -> str:
        asked.append(question)
        return PASSWORD

    authorities.desk.write(tmp_path / "desk.p12")
    identity = open_identity(SigningTable(key="desk.p12"), tmp_path, ask)
    assert (["Password of desk.p12: "], "Bureau de presse") == (asked, identity.subject)


def test_the_environment_is_asked_before_a_person(
    tmp_path: Path, authorities: Authorities, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the variable that the settings name is set, nobody is asked."""
    monkeypatch.setenv("DESK_SECRET", PASSWORD)
    authorities.desk.write(tmp_path / "desk.p12")
    settings = SigningTable(key="desk.p12", password="DESK_SECRET")  # noqa: S106 - a variable
    assert "Bureau de presse" == open_identity(settings, tmp_path, None).subject


def test_without_a_password_the_variable_is_named(tmp_path: Path, authorities: Authorities) -> None:
    """Where nobody can be asked, the finding says which variable to set."""
    authorities.desk.write(tmp_path / "desk.p12")
    settings = SigningTable(key="desk.p12", password="NOT_SET")  # noqa: S106 - a variable
    with pytest.raises(SigningError) as caught:
        open_identity(settings, tmp_path, None)
    assert "desk.p12:1: needs a password, and there is none; set NOT_SET in the environment" == str(
        caught.value
    )


def test_a_wrong_password_is_one_line_and_not_shown(
    tmp_path: Path, authorities: Authorities
) -> None:
    """Neither the finding nor its cause holds what was typed."""
    path = authorities.desk.write(tmp_path / "desk.p12")
    with pytest.raises(SigningError) as caught:
        open_identity(SigningTable(key="desk.p12"), tmp_path, lambda _: "wrong-secret-2")
    assert None is caught.value.__cause__
    assert "wrong-secret-2" not in str(caught.value)
    assert "desk.p12:1: does not open with this password, or is damaged" in refuse(path, "x-y-z")


def test_files_that_are_no_key_are_told_apart(tmp_path: Path) -> None:
    """A missing file, and one of another kind, each have their own line."""
    (tmp_path / "text.p12").write_text("nothing")
    assert "missing.p12:1: is missing" in refuse(tmp_path / "missing.p12")
    assert "text.p12:1: is no PKCS#12 file" in refuse(tmp_path / "text.p12")


@pytest.mark.parametrize(
    ("what", "with_key", "with_certificate"),
    [("private key", False, True), ("certificate of its key", True, False)],
)
def test_half_a_key_is_refused(
    tmp_path: Path, authorities: Authorities, what: str, with_key: bool, with_certificate: bool
) -> None:
    """A file needs the private key and the certificate of it."""
    desk = authorities.desk
    data = pkcs12.serialize_key_and_certificates(
        b"half",
        desk.key if with_key else None,
        desk.certificate if with_certificate else None,
        None if with_certificate else [authorities.root.certificate],
        LOCK,
    )
    path = tmp_path / "half.p12"
    path.write_bytes(data)
    assert f"half.p12:1: holds no {what}" in refuse(path)


def test_certificates_that_may_not_sign_are_refused(
    tmp_path: Path, authorities: Authorities
) -> None:
    """Expired, not yet valid, for something else, or a web server's: each says so."""
    by, server = authorities.authority, (ExtendedKeyUsageOID.SERVER_AUTH,)
    cases = {
        "Old expired on 20": issue("Old", by, days=(-9, -2)),
        "New is not valid before 20": issue("New", by, days=(2, 9)),
        "Cipher is not for signing documents": issue("Cipher", by, usage=("key_encipherment",)),
        "Web is not for signing documents": issue("Web", by, purposes=server),
    }
    for expected, holder in cases.items():
        assert f"the certificate of {expected}" in refuse(holder.write(tmp_path / "key.p12"))


def test_an_rsa_key_signs_too(
    authorities: Authorities, open_holder: Callable[[Holder], Identity]
) -> None:
    """Keys of both kinds are opened."""
    holder = issue("RSA", authorities.authority, bits=2048)
    assert "RSA" == open_holder(holder).subject


def test_without_a_key_the_settings_are_named(tmp_path: Path) -> None:
    """An empty [dispatch.signing] says what to set."""
    with pytest.raises(SigningError, match=r"briefs\.toml:1: names no key to sign with"):
        open_identity(SigningTable(), tmp_path, None)
