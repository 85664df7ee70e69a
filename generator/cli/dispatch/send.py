"""``briefs dispatch send``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.output import print_findings, project_option, shorten

if TYPE_CHECKING:
    from generator.dispatch.mail.sending import Watch
    from generator.model.dispatch_settings import SmtpTable


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--recipient", "recipients", multiple=True, help="Only to this one; repeatable.")
@click.option("--group", "groups", multiple=True, help="Only to this group; repeatable.")
@click.option("--dry-run", is_flag=True, help="Write the messages as files, and send nothing.")
@click.option("--again", is_flag=True, help="Also what was sent already, as a new message.")
@click.option(
    "--resend-uncertain",
    multiple=True,
    is_flag=False,
    flag_value="*",
    metavar="[ID]",
    help="Also what may have been delivered, to this recipient or to all; repeatable.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that was built and packed in; by default the project's output/.",
)
@project_option
def send(
    folder: Path,
    output: Path | None,
    dry_run: bool,
    again: bool,
    resend_uncertain: tuple[str, ...],
    **narrowed: tuple[str, ...],
) -> int:
    """Send the packages to their recipients, each once, and print the folders of those sent.

    Exits with 1 where nothing could be sent, with 3 where some was and some was not, or is
    uncertain, and with 130 where it was interrupted.
    """
    from generator.dispatch.mail.ledger import DeliveryState
    from generator.dispatch.mail.mailing import PackageFilter, mail, rehearse
    from generator.project import load_project

    project = load_project(folder)
    target, selection = output or project.root / "output", PackageFilter(**narrowed)
    if dry_run:
        for path in rehearse(project, target, selection):
            click.echo(shorten(path))
        return 0
    with _show_progress() as watch:
        outcome = mail(
            project,
            target,
            selection,
            _ask_password,
            again=again,
            resend_uncertain=resend_uncertain,
            watch=watch,
        )
    for result in outcome.results:
        if result.state is DeliveryState.SENT:
            click.echo(shorten(result.package.folder))
    print_findings(outcome.findings)
    if outcome.interrupted:
        click.echo(
            f"ended between two messages: {outcome.sent} sent, {outcome.left} left", err=True
        )
    elif not outcome.results and not outcome.left:
        doubt = f", {outcome.uncertain} uncertain" if outcome.uncertain else ""
        click.echo(f"nothing to send{doubt}", err=True)
    return outcome.exit_code


def _ask_password(table: SmtpTable) -> str:
    """The password of the server's user, from the environment or, on a terminal, from a prompt."""
    from generator.environment import read_secret
    from generator.errors import Finding, Origin, UsageError
    from generator.project import SETTINGS

    secret = read_secret(table.password)
    if secret is not None:
        return secret
    if not sys.stdin.isatty():
        message = f"the password of {table.user} is not given"
        remedy = f"set the environment variable {table.password}, or run it in a terminal"
        raise UsageError(Finding(Origin(SETTINGS), message, remedy))
    prompt = f"Password of {table.user} at {table.host}"
    return str(click.prompt(prompt, hide_input=True, err=True))


@contextmanager
def _show_progress() -> Iterator[Watch | None]:
    """A bar on stderr, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Begun with the first message: a prompt for the password comes before.
    progress = Progress(console=Console(stderr=True))

    def watch(done: int, total: int) -> None:
        task = progress.task_ids[0] if progress.task_ids else progress.add_task("sending")
        progress.start()
        progress.update(task, completed=done, total=total)

    try:
        yield watch
    finally:
        progress.stop()
