"""``briefs watch``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import print_findings, project_option, shorten


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--locale", "locales", multiple=True, help="Only this language; repeatable.")
@click.option("--format", "formats", multiple=True, help="Only this format; repeatable.")
@click.option("--profile", "profiles", multiple=True, help="Only this profile; repeatable.")
@click.option("--paper", "papers", multiple=True, help="Only this paper; repeatable.")
@project_option
def watch(
    briefs: tuple[str, ...],
    locales: tuple[str, ...],
    formats: tuple[str, ...],
    profiles: tuple[str, ...],
    papers: tuple[str, ...],
    folder: Path,
) -> None:
    """Build editions now, and again with every file that is saved; print the paths that changed.

    What is wrong is said, and the former files stay. It ends with Ctrl-C.
    """
    import asyncio

    from generator.batch import build
    from generator.desk.watching import watch_project
    from generator.errors import BriefsError
    from generator.project import load_project

    known: dict[Path, bytes] = {}

    def make() -> None:
        try:
            project = load_project(folder)
            chosen = project.select(
                briefs, locales=locales, formats=formats, profiles=profiles, papers=papers
            )
            outcomes = build(project, chosen)
        except BriefsError as failure:
            print_findings(failure.findings)
            return
        for outcome in outcomes:
            print_findings([*outcome.findings, *outcome.warnings])
            if outcome.path is not None:
                data = outcome.path.read_bytes()
                if known.get(outcome.path) != data:
                    known[outcome.path] = data
                    click.echo(shorten(outcome.path))

    async def follow() -> None:
        changed = asyncio.Event()

        async def listen() -> None:
            async for _ in watch_project(folder, asyncio.Event()):
                changed.set()

        # What is saved while editions are built counts too.
        listening = asyncio.create_task(listen())
        while not listening.done():
            changed.clear()
            await asyncio.to_thread(make)
            await changed.wait()

    load_project(folder)  # what is no project is said once
    asyncio.run(follow())
