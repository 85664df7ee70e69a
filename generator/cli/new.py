"""``briefs new``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import shorten
from generator.starting.subjects import SUBJECTS

EXAMPLES = ("eruptions", "blank", *SUBJECTS)
"""What a project may begin with."""


@click.command()
@click.argument("name")
@click.option("--source", metavar="LOCALE", help="The content's language; by default en.")
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="LOCALE",
    help="A language to translate into: its catalog is begun. May be given several times.",
)
@click.option("--locales", "listed", metavar="LOCALES", help="Several at once, as hu,ar.")
@click.option(
    "--from",
    "example",
    type=click.Choice(EXAMPLES),
    metavar="EXAMPLE",
    default=EXAMPLES[0],
    show_default=True,
    help=(
        "What it begins with: eruptions, a small example; blank, one text; or a subject of the"
        f" program's: {', '.join(SUBJECTS)}."
    ),
)
def new(
    name: str, source: str | None, locales: tuple[str, ...], listed: str | None, example: str
) -> None:
    """Begin a project in a new folder NAME: a small document that builds at once.

    Its files say what to write over: “cd NAME”, then “briefs build” gives PDFs.
    """
    from generator.catalogs.catalog import catalog_path
    from generator.errors import Finding, Origin, UsageError
    from generator.model.label import LABELS
    from generator.starting.project import start_project

    if source is not None and example in SUBJECTS:
        message = f"cannot be chosen for {example}, which is written in a language of its own"
        raise UsageError(Finding(Origin("--source"), message, "leave it out"))
    wanted = (*locales, *filter(None, (listed or "").replace(" ", "").split(",")))
    written, spoken = start_project(Path(), name, source or "en", wanted, example)
    for path in written:
        click.echo(shorten(path))
    if example not in SUBJECTS and not (source or "en").startswith(spoken):
        click.echo(f"the example's texts are in {spoken}; write yours in {source}", err=True)
    labels = Path(name, catalog_path(source or "en", LABELS))
    if labels in written:
        click.echo(
            f"the program has no labels in {source} yet: translate {shorten(labels)};"
            " until then “briefs build --draft” makes the pages, with what is missing marked",
            err=True,
        )
    click.echo(f"now “cd {name}”, then “briefs build” or “briefs serve”", err=True)
