"""A key on a PKCS#11 token, here SoftHSM2: it signs, and never leaves it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from tests.bad_input.calling import call_here
from tests.unit.dispatch.conftest import Authorities

SETTINGS = """
[dispatch.signing]
pkcs11 = "{module}"
token = "desk"
label = "press"
password = "DESK_PIN"
"""
PUT_CERTIFICATE = """
import sys
from pathlib import Path
import pkcs11
from pkcs11.util.x509 import decode_x509_certificate

module, file = sys.argv[1:]
with pkcs11.lib(module).get_token(token_label="desk").open(rw=True, user_pin="1234") as session:
    attributes = decode_x509_certificate(Path(file).read_bytes())
    attributes |= {
        pkcs11.Attribute.TOKEN: True,
        pkcs11.Attribute.LABEL: "press",
        pkcs11.Attribute.ID: b"\\xa1",
    }
    session.create_object(attributes)
"""


def find_module() -> Path:
    """Where this system has SoftHSM2's library."""
    program = shutil.which("softhsm2-util")
    assert program, "sh scripts/setup.sh test installs softhsm2"
    prefix = Path(program).parent.parent
    return next(prefix.glob("lib/**/libsofthsm2.so"))


@pytest.fixture
def token(tmp_path: Path, authorities: Authorities) -> dict[str, str]:
    """The environment in which a token holds the desk's key and certificate under one label."""
    (tmp_path / "tokens").mkdir()
    configuration = tmp_path / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    environment = {"SOFTHSM2_CONF": str(configuration), "DESK_PIN": "1234"}
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.der"
    pkcs8 = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    key.write_bytes(authorities.desk.key.private_bytes(serialization.Encoding.PEM, *pkcs8))
    certificate.write_bytes(authorities.desk.der)
    whole = {**os.environ, **environment}
    for arguments in (
        [
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "desk",
            "--pin",
            "1234",
            "--so-pin",
            "5678",
        ],
        f"softhsm2-util --import {key} --token desk --label press --id a1 --pin 1234".split(),
        [sys.executable, "-c", PUT_CERTIFICATE, str(find_module()), str(certificate)],
    ):
        subprocess.run(arguments, check=True, capture_output=True, env=whole)
    return environment


def test_a_token_signs(
    tmp_path: Path,
    project: Path,
    token: dict[str, str],
    authorities: Authorities,
    plain: bytes,
) -> None:
    """A token’s signature is verified as any other; a wrong PIN is one line without it."""
    with (project / "briefs.toml").open("a") as file:
        file.write(SETTINGS.format(module=find_module()))
    edition, trust = tmp_path / "plain.pdf", tmp_path / "root.pem"
    edition.write_bytes(plain)
    trust.write_bytes(authorities.root.pem + authorities.authority.pem)
    calling = "dispatch", "sign", edition, "--output", tmp_path / "signed"
    wrong = call_here(*calling, cwd=project, **{**token, "DESK_PIN": "9876"})
    assert (1, True, False) == (
        wrong.code,
        wrong.err.startswith("briefs.toml:1: the PIN does not open desk; give the right one"),
        "9876" in wrong.err,
    )
    done = call_here(*calling, cwd=project, **token)
    assert (0, "signed by Bureau de presse (B-B)\n") == (done.code, done.err)
    seen = call_here("verify", tmp_path / "signed" / "plain.pdf", "--trust", trust, cwd=project)
    assert "signed by  Bureau de presse (certificate by Test Authority)" in seen.out
    assert ["is foreign"] == [line.split("1: ")[1][:10] for line in seen.lines]
