"""``briefs upgrade``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option, shorten


@click.command()
@project_option
def upgrade(folder: Path) -> None:
    """Rewrite a project of an older version: contents, tables, catalogs, settings.

    Comments and translations are kept. Look at what changed before you commit it.
    """
    from generator.upgrading.project import upgrade_project

    written = upgrade_project(folder)
    for path in written:
        click.echo(shorten(path))
    if not written:
        click.echo("Nothing to rewrite: the project is of this version.")
