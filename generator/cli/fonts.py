"""``briefs fonts``: the fonts of the machine that a project is set in."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option, shorten


@click.group()
def fonts() -> None:
    """Take fonts from this machine: those that [fonts] of briefs.toml names, and no other."""


@fonts.command()
@project_option
def lock(folder: Path) -> None:
    """Look for the fonts that [fonts] names, and write fonts.lock: which files, with their digests.

    Builds use these very files, here and elsewhere, or say which one is missing or another.
    """
    from generator.design.installed import LOCK, list_installed, lock_fonts
    from generator.files import write_whole
    from generator.project import load_project

    project = load_project(folder)
    target = project.root / LOCK
    write_whole(target, lock_fonts(project.fonts.families, list_installed()).encode())
    click.echo(shorten(target))
