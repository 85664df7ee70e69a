"""``[dispatch]`` in ``briefs.toml``: who sends, how it is signed, by which server."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from generator.model.fields import Address
from generator.model.written import WrittenValues


class _Table(WrittenValues):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _inside_the_project(path: str) -> str:
    parts = PurePosixPath(path)
    if not parts.parts or parts.is_absolute() or ".." in parts.parts or "\\" in path:
        raise ValueError("is no path in the project")
    return parts.as_posix()


ProjectPath = Annotated[str, AfterValidator(_inside_the_project), Field(title="path")]
Variable = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$", title="variable")]
"""The name of an environment variable that holds a secret; the secret itself stands in no file."""
Mailbox = Annotated[
    str,
    Field(
        pattern=r"^[^\s<>@,;:\"\x00-\x1f]+@[A-Za-z0-9.-]+$", max_length=254, title="e-mail address"
    ),
]


class SigningTable(_Table):
    """``[dispatch.signing]``: the key, and the service that tells the time."""

    key: str | None = None
    """A PKCS#12 file; a path from the project's folder, or an absolute one."""
    password: Variable = "BRIEFS_KEY_PASSWORD"  # noqa: S105 - the name of one
    """The environment variable that holds the key's password."""
    pkcs11: str | None = None
    """A PKCS#11 module (a path to its library), in place of ``key``."""
    token: str | None = None
    """The token's label."""
    label: str | None = None
    """The certificate's label on it."""
    timestamp: Address | None = None
    """A time-stamp server (RFC 3161): signatures are B-T, and B-LT with ``long_term``."""
    long_term: Annotated[bool, Field(alias="long-term")] = False
    """Whether signatures carry what proves them in years to come (B-LT)."""
    trust: tuple[ProjectPath, ...] = ()
    """Certificates (PEM) that signatures are held against, besides the system's."""
    reason: str = ""
    """Why it is signed, as readers of the signature are told."""


class SmtpTable(_Table):
    """``[dispatch.smtp]``: the server, and how fast it is spoken to."""

    host: str
    """Its name."""
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    """Where it listens."""
    security: Literal["starttls", "tls"] = "starttls"
    """How the connection is encrypted; one of the two, always."""
    user: str | None = None
    """The account; none where it asks for none."""
    password: Variable = "BRIEFS_SMTP_PASSWORD"  # noqa: S105 - the name of one
    """The environment variable that holds the account's password."""
    authority: ProjectPath | None = None
    """Certificates (PEM) that the server's is held against, in place of the system's."""
    timeout: Annotated[float, Field(gt=0, le=600)] = 60
    """In seconds: how long an answer is waited for."""
    rate: Annotated[float, Field(gt=0, le=100_000)] = 60
    """Messages a minute at most."""
    attempts: Annotated[int, Field(ge=1, le=20)] = 5
    """How often a message is tried that the server puts off (4xx)."""
    wait: Annotated[float, Field(ge=0, le=3600)] = 2
    """Seconds before the second attempt; each wait is twice the one before."""


class DomainKeyTable(_Table):
    """``[dispatch.dkim]``: the key by which a domain signs its mail (RFC 6376)."""

    key: str
    """A private key (RSA, PEM); a path from the project's folder, or an absolute one."""
    selector: Annotated[str, Field(pattern=r"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$")]
    """Under which name the domain publishes its public half, as ``briefs2026``."""
    domain: str | None = None
    """The domain; that of the sender's address where none is given."""


class DispatchTable(_Table):
    """``[dispatch]``: what holds for all that is sent."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    default: str | None = None
    """The language of who prefers none that there is; the subject's own where none is given."""
    sender: Mailbox | None = None
    """The address that messages come from."""
    sender_name: Annotated[str, Field(alias="sender-name", max_length=120)] = ""
    """The name beside it."""
    reply_to: Annotated[Mailbox | None, Field(alias="reply-to")] = None
    """Where answers go; to the sender where none is given."""
    unsubscribe: str | None = None
    """A ``mailto:`` or ``https:`` address for List-Unsubscribe, with ``{token}`` where the reader’s
    token goes; at its end where none is given."""
    personal: bool = False
    """Whether each copy is stamped with its reader's name and number."""
    signing: SigningTable = Field(default_factory=SigningTable)
    """The key, and the service that tells the time."""
    dkim: DomainKeyTable | None = None
    """The key by which the sender's domain signs, where its server does not."""
    smtp: SmtpTable | None = None
    """The server that messages are handed to."""
