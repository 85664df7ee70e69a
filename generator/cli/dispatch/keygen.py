"""``briefs dispatch keygen``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.dispatch.secret import ask_secret
from generator.cli.output import project_option, shorten


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--name", default="Trial key", help="Whom the certificate names.")
@click.option(
    "--days",
    default=365,
    show_default=True,
    type=click.IntRange(1, 3650),
    help="How long it is valid.",
)
@project_option
def keygen(file: Path, name: str, days: int, folder: Path) -> None:
    """Make a key for trials, and beside it its certificate (.pem). Nobody else vouches for it."""
    from generator.dispatch.signing.identity import read_clock
    from generator.dispatch.signing.trial import check_trial, make_trial_key, write_trial_key
    from generator.environment import read_secret
    from generator.project import load_project

    variable = load_project(folder).dispatch.signing.password
    check_trial(file, name)
    password = read_secret(variable) or ask_secret(f"New password of {file.name}: ", confirm=True)
    public = write_trial_key(file, *make_trial_key(name, days, password, read_clock()))
    click.echo(shorten(file))
    click.echo(shorten(public))
    click.echo(f"{name}: for trials only; nobody vouches for this key but itself", err=True)
