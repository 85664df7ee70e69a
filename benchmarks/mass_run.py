"""A mass run: many briefs in one warm process, an edition's cost beside the plain script's.

As a command of its own it is that process: ``python -m benchmarks.mass_run PROJECT BRIEF...`` makes
the editions of the first brief to be warm, and prints what an edition of the others took.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.measure import (
    Result,
    Sample,
    Scope,
    Subject,
    Value,
    compare,
    interleave,
    run,
    script,
)
from benchmarks.projects import write_briefs

QUESTION = (
    "An edition in a warm process: brief and fact sheet, French and English, other texts each"
)
WHAT = {"formats": ["factsheet", "brief"], "locales": ["fr", "en"], "papers": ["a4"]}
OURS, PEER = "briefs", "WeasyPrint + Matplotlib, PNG"
MUST = 0.7


def measure(scope: Scope) -> Result:
    """Compare both in as many briefs, none of which was seen before."""
    place = scope.place("mass-run")
    project = place / "project"
    names = write_briefs(project, 2 if scope.quick else 6, WHAT)
    files = [place / f"{name}.json" for name in names]
    for name, file in zip(names, files, strict=True):
        run(script("peers.material", project, name, file))
    (place / "plain").mkdir()
    found = interleave(
        {
            OURS: partial(_run_warm, script("mass_run", project, *names)),
            PEER: partial(_run_warm, script("peers.plain", "png", place / "plain", *files)),
        },
        scope.rounds,
    )
    ratio = Value(f"{OURS} / {PEER}", compare(found[OURS], found[PEER]), must=MUST)
    subjects = tuple(Subject(name, samples, "an edition") for name, samples in found.items())
    return Result("mass_run", QUESTION, subjects, (ratio,))


def _run_warm(command: list[str]) -> Sample:
    sample = run(command, environment={"BRIEFS_CACHE": ""})
    return Sample(sample.said["cpu"], sample.said["wall"], sample.peak)


def main() -> None:
    """Make the editions of the briefs that are named."""
    from time import perf_counter

    from generator import load_project
    from generator.errors import BriefsError
    from generator.inputs.reading import read_inputs
    from generator.model.edition import Edition
    from generator.project import Project
    from generator.store import Store
    from generator.workers import make_group, warm

    def make(project: Project, brief: str) -> int:
        """Make the editions of a brief from its files on; gives how many."""
        editions: tuple[Edition, ...] = project.select([brief])
        for inputs in read_inputs(project, editions):
            for made in make_group((inputs,), Store(None), lambda edition, step: None):
                if isinstance(made.product, BriefsError):
                    raise made.product
        return len(editions)

    warm()
    project = load_project(Path(sys.argv[1]))
    first, *others = sys.argv[2:]
    make(project, first)
    start, clock = process_time(), perf_counter()
    count = sum(make(project, brief) for brief in others)
    took, passed = process_time() - start, perf_counter() - clock
    print(json.dumps({"cpu": took / count, "wall": passed / count}))


if __name__ == "__main__":
    main()
