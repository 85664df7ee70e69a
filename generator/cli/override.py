"""``briefs override``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option, shorten


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="TEMPLATE...")
@project_option
def override(names: tuple[str, ...], folder: Path) -> None:
    """Copy templates of the program into the project, where they can be changed.

    TEMPLATE is a path below templates/, as brief/brief.css or blocks/text/block.html. The copy says
    what it was made from, so that “briefs check” can tell when the program's own has changed.
    """
    from generator.inputs.overrides import write_override
    from generator.project import load_project

    root = load_project(folder).root
    for name in names:
        click.echo(shorten(write_override(root, name)))
