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
    from generator.placement.domains import read_domains
    from generator.project import load_project

    project = load_project(folder)
    _print(catalogs.extract(project, read_domains(project)))


@catalog.command()
@project_option
def update(folder: Path) -> None:
    """Merge the texts as they now are into every catalog; changed ones are marked fuzzy."""
    from generator.catalogs import update as catalogs
    from generator.placement.domains import read_domains
    from generator.project import load_project

    project = load_project(folder)
    _print(catalogs.update(project, read_domains(project)))


@catalog.command()
@click.argument("locale")
@project_option
def add(locale: str, folder: Path) -> None:
    """Begin the catalogs of a new language, as de or pt-BR, ready to be translated."""
    from generator.catalogs import update as catalogs
    from generator.placement.domains import read_domains
    from generator.project import check_locale, load_project

    check_locale(locale)
    project = load_project(folder)
    _print(catalogs.add(project, read_domains(project), locale))


@catalog.command("compile")
@project_option
def compile_(folder: Path) -> None:
    """Write gettext's MO beside each catalog: what is translated, and not fuzzy."""
    from generator.catalogs import update as catalogs
    from generator.catalogs.catalog import TEMPLATES
    from generator.project import load_project

    project = load_project(folder)
    _print(catalogs.compile_all(project, (*project.briefs, TEMPLATES)))


def _print(paths: tuple[Path, ...]) -> None:
    for path in paths:
        click.echo(shorten(path))
