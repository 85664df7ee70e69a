"""``briefs map``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from generator.cli.output import project_option, shorten


@click.command("map")
@click.argument("brief", required=False)
@click.option(
    "--figure",
    default="map",
    show_default=True,
    help="Which figure, by its id, or by its kind where it has none.",
)
@click.option("--locale", "locales", multiple=True, help="Only this language; repeatable.")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["pdf", "svg", "png"]),
    default="pdf",
    show_default=True,
    help="PDF and SVG are drawn in vectors, PNG in pixels.",
)
@click.option(
    "--dpi",
    type=click.IntRange(36, 2400),
    default=300,
    show_default=True,
    help="Dots an inch of a PNG.",
)
@click.option(
    "--size",
    nargs=2,
    type=click.FloatRange(20, 2000),
    metavar="WIDTH HEIGHT",
    help="In mm; by default as in the documents.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; by default output/BRIEF/figures.",
)
@project_option
def map_(
    brief: str | None,
    figure: str,
    locales: tuple[str, ...],
    kind: Literal["pdf", "svg", "png"],
    dpi: int,
    size: tuple[float, float] | None,
    output: Path | None,
    folder: Path,
) -> None:
    """Write a map or a chart alone, for slides and the web, in each language."""
    from generator.export import export
    from generator.project import load_project

    paths = export(
        load_project(folder),
        figure,
        brief=brief,
        locales=locales,
        kind=kind,
        dpi=dpi,
        size=size,
        output=output,
    )
    for path in paths:
        click.echo(shorten(path))
