"""``briefs build``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import (
    print_findings,
    project_option,
    say,
    shorten,
    strict_option,
)

MANIFEST = "manifest.json"


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
@click.option("--force", is_flag=True, help="Make everything anew, whatever the store holds.")
@click.option("--explain", is_flag=True, help="Say which input made each edition be built.")
@strict_option
@project_option
def build(
    briefs: tuple[str, ...],
    output: Path | None,
    jobs: int | None,
    strict: bool,
    force: bool,
    explain: bool,
    folder: Path,
    **narrowed: tuple[str, ...],
) -> int:
    """Build every edition that briefs.toml lists, or those asked for, and print their paths.

    Exits with 1 where the content, a catalog, the data or every edition is at fault, and with 3
    where some editions failed and the others were built.
    """
    from generator import record
    from generator.environment import read_store
    from generator.store import Store

    store = Store(read_store())
    asked = record.Asked(folder, output or folder / "output", {"brief": briefs, **narrowed}, strict)
    last = None if force or explain else record.find_last(asked, store)
    if last is not None:
        for path in last.paths:
            click.echo(shorten(Path(path)))
        for warning in last.warnings:
            click.echo(warning, err=True)
        return 0

    from generator import batch
    from generator.cli.progress import show_progress
    from generator.project import load_project

    project = load_project(folder)
    editions = project.select(briefs, **narrowed)
    others = (project.press.output_intent,)
    inputs = record.look_at_inputs(folder, others)
    with show_progress(editions) as watch:
        outcomes = batch.build(
            project, editions, output=output, jobs=jobs, watch=watch, strict=strict, force=force
        )
    if explain:
        for outcome in outcomes:
            why = "reused" if outcome.reused else f"built: {outcome.reason}"
            click.echo(f"{outcome.edition.name}: {why}", err=True)
    for outcome in outcomes:
        if outcome.path is not None:
            click.echo(shorten(outcome.path))
    # One fault may spoil several editions; it is said once.
    found = dict.fromkeys(each for out in outcomes for each in (*out.warnings, *out.findings))
    print_findings(found)
    if all(outcome.path is not None for outcome in outcomes):
        paths = tuple(str(outcome.path.absolute()) for outcome in outcomes if outcome.path)
        said = record.Last(paths, tuple(say(finding) for finding in found))
        record.note(asked, store, inputs, others, said, [*paths, str(asked.output / MANIFEST)])
    failed = sum(outcome.path is None for outcome in outcomes)
    if not failed:
        return 0
    return 1 if failed == len(outcomes) else 3
