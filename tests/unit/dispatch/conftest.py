"""One root and one authority for all tests of signatures, a finished file and how it is weighed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pyhanko.sign.timestamps import TimeStamper

from generator.dispatch.identity import Identity, _open_file, open_identity
from generator.dispatch.signatures import Reading, Scale, read_signatures
from generator.dispatch.signing import Signer
from generator.model.dispatch_settings import SigningTable
from tests.unit.dispatch.authority import PASSWORD, Holder, issue, issue_authorities
from tests.unit.stages.preflight.sound import make_pdf


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
def weigh(tmp_path: Path, authorities: Authorities) -> Callable[..., Reading]:
    """Read a file's signatures, believing the root."""

    def call(
        data: bytes, *, trust: bytes | None = None, known: str = "", online: bool = False
    ) -> Reading:
        file = tmp_path / "weighed.pdf"
        file.write_bytes(data)
        roots = (authorities.root.der if trust is None else trust,)
        scale = Scale(roots, frozenset({known}), online)
        return read_signatures(file, "weighed.pdf", scale)

    return call
