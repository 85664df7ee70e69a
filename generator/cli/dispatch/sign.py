"""``briefs dispatch sign``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.dispatch.secret import ask_secret
from generator.cli.output import project_option, shorten


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the signed copies; the files themselves stay as they are.",
)
@project_option
def sign(files: tuple[Path, ...], output: Path, folder: Path) -> None:
    """Sign copies of PDFs, as [dispatch.signing] says. All are written, or none."""
    from generator.dispatch.signing.signing import open_signer, sign_copies
    from generator.project import load_project

    settings = load_project(folder).dispatch.signing
    signer = open_signer(settings, folder, ask_secret)
    for path in sign_copies(files, output, signer, settings.reason):
        click.echo(shorten(path))
    click.echo(f"signed by {signer.identity.subject} ({signer.level})", err=True)
