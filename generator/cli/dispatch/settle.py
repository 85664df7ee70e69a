"""``briefs dispatch settle``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option


@click.command()
@click.argument("recipients", nargs=-1, required=True, metavar="ID...")
@click.option("--delivered", "delivered", flag_value=True, type=bool, help="They have got it.")
@click.option(
    "--not-delivered",
    "delivered",
    flag_value=False,
    type=bool,
    help="They have not: the next “send” sends it.",
)
@click.option("--why", default="", help="How it is known; kept in the ledger.")
@click.option("--brief", "briefs", multiple=True, help="Of this brief alone; repeatable.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that was packed in; by default the project's output/.",
)
@project_option
def settle(
    recipients: tuple[str, ...],
    delivered: bool | None,
    why: str,
    briefs: tuple[str, ...],
    output: Path | None,
    folder: Path,
) -> None:
    """Note of uncertain messages to these recipients whether they arrived."""
    from generator.dispatch.mail.mailing import conclude
    from generator.project import load_project

    if delivered is None:
        raise click.UsageError("say --delivered or --not-delivered")
    project = load_project(folder)
    target = output or project.root / "output"
    for item in conclude(project, target, recipients, delivered=delivered, why=why, briefs=briefs):
        click.echo(f"{item.brief} {item.recipient}: {item.state}")
