"""``briefs build``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import print_findings, project_option, shorten, strict_option


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--locale", "locales", multiple=True, help="Only this language; repeatable.")
@click.option("--format", "formats", multiple=True, help="Only this format; repeatable.")
@click.option("--profile", "profiles", multiple=True, help="Only this profile; repeatable.")
@click.option(
    "--paper",
    "papers",
    multiple=True,
    type=click.Choice(["a3", "a4", "letter"]),
    help="Only this paper; repeatable.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to write into; by default the project's output/.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="How many editions at once; by default one a core."
)
@strict_option
@project_option
def build(
    briefs: tuple[str, ...],
    output: Path | None,
    jobs: int | None,
    strict: bool,
    folder: Path,
    **narrowed: tuple[str, ...],
) -> int:
    """Build every edition that briefs.toml lists, or those asked for, and print their paths.

    Exits with 1 where the content, a catalog, the data or every edition is at fault, and with 3
    where some editions failed and the others were built.
    """
    from generator import batch
    from generator.cli.progress import show_progress
    from generator.project import load_project

    project = load_project(folder)
    editions = project.select(briefs, **narrowed)
    with show_progress(editions) as watch:
        outcomes = batch.build(
            project, editions, output=output, jobs=jobs, watch=watch, strict=strict
        )
    for outcome in outcomes:
        if outcome.path is not None:
            click.echo(shorten(outcome.path))
    # One fault may spoil several editions; it is said once.
    print_findings(
        dict.fromkeys(found for each in outcomes for found in (*each.warnings, *each.findings))
    )
    failed = sum(outcome.path is None for outcome in outcomes)
    if not failed:
        return 0
    return 1 if failed == len(outcomes) else 3
