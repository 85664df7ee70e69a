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

    locale = check_locale(locale)
    project = load_project(folder)
    _print(catalogs.add(project, read_domains(project), locale))


@catalog.command()
@project_option
def accept(folder: Path) -> None:
    """Rewrite each “# accept numbers: why” as one “# accept 50: why” a number that is accepted."""
    from generator.inputs.accepting import rewrite_acceptances
    from generator.placement.domains import read_domains
    from generator.project import load_project

    project = load_project(folder)
    _print(rewrite_acceptances(project, read_domains(project)))


@catalog.command()
@click.argument("locale")
@click.option("--by", required=True, metavar="NAME", help="Who approves; not who translated last.")
@click.option("--context", "contexts", multiple=True, help="Only the text of this msgctxt.")
@project_option
def approve(locale: str, by: str, contexts: tuple[str, ...], folder: Path) -> None:
    """Note who has approved a language's translations, and when, where briefs.toml asks for it."""
    from generator.catalogs.approval import Approval
    from generator.catalogs.reviewing import approve_all
    from generator.cli.output import print_findings
    from generator.environment import read_day
    from generator.model.label import LABELS
    from generator.project import check_locale, load_project

    locale = check_locale(locale)
    project = load_project(folder)
    approval = Approval(" ".join(by.split()), read_day())
    done = approve_all(project, (*project.briefs, LABELS), locale, approval, contexts)
    print_findings(done.left)
    _print(done.changed)


@catalog.command("compile")
@project_option
def compile_(folder: Path) -> None:
    """Write gettext's MO beside each catalog: what is translated, and not fuzzy."""
    from generator.catalogs import update as catalogs
    from generator.model.label import LABELS
    from generator.project import load_project

    project = load_project(folder)
    _print(catalogs.compile_all(project, (*project.briefs, LABELS)))


@catalog.command()
@click.option("--json", "form", flag_value="json", help="Print it as JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Print the languages in Markdown.")
@project_option
def status(form: str | None, folder: Path) -> None:
    """Say how far each language is translated, and what the last edits of the source made stale."""
    from generator.catalogs.status import read_status, write_markdown
    from generator.cli.catalog_status import dump_status, print_status
    from generator.placement.domains import read_domains
    from generator.project import load_project

    project = load_project(folder)
    found = read_status(project, read_domains(project))
    if form == "json":
        click.echo(dump_status(found))
    elif form == "markdown":
        click.echo(write_markdown(found), nl=False)
    else:
        print_status(found)


@catalog.command()
@click.argument("locale")
@click.option(
    "--as",
    "form",
    type=click.Choice(["xliff12", "xliff20"]),
    default="xliff12",
    help="Which XLIFF; 1.2 is what most agencies take.",
)
@click.option("--todo", is_flag=True, help="Only what is missing or fuzzy.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; by default output/translation of the project.",
)
@project_option
def export(locale: str, form: str, todo: bool, output: Path | None, folder: Path) -> None:
    """Write a language's catalogs as XLIFF for an agency, one file a domain."""
    from generator.catalogs import interchange
    from generator.catalogs.xliff import XliffVersion
    from generator.placement.domains import read_domains
    from generator.project import check_locale, load_project

    locale = check_locale(locale)
    project = load_project(folder)
    target = output or project.root / "output" / "translation"
    domains = read_domains(project)
    _print(
        interchange.export(
            project, domains, locale, form=XliffVersion(form), output=target, todo=todo
        )
    )


@catalog.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--by", default="", metavar="NAME", help="Who approved what is approved in them.")
@project_option
def import_(files: tuple[Path, ...], by: str, folder: Path) -> None:
    """Put the XLIFF, and the TBX, that an agency sent back into catalogs and glossaries."""
    from generator.catalogs import interchange
    from generator.catalogs.approval import Approval
    from generator.cli.output import print_findings
    from generator.environment import read_day
    from generator.inputs.languages import list_sources
    from generator.project import load_project

    project = load_project(folder)
    approval = Approval(" ".join(by.split()), read_day()) if by.strip() else None
    imported = interchange.import_files(project, list_sources(project), files, approval)
    print_findings(imported.left)
    _print(imported.changed)


def _print(paths: tuple[Path, ...]) -> None:
    for path in paths:
        click.echo(shorten(path))
