"""The order and the pace of a run, by a clock of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.dispatch.mail.ledger import DeliveryState, Ledger
from generator.dispatch.mail.message import MessageWriter, read_sender
from generator.dispatch.mail.sending import Clock, SendingOutcome, choose, send
from generator.dispatch.mail.session import DeliveryResult, DeliveryStatus, UnreachableError
from generator.dispatch.pack.packages import read_packages
from generator.errors import DispatchError, Finding, Origin
from generator.project import load_project
from tests.unit.dispatch.mailroom import make_project, pack, readers, settings

TAKEN = DeliveryResult(DeliveryStatus.TAKEN, "250 OK")
LATER = DeliveryResult(DeliveryStatus.PUT_OFF, "450 later")


@dataclass
class Time:
    """A clock that goes on only by sleeping."""

    moment: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.moment += seconds


@dataclass
class Scripted:
    """A transport that answers by a script, and notes when it was asked."""

    time: Time
    answers: dict[str, list[DeliveryResult]] = field(default_factory=dict)
    closed_doors: int = 0
    asked: list[tuple[float, str]] = field(default_factory=list)
    before_delivery: Callable[[], None] = lambda: None

    def open(self) -> None:
        if self.closed_doors:
            self.closed_doors -= 1
            raise UnreachableError("no one there")

    def deliver(
        self, sender: str, recipient: str, data: bytes, before_end: Callable[[], None]
    ) -> DeliveryResult:
        self.asked.append((self.time.moment - 1000, recipient.partition("@")[0]))
        self.before_delivery()
        answers = self.answers.get(recipient.partition("@")[0])
        answer = answers.pop(0) if answers else TAKEN
        if answer.verdict in (DeliveryStatus.TAKEN, DeliveryStatus.IN_DOUBT):
            before_end()
        return answer

    def close(self) -> None:
        pass


@dataclass
class Run:
    """A project with three packages, its ledger, and a transport."""

    folder: Path
    ledger: Ledger
    time: Time
    transport: Scripted
    stopping: Callable[[], bool] = lambda: False

    def go(self, count: int = 3) -> SendingOutcome:
        project = load_project(self.folder)
        pack(self.folder / "output", readers(count))
        packages = read_packages(self.folder / "output", ["daesh"])
        sender = read_sender(project)
        writer = MessageWriter(project, sender)
        writer.prepare(["fr", "en", "ar"])
        chosen, _ = choose(self.ledger, packages)
        clock = Clock(self.time.now, self.time.now, self.time.sleep, self.stopping)
        assert project.dispatch.smtp is not None
        return send(
            chosen, self.ledger, self.transport, writer, sender, project.dispatch.smtp, clock=clock
        )


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Twelve messages a minute, three attempts, the first wait 60 s."""
    folder = make_project(tmp_path / "project", settings(25, rate=12, attempts=3, wait=60))
    time = Time()
    with Ledger.open(folder / "output", time.now) as ledger:
        yield Run(folder, ledger, time, Scripted(time))


def test_the_rate_is_kept(run: Run) -> None:
    """Twelve a minute: one each five seconds, the first at once."""
    outcome = run.go()
    assert [(0, "r000"), (5, "r001"), (10, "r002")] == run.transport.asked
    assert (0, 3) == (outcome.exit_code, outcome.sent)


def test_waits_double_and_hold_up_no_one(run: Run) -> None:
    """Who is put off waits 60 s, then 120 s, while the others are sent to."""
    run.transport.answers["r000"] = [LATER, LATER]
    run.go()
    assert [(0, "r000"), (5, "r001"), (10, "r002"), (60, "r000"), (180, "r000")] == (
        run.transport.asked
    )


def test_attempts_end(run: Run) -> None:
    """After three it has failed, and is said with the last reply."""
    run.transport.answers["r000"] = [LATER] * 3
    outcome = run.go(1)
    assert 3 == len(run.transport.asked)
    assert 1 == outcome.exit_code
    assert "(450 later, 3 times)" in str(outcome.findings[0])
    assert DeliveryState.FAILED is run.ledger.items()[0].state


def test_a_server_that_comes_back(run: Run) -> None:
    """A connection is tried again before anyone is spoken of; no one's attempts are used up."""
    run.transport.closed_doors = 2
    assert 0 == run.go(1).exit_code
    assert [60, 120] == run.time.slept
    assert 1 == run.ledger.items()[0].attempts


def test_a_server_that_does_not(run: Run) -> None:
    """The run ends after the attempts, not after each recipient's."""
    run.transport.closed_doors = 99
    outcome = run.go()
    assert (1, 3) == (outcome.exit_code, outcome.left)
    assert 96 == run.transport.closed_doors
    assert [] == run.transport.asked
    assert {DeliveryState.PACKED} == {item.state for item in run.ledger.items()}


def test_a_run_that_is_stopped_midway(run: Run) -> None:
    """What went out is sent, the rest is as it was, and the exit code says that some remain."""

    def stop() -> None:
        if len(run.transport.asked) == 2:
            raise DispatchError(Finding(Origin("briefs.toml"), "the server takes nothing", "ask"))

    run.transport.before_delivery = stop
    outcome = run.go()
    assert (3, 1, 2) == (outcome.exit_code, outcome.sent, outcome.left)
    assert ["sent", "packed", "packed"] == [str(item.state) for item in run.ledger.items()]


def test_the_ledger_knows_before_the_server(run: Run) -> None:
    """When the server hears of a recipient, the ledger has them as being sent to."""
    seen: list[str] = []
    run.transport.before_delivery = lambda: seen.append(
        next(str(item.state) for item in run.ledger.items() if item.state not in ("sent", "packed"))
    )
    run.go()
    assert ["sending", "sending", "sending"] == seen


def test_a_pdf_that_changes_during_the_run(run: Run) -> None:
    """The one whose file was changed has failed, and the others are sent."""

    def spoil() -> None:
        package = run.folder / "output" / "dispatch" / "daesh" / "r001"
        shutil.copy(run.folder / "briefs.toml", package / "daesh-brief.fr.a4.screen.pdf")

    run.transport.before_delivery = spoil
    outcome = run.go()
    assert ["sent", "failed", "sent"] == [str(item.state) for item in run.ledger.items()]
    assert "is not the file that its manifest promises" in str(outcome.findings[0])
    assert 3 == outcome.exit_code
