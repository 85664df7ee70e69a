"""``briefs dispatch unsubscribe``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option


@click.command()
@click.argument("tokens", nargs=-1, metavar="[TOKEN]...")
@click.option(
    "--undo", "again", multiple=True, metavar="ID", help="This reader asks for mail again."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that was packed in; by default the project's output/.",
)
@project_option
def unsubscribe(
    tokens: tuple[str, ...], again: tuple[str, ...], output: Path | None, folder: Path
) -> None:
    """Note who wants no more mail, by the tokens of their requests; then list all who want none."""
    from generator.dispatch.mail import readers
    from generator.dispatch.mail.ledger import Ledger
    from generator.project import load_project

    target = output or load_project(folder).root / "output"
    if not tokens and not again:
        names = readers.read_unsubscribed(target)
    else:
        with Ledger.open(target) as ledger:
            for token in tokens:
                readers.unsubscribe(ledger, token)
            for recipient in again:
                readers.subscribe(ledger, recipient)
            names = readers.list_unsubscribed(ledger)
    for name in sorted(names):
        click.echo(name)
