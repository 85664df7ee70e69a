"""``briefs new``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import shorten


@click.command()
@click.argument("name")
@click.option(
    "--source", default="en", show_default=True, metavar="LOCALE", help="The content's language."
)
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="LOCALE",
    help="A language to translate into: its catalog is begun. May be given several times.",
)
def new(name: str, source: str, locales: tuple[str, ...]) -> None:
    """Begin a project in a new folder NAME: a small document that builds at once.

    Its files say what to write over: “cd NAME”, then “briefs build” gives PDFs.
    """
    from generator.starting.project import start_project

    written, spoken = start_project(Path(), name, source, locales)
    for path in written:
        click.echo(shorten(path))
    if not source.startswith(spoken):
        click.echo(f"the example's texts are in {spoken}; write yours in {source}", err=True)
    click.echo(f"now “cd {name}”, then “briefs build”", err=True)
