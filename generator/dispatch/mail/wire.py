"""SMTP's connection (RFC 5321), its last step in two: all the data, then the line that ends it."""

from __future__ import annotations

import base64
import re
import smtplib
from collections.abc import Callable

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


def kind(code: int) -> int:
    """The first digit of a reply's code."""
    return code // 100


class Wire(smtplib.SMTP):
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
                raise smtplib.SMTPServerDisconnected(_say(failure)) from failure
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


class TlsWire(Wire, smtplib.SMTP_SSL):
    """The same, in TLS from the first byte (RFC 8314)."""


def spell_secrets(user: str, password: str) -> tuple[str, ...]:
    """Every spelling of a password that goes over the wire, to be taken out of what comes back."""
    return (_encode(f"\0{user}\0{password}"), _encode(password), password)


def _encode(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _say(failure: OSError) -> str:
    if isinstance(failure, TimeoutError):
        return "the server did not answer in time"
    return f"the connection broke ({failure.strerror or failure})"
