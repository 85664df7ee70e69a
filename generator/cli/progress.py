"""A progress bar an edition, on a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from generator.batch import Watch
from generator.model.edition import Edition
from generator.pipeline import STEPS


@contextmanager
def show_progress(editions: Collection[Edition]) -> Iterator[Watch | None]:
    """Show how far each edition has come, on stderr; gives None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[step]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks = {
            edition: progress.add_task(edition.name, total=len(STEPS), step="waiting", start=False)
            for edition in editions
        }

        def watch(edition: Edition, step: str) -> None:
            task = tasks[edition]
            if step in STEPS:
                progress.start_task(task)
                progress.update(task, completed=STEPS.index(step), step=step)
            else:
                total = len(STEPS)
                progress.update(task, completed=total if step == "done" else None, step=step)
                progress.stop_task(task)

        yield watch
