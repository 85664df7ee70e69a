"""What people learn after a run: that a message arrived, that a reader wants no more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.dispatch.mail import readers
from generator.dispatch.mail.ledger import TABLES, DeliveryState, Ledger
from generator.dispatch.mail.mailing import stop_between_messages
from generator.dispatch.mail.readers import address_reader
from generator.dispatch.mail.sending import Clock
from tests.bad_input.calling import call_here
from tests.unit.dispatch.mail.test_sending import Run, run
from tests.unit.dispatch.mailroom import DROP, Authority, Mailroom, lose_patience, pack
from tests.unit.dispatch.mailroom import readers as list_readers

__all__ = ["run"]

Office = Callable[..., Path]


def states(project: Path) -> dict[str, str]:
    with Ledger.open(project / "output") as ledger:
        return {item.recipient: str(item.state) for item in ledger.items()}


@pytest.mark.parametrize(
    ("option", "state"), [("--delivered", "sent"), ("--not-delivered", "packed")]
)
def test_what_is_uncertain_is_settled_as_it_was_learnt(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch, option: str, state: str
) -> None:
    """What arrived is never sent again, what did not is; the ledger keeps how it is known."""
    with Mailroom(authority.certify()) as room:
        lose_patience(monkeypatch, room)
        room.script[("END", "r000@example.org")] = [DROP]
        project = office(room)
        pack(project / "output", list_readers(2))
        assert 3 == call_here("dispatch", "send", "--project", project).code
        said = call_here(
            "dispatch", "settle", "r000", option, "--why", "asked by phone", "--project", project
        )
        assert (0, f"daesh r000: {state}\n") == (said.code, said.out)
        assert {"r000": state, "r001": "sent"} == states(project)
        with Ledger.open(project / "output") as ledger:
            (item,) = [each for each in ledger.items() if each.recipient == "r000"]
        assert item.reply.endswith("asked by phone")
        again = call_here("dispatch", "send", "--project", project)
        assert 0 == again.code
        assert {"r000": "sent", "r001": "sent"} == states(project)
        assert (2 if state == "sent" else 3) == len(room.taken)


def test_what_is_certain_is_not_settled(office: Office, authority: Authority) -> None:
    """A reader of whom nothing is uncertain is named, and nothing is noted."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", list_readers(1))
        call_here("dispatch", "send", "--project", project)
    said = call_here("dispatch", "settle", "r000", "--delivered", "--project", project)
    assert 2 == said.code
    assert "has no uncertain message to r000" in said.err
    assert 2 == call_here("dispatch", "settle", "r000", "--project", project).code


def test_a_run_ends_between_two_messages(run: Run) -> None:
    """The message under way is finished; the rest is packed, and nobody is in doubt."""
    asked = []

    def interrupt() -> None:
        asked.append(True)

    run.transport.before_delivery = interrupt
    run.stopping = lambda: len(asked) == 2
    outcome = run.go()
    assert (130, 2, 1) == (outcome.exit_code, outcome.sent, outcome.left)
    assert outcome.interrupted
    assert ["sent", "sent", "packed"] == [str(item.state) for item in run.ledger.items()]


SIGNALLED = """
import os, signal
from generator.dispatch.mail.mailing import stop_between_messages
with stop_between_messages() as stopping:
    assert not stopping()
    os.kill(os.getpid(), signal.SIG{name})
    assert stopping()
    try:
        os.kill(os.getpid(), signal.SIG{name})
    except KeyboardInterrupt:
        print("at once")
"""


@pytest.mark.parametrize("name", ["INT", "TERM"])
def test_a_first_signal_asks_and_a_second_ends(name: str) -> None:
    """Ctrl-C, or the end that systemd asks for, waits for the message under way."""
    done = subprocess.run(
        [sys.executable, "-c", SIGNALLED.format(name=name)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "at once\n" == done.stdout


def test_signals_are_as_before_when_it_is_over() -> None:
    """What came before is put back."""
    import signal

    before = signal.getsignal(signal.SIGINT)
    with stop_between_messages():
        assert before != signal.getsignal(signal.SIGINT)
    assert before == signal.getsignal(signal.SIGINT)


def test_each_reader_has_a_token_of_their_own(office: Office, authority: Authority) -> None:
    """One-click unsubscribing says who (RFC 8058); the ledger knows it, and sends them no more."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        settings = project / "briefs.toml"
        text = settings.read_text()
        settings.write_text(
            text.replace("[dispatch]\n", '[dispatch]\nunsubscribe = "https://example.org/off"\n', 1)
        )
        pack(project / "output", list_readers(3))
        assert 0 == call_here("dispatch", "send", "--project", project).code
        addresses = [str(message["List-Unsubscribe"]) for message in room.messages()]
        assert 3 == len(set(addresses))
        assert {"List-Unsubscribe=One-Click"} == {
            str(message["List-Unsubscribe-Post"]) for message in room.messages()
        }
        token = addresses[0].removeprefix("<https://example.org/off?token=").removesuffix(">")
        off = call_here("dispatch", "unsubscribe", token, "--project", project)
        (name,) = off.out.split()
        pack(project / "output", list_readers(3), content="2")
        later = call_here("dispatch", "send", "--project", project)
        assert 0 == later.code
        assert f"is of {name}, who wants no more mail" in later.err
        assert 5 == len(room.taken)
        # The same token in the next message to each of the others.
        assert len({str(message["List-Unsubscribe"]) for message in room.messages()}) == 3
    back = call_here("dispatch", "unsubscribe", "--undo", name, "--project", project)
    assert "" == back.out
    assert 2 == call_here("dispatch", "unsubscribe", "guessed", "--project", project).code


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://example.org/off", "https://example.org/off?token=T"),
        ("https://example.org/off?a=1", "https://example.org/off?a=1&token=T"),
        ("https://example.org/{token}/off", "https://example.org/T/off"),
        ("mailto:off@example.org", "mailto:off@example.org?subject=unsubscribe%20T"),
    ],
)
def test_the_token_has_its_place(address: str, whole: str) -> None:
    """Where the address says, or at its end."""
    assert whole == address_reader(address, "T")


def test_a_ledger_of_the_first_version_is_carried_on(tmp_path: Path) -> None:
    """It gets what the second version has, and keeps what it knew."""
    path = tmp_path / "dispatch" / "ledger.sqlite"
    path.parent.mkdir()
    old = sqlite3.connect(path)
    old.executescript(TABLES)
    old.execute(
        "INSERT INTO items (id, brief, recipient, name, email, locale, files, state, changed)"
        " VALUES ('x', 'daesh', 'a', 'A', 'a@example.org', 'fr', '[]', 'sent', '2026-01-01')"
    )
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    with Ledger.open(tmp_path) as ledger:
        assert [DeliveryState.SENT] == [item.state for item in ledger.items()]
        token = readers.give_token(ledger, "a")
        assert token == readers.give_token(ledger, "a") != readers.give_token(ledger, "b")
        assert "a" == readers.unsubscribe(ledger, token)
    assert frozenset({"a"}) == readers.read_unsubscribed(tmp_path)


def test_a_clock_that_is_nobody_s_never_stops() -> None:
    """Without a signal a run goes on to its end."""
    assert not Clock().stopping()
