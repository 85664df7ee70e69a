"""Mail signed by the domain that it comes from (DKIM)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from generator.dispatch.mail.domain_key import open_domain_key
from generator.errors import DispatchError
from generator.model.dispatch_settings import DomainKeyTable
from tests.bad_input.calling import call_here
from tests.unit.dispatch.mailroom import Authority, Mailroom, pack, readers

Office = Callable[..., Path]


@pytest.fixture
def record(tmp_path: Path) -> Callable[..., bytes]:
    """Write a key, and give what the domain's name server would say of it."""
    key = rsa.generate_private_key(65537, 2048)
    (tmp_path / "domain.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    text = b"".join(public.splitlines()[1:-1])
    return lambda name, timeout=5: b"v=DKIM1; k=rsa; p=" + text


def test_each_message_bears_its_domain_s_signature(
    office: Office, authority: Authority, tmp_path: Path, record: Callable[..., bytes]
) -> None:
    """It holds as the server took it, for its addresses, its subject and its way to unsubscribe."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        settings = project / "briefs.toml"
        table = f'[dispatch.dkim]\nkey = "{tmp_path}/domain.pem"\nselector = "s1"\n'
        settings.write_text(settings.read_text() + table)
        pack(project / "output", readers(2))
        assert 0 == call_here("dispatch", "send", "--project", project).code
        datas = [data for _, data in room.taken]
    for data in datas:
        assert dkim.verify(data, dnsfunc=record)
        assert not dkim.verify(data.replace(b"Subject: ", b"Subject: x", 1), dnsfunc=record)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"no key", "cannot sign mail"), (b"", "cannot sign mail")],
)
def test_a_key_that_is_none_is_told(tmp_path: Path, content: bytes | None, said: str) -> None:
    """Before anything is sent."""
    if content is not None:
        (tmp_path / "key.pem").write_bytes(content)
    with pytest.raises(DispatchError, match=said):
        open_domain_key(DomainKeyTable(key="key.pem", selector="s"), tmp_path, "a@example.org")
