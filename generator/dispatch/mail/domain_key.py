"""Mail signed by the domain that it comes from (DKIM, RFC 6376), where a key is given.

Most servers sign what they send for their domain. This is for one that does not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.errors import DispatchError, Finding, Origin
from generator.intake import IntakeError, read_file
from generator.model.dispatch_settings import DomainKeyTable
from generator.project import SETTINGS

MOST = 100_000
"""Bytes of a key, at most."""
SIGNED = (
    *(b"from", b"to", b"subject", b"date", b"message-id", b"reply-to", b"content-type"),
    *(b"mime-version", b"content-language", b"list-unsubscribe", b"list-unsubscribe-post"),
)
"""The fields that a signature covers (RFC 6376, 5.4.1; RFC 8058, 4)."""

Seal = Callable[[bytes], bytes]
"""Gives a message with its domain's signature before it."""


def open_domain_key(table: DomainKeyTable, root: Path, sender: str) -> Seal:
    """Read a domain's key, and try it.

    :param root: the project's folder, which the key's path is from.
    :param sender: the address that messages come from; its domain signs where none is named.
    :raises DispatchError: where dkimpy is not installed, or the key cannot be used.
    """
    where = Origin(SETTINGS)
    try:
        import dkim
    except ImportError as missing:
        message = "asks for mail signed by its domain (dispatch.dkim), and dkimpy is not installed"
        remedy = "install it (pip install dkimpy), or take [dispatch.dkim] out"
        raise DispatchError(Finding(where, message, remedy)) from missing
    domain = table.domain or sender.rpartition("@")[2]
    try:
        key = read_file(root / table.key, MOST)
    except IntakeError as refused:
        raise DispatchError(
            Finding(Origin(table.key), refused.message, refused.remedy)
        ) from refused
    except OSError as failure:
        message = f"cannot be read ({failure.strerror})"
        raise DispatchError(
            Finding(Origin(table.key), message, "see dispatch.dkim.key in briefs.toml")
        ) from failure

    def seal(data: bytes) -> bytes:
        signature: bytes = dkim.sign(
            data,
            table.selector.encode(),
            domain.encode("idna"),
            key,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[name for name in SIGNED if b"\r\n" + name in b"\r\n" + data.lower()],
        )
        return signature + data

    try:
        seal(b"From: a@example.org\r\nSubject: x\r\n\r\nx\r\n")
    except (dkim.DKIMException, ValueError, TypeError, UnicodeError) as failure:
        message = f"cannot sign mail ({failure})"
        remedy = "give an RSA key of 2048 bits in PEM, without a password"
        raise DispatchError(Finding(Origin(table.key), message, remedy)) from failure
    return seal
