"""What commands print: findings to stderr, results to stdout, and the option that all share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.errors import Finding, tame

project_option = click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The project's folder; by default the one you stand in.",
)

strict_option = click.option("--strict", is_flag=True, help="Fail where there is a warning.")


def _ignore(context: click.Context, option: click.Parameter, value: bool) -> None:
    if value:
        from generator.environment import ignore_templates

        ignore_templates()


no_templates_option = click.option(
    "--no-project-templates",
    is_flag=True,
    expose_value=False,
    callback=_ignore,
    help="Take no template and no block of the project: for content from strangers.",
)


def print_findings(findings: Iterable[Finding]) -> None:
    """Say findings on stderr, one a line."""
    for finding in findings:
        click.echo(say(finding), err=True)


def say(finding: Finding) -> str:
    """A finding in one line."""
    return tame(" ".join(str(finding).split()))


def shorten(path: Path) -> str:
    """A path as a person standing here would write it, harmless for a terminal."""
    try:
        return tame(str(path.resolve().relative_to(Path.cwd())))
    except ValueError:
        return tame(str(path))
