"""Parcels through one server, each once: the ledger is told first, the server after."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from generator.dispatch.mail.ledger import OPEN, DeliveryState, Ledger
from generator.dispatch.mail.message import MessageWriter, Sender, write_bytes
from generator.dispatch.mail.readers import give_token, list_unsubscribed
from generator.dispatch.mail.session import DeliveryResult, DeliveryStatus, UnreachableError
from generator.dispatch.pack.packages import DISPATCH, MAIL, Package
from generator.errors import (
    BriefsError,
    DispatchError,
    Finding,
    Origin,
    PublishError,
    Severity,
    UsageError,
)
from generator.files import write_whole
from generator.model.dispatch_settings import SmtpTable
from generator.project import SETTINGS
from generator.validation import nearest

EVERYONE = "*"
"""In place of recipients: all that are uncertain."""
RESULTS = {
    DeliveryStatus.TAKEN: DeliveryState.SENT,
    DeliveryStatus.REFUSED: DeliveryState.FAILED,
    DeliveryStatus.PUT_OFF: DeliveryState.PACKED,
    DeliveryStatus.IN_DOUBT: DeliveryState.UNCERTAIN,
}
Watch = Callable[[int, int], None]
"""Told how many of how many packages are settled."""


class StoppedError(Exception):
    """The run is to end, and no message is under way."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time; a test has its own."""

    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    stopping: Callable[[], bool] = lambda: False
    """Whether the run is to end before the next message."""


class Transport(Protocol):
    """What carries messages, as a session with a server does."""

    def open(self) -> None:
        """Be ready for a message."""

    def deliver(
        self, sender: str, recipient: str, data: bytes, before_end: Callable[[], None]
    ) -> DeliveryResult:
        """Send one message."""

    def close(self) -> None:
        """End."""


@dataclass(frozen=True, slots=True)
class Result:
    """How the sending of one package ended in this run."""

    package: Package
    state: DeliveryState
    reply: str


@dataclass(slots=True)
class SendingOutcome:
    """How a run ended."""

    results: list[Result] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """What failed, or stopped the run; and as warnings, what is left in doubt."""
    left: int = 0
    """How many were to be sent, and were not come to."""
    uncertain: int = 0
    """How many of an earlier run are in doubt still."""
    interrupted: bool = False
    """Whether someone ended the run (Ctrl-C, SIGTERM)."""

    @property
    def sent(self) -> int:
        """How many messages the server took."""
        return sum(result.state is DeliveryState.SENT for result in self.results)

    @property
    def exit_code(self) -> int:
        """0 where all are sent, 3 where some are or are in doubt, 1 where none could be.

        130 where someone ended the run.
        """
        if self.interrupted:
            return 130
        if self.sent == len(self.results) and not self.left:
            return 3 if self.uncertain else 0
        return 3 if self.sent else 1


def choose(
    ledger: Ledger,
    packages: Sequence[Package],
    *,
    again: bool = False,
    resend_uncertain: Collection[str] = (),
) -> tuple[tuple[Package, ...], tuple[Finding, ...]]:
    """The packages that are to be sent now, and warnings for those left in doubt.

    :param again: also those that were sent.
    :param resend_uncertain: the ids of uncertain recipients to send to again, or ``*`` for all.
    :raises UsageError: for a recipient who is not uncertain.
    """
    ledger.record_packed(packages)
    states = {package.id: ledger.item(package.id).state for package in packages}
    doubtful = [package for package in packages if states[package.id] is DeliveryState.UNCERTAIN]
    known = {package.recipient for package in doubtful}
    for name in resend_uncertain:
        if name not in known | {EVERYONE}:
            where = Origin(str(ledger.path))
            remedy = nearest(name, known, "“briefs dispatch status” lists the uncertain ones")
            raise UsageError(Finding(where, f"has no uncertain message to {name}", remedy))
    asked = known if EVERYONE in resend_uncertain else known & set(resend_uncertain)
    ledger.release(package.id for package in doubtful if package.recipient in asked)
    if again:
        ledger.reissue(
            package.id for package in packages if states[package.id] is DeliveryState.SENT
        )
    warnings = tuple(
        _doubt(package, "an earlier attempt")
        for package in doubtful
        if package.recipient not in asked
    )
    chosen = tuple(p for p in packages if ledger.item(p.id).state in OPEN)
    off = list_unsubscribed(ledger)
    warnings += tuple(_leave_out(package) for package in chosen if package.recipient in off)
    return tuple(package for package in chosen if package.recipient not in off), warnings


def send(
    packages: Sequence[Package],
    ledger: Ledger,
    transport: Transport,
    writer: MessageWriter,
    sender: Sender,
    settings: SmtpTable,
    *,
    clock: Clock | None = None,
    watch: Watch | None = None,
) -> SendingOutcome:
    """Send these packages, which the ledger knows and holds for open; no failure stops the others.

    What the server puts off is tried again after all others, ``attempts`` times in all, each wait
    twice the one before. A server that is not there, or that takes nothing from this sender, ends
    the run.
    """
    clock = clock or Clock()
    run = _SendingRun(ledger, transport, writer, sender, settings, clock)
    start = clock.elapsed()
    # The earliest first; those that were put off wait behind the ones not tried yet.
    queue = [(start, number, 1, package) for number, package in enumerate(packages)]
    heapq.heapify(queue)
    try:
        while queue:
            due, number, attempt, package = heapq.heappop(queue)
            result = run.attempt(package, due)
            if result.state is DeliveryState.PACKED and attempt < settings.attempts:
                later = clock.elapsed() + settings.wait * 2 ** (attempt - 1)
                heapq.heappush(queue, (later, number, attempt + 1, package))
                continue
            run.settle(result, attempt)
            if watch is not None:
                watch(len(run.outcome.results), len(packages))
    except StoppedError:
        run.outcome.interrupted = True
    except DispatchError as failure:
        run.outcome.findings += failure.findings
    finally:
        transport.close()
    run.outcome.left = len(packages) - len(run.outcome.results)
    return run.outcome


@dataclass(slots=True)
class _SendingRun:
    """One run: its parts, and when the next message may go."""

    ledger: Ledger
    transport: Transport
    writer: MessageWriter
    sender: Sender
    settings: SmtpTable
    clock: Clock
    outcome: SendingOutcome = field(default_factory=SendingOutcome)
    next_slot: float | None = None

    def attempt(self, package: Package, due: float) -> Result:
        """Try one package once, when its time has come."""
        self._pause(max(due, self.next_slot or due))
        item = self.ledger.item(package.id)
        date = datetime.fromtimestamp(self.clock.now(), UTC)
        token = give_token(self.ledger, package.recipient) if self.sender.unsubscribe else ""
        try:
            data = write_bytes(self.writer.write(package, item.issue, date, token))
            if self.sender.seal is not None:
                data = self.sender.seal(data)
        except BriefsError as failure:
            # A PDF that was changed since it was checked.
            reason = " ".join(str(failure).split())
            self.ledger.fail(package.id, reason)
            return Result(package, DeliveryState.FAILED, reason)
        self._connect()
        self.next_slot = self.clock.elapsed() + 60 / self.settings.rate
        self.ledger.begin(package.id)
        try:
            answer = self.transport.deliver(
                self.sender.address,
                package.email,
                data,
                lambda: self.ledger.hand_over(package.id),
            )
        except DispatchError as failure:
            self.ledger.finish(package.id, DeliveryState.PACKED, failure.findings[0].message)
            raise
        state = RESULTS[answer.verdict]
        self.ledger.finish(package.id, state, answer.reply)
        return Result(package, state, answer.reply)

    def settle(self, result: Result, attempts: int) -> None:
        """Note how a package ended, and say what went wrong."""
        if result.state is DeliveryState.PACKED:
            self.ledger.fail(result.package.id, result.reply)
            result = Result(
                result.package, DeliveryState.FAILED, f"{result.reply}, {attempts} times"
            )
        self.outcome.results.append(result)
        if result.state is DeliveryState.FAILED:
            self.outcome.findings.append(_refusal(result))
        elif result.state is DeliveryState.UNCERTAIN:
            self.outcome.findings.append(_doubt(result.package, result.reply))

    def _connect(self) -> None:
        """Open the connection, and try again where the server is not there.

        :raises DispatchError: when it still is not.
        """
        for attempt in range(1, self.settings.attempts + 1):
            try:
                self.transport.open()
            except UnreachableError as failure:
                if attempt == self.settings.attempts:
                    server = f"{self.settings.host}:{self.settings.port}"
                    message = f"the server {server} cannot be reached ({failure})"
                    remedy = "check dispatch.smtp; run “briefs dispatch send” again for the rest"
                    raise DispatchError(Finding(Origin(SETTINGS), message, remedy)) from failure
                self._pause(self.clock.elapsed() + self.settings.wait * 2 ** (attempt - 1))
            else:
                return

    def _pause(self, until: float) -> None:
        """Wait, and stop waiting where the run is to end.

        :raises StoppedError: when it is.
        """
        left = until - self.clock.elapsed()
        if left > 0 and not self.clock.stopping():
            self.clock.sleep(left)
        if self.clock.stopping():
            raise StoppedError


def write_mail(
    packages: Iterable[Package], output: Path, writer: MessageWriter, clock: Clock | None = None
) -> Iterator[Path]:
    """Write the messages that would be sent as files, and give their paths; nothing is sent.

    :raises PublishError: when one cannot be written.
    """
    date = datetime.fromtimestamp((clock or Clock()).now(), UTC)
    for package in packages:
        target = output / DISPATCH / package.brief / MAIL / f"{package.recipient}.eml"
        try:
            write_whole(target, write_bytes(writer.write(package, 1, date)))
        except OSError as failure:
            message = f"cannot be written ({failure.strerror or failure})"
            finding = Finding(Origin(str(target)), message, "free the place")
            raise PublishError(finding) from failure
        yield target


def _leave_out(package: Package) -> Finding:
    return Finding(
        Origin(str(package.folder)),
        f"is of {package.recipient}, who wants no more mail",
        f"leave it; “briefs dispatch unsubscribe --undo {package.recipient}” where they ask again",
        Severity.WARNING,
    )


def _refusal(result: Result) -> Finding:
    package = result.package
    return Finding(
        Origin(str(package.folder)),
        f"was not sent to {package.email} ({result.reply})",
        "mend it, then run “briefs dispatch send” again",
    )


def _doubt(package: Package, why: str) -> Finding:
    return Finding(
        Origin(str(package.folder)),
        f"may have reached {package.email}, or not ({why})",
        f"ask them, then “briefs dispatch settle {package.recipient} --delivered” or"
        " “--not-delivered”",
        Severity.WARNING,
    )
