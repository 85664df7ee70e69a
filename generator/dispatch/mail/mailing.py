"""A project's packages to its readers: checked whole, then sent, or written as files to look at."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.dispatch.mail.authorities import trust
from generator.dispatch.mail.holding import hold
from generator.dispatch.mail.ledger import DeliveryState, Item, Ledger
from generator.dispatch.mail.message import MessageWriter, Sender, read_sender
from generator.dispatch.mail.sending import Clock, SendingOutcome, Watch, choose, send, write_mail
from generator.dispatch.mail.session import Session
from generator.dispatch.pack.packages import DISPATCH, Package, read_packages
from generator.dispatch.plan.recipients import PATH, find_members, read_recipients
from generator.errors import DispatchError, Finding, Origin, UsageError
from generator.files import ProjectFiles
from generator.model.dispatch import Recipient
from generator.model.dispatch_settings import SmtpTable
from generator.project import SETTINGS, Project
from generator.stages.publishing.manifest import MANIFEST
from generator.validation import nearest

SLICE = 0.5
"""Seconds in which a run that waits sees that it is to end."""


@dataclass(frozen=True, slots=True)
class PackageFilter:
    """Which packages are meant; an empty collection narrows nothing."""

    briefs: Collection[str] = ()
    recipients: Collection[str] = ()
    groups: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class PreparedMail:
    """What is ready to be sent: every package valid, every language's words there."""

    packages: tuple[Package, ...]
    sender: Sender
    writer: MessageWriter


def prepare(project: Project, output: Path, selection: PackageFilter) -> PreparedMail:
    """Read and check all that is meant, before anything is sent.

    :raises UsageError: for a brief, a recipient or a group that there is not.
    :raises BriefsError: with all findings, where a package, the settings or a text is at fault.
    """
    check_briefs(project, selection.briefs)
    sender = read_sender(project)
    files = ProjectFiles(project.root)
    recipients = read_recipients(files, project) if files.exists(PATH) else None
    members = find_members(recipients or (), selection.groups)
    briefs = selection.briefs or tuple(project.briefs)
    packages = read_packages(output, briefs, selection.recipients)
    if selection.groups:
        # A member may have no package, as one who reads on paper alone.
        packages = tuple(package for package in packages if package.recipient in members)
    if not packages:
        message = "has no package to send"
        remedy = "pack first with “briefs dispatch pack”"
        raise DispatchError(Finding(Origin(str(output / DISPATCH)), message, remedy))
    outdated = tuple(_find_outdated(recipients, packages))
    if outdated:
        raise DispatchError(outdated)
    writer = MessageWriter(project, sender)
    writer.prepare(package.locale for package in packages)
    return PreparedMail(packages, sender, writer)


def rehearse(project: Project, output: Path, selection: PackageFilter) -> tuple[Path, ...]:
    """Write the messages as files; neither the ledger nor the server is touched.

    :raises BriefsError: as :func:`prepare`, and when a file cannot be written.
    """
    post = prepare(project, output, selection)
    return tuple(write_mail(post.packages, output, post.writer))


def mail(
    project: Project,
    output: Path,
    selection: PackageFilter,
    ask_password: Callable[[SmtpTable], str | None],
    *,
    again: bool = False,
    resend_uncertain: Collection[str] = (),
    watch: Watch | None = None,
) -> SendingOutcome:
    """Send all that is meant and was not sent yet.

    :param ask_password: called where the server has a user, when there is something to send.
    :raises BriefsError: where nothing could begin: as :func:`prepare`; no server in the settings;
        another process is sending; the ledger cannot be used.
    """
    table = project.dispatch.smtp
    if table is None:
        remedy = "add [dispatch.smtp] with host, or try with --dry-run"
        raise DispatchError(Finding(Origin(SETTINGS), "names no mail server", remedy))
    post = prepare(project, output, selection)
    files = ProjectFiles(project.root)
    authority = files.read_bytes(table.authority) if table.authority else b""
    context = trust(table.authority, authority)
    with hold(output), Ledger.open(output) as ledger:
        ledger.recover()
        packages, warnings = choose(
            ledger, post.packages, again=again, resend_uncertain=resend_uncertain
        )
        password = ask_password(table) if packages and table.user else None
        session = Session(table, context, password)
        with stop_between_messages() as stopping:
            outcome = send(
                packages,
                ledger,
                session,
                post.writer,
                post.sender,
                table,
                clock=Clock(sleep=partial(_doze, stopping), stopping=stopping),
                watch=watch,
            )
        doubtful = sum(
            ledger.item(each.id).state is DeliveryState.UNCERTAIN for each in post.packages
        )
    outcome.findings += warnings
    now = sum(each.state is DeliveryState.UNCERTAIN for each in outcome.results)
    outcome.uncertain = doubtful - now
    return outcome


def conclude(
    project: Project,
    output: Path,
    recipients: Collection[str],
    *,
    delivered: bool,
    why: str = "",
    briefs: Collection[str] = (),
) -> tuple[Item, ...]:
    """Settle what is uncertain of these recipients, as was learnt from them; give the items.

    :param briefs: of these briefs alone; of all where none are named.
    :raises UsageError: for a recipient of whom nothing is uncertain, before anything is noted.
    """
    check_briefs(project, briefs)
    with hold(output), Ledger.open(output) as ledger:
        ledger.recover()
        doubtful = [
            item
            for item in ledger.items()
            if item.state is DeliveryState.UNCERTAIN and (not briefs or item.brief in briefs)
        ]
        known = {item.recipient for item in doubtful}
        for name in recipients:
            if name not in known:
                where = Origin(str(ledger.path))
                remedy = nearest(name, known, "“briefs dispatch status” lists the uncertain ones")
                raise UsageError(Finding(where, f"has no uncertain message to {name}", remedy))
        settled = [item for item in doubtful if item.recipient in recipients]
        for item in settled:
            ledger.conclude(item.id, delivered=delivered, why=" ".join(why.split()))
        return tuple(ledger.item(item.id) for item in settled)


def check_briefs(project: Project, briefs: Collection[str]) -> None:
    """Hold the names of briefs against those that the project lists.

    :raises UsageError: for one that it does not list.
    """
    for name in briefs:
        if name not in project.briefs:
            remedy = nearest(name, project.briefs, "ask for a brief that it lists")
            raise UsageError(Finding(Origin(SETTINGS), f"lists no brief {name}", remedy))


@contextmanager
def stop_between_messages() -> Iterator[Callable[[], bool]]:
    """Have Ctrl-C and SIGTERM end a run after the message that is being sent.

    A second one ends it at once. Only the main thread of a process can be told.
    """
    asked = [False]
    if threading.current_thread() is not threading.main_thread():
        yield lambda: asked[0]
        return
    former = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, frame: object) -> None:
        if asked[0]:
            raise KeyboardInterrupt
        asked[0] = True

    for each in former:
        signal.signal(each, stop)
    try:
        yield lambda: asked[0]
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)


def _doze(stopping: Callable[[], bool], seconds: float) -> None:
    """Sleep, and wake where the run is to end: a signal alone does not end Python's sleep."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and not stopping():
        time.sleep(min(left, SLICE))


def _find_outdated(
    recipients: Iterable[Recipient] | None, packages: Iterable[Package]
) -> Iterator[Finding]:
    """Find each package of someone who was taken off the list, or has another address there.

    :param recipients: None where the project has no list, and nothing is outdated.
    """
    if recipients is None:
        return
    addresses = {row.id: row.email for row in recipients}
    for package in packages:
        where = Origin(str(package.folder / MANIFEST))
        listed = addresses.get(package.recipient)
        if listed is None:
            message = f"is of {package.recipient}, who is not in {PATH}"
            yield Finding(where, message, f"list them, or delete the folder {package.folder.name}")
        elif listed.casefold() != package.email.casefold():
            message = f"goes to {package.email}, and {PATH} has {listed}"
            yield Finding(where, message, "pack it again with “briefs dispatch pack”")
