"""``[dispatch]`` in ``briefs.toml``: who sends, how it is signed, by which server."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _inside_the_project(path: str) -> str:
    parts = PurePosixPath(path)
    if not parts.parts or parts.is_absolute() or ".." in parts.parts or "\\" in path:
        raise ValueError("is no path in the project")
    return parts.as_posix()


ProjectPath = Annotated[str, AfterValidator(_inside_the_project)]
Variable = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]
"""The name of an environment variable that holds a secret; the secret itself stands in no file."""
HttpAddress = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=600)]
Mailbox = Annotated[str, Field(pattern=r"^[^\s<>@,;:\"\x00-\x1f]+@[A-Za-z0-9.-]+$", max_length=254)]


class SigningTable(_Table):
    """``[dispatch.signing]``: the key, and the service that tells the time."""

    key: str | None = None
    """A PKCS#12 file; a path from the project's folder, or an absolute one."""
    password: Variable = "BRIEFS_KEY_PASSWORD"  # noqa: S105 - the name of one
    pkcs11: str | None = None
    """A PKCS#11 module (a path to its library), in place of ``key``."""
    token: str | None = None
    label: str | None = None
    """The token and the certificate's label on it."""
    timestamp: HttpAddress | None = None
    """A time-stamp server (RFC 3161): signatures are B-T, and B-LT with ``long_term``."""
    long_term: Annotated[bool, Field(alias="long-term")] = False
    trust: tuple[ProjectPath, ...] = ()
    """Certificates (PEM) that signatures are held against, besides the system's."""
    reason: str = ""


class SmtpTable(_Table):
    """``[dispatch.smtp]``: the server, and how fast it is spoken to."""

    host: str
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls"] = "starttls"
    user: str | None = None
    password: Variable = "BRIEFS_SMTP_PASSWORD"  # noqa: S105 - the name of one
    authority: ProjectPath | None = None
    """Certificates (PEM) that the server's is held against, in place of the system's."""
    timeout: Annotated[float, Field(gt=0, le=600)] = 60
    rate: Annotated[float, Field(gt=0, le=100_000)] = 60
    """Messages a minute at most."""
    attempts: Annotated[int, Field(ge=1, le=20)] = 5
    """How often a message is tried that the server puts off (4xx)."""
    wait: Annotated[float, Field(ge=0, le=3600)] = 2
    """Seconds before the second attempt; each wait is twice the one before."""


class DispatchTable(_Table):
    """``[dispatch]``: what holds for all that is sent."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    default: str | None = None
    """The language of who prefers none that there is; the project's source where None."""
    sender: Mailbox | None = None
    sender_name: Annotated[str, Field(alias="sender-name", max_length=120)] = ""
    reply_to: Annotated[Mailbox | None, Field(alias="reply-to")] = None
    unsubscribe: str | None = None
    """A ``mailto:`` or ``https:`` address for List-Unsubscribe; none where None."""
    personal: bool = False
    """Whether each copy is stamped with its reader's name and number."""
    signing: SigningTable = Field(default_factory=SigningTable)
    smtp: SmtpTable | None = None
