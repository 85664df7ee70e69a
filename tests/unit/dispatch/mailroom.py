"""Real parts: an SMTP server on loopback with TLS, certificates, packages, a project."""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import json
import shutil
import ssl
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from generator.dispatch.mail.session import Connection
from tests.conftest import ROOT

USER, PASSWORD = "desk", "corréct horse & battery"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PATIENCE = 600.0
"""Seconds after which a test gives up waiting for what must come: no machine is so slow."""


@dataclass(frozen=True)
class Authority:
    """A certificate authority of a test's own."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def path(self) -> Path:
        """Its certificate in PEM."""
        return self.folder / "authority.pem"

    @classmethod
    def make(cls, folder: Path) -> Authority:
        folder.mkdir(parents=True, exist_ok=True)
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certify("A test’s authority", key, key, None, [])
        made = cls(folder, key, certificate)
        made.path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return made

    def certify(self, host: str = "localhost", *, expired: bool = False) -> ssl.SSLContext:
        """What a server shows who is this host."""
        key = ec.generate_private_key(ec.SECP256R1())
        names: list[x509.GeneralName] = [x509.DNSName(host)]
        if host == "localhost":
            names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
        certificate = _certify(host, key, self.key, self.certificate, names, expired=expired)
        target = self.folder / f"{host}{expired}.pem"
        target.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(target)
        return context


def _certify(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
    names: list[x509.GeneralName],
    *,
    expired: bool = False,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=1 if expired else 36500))
        .add_extension(x509.BasicConstraints(issuer is None, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False
        )
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        builder = builder.add_extension(use, critical=False)
    else:
        use_of_key = x509.KeyUsage(
            digital_signature=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=True,
            crl_sign=True,
            encipher_only=False,
            decipher_only=False,
        )
        builder = builder.add_extension(use_of_key, critical=True)
    return builder.sign(by, hashes.SHA256())


DROP = "drop"
"""In place of a reply: the connection is cut."""
STALL = "stall"
"""In place of a reply: none comes."""

Script = dict[tuple[str, str], list[str]]
"""For a step (``MAIL``, ``RCPT``, ``DATA``, ``END``) and an address, what is answered: one each
time, then the usual."""


@dataclass
class Mailroom:
    """A mail server in a thread, which records what it took and answers by a script."""

    tls: ssl.SSLContext | None = None
    implicit: bool = False
    script: Script = field(default_factory=dict)
    watch: Callable[[str, str], None] = lambda step, address: None
    """Called at each step, before it is answered."""
    login: bool = False
    size: int | None = None
    every_script: bool = True
    """Whether it takes addresses beyond ASCII."""
    greeting_drops: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    """Each message that was answered with 250, or whose answer was cut off."""
    steps: list[tuple[str, str]] = field(default_factory=list)
    silent: threading.Event = field(default_factory=threading.Event)
    """Set when a client is kept waiting by :data:`STALL`."""
    connections: int = 0
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Mailroom:
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        assert started.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.set_exception_handler(lambda *_: None)
        tls = self.tls if self.implicit else None
        server = self._loop.run_until_complete(
            self._loop.create_server(self._serve, "127.0.0.1", 0, ssl=tls)
        )
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def _serve(self) -> SMTP:
        self.connections += 1
        return _Server(
            self,
            loop=self._loop,
            hostname="localhost",
            tls_context=None if self.implicit else self.tls,
            authenticator=self._authenticate if self.login else None,
            auth_required=self.login,
            auth_require_tls=not self.implicit,
            data_size_limit=self.size,
            enable_SMTPUTF8=self.every_script,
        )

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    def decide(self, step: str, address: str) -> str | None:
        """What the script has for a step; None for the usual reply."""
        self.steps.append((step, address))
        self.watch(step, address)
        replies = self.script.get((step, address)) or self.script.get((step, "*"))
        return replies.pop(0) if replies else None

    async def answer(self, server: SMTP, step: str, address: str) -> str | None:
        """The same, carried out where it is no reply."""
        reply = self.decide(step, address)
        await self.carry_out(server, reply)
        return reply

    async def carry_out(self, server: SMTP, reply: str | None) -> None:
        if reply == DROP:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        if reply == STALL:
            self.silent.set()
            await asyncio.Event().wait()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd’s name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = await self.answer(server, "MAIL", address)
        if reply is None:
            envelope.mail_from = address
        return reply or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd’s name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = await self.answer(server, "RCPT", address)
        if reply is None:
            envelope.rcpt_tos.append(address)
        return reply or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd’s name
        """The final dot has come: the message is taken, unless it is refused."""
        address = envelope.rcpt_tos[0]
        assert isinstance(envelope.original_content, bytes)
        reply = self.decide("END", address)
        if reply is None or reply in (DROP, STALL) or reply.startswith("2"):
            self.taken.append((address, envelope.original_content))
        await self.carry_out(server, reply)
        return reply or "250 OK: queued"

    @property
    def recipients(self) -> list[str]:
        """To whom the messages went, in their order."""
        return [address for address, _ in self.taken]

    def messages(self) -> list[EmailMessage]:
        return [read_message(data) for _, data in self.taken]


class _Server(SMTP):
    """aiosmtpd's server, which may also answer DATA by the script or hang up in the midst of it."""

    def __init__(self, room: Mailroom, **options: Any) -> None:
        super().__init__(room, **options)
        self.room = room

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd’s name
        assert self.envelope is not None
        address = self.envelope.rcpt_tos[0]
        reply = await self.room.answer(self, "DATA", address)
        if reply is not None and reply != DROP:
            await self.push(reply)
            return
        if reply is None:
            await super().smtp_DATA(arg)


def lose_patience(monkeypatch: pytest.MonkeyPatch, room: Mailroom) -> list[float]:
    """Let a client give up at once on a reply that never comes, and on no other one.

    It waits until the server has begun to be silent, and only then for a hundredth of a second: the
    outcome is the same on a slow machine. Gives the patience that each such client had.
    """
    send, read = Connection.send, Connection.getreply
    given_up: list[float] = []
    recipient = ""
    unanswered = False

    def note(connection: Connection, data: bytes | str) -> None:
        nonlocal recipient, unanswered
        words = data if isinstance(data, str) else data.decode("ascii")
        step = {"RCPT": "RCPT", ".\r\n": "END"}.get(words[:4], "")
        if step == "RCPT":
            recipient = words.partition("<")[2].partition(">")[0]
        unanswered = room.script.get((step, recipient)) == [STALL]
        send(connection, data)

    def give_up(connection: Connection) -> tuple[int, bytes]:
        nonlocal unanswered
        if unanswered:
            unanswered = False
            assert room.silent.wait(PATIENCE)
            assert connection.sock is not None
            given_up.append(connection.sock.gettimeout() or 0)
            connection.sock.settimeout(0.01)
        return read(connection)

    monkeypatch.setattr(Connection, "send", note)
    monkeypatch.setattr(Connection, "getreply", give_up)
    return given_up


def read_message(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.SMTP)
    assert isinstance(message, EmailMessage)
    return message


@dataclass(frozen=True)
class Reader:
    """A recipient as the packages' manifests have them."""

    id: str
    name: str = "Mme Ana Pérez"
    organisation: str = "Ambassade d’Exemple"
    email: str = ""
    locale: str = "fr"
    files: tuple[str, ...] = ("daesh-brief.fr.a4.screen.pdf",)

    @property
    def address(self) -> str:
        return self.email or f"{self.id}@example.org"


def readers(count: int) -> list[Reader]:
    locales = ("fr", "en", "ar")
    return [Reader(f"r{n:03}", locale=locales[n % 3]) for n in range(count)]


def pack(output: Path, people: Iterable[Reader], content: str = "1", **more: Any) -> None:
    """Write packages as ``briefs dispatch pack`` does, of small files."""
    for person in people:
        folder = output / "dispatch" / "daesh" / person.id
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for name in person.files:
            data = f"%PDF-1.7 {name} {content}\n".encode()
            (folder / name).write_bytes(data)
            sha = hashlib.sha256(data).hexdigest()
            source = hashlib.sha256(name.encode()).hexdigest()
            files.append(
                {
                    "path": name,
                    "sha256": sha,
                    "bytes": len(data),
                    "title": f"Titre & « {name} »",
                    "edition": {},
                    "source": source,
                    "copy": None,
                    "signed": False,
                    **more,
                }
            )
        manifest = {
            "schema": 1,
            "brief": "daesh",
            "recipient": {
                "id": person.id,
                "name": person.name,
                "organisation": person.organisation,
                "email": person.address,
            },
            "locale": person.locale,
            "files": files,
            "note": {"path": "note.txt", "sha256": "0" * 64},
        }
        text = json.dumps(manifest, ensure_ascii=False, sort_keys=True)
        (folder / "manifest.json").write_text(text, encoding="utf-8")


def make_project(folder: Path, dispatch: str) -> Path:
    """A project with templates of the messages, and these settings of ``[dispatch]``."""
    shutil.copytree(ROOT / "templates" / "dispatch", folder / "templates" / "dispatch")
    (folder / "briefs.toml").write_text(
        f'[briefs.daesh]\nformats = ["brief"]\nlocales = ["fr", "en", "ar"]\n\n{dispatch}',
        encoding="utf-8",
    )
    return folder


def settings(port: int, **smtp: object) -> str:
    """``[dispatch]`` for a server on this port, whose authority is authority.pem."""
    table = {
        "host": "localhost",
        "port": port,
        "authority": "authority.pem",
        "timeout": PATIENCE,
        "rate": 100000,
        "wait": 0.01,
        "attempts": 3,
        **smtp,
    }
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items() if value)
    return (
        '[dispatch]\nsender = "desk@example.org"\nsender-name = "Le bureau d’Exemple"\n\n'
        f"[dispatch.smtp]\n{lines}"
    )
