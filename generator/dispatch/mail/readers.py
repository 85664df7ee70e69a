"""Readers as the ledger knows them: the token by which each may unsubscribe, and who has.

A one-click address is posted to by a mail program, without a login (RFC 8058, 3.1): what it names
has to say who, and nobody else may guess it.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from generator.dispatch.mail.ledger import LEDGER, Ledger
from generator.dispatch.pack.packages import DISPATCH
from generator.errors import Finding, Origin, UsageError

BYTES = 16
"""Of chance in a token: as much as a random UUID has."""


def give_token(ledger: Ledger, recipient: str) -> str:
    """Give the token of a reader, the same in every message; it is drawn with the first."""
    with ledger.transaction() as connection:
        connection.execute(
            "INSERT OR IGNORE INTO readers (recipient, token) VALUES (?, ?)",
            (recipient, secrets.token_urlsafe(BYTES)),
        )
        row = connection.execute("SELECT token FROM readers WHERE recipient = ?", (recipient,))
        return str(row.fetchone()["token"])


def unsubscribe(ledger: Ledger, token: str) -> str:
    """Note that the reader of a token wants no more mail, and give their id.

    :raises UsageError: for a token that no reader has.
    """
    with ledger.transaction() as connection:
        row = connection.execute(
            "SELECT recipient FROM readers WHERE token = ?", (token,)
        ).fetchone()
        if row is None:
            where, remedy = Origin(str(ledger.path)), "copy it whole from the request"
            raise UsageError(Finding(where, "has given this token to no reader", remedy))
        connection.execute(
            "UPDATE readers SET unsubscribed = ? WHERE token = ? AND unsubscribed = ''",
            (ledger.now(), token),
        )
        return str(row["recipient"])


def subscribe(ledger: Ledger, recipient: str) -> None:
    """Note that a reader who had unsubscribed asks for mail again."""
    with ledger.transaction() as connection:
        connection.execute("UPDATE readers SET unsubscribed = '' WHERE recipient = ?", (recipient,))


def list_unsubscribed(ledger: Ledger) -> frozenset[str]:
    """List the ids of those who want no more mail."""
    with ledger.transaction() as connection:
        rows = connection.execute("SELECT recipient FROM readers WHERE unsubscribed != ''")
        return frozenset(str(row["recipient"]) for row in rows)


def read_unsubscribed(output: Path) -> frozenset[str]:
    """List those of an output folder; none where it has no ledger.

    :raises DispatchError: when the ledger cannot be read.
    """
    if not (output / DISPATCH / LEDGER).exists():
        return frozenset()
    with Ledger.open(output) as ledger:
        return list_unsubscribed(ledger)


def address_reader(address: str, token: str) -> str:
    """Give the address at which one reader unsubscribes: their token in the place of ``{token}``.

    Where the address names no place, it is a parameter, or the subject of a mail.
    """
    if "{token}" in address:
        return address.replace("{token}", token)
    joint = "&" if "?" in address else "?"
    name = "subject=unsubscribe%20" if address.startswith("mailto:") else "token="
    return f"{address}{joint}{name}{token}"
