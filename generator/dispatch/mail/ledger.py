"""The ledger: what was planned, packed and sent to whom, kept so that a killed run loses nothing.

Every step is committed before the next is taken. ``handing-over`` is committed just before the end
of a message's data (RFC 5321, 4.1.1.4): a server that has not seen that end delivers nothing, so a
row left in ``sending`` may be sent again, and only one left in ``handing-over`` is in doubt.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.dispatch.pack.packages import DISPATCH, Package, item_id
from generator.errors import DispatchError, Finding, Origin
from generator.lock import Lock
from generator.model.dispatch import Consignment

LEDGER = "ledger.sqlite"
LOCK = ".send.lock"
"""Held while messages go out, or packages change."""
SCHEMA = 2
BUSY = 30.0
"""Seconds to wait for another process that writes into the ledger."""

TABLES = """
CREATE TABLE items (
  id TEXT PRIMARY KEY,
  brief TEXT NOT NULL,
  recipient TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  locale TEXT NOT NULL,
  files TEXT NOT NULL,
  issue INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  changed TEXT NOT NULL,
  reply TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX items_of_recipients ON items (brief, recipient);
CREATE TABLE events (
  number INTEGER PRIMARY KEY,
  item TEXT NOT NULL REFERENCES items (id),
  time TEXT NOT NULL,
  state TEXT NOT NULL,
  reply TEXT NOT NULL
) STRICT;
"""


READERS = """
CREATE TABLE readers (
  recipient TEXT PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  unsubscribed TEXT NOT NULL DEFAULT ''
) STRICT;
"""
"""Since the second version."""


class DeliveryState(StrEnum):
    """Where an item stands."""

    PLANNED = "planned"
    PACKED = "packed"
    SENDING = "sending"
    HANDING_OVER = "handing-over"
    """The end of its data may have been sent; the server has not yet answered."""
    SENT = "sent"
    FAILED = "failed"
    """Refused, and certainly not delivered."""
    UNCERTAIN = "uncertain"
    """Handed over, and the answer never came: it may have been delivered."""
    REPLACED = "replaced"
    """Never sent, and packed anew with other content."""


UNSENT = (DeliveryState.PLANNED, DeliveryState.PACKED, DeliveryState.FAILED, DeliveryState.REPLACED)
OPEN = (DeliveryState.PACKED, DeliveryState.FAILED)
"""What ``send`` sends."""
LEFT = {
    DeliveryState.SENDING: DeliveryState.PACKED,
    DeliveryState.HANDING_OVER: DeliveryState.UNCERTAIN,
}
"""What becomes of the states that a killed run leaves."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row: one content for one recipient."""

    id: str
    brief: str
    recipient: str
    name: str
    email: str
    locale: str
    files: tuple[tuple[str, str], ...]
    """Each edition's file name and SHA-256."""
    issue: int
    """1, and one more each time that it is sent again on purpose."""
    state: DeliveryState
    attempts: int
    changed: str
    """When its state last changed (ISO 8601, UTC)."""
    reply: str
    """What the server, or the network, last said."""


class Ledger:
    """The ledger of one output folder; each method is one transaction, on the disk when it ends."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Callable[[], float]):
        self._connection = connection
        self._clock = clock
        self.path = path

    @classmethod
    @contextlib.contextmanager
    def open(cls, output: Path, clock: Callable[[], float] = time.time) -> Iterator[Ledger]:
        """Open the ledger below an output folder; an empty one is made where there is none.

        :param clock: gives the seconds since 1970.
        :raises DispatchError: when it cannot be used, or is of a newer version of this tool.
        """
        path = output / DISPATCH / LEDGER
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        except (OSError, sqlite3.Error) as failure:
            raise _unusable(path, str(failure)) from failure
        with contextlib.closing(connection):
            connection.row_factory = sqlite3.Row
            ledger = cls(connection, path, clock)
            with ledger._explained():
                ledger._prepare()
            yield ledger

    def record_planned(self, consignments: Iterable[Consignment]) -> None:
        """Note who is to get a brief, unless something is already packed for them."""
        with self.transaction():
            for each in consignments:
                brief, reader = each.assignments[0].edition.brief, each.recipient
                if self._row("brief = ? AND recipient = ?", brief, reader.id) is None:
                    self._insert(
                        item_id(brief, reader.id, ""),
                        (brief, reader.id, reader.name, reader.email, each.locale, "[]"),
                        DeliveryState.PLANNED,
                    )

    def record_packed(self, packages: Iterable[Package]) -> None:
        """Note packages; other content for the same recipient that was not sent is replaced.

        The same content again changes no state: what is sent stays sent.
        """
        with self.transaction():
            for package in packages:
                self._record_packed(package)

    def _record_packed(self, package: Package) -> None:
        files = json.dumps([[each.name, each.sha256] for each in package.enclosures])
        known = (
            package.brief,
            package.recipient,
            package.name,
            package.email,
            package.locale,
            files,
        )
        row = None
        for other in self._rows("brief = ? AND recipient = ?", package.brief, package.recipient):
            if other["id"] == package.id:
                row = other
            elif other["state"] == DeliveryState.PLANNED:
                self._connection.execute("DELETE FROM events WHERE item = ?", (other["id"],))
                self._connection.execute("DELETE FROM items WHERE id = ?", (other["id"],))
            elif other["state"] in OPEN:
                self._set(other["id"], DeliveryState.REPLACED, other["reply"])
        if row is None:
            self._insert(package.id, known, DeliveryState.PACKED)
        elif row["state"] in UNSENT:
            if known != tuple(row)[1:7]:
                self._connection.execute(
                    "UPDATE items SET name = ?, email = ?, locale = ?, files = ? WHERE id = ?",
                    (*known[2:], package.id),
                )
            if row["state"] == DeliveryState.REPLACED:
                self._set(package.id, DeliveryState.PACKED, row["reply"])

    def begin(self, item: str) -> None:
        """Note that an item is about to be sent, before the server is spoken to about it.

        :raises DispatchError: when it is not one that may be sent now.
        """
        with self.transaction():
            self._move(item, OPEN, DeliveryState.SENDING, "")
            self._connection.execute(
                "UPDATE items SET attempts = attempts + 1 WHERE id = ?", (item,)
            )

    def hand_over(self, item: str) -> None:
        """Note that the end of an item's data is about to be sent: from here on it is in doubt.

        :raises DispatchError: when it is not being sent.
        """
        with self.transaction():
            self._move(item, (DeliveryState.SENDING,), DeliveryState.HANDING_OVER, "")

    def finish(self, item: str, state: DeliveryState, reply: str) -> None:
        """Note how an attempt ended: sent, failed, uncertain, or packed where it is put off.

        :raises DispatchError: when it is not being sent.
        """
        with self.transaction():
            self._move(item, (DeliveryState.SENDING, DeliveryState.HANDING_OVER), state, reply)

    def fail(self, item: str, reason: str) -> None:
        """Note that an item cannot be sent, without an attempt.

        :raises DispatchError: when it is not one that may be sent now.
        """
        with self.transaction():
            self._move(item, OPEN, DeliveryState.FAILED, reason)

    def recover(self) -> None:
        """Settle what a killed run left: ``sending`` was not delivered; the rest is in doubt.

        Only who holds the folder (:func:`hold`) may call this.
        """
        with self.transaction():
            for row in self._rows("state = ?", DeliveryState.SENDING):
                self._set(row["id"], DeliveryState.PACKED, "stopped before it was handed over")
            for row in self._rows("state = ?", DeliveryState.HANDING_OVER):
                self._set(
                    row["id"], DeliveryState.UNCERTAIN, "stopped before the server’s answer came"
                )

    def release(self, items: Iterable[str]) -> None:
        """Let uncertain items be sent again, under the Message-ID that they had."""
        with self.transaction():
            for item in items:
                self._move(
                    item,
                    (DeliveryState.UNCERTAIN,),
                    DeliveryState.PACKED,
                    "to be sent again, as asked",
                )

    def conclude(self, item: str, *, delivered: bool, why: str) -> None:
        """Note what was learnt of an uncertain item: that it arrived, or that it did not.

        :raises DispatchError: when it is not uncertain.
        """
        state = DeliveryState.SENT if delivered else DeliveryState.PACKED
        said = "it arrived" if delivered else "it did not arrive"
        with self.transaction():
            self._move(item, (DeliveryState.UNCERTAIN,), state, f"{said}: {why}" if why else said)

    def reissue(self, items: Iterable[str]) -> None:
        """Let sent items be sent again, as new messages: all of them or none."""
        with self.transaction():
            for item in items:
                self._move(
                    item, (DeliveryState.SENT,), DeliveryState.PACKED, "to be sent again, as asked"
                )
                self._connection.execute("UPDATE items SET issue = issue + 1 WHERE id = ?", (item,))

    def items(self) -> tuple[Item, ...]:
        """All items, by brief, recipient and time."""
        with self._explained():
            return tuple(_read_item(row) for row in self._rows("TRUE"))

    def item(self, identifier: str) -> Item:
        """One item.

        :raises DispatchError: when the ledger has none of that name.
        """
        with self._explained():
            row = self._row("id = ?", identifier)
        if row is None:
            raise _unusable(self.path, f"it has no item {identifier}")
        return _read_item(row)

    def _prepare(self) -> None:
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA:
            message = f"is of version {version}, and this tool knows {SCHEMA}"
            remedy = "use the newer version of the tool that wrote it"
            raise DispatchError(Finding(Origin(str(self.path)), message, remedy))
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        if version < SCHEMA:
            with self.transaction():
                # Another process may have made it between the two looks.
                version = self._connection.execute("PRAGMA user_version").fetchone()[0]
                if version < SCHEMA:
                    for statement in (READERS if version else TABLES + READERS).split(";\n"):
                        self._connection.execute(statement)
                    self._connection.execute(f"PRAGMA user_version = {SCHEMA}")

    def _insert(self, identifier: str, known: tuple[str, ...], state: DeliveryState) -> None:
        now = self.now()
        self._connection.execute(
            "INSERT INTO items (id, brief, recipient, name, email, locale, files, state, changed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (identifier, *known, state, now),
        )
        self._note(identifier, now, state, "")

    def _move(
        self, item: str, allowed: Iterable[DeliveryState], state: DeliveryState, reply: str
    ) -> None:
        row = self._row("id = ?", item)
        if row is None or row["state"] not in tuple(allowed):
            stands = "is not there" if row is None else f"is {row['state']}"
            raise _unusable(self.path, f"the item {item} {stands}, and cannot become {state}")
        self._set(item, state, reply)

    def _set(self, item: str, state: DeliveryState, reply: str) -> None:
        now = self.now()
        self._connection.execute(
            "UPDATE items SET state = ?, changed = ?, reply = ? WHERE id = ?",
            (state, now, reply, item),
        )
        self._note(item, now, state, reply)

    def _note(self, item: str, now: str, state: DeliveryState, reply: str) -> None:
        self._connection.execute(
            "INSERT INTO events (item, time, state, reply) VALUES (?, ?, ?, ?)",
            (item, now, state, reply),
        )

    def now(self) -> str:
        """The time as the ledger notes it (ISO 8601, UTC)."""
        return datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")

    def _rows(self, condition: str, *values: str) -> list[sqlite3.Row]:
        # The conditions are this module's own; what comes from outside is bound.
        query = f"SELECT * FROM items WHERE {condition} ORDER BY brief, recipient, changed, id"  # noqa: S608
        return self._connection.execute(query, values).fetchall()

    def _row(self, condition: str, *values: str) -> sqlite3.Row | None:
        rows = self._rows(condition, *values)
        return rows[0] if rows else None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do all that is within on the disk, or nothing of it."""
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as failure:
            raise _unusable(self.path, str(failure)) from failure


def read_items(output: Path) -> tuple[Item, ...]:
    """The ledger's items as they stand; none where there is no ledger.

    What a killed run left is shown as the next ``send`` will take it.

    :raises DispatchError: when the ledger cannot be read.
    """
    if not (output / DISPATCH / LEDGER).exists():
        return ()
    with Ledger.open(output) as ledger:
        items = ledger.items()
    if Lock(output / DISPATCH / LOCK).is_held():
        return items
    return tuple(replace(item, state=LEFT.get(item.state, item.state)) for item in items)


def _read_item(row: sqlite3.Row) -> Item:
    values: dict[str, Any] = dict(row)
    values["files"] = tuple((name, sha) for name, sha in json.loads(values["files"]))
    values["state"] = DeliveryState(values["state"])
    return Item(**values)


def _unusable(path: Path, reason: str) -> DispatchError:
    message = f"the ledger cannot be used ({reason})"
    remedy = "see docs/sending.md; do not delete it, it knows who has got what"
    return DispatchError(Finding(Origin(str(path)), message, remedy))
