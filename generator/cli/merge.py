"""``briefs merge``: what several builds made, in one folder."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option, shorten


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="DIR...",
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; by default the project's output/.",
)
@project_option
def merge(folders: tuple[Path, ...], output: Path | None, folder: Path) -> int:
    """Join the output folders of shards into one, with one manifest, and print the paths.

    In the project's folder the lists of files beside them, index.html and feed.xml, are of all.
    Where two shards disagree, or a file is not what its manifest states, nothing is written.
    """
    from generator.project import SETTINGS, load_project
    from generator.shards import merge as merge_shards

    project = load_project(folder) if (folder / SETTINGS).is_file() else None
    for path in merge_shards(folders, output or folder / "output", project):
        click.echo(shorten(path))
    return 0
