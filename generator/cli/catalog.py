"""``briefs catalog``: the translators' files."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option, shorten


@click.group()
def catalog() -> None:
    """Extract the texts to translate, and keep the catalogs in line with them."""


@catalog.command()
@project_option
def extract(folder: Path) -> None:
    """Write the template of every domain, locales/<domain>.pot, from content and templates."""
    from generator.catalogs import update as catalogs
    from generator.project import load_project

    _print(catalogs.extract(load_project(folder)))


@catalog.command()
@project_option
def update(folder: Path) -> None:
    """Merge the texts as they now are into every catalog; changed ones are marked fuzzy."""
    from generator.catalogs import update as catalogs
    from generator.project import load_project

    _print(catalogs.update(load_project(folder)))


@catalog.command()
@click.argument("locale")
@project_option
def add(locale: str, folder: Path) -> None:
    """Begin the catalogs of a new language, as de or pt-BR, ready to be translated."""
    from generator.catalogs import update as catalogs
    from generator.project import check_locale, load_project

    check_locale(locale)
    _print(catalogs.add(load_project(folder), locale))


def _print(paths: tuple[Path, ...]) -> None:
    for path in paths:
        click.echo(shorten(path))
