"""The connection against a server of raw bytes, which says what no mail server says."""

from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from generator.dispatch.mail.session import Connection, spell_secrets
from tests.unit.dispatch.mailroom import PATIENCE


class Heard:
    """What a server has been told so far."""

    def __init__(self) -> None:
        self.data = b""
        self._more = threading.Condition()

    def add(self, data: bytes) -> None:
        with self._more:
            self.data += data
            self._more.notify_all()

    def wait_for(self, end: bytes) -> bytes:
        """All of it, as soon as it ends so."""
        with self._more:
            assert self._more.wait_for(lambda: self.data.endswith(end), PATIENCE)
            return self.data


@contextmanager
def speak(*replies: bytes) -> Iterator[tuple[int, Heard]]:
    """A server that says these bytes, one after each thing that it hears, then hangs up."""
    heard = Heard()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(PATIENCE)
                for number, reply in enumerate(replies):
                    if number:
                        heard.add(connection.recv(65536))
                    connection.sendall(reply)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1], heard
        finally:
            thread.join(PATIENCE)


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"250",
        b"250 OK without an end",
        b"hello\r\n",
        b"25\r\n",
        b"250 " + b"x" * 10_000 + b"\r\n",
        b"250-more\r\n" * 101,
        b"\xff\xfe\xfd\r\n",
    ],
)
def test_what_is_no_reply_is_no_answer(reply: bytes) -> None:
    """Cut off, without a code, endless: the connection counts as broken, never as an answer."""
    with speak(b"220 ready\r\n", reply) as (port, _):
        connection = Connection("127.0.0.1", port, local_hostname="test", timeout=PATIENCE)
        with pytest.raises(smtplib.SMTPServerDisconnected):
            connection.docmd("NOOP")
        assert connection.sock is None


def test_a_reply_of_several_lines() -> None:
    """Its lines are one answer, with the code of the last."""
    with speak(b"220 ready\r\n", b"250-one\r\n250 two\r\n") as (port, _):
        connection = Connection("127.0.0.1", port, local_hostname="test", timeout=PATIENCE)
        assert (250, b"one\ntwo") == connection.docmd("NOOP")
        connection.close()


def test_the_end_comes_after_the_note() -> None:
    """All but the final dot is sent before the note is taken; a line keeps its first dot."""
    with speak(b"220 ready\r\n", b"354 go on\r\n", b"", b"250 taken\r\n") as (port, heard):
        connection = Connection("127.0.0.1", port, local_hostname="test", timeout=PATIENCE)
        noted: list[bytes] = []

        def note() -> None:
            noted.append(heard.wait_for(b"b\r\n"))

        assert (250, b"taken") == connection.transfer(b".a\r\nb", note)
        connection.close()
    assert [b"DATA\r\n..a\r\nb\r\n"] == noted
    assert b"DATA\r\n..a\r\nb\r\n.\r\n" == heard.data


def test_data_that_is_not_wanted() -> None:
    """Without 354 no byte of the message is sent, whatever else the server says."""
    with speak(b"220 ready\r\n", b"250 OK\r\n") as (port, heard):
        connection = Connection("127.0.0.1", port, local_hostname="test", timeout=PATIENCE)
        with pytest.raises(smtplib.SMTPServerDisconnected, match="out of turn"):
            connection.transfer(b"a\r\n", lambda: pytest.fail("it was taken for sent"))
        connection.close()
    assert b"DATA\r\n" == heard.data


def test_login_by_login() -> None:
    """Where there is no PLAIN, LOGIN is used; the password goes out in UTF-8."""
    replies = (b"250-mail\r\n250 AUTH LOGIN\r\n", b"334 VXNlcjo=\r\n", b"334 UGFzczo=\r\n")
    with speak(b"220 ready\r\n", *replies, b"235 OK\r\n") as (port, heard):
        connection = Connection("127.0.0.1", port, local_hostname="test", timeout=PATIENCE)
        connection.ehlo()
        assert (235, b"OK") == connection.authenticate("desk", "pé")
        connection.close()
    assert heard.data.endswith(b"AUTH LOGIN\r\nZGVzaw==\r\ncMOp\r\n")


def test_no_way_to_log_in() -> None:
    """A server that knows neither way is not given the password."""
    with speak(b"220 ready\r\n", b"250-mail\r\n250 AUTH GSSAPI\r\n") as (port, heard):
        connection = Connection("127.0.0.1", port, local_hostname="test", timeout=PATIENCE)
        connection.ehlo()
        assert connection.authenticate("desk", "secret") is None
        connection.close()
    assert b"ehlo test\r\n" == heard.data


def test_every_spelling_of_a_secret() -> None:
    """As it is, and in base64 alone and with the user."""
    assert ("AGRlc2sAcMOp", "cMOp", "pé") == spell_secrets("desk", "pé")
