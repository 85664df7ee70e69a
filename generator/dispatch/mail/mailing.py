"""A project's packages to its readers: checked whole, then sent, or written as files to look at."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.mail.ledger import Ledger
from generator.dispatch.mail.lock import hold
from generator.dispatch.mail.message import Sender, Writer, read_sender
from generator.dispatch.mail.roll import find_members, find_outdated, read_roll
from generator.dispatch.mail.sending import Outcome, Watch, choose, send, write_mail
from generator.dispatch.mail.session import Session, trust
from generator.dispatch.pack.packages import DISPATCH, Parcel, read_parcels
from generator.errors import DispatchError, Finding, Origin, UsageError
from generator.files import ProjectFiles
from generator.model.dispatch_settings import SmtpTable
from generator.project import SETTINGS, Project
from generator.validation import nearest


@dataclass(frozen=True, slots=True)
class Selection:
    """Which packages are meant; an empty collection narrows nothing."""

    briefs: Collection[str] = ()
    recipients: Collection[str] = ()
    groups: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """What is ready to be sent: every package valid, every language's words there."""

    parcels: tuple[Parcel, ...]
    sender: Sender
    writer: Writer


def prepare(project: Project, output: Path, selection: Selection) -> Post:
    """Read and check all that is meant, before anything is sent.

    :raises UsageError: for a brief, a recipient or a group that there is not.
    :raises BriefsError: with all findings, where a package, the settings or a text is at fault.
    """
    for name in selection.briefs:
        if name not in project.briefs:
            remedy = nearest(name, project.briefs, "ask for a brief that it lists")
            raise UsageError(Finding(Origin(SETTINGS), f"lists no brief {name}", remedy))
    sender = read_sender(project)
    roll = read_roll(project)
    members = find_members(roll, selection.groups)
    briefs = selection.briefs or tuple(project.briefs)
    parcels = read_parcels(output, briefs, selection.recipients)
    if selection.groups:
        # A member may have no package, as one who reads on paper alone.
        parcels = tuple(parcel for parcel in parcels if parcel.recipient in members)
    if not parcels:
        message = "has no package to send"
        remedy = "pack first with “briefs dispatch pack”"
        raise DispatchError(Finding(Origin(str(output / DISPATCH)), message, remedy))
    outdated = tuple(find_outdated(roll, parcels))
    if outdated:
        raise DispatchError(outdated)
    writer = Writer(project, sender)
    writer.prepare(parcel.locale for parcel in parcels)
    return Post(parcels, sender, writer)


def rehearse(project: Project, output: Path, selection: Selection) -> tuple[Path, ...]:
    """Write the messages as files; neither the ledger nor the server is touched.

    :raises BriefsError: as :func:`prepare`, and when a file cannot be written.
    """
    post = prepare(project, output, selection)
    return tuple(write_mail(post.parcels, output, post.writer))


def mail(
    project: Project,
    output: Path,
    selection: Selection,
    ask_password: Callable[[SmtpTable], str | None],
    *,
    again: bool = False,
    resend_uncertain: Collection[str] = (),
    watch: Watch | None = None,
) -> Outcome:
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
        parcels, warnings = choose(
            ledger, post.parcels, again=again, resend_uncertain=resend_uncertain
        )
        password = ask_password(table) if parcels and table.user else None
        session = Session(table, context, password)
        outcome = send(parcels, ledger, session, post.writer, post.sender, table, watch=watch)
    outcome.findings += warnings
    return outcome
