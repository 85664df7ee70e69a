"""Messages over one verified connection: each is taken, refused, put off or left in doubt.

The connection is SMTP (RFC 5321), its last step in two: all the data, then the line that ends it.
"""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from generator.errors import DispatchError, Finding, Origin
from generator.model.dispatch_settings import SmtpTable
from generator.project import SETTINGS

MOST_REPLY = 300
HIDDEN = "•••"
TOO_LARGE = 552
NO_LOGIN = 530
MOST_LINE = 8192
MOST_LINES = 100
"""A reply longer than this is no mail server's."""
CHUNK = 65536
"""Bytes sent at once: the time limit holds for each of these."""
DIGITS = 3
BEGIN = 354
"""The reply after which the data may come."""
DONE, MORE, LATER, NEVER = 2, 3, 4, 5
"""What the first digit of a reply says (RFC 5321, 4.2.1)."""


class DeliveryStatus(Enum):
    """What became of one message."""

    TAKEN = auto()
    REFUSED = auto()
    """For good (5xx): it is not tried again by itself."""
    PUT_OFF = auto()
    """For now (4xx, or a connection that broke before the end of the data)."""
    IN_DOUBT = auto()
    """The data was ended, and no answer came."""


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What became of one message, and what was said of it."""

    verdict: DeliveryStatus
    reply: str


def kind(code: int) -> int:
    """The first digit of a reply's code."""
    return code // 100


class Connection(smtplib.SMTP):
    """A connection whose replies are bounded, and which says when a message will be whole."""

    def getreply(self) -> tuple[int, bytes]:
        """The server's next reply.

        :raises SMTPServerDisconnected: also for what is no whole reply, so that nothing is taken
            for an answer which is none.
        """
        if self.file is None:
            assert self.sock is not None
            self.file = self.sock.makefile("rb")
        lines: list[bytes] = []
        while True:
            try:
                line = self.file.readline(MOST_LINE)
            except OSError as failure:
                self.close()
                raise smtplib.SMTPServerDisconnected(_explain_break(failure)) from failure
            if not line:
                self.close()
                raise smtplib.SMTPServerDisconnected("the server closed the connection")
            code = line[:DIGITS]
            whole = line.endswith(b"\n") and len(code) == DIGITS and code.isdigit()
            if not whole or len(lines) == MOST_LINES:
                self.close()
                raise smtplib.SMTPServerDisconnected("the server answered with what is no reply")
            lines.append(line[DIGITS + 1 :].strip())
            if line[DIGITS : DIGITS + 1] != b"-":
                return int(code), b"\n".join(lines)

    def transfer(self, data: bytes, before_end: Callable[[], None]) -> tuple[int, bytes]:
        """Send a message's data (RFC 5321, 4.1.1.4), and give the reply.

        :param data: the message, its lines ended by CRLF.
        :param before_end: called when all is sent but the final dot.
        """
        reply = self.docmd("DATA")
        if kind(reply[0]) in (LATER, NEVER):
            return reply
        if reply[0] != BEGIN:
            raise smtplib.SMTPServerDisconnected(f"the server answered out of turn ({reply[0]})")
        whole = re.sub(rb"(?m)^\.", b"..", data)
        if not whole.endswith(b"\r\n"):
            whole += b"\r\n"
        for start in range(0, len(whole), CHUNK):
            self.send(whole[start : start + CHUNK])
        before_end()
        self.send(b".\r\n")
        return self.getreply()

    def authenticate(self, user: str, password: str) -> tuple[int, bytes] | None:
        """Log in, once, by PLAIN (RFC 4616) or else LOGIN; None where the server has neither.

        smtplib's own tries one mechanism after the other, and a wrong password may lock an account.
        """
        offered = self.esmtp_features.get("auth", "").upper().replace("=", " ").split()
        if "PLAIN" in offered:
            both = _encode(f"\0{user}\0{password}")
            return self.docmd("AUTH", f"PLAIN {both}")
        if "LOGIN" not in offered:
            return None
        reply = self.docmd("AUTH", "LOGIN")
        for answer in (user, password):
            if kind(reply[0]) != MORE:
                break
            reply = self.docmd(_encode(answer))
        return reply


class TlsConnection(Connection, smtplib.SMTP_SSL):
    """The same, in TLS from the first byte (RFC 8314)."""


class UnreachableError(Exception):
    """The server could not be reached now; a later attempt may do."""


@dataclass(slots=True)
class Session:
    """One connection to the server of ``[dispatch.smtp]``, opened when it is needed."""

    settings: SmtpTable
    context: ssl.SSLContext
    password: str | None = field(default=None, repr=False)
    _connection: Connection | None = None
    _tried: bool = False
    """Whether the password has gone out."""
    _let_in: bool = False
    """Whether the server has taken it: then it is right, and may go out again."""

    def open(self) -> None:
        """Connect, in TLS with a verified certificate, and log in; nothing where that is done.

        :raises UnreachableError: when the server is not there, or puts everyone off.
        :raises DispatchError: when it must not be sent by, or does not let this user in.
        """
        if self._connection is not None and self._is_alive(self._connection):
            return
        self.close()
        try:
            self._connection = self._connect()
            self._log_in(self._connection)
        except ssl.SSLCertVerificationError as failure:
            self._drop()
            reason = failure.verify_message or "unknown"
            raise self._stop(
                f"shows a certificate that does not hold ({reason})",
                "check dispatch.smtp.host, or name its authority in dispatch.smtp.authority",
            ) from failure
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as failure:
            self._drop()
            raise UnreachableError("the server closed the connection") from failure
        except ssl.SSLError as failure:
            self._drop()
            raise self._stop(
                f"does not speak TLS as it is asked to ({failure.reason or 'unknown'})",
                "check dispatch.smtp.port and dispatch.smtp.security (starttls or tls)",
            ) from failure
        except smtplib.SMTPNotSupportedError as failure:
            self._drop()
            raise self._stop(
                "offers no STARTTLS, and nothing is sent in plain text",
                'use its port for TLS with security = "tls", or another server',
            ) from failure
        except smtplib.SMTPResponseException as failure:
            self._drop()
            reply = self._word(failure.smtp_code, failure.smtp_error)
            if kind(failure.smtp_code) == LATER:
                raise UnreachableError(reply) from None
            raise self._stop(f"turns this client away ({reply})", "ask who runs it") from None
        except (OSError, smtplib.SMTPException) as failure:
            self._drop()
            raise UnreachableError(self._clean(_say(failure))) from None
        except BaseException:
            self._drop()
            raise

    def deliver(
        self, sender: str, recipient: str, data: bytes, before_end: Callable[[], None]
    ) -> DeliveryResult:
        """Send one message over the open connection.

        :param before_end: called just before the data is ended: until then nothing is delivered.
        :raises DispatchError: when the server takes nothing from this sender; nothing is delivered.
        """
        assert self._connection is not None
        connection, handed_over = self._connection, False

        def note_end() -> None:
            nonlocal handed_over
            before_end()
            handed_over = True

        try:
            answer = self._refuse_unfit(connection, sender + recipient, len(data))
            return answer or self._transact(connection, sender, recipient, data, note_end)
        except (OSError, smtplib.SMTPException) as failure:
            self._drop()
            verdict = DeliveryStatus.IN_DOUBT if handed_over else DeliveryStatus.PUT_OFF
            return DeliveryResult(verdict, self._clean(_say(failure)))
        except BaseException:
            # Also when the run is interrupted: without the final dot nothing is delivered.
            self._drop()
            raise

    def close(self) -> None:
        """Say good-bye, if there is a connection."""
        if self._connection is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._connection.quit()
        self._drop()

    def _connect(self) -> Connection:
        table = self.settings
        if table.security == "tls":
            connection: Connection = TlsConnection(
                table.host, table.port, timeout=table.timeout, context=self.context
            )
            connection.ehlo_or_helo_if_needed()
            return connection
        connection = Connection(table.host, table.port, timeout=table.timeout)
        try:
            connection.starttls(context=self.context)
            connection.ehlo_or_helo_if_needed()
        except BaseException:
            connection.close()
            raise
        return connection

    def _log_in(self, connection: Connection) -> None:
        user = self.settings.user
        if user is None or self.password is None:
            return
        # It goes out once, whatever becomes of it: a second wrong one may lock the account.
        if self._tried and not self._let_in:
            raise self._stop(
                f"has not answered the login of {user}, which is tried once",
                "check the server and the password, then run “briefs dispatch send” again",
            )
        self._tried = True
        try:
            reply = connection.authenticate(user, self.password)
        except (OSError, smtplib.SMTPException) as failure:
            raise self._stop(
                f"does not answer the login of {user} ({self._clean(_say(failure))})",
                "check the server and the password, then run “briefs dispatch send” again",
            ) from None
        if reply is None:
            raise self._stop("offers no login by password", "take dispatch.smtp.user out")
        code = reply[0]
        # What the server says of a login is not repeated: it might repeat the password.
        if kind(code) == LATER:
            raise self._stop(
                f"puts the login of {user} off ({code})",
                "wait as long as it asks for, then run “briefs dispatch send” again",
            )
        if kind(code) != DONE:
            raise self._stop(
                f"does not accept the login of {user} ({code})",
                f"check dispatch.smtp.user and the password in {self.settings.password}",
            )
        self._let_in = True

    def _refuse_unfit(
        self, connection: Connection, addresses: str, size: int
    ) -> DeliveryResult | None:
        """The answer for a message that this server cannot take, before it is spoken of."""
        limit = connection.esmtp_features.get("size", "")
        if limit.isdigit() and 0 < int(limit) < size:
            reply = f"the message has {size} bytes, and the server takes at most {limit}"
            return DeliveryResult(DeliveryStatus.REFUSED, reply)
        if not addresses.isascii() and not connection.has_extn("smtputf8"):
            reply = "the server takes no addresses beyond ASCII (SMTPUTF8)"
            return DeliveryResult(DeliveryStatus.REFUSED, reply)
        return None

    def _transact(
        self,
        connection: Connection,
        sender: str,
        recipient: str,
        data: bytes,
        note_end: Callable[[], None],
    ) -> DeliveryResult:
        options = f" SIZE={len(data)}" if connection.has_extn("size") else ""
        connection.command_encoding = "ascii"
        if not (sender + recipient).isascii():
            options += " SMTPUTF8 BODY=8BITMIME"
            connection.command_encoding = "utf-8"
        code, text = connection.docmd("MAIL", f"FROM:<{sender}>{options}")
        if kind(code) == NEVER and code != TOO_LARGE:
            reply = self._word(code, text)
            self._drop()
            raise self._stop(
                f"takes nothing from {sender} ({reply})",
                "set dispatch.smtp.user"
                if code == NO_LOGIN and self.settings.user is None
                else "check dispatch.sender and dispatch.smtp.user",
            )
        if kind(code) == DONE:
            code, text = connection.docmd("RCPT", f"TO:<{recipient}>")
        if kind(code) == DONE:
            code, text = connection.transfer(data, note_end)
            if kind(code) == DONE:
                return DeliveryResult(DeliveryStatus.TAKEN, self._word(code, text))
        if kind(code) not in (LATER, NEVER):
            raise smtplib.SMTPServerDisconnected(f"the server answered out of turn ({code})")
        answer = DeliveryResult(
            DeliveryStatus.REFUSED if kind(code) == NEVER else DeliveryStatus.PUT_OFF,
            self._word(code, text),
        )
        self._reset(connection)
        return answer

    def _reset(self, connection: Connection) -> None:
        """Forget the message that was not taken; a connection on which that fails is given up."""
        try:
            if kind(connection.rset()[0]) != DONE:
                self._drop()
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _is_alive(self, connection: Connection) -> bool:
        """Whether the server is still there: many hang up on who is idle, or after a while."""
        try:
            return kind(connection.noop()[0]) == DONE
        except (OSError, smtplib.SMTPException):
            return False

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _stop(self, message: str, remedy: str) -> DispatchError:
        server = f"the server {self.settings.host}:{self.settings.port}"
        return DispatchError(Finding(Origin(SETTINGS), f"{server} {message}", remedy))

    def _word(self, code: int, text: bytes | str) -> str:
        words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        return self._clean(f"{code} {words}")

    def _clean(self, text: str) -> str:
        """What a server says, as one short line: no secret, nothing that steers a terminal."""
        for secret in spell_secrets(self.settings.user or "", self.password or ""):
            if self.password:
                text = text.replace(secret, HIDDEN)
        words = "".join(letter if letter.isprintable() else " " for letter in text).split()
        return " ".join(words)[:MOST_REPLY]


def _say(failure: Exception) -> str:
    if isinstance(failure, TimeoutError):
        return "the server did not answer in time"
    if isinstance(failure, OSError) and failure.strerror:
        return failure.strerror
    return str(failure) or type(failure).__name__


def spell_secrets(user: str, password: str) -> tuple[str, ...]:
    """List how a password is spelt on the way, to take it out of what comes back."""
    return (_encode(f"\0{user}\0{password}"), _encode(password), password)


def _encode(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _explain_break(failure: OSError) -> str:
    if isinstance(failure, TimeoutError):
        return "the server did not answer in time"
    return f"the connection broke ({failure.strerror or failure})"
