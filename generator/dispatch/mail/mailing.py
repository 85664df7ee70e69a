"""A project's packages to its readers: checked whole, then sent, or written as files to look at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.mail.ledger import Ledger, hold
from generator.dispatch.mail.message import MessageWriter, Sender, read_sender
from generator.dispatch.mail.sending import SendingOutcome, Watch, choose, send, write_mail
from generator.dispatch.mail.session import Session, trust
from generator.dispatch.pack.packages import DISPATCH, Package, read_packages
from generator.dispatch.plan.recipients import PATH, find_members, read_recipients
from generator.errors import DispatchError, Finding, Origin, UsageError
from generator.files import ProjectFiles
from generator.model.dispatch import Recipient
from generator.model.dispatch_settings import SmtpTable
from generator.project import SETTINGS, Project
from generator.stages.publishing.output import MANIFEST
from generator.validation import nearest


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
    for name in selection.briefs:
        if name not in project.briefs:
            remedy = nearest(name, project.briefs, "ask for a brief that it lists")
            raise UsageError(Finding(Origin(SETTINGS), f"lists no brief {name}", remedy))
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
        outcome = send(packages, ledger, session, post.writer, post.sender, table, watch=watch)
    outcome.findings += warnings
    return outcome


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
