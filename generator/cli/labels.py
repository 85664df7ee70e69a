"""``briefs labels``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import project_option


@click.command()
@click.option(
    "--locale", default="en", help="The language in which they are said; by default English."
)
@click.option("--todo", is_flag=True, help="Only those that the language lacks, in English.")
@project_option
def labels(locale: str, todo: bool, folder: Path) -> None:
    """List the program's own texts, with the ids by which a subject may rename them."""
    from generator.files import ProjectFiles
    from generator.labels.catalogs import read_catalogs
    from generator.labels.definition import read_labels
    from generator.labels.phrases import make_labels
    from generator.project import check_locale, load_project

    locale = check_locale(locale)
    project = load_project(folder)
    files = ProjectFiles(project.root)
    defined = read_labels(files)
    catalogs = read_catalogs(files, defined, locale)
    said = make_labels(defined, catalogs, locale, project.conventions(locale)).phrases
    for name, label in defined.items():
        phrase = said.get(name)
        if todo and phrase is None:
            click.echo(f"{name}\t{label.plural or label.text}")
        elif not todo and phrase is not None:
            click.echo(f"{name}\t{phrase.forms[-1]}")
