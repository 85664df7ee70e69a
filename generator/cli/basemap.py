"""``briefs basemap``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.cli.output import print_findings, project_option, shorten

SCALES = ("10m", "50m", "110m")
a_path = click.Path(path_type=Path)
codes = partial(click.option, multiple=True, metavar="IQ,SY")
several = partial(click.option, multiple=True)


@click.command()
@click.argument("name")
@click.option("--window", required=True, metavar="W,S,E,N", help="What to keep, in degrees.")
@several("--from", "origins", required=True, type=a_path, help="Natural Earth: a folder or file.")
@click.option("--scale", type=click.Choice(SCALES), default="10m", help="1:10m where not given.")
@codes("--countries", "provinces", help="Keep the provinces of these countries.")
@codes("--places", help="Keep the places of these countries only.")
@several("--join", "joins", metavar="CY=NAME,NAME", help="Show these areas in that country.")
@several("--without-borders", metavar="CYN,ESB", help="Leave out borders of these territories.")
@several("--disputed", metavar="ID,ID", help="Keep these disputed areas.")
@click.option("--names", type=a_path, help="A table (CSV) that gives features their ids.")
@click.option("--source", default="", metavar="TEXT", help="What the file says of its origin.")
@project_option
def basemap(
    name: str,
    window: str,
    origins: tuple[Path, ...],
    names: Path | None,
    folder: Path,
    **chosen: Any,
) -> None:
    """Cut a basemap out of Natural Earth into data/basemap/NAME.geojson, and print its path.

    Layers are known by their names, as ne_10m_admin_0_countries: shapefiles and GeoJSON, both also
    zipped, and GeoPackages. Of several files of a layer the first is used. Options that take lists
    can be repeated. docs/basemaps.md tells how the shipped basemaps were cut.
    """
    from generator.basemaps.making import make
    from generator.basemaps.request import ask
    from generator.project import load_project

    request = ask(name, window, **chosen)
    path, warnings = make(load_project(folder).root, request, origins, names)
    print_findings(warnings)
    click.echo(shorten(path))
