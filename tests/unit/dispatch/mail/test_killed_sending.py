"""``send`` as a process that is killed, interrupted, or started twice, against a real server."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.unit.dispatch.mailroom import PATIENCE, STALL, Authority, Mailroom, Script, pack, readers

Office = Callable[..., Path]
Start = Callable[[Path], subprocess.Popen[str]]
KILLS = int(os.environ.get("BRIEFS_KILLS", "10"))
"""How many runs are killed, one after the other; 50 in the nightly form."""
PEOPLE = 200
EVENTS = 24
"""A run is killed within so many steps of the server: six messages."""


@pytest.fixture
def start() -> Iterator[Start]:
    """Start ``send`` in a process of its own; none is left running when the test has ended."""
    children: list[subprocess.Popen[str]] = []

    def call(project: Path) -> subprocess.Popen[str]:
        # What a shell starts in the background is deaf to Ctrl-C, and so are its children.
        deaf = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        if deaf:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            child = subprocess.Popen(
                [sys.executable, "-m", "generator", "dispatch", "send", "--project", project],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        finally:
            if deaf:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
        children.append(child)
        return child

    yield call
    for child in children:
        child.kill()
        child.communicate()


def states(project: Path) -> dict[str, str]:
    """Each address's state."""
    done = call_here("dispatch", "status", "--json", "--project", project)
    return {item["email"]: item["state"] for item in json.loads(done.out)["items"]}


class Killer:
    """Kills a process at one of the server's steps: before it is answered, or a moment after.

    After that step the server answers no further message: how many a run sends is the same on
    every machine.
    """

    def __init__(self, chance: random.Random, script: Script) -> None:
        self.chance = chance
        self.script = script
        self.child: subprocess.Popen[str] | None = None
        self.left = 0
        self.delay = 0.0
        self.struck: list[tuple[str, str, bool]] = []
        """The step, the address, and whether it was killed before the answer."""

    def aim(self, child: subprocess.Popen[str]) -> None:
        self.left = self.chance.randint(1, EVENTS)
        self.delay = self.chance.choice((0.0, self.chance.uniform(0, 0.01)))
        self.child = child

    def __call__(self, step: str, address: str) -> None:
        self.left -= 1
        if self.left or self.child is None:
            return
        self.struck.append((step, address, not self.delay))
        if self.delay:
            self.script[("MAIL", "*")] = [STALL]
            threading.Timer(self.delay, self.child.kill).start()
        else:
            self.child.kill()
            self.child.wait()


def test_killed_at_any_moment_no_one_gets_it_twice_and_no_one_is_forgotten(
    office: Office, authority: Authority, start: Start
) -> None:
    """Many kills over 200 recipients: sent exactly once, or in doubt and delivered once at most."""
    chance = random.Random(2026)
    script: Script = {}
    killer = Killer(chance, script)
    with Mailroom(authority.certify(), script=script, watch=killer) as room:
        project = office(room)
        pack(project / "output", readers(PEOPLE))
        killed = 0
        while killed < KILLS:
            child = start(project)
            if killed % 10 == 9:
                # While it reads, or takes up what was left; it comes no further than MAIL.
                killer.child = None
                room.script[("MAIL", "*")] = [STALL]
                threading.Timer(chance.uniform(0.05, 0.7), child.kill).start()
            else:
                killer.aim(child)
            _, err = child.communicate(timeout=PATIENCE)
            assert -signal.SIGKILL == child.returncode, err
            room.script.clear()
            killed += 1
        killer.child = None
        final = call_here("dispatch", "send", "--project", project)
        assert 3 == final.code
        counts = Counter(room.recipients)
        ended = states(project)

        assert {person.address for person in readers(PEOPLE)} == set(ended)
        assert {"sent", "uncertain"} == set(ended.values())
        sent = {address for address, state in ended.items() if state == "sent"}
        doubtful = set(ended) - sent
        assert {1} == {counts[address] for address in sent}
        assert {counts[address] for address in doubtful} <= {0, 1}
        assert len(doubtful) < KILLS
        at_once = [(step, address) for step, address, before in killer.struck if before]
        assert {address for step, address in at_once if step == "END"} <= doubtful
        assert not {address for step, address in at_once if step in ("MAIL", "RCPT")} & doubtful
        assert len(doubtful) == len(final.lines)

        # Asked for, those in doubt are sent again, as the message that they may have.
        asked = call_here("dispatch", "send", "--resend-uncertain", "--project", project)
        assert (0, "") == (asked.code, asked.err)
        assert {"sent"} == set(states(project).values())
        twice = Counter(room.recipients)
        assert {address: twice[address] - counts[address] for address in ended} == {
            address: int(address in doubtful) for address in ended
        }
        marks = {(str(m["To"]), str(m["Message-ID"])) for m in room.messages()}
        assert PEOPLE == len(marks)


def test_the_second_of_two_stops(office: Office, authority: Authority, start: Start) -> None:
    """While one sends, another ends in a line that says who; when it has died, the next goes on."""
    reached = threading.Event()
    with Mailroom(authority.certify()) as room:
        room.watch = lambda step, address: reached.set() if step == "RCPT" else None
        room.script[("RCPT", "r000@example.org")] = [STALL]
        project = office(room)
        pack(project / "output", readers(3))
        first = start(project)
        assert reached.wait(PATIENCE)
        second = call_here("dispatch", "send", "--project", project)
        assert 1 == second.code
        assert 1 == len(second.lines)
        assert f"is being sent from by process {first.pid} on " in second.err
        assert {"sending", "packed"} == set(states(project).values())
        first.kill()
        first.communicate()
        assert {"packed"} == set(states(project).values())
        assert 0 == call_here("dispatch", "send", "--project", project).code
        assert {"r000@example.org": 1, "r001@example.org": 1, "r002@example.org": 1} == Counter(
            room.recipients
        )


def test_an_interrupted_run_ends_quietly(
    office: Office, authority: Authority, start: Start
) -> None:
    """Ctrl-C ends with 130 and no traceback; what was handed over without an answer is in doubt."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", readers(3))
        room.script[("END", "r001@example.org")] = [STALL]
        child = start(project)
        assert room.silent.wait(PATIENCE)
        # The first asks to end after the message under way, which has no end here; no third comes
        # while the second is obeyed.
        while child.poll() is None:
            child.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(8)
        _, err = child.communicate(timeout=PATIENCE)
        assert (130, "") == (child.returncode, err.strip())
        assert ["sent", "uncertain", "packed"] == list(states(project).values())
