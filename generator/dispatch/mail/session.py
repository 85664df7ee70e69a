"""Messages over one verified connection: each is taken, refused, put off or left in doubt."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from generator.dispatch.mail.wire import DONE, LATER, NEVER, TlsWire, Wire, kind, spell_secrets
from generator.errors import DispatchError, Finding, Origin
from generator.model.dispatch_settings import SmtpTable
from generator.project import SETTINGS

MOST_REPLY = 300
HIDDEN = "•••"
TOO_LARGE = 552
NO_LOGIN = 530


class Verdict(Enum):
    """What became of one message."""

    TAKEN = auto()
    REFUSED = auto()
    """For good (5xx): it is not tried again by itself."""
    PUT_OFF = auto()
    """For now (4xx, or a connection that broke before the end of the data)."""
    IN_DOUBT = auto()
    """The data was ended, and no answer came."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one message, and what was said of it."""

    verdict: Verdict
    reply: str


class UnreachableError(Exception):
    """The server could not be reached now; a later attempt may do."""


@dataclass(slots=True)
class Session:
    """One connection to the server of ``[dispatch.smtp]``, opened when it is needed."""

    settings: SmtpTable
    context: ssl.SSLContext
    password: str | None = field(default=None, repr=False)
    _wire: Wire | None = None

    def open(self) -> None:
        """Connect, in TLS with a verified certificate, and log in; nothing where that is done.

        :raises UnreachableError: when the server is not there, or puts everyone off.
        :raises DispatchError: when it must not be sent by, or does not let this user in.
        """
        if self._wire is not None and self._is_alive(self._wire):
            return
        self.close()
        try:
            self._wire = self._connect()
            self._log_in(self._wire)
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
    ) -> Answer:
        """Send one message over the open connection.

        :param before_end: called just before the data is ended: until then nothing is delivered.
        :raises DispatchError: when the server takes nothing from this sender; nothing is delivered.
        """
        assert self._wire is not None
        wire, handed_over = self._wire, False

        def note_end() -> None:
            nonlocal handed_over
            before_end()
            handed_over = True

        try:
            answer = self._refuse_unfit(wire, sender + recipient, len(data))
            return answer or self._transact(wire, sender, recipient, data, note_end)
        except (OSError, smtplib.SMTPException) as failure:
            self._drop()
            verdict = Verdict.IN_DOUBT if handed_over else Verdict.PUT_OFF
            return Answer(verdict, self._clean(_say(failure)))
        except BaseException:
            # Also when the run is interrupted: without the final dot nothing is delivered.
            self._drop()
            raise

    def close(self) -> None:
        """Say good-bye, if there is a connection."""
        if self._wire is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._wire.quit()
        self._drop()

    def _connect(self) -> Wire:
        table = self.settings
        if table.security == "tls":
            wire: Wire = TlsWire(
                table.host, table.port, timeout=table.timeout, context=self.context
            )
            wire.ehlo_or_helo_if_needed()
            return wire
        wire = Wire(table.host, table.port, timeout=table.timeout)
        try:
            wire.starttls(context=self.context)
            wire.ehlo_or_helo_if_needed()
        except BaseException:
            wire.close()
            raise
        return wire

    def _log_in(self, wire: Wire) -> None:
        user = self.settings.user
        if user is None or self.password is None:
            return
        reply = wire.authenticate(user, self.password)
        if reply is None:
            raise self._stop("offers no login by password", "take dispatch.smtp.user out")
        code = reply[0]
        # What the server says of a login is not repeated: it might repeat the password.
        if kind(code) == LATER:
            raise UnreachableError(f"the server puts the login off ({code})")
        if kind(code) != DONE:
            raise self._stop(
                f"does not accept the login of {user} ({code})",
                f"check dispatch.smtp.user and the password in {self.settings.password}",
            )

    def _refuse_unfit(self, wire: Wire, addresses: str, size: int) -> Answer | None:
        """The answer for a message that this server cannot take, before it is spoken of."""
        limit = wire.esmtp_features.get("size", "")
        if limit.isdigit() and 0 < int(limit) < size:
            reply = f"the message has {size} bytes, and the server takes at most {limit}"
            return Answer(Verdict.REFUSED, reply)
        if not addresses.isascii() and not wire.has_extn("smtputf8"):
            reply = "the server takes no addresses beyond ASCII (SMTPUTF8)"
            return Answer(Verdict.REFUSED, reply)
        return None

    def _transact(
        self, wire: Wire, sender: str, recipient: str, data: bytes, note_end: Callable[[], None]
    ) -> Answer:
        options = f" SIZE={len(data)}" if wire.has_extn("size") else ""
        wire.command_encoding = "ascii"
        if not (sender + recipient).isascii():
            options += " SMTPUTF8 BODY=8BITMIME"
            wire.command_encoding = "utf-8"
        code, text = wire.docmd("MAIL", f"FROM:<{sender}>{options}")
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
            code, text = wire.docmd("RCPT", f"TO:<{recipient}>")
        if kind(code) == DONE:
            code, text = wire.transfer(data, note_end)
            if kind(code) == DONE:
                return Answer(Verdict.TAKEN, self._word(code, text))
        if kind(code) not in (LATER, NEVER):
            raise smtplib.SMTPServerDisconnected(f"the server answered out of turn ({code})")
        answer = Answer(
            Verdict.REFUSED if kind(code) == NEVER else Verdict.PUT_OFF,
            self._word(code, text),
        )
        self._reset(wire)
        return answer

    def _reset(self, wire: Wire) -> None:
        """Forget the message that was not taken; a connection on which that fails is given up."""
        try:
            if kind(wire.rset()[0]) != DONE:
                self._drop()
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _is_alive(self, wire: Wire) -> bool:
        """Whether the server is still there: many hang up on who is idle, or after a while."""
        try:
            return kind(wire.noop()[0]) == DONE
        except (OSError, smtplib.SMTPException):
            return False

    def _drop(self) -> None:
        if self._wire is not None:
            self._wire.close()
        self._wire = None

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


def trust(authority: str | None, data: bytes) -> ssl.SSLContext:
    """What the server's certificate is held against: the system's authorities, or those given.

    :param authority: the path of a PEM file, named in what goes wrong; None for the system's.
    :raises DispatchError: when the file holds no certificate.
    """
    if authority is None:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cadata=data.decode("ascii"))
    except (ValueError, ssl.SSLError) as failure:
        message = "holds no certificate in PEM"
        raise DispatchError(
            Finding(Origin(authority), message, "give the authority’s")
        ) from failure
