"""One edition in a warm process after a text was changed, beside the same from nothing.

As a command of its own, ``python -m benchmarks.warm_worker STORE FORMAT PROJECT...`` is that
process: it makes an edition of the first project, then of each of the others, and prints what these
took.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.history import build
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
from benchmarks.projects import LABEL, change_translation, copy_project

QUESTION = "One English edition after a text was changed, in a warm process (from nothing: 1)"
CHANGES: Mapping[str, tuple[str, ...]] = {
    "factsheet": (LABEL, "objectives.points.military.short"),
    "brief": (LABEL, "objectives.points.military.text"),
}
"""The texts that are changed, by their contexts: one of the first page, one of another."""
MUST = {"factsheet": 0.3, "brief": 0.45}
SHEET = ("--locale", "en", "--paper", "a4", "--profile", "screen")


def measure(scope: Scope) -> Result:
    """Compare each format's edition, warm and cold."""
    place = scope.place("warm-worker")
    subjects, values = [], []
    project = copy_project(place / "project")
    for name, contexts in CHANGES.items():
        changed = []
        for context in contexts:
            changed.append(copy_project(place / f"{name}-{context}"))
            change_translation(changed[-1], "en", context)
        cold = ("--format", name, *SHEET, "--jobs", "1")
        found = interleave(
            {
                f"{name}, warm": partial(_make_warm, scope, name, project, *changed),
                f"{name}, cold": partial(build, scope, changed[0], *cold),
            },
            scope.rounds,
        )
        warm, whole = found.values()
        values.append(Value(f"{name}, warm / cold", compare(warm, whole), must=MUST[name]))
        subjects += [Subject(each, samples) for each, samples in found.items()]
    return Result("warm_worker", QUESTION, tuple(subjects), tuple(values))


def _make_warm(scope: Scope, name: str, *projects: Path) -> Sample:
    sample = run(script("warm_worker", scope.place("store"), name, *projects))
    return Sample(sample.said["cpu"], sample.said["wall"], sample.peak)


def main() -> None:
    """Make the editions, from their files to their bytes."""
    from generator import load_project
    from generator.inputs.reading import read_inputs
    from generator.pipeline import produce
    from generator.store import Store
    from generator.workers import warm

    store, name = Path(sys.argv[1]), sys.argv[2]

    def make(root: str) -> tuple[float, float]:
        """Make the edition of a project; gives seconds of processor and on the clock."""
        start, clock = process_time(), perf_counter()
        project = load_project(Path(root))
        editions = project.select(
            formats=[name], locales=["en"], papers=["a4"], profiles=["screen"]
        )
        (inputs,) = read_inputs(project, editions)
        product = produce(inputs, Store(store))
        assert not product.reused
        return process_time() - start, perf_counter() - clock

    warm()
    make(sys.argv[3])
    took = [make(root) for root in sys.argv[4:]]
    cpu, wall = (sum(each) / len(took) for each in zip(*took, strict=True))
    print(json.dumps({"cpu": cpu, "wall": wall}))


if __name__ == "__main__":
    main()
