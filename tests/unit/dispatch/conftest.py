"""A small project with its built editions and readers of them; keys, and who vouches for them."""

from __future__ import annotations

import fcntl
import io
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pyhanko.sign.timestamps import TimeStamper

from generator.dispatch.signing.identity import Identity, _open_file, open_identity
from generator.dispatch.signing.signatures import read_signatures
from generator.dispatch.signing.signing import Signer
from generator.dispatch.signing.verdict import SignatureReport, ValidationPolicy
from generator.model.dispatch import Recipient
from generator.model.dispatch_settings import SigningTable
from tests.bad_input.calling import call_here
from tests.conftest import copy_project
from tests.unit.dispatch.authority import PASSWORD, Holder, issue, issue_authorities
from tests.unit.dispatch.mailroom import Authority, Mailroom, make_project, settings
from tests.unit.stages.preflight.sound import make_pdf

SETTINGS = """\
[briefs.daesh]
formats = ["factsheet"]
locales = ["fr", "ar"]
papers = ["a4"]
profiles = ["screen", "print"]
"""

RECIPIENTS = """\
id,name,organisation,email,languages,paper,formats,copies,groups
embassy-a,Ambassade A,Presse,a@example.org,fr,a4,,3,embassies
embassy-b,سفارة (باء),,b@example.org,ar,a4,factsheet,2,embassies
office-c,Office <C> & Sons,=cmd,c@example.org,en,letter,,0,offices
"""


@pytest.fixture(scope="session")
def posted(shared: Path) -> Path:
    """A project of one format in two languages, built for the screen and for print."""
    folder = shared / "posted"
    with (shared / "posted.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "posted.done").exists():
            copy_project(folder)
            (folder / "briefs.toml").write_text(SETTINGS, encoding="utf-8")
            (folder / "data" / "recipients.csv").write_text(RECIPIENTS, encoding="utf-8")
            result = call_here("build", "--jobs", "1", "--project", folder)
            assert (result.code, result.err) == (0, "")
            (shared / "posted.done").touch()
    return folder


@pytest.fixture
def output(posted: Path, tmp_path: Path) -> Path:
    """A copy of its output folder, to pack in."""
    return Path(shutil.copytree(posted / "output", tmp_path / "output"))


def make_recipient(
    name: str = "reader", languages: Sequence[str] = ("fr",), **more: object
) -> Recipient:
    """A recipient who takes everything on A4."""
    values = {
        "id": name,
        "name": name.title(),
        "organisation": "",
        "email": f"{name}@example.org",
        "paper": "a4",
        "formats": (),
        "copies": 0,
        **more,
    }
    return Recipient(languages=tuple(languages), **values)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Authorities:
    """Who vouches for whom: the root for the authority, that one for the desk."""

    root: Holder
    authority: Holder
    desk: Holder


@pytest.fixture(scope="session")
def authorities() -> Authorities:
    root, authority = issue_authorities()
    return Authorities(root, authority, issue("Bureau de presse", authority))


@pytest.fixture(scope="session")
def plain() -> bytes:
    """A finished PDF that nobody has signed, of the version that editions have."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        pdf.save(out, min_version="1.7", deterministic_id=True)
    return out.getvalue()


@pytest.fixture
def open_holder(tmp_path: Path) -> Callable[[Holder], Identity]:
    """Open a key that a test made, as a person would."""

    def call(holder: Holder) -> Identity:
        file = holder.write(tmp_path / "key.p12")
        return open_identity(SigningTable(key=str(file)), tmp_path, lambda _: PASSWORD)

    return call


@pytest.fixture
def sign(tmp_path: Path, plain: bytes) -> Callable[..., bytes]:
    """The finished PDF, signed with a key, even one that must not sign any more."""

    def call(holder: Holder, stamper: TimeStamper | None = None, data: bytes = plain) -> bytes:
        file = holder.write(tmp_path / "any.p12")
        identity = _open_file(SigningTable(key=file.name), file, lambda _: PASSWORD)
        return Signer(identity, stamper).sign(data, "Diffusion")

    return call


@pytest.fixture
def weigh(tmp_path: Path, authorities: Authorities) -> Callable[..., SignatureReport]:
    """Read a file's signatures, believing the root."""

    def call(
        data: bytes, *, trust: bytes | None = None, known: str = "", online: bool = False
    ) -> SignatureReport:
        file = tmp_path / "weighed.pdf"
        file.write_bytes(data)
        roots = (authorities.root.der if trust is None else trust,)
        policy = ValidationPolicy(roots, frozenset({known}), online)
        return read_signatures(file, "weighed.pdf", policy)

    return call


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def office(tmp_path: Path, authority: Authority) -> Callable[..., Path]:
    """A project that sends by a server; more settings of ``[dispatch.smtp]`` by their names."""

    def make(room: Mailroom, **smtp: object) -> Path:
        security = "tls" if room.implicit else "starttls"
        folder = make_project(
            tmp_path / "project", settings(room.port, **{"security": security, **smtp})
        )
        shutil.copy(authority.path, folder / "authority.pem")
        return folder

    return make
