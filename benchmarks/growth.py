"""A thousand editions in one build: do cost and memory grow, and is the last made as the first?

As a command of its own, ``python -m benchmarks.growth PROJECT OUTPUT JOBS`` makes that build, and
prints after each edition what the workers had taken and how much memory each had. It reads /proc,
so it needs Linux.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import Result, Scope, Spread, Subject, Value, briefs, run, script
from benchmarks.projects import ONE, write_briefs

QUESTION = "A thousand editions: synthetic briefs in French, English and Arabic, fact sheets"
LANGUAGES = len(ONE["locales"])
FULL, QUICK = 334, 7
"""How many briefs: the editions are three times as many."""
FROM = 100
"""From which edition on the memory of a worker has to be level."""
SAMPLES = 5
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def measure(scope: Scope) -> Result:
    """Build them once, then some of them alone."""
    place = scope.place("growth")
    project, output = place / "project", place / "output"
    names = write_briefs(project, QUICK if scope.quick else FULL)
    environment = {"BRIEFS_CACHE": str(scope.place("store"))}
    jobs = str(os.cpu_count() or 1)
    sample = run(script("growth", project, output, jobs), environment=environment)
    steps = sample.said["steps"]
    cpu = np.array([step["cpu"] for step in steps])
    count = len(steps)
    tenth = max(1, count // 10)
    values = [
        Value("linearity, R²", Spread((_fit(cpu),)), "", 0.99, at_least=True),
        Value(
            "last tenth's cost / second tenth's",
            Spread(((cpu[-1] - cpu[-tenth - 1]) / (cpu[2 * tenth] - cpu[tenth]),)),
        ),
        Value(
            f"memory of a worker at the end / at edition {min(FROM, count // 2)}",
            Spread(tuple(_compare_memory(steps))),
            must=None if scope.quick else 1.1,
        ),
        Value(
            "editions whose bytes differ from a fresh process's",
            _look_again(scope, project, output, names),
            "",
            0,
        ),
    ]
    remark = f"{count} editions, {sample.cpu / count:.2f} CPU s each"
    return Result("growth", QUESTION, (Subject("one build", (sample,), remark),), tuple(values))


def _fit(cpu: Any) -> float:
    """Give R² of a straight line through what all took after each edition."""
    numbers = np.arange(1, len(cpu) + 1)
    return float(np.corrcoef(numbers, cpu)[0, 1] ** 2)


def _compare_memory(steps: list[dict[str, Any]]) -> list[float]:
    """Compare each worker's memory at the end with what it was at the edition in question."""
    early, late = steps[min(FROM, len(steps) // 2) - 1]["memory"], steps[-1]["memory"]
    return [late[worker] / early[worker] for worker in late if worker in early]


def _look_again(scope: Scope, project: Path, output: Path, names: list[str]) -> Spread:
    """Make some of the editions each in a fresh process; count those that have other bytes."""
    picked = np.linspace(0, len(names) - 1, 2 if scope.quick else SAMPLES).astype(int)
    wrong = 0
    for turn, index in enumerate(picked):
        locale = ONE["locales"][turn % LANGUAGES]
        fresh = scope.place("fresh")
        command = briefs("build", names[index], "--locale", locale, "--project", project)
        run([*command, "--output", fresh], environment={"BRIEFS_CACHE": ""})
        (file,) = fresh.glob("*/*.pdf")
        there = output / file.relative_to(fresh)
        digests = {hashlib.sha256(each.read_bytes()).digest() for each in (file, there)}
        wrong += len(digests) - 1
    return Spread((float(wrong),))


def main() -> None:
    """Build the project and print what its workers took."""
    from generator import load_project
    from generator.batch import build

    steps: list[dict[str, Any]] = []

    def note(edition: object, step: str) -> None:
        if step in {"done", "failed"}:
            steps.append(_look_at_workers())

    outcomes = build(
        load_project(Path(sys.argv[1])), output=Path(sys.argv[2]), jobs=int(sys.argv[3]), watch=note
    )
    failed = [finding for outcome in outcomes for finding in outcome.findings]
    if failed:
        sys.exit("\n".join(map(str, failed)))
    print(json.dumps({"steps": steps}))


def _look_at_workers() -> dict[str, Any]:
    """Add up the processor time of the processes below this one; give the memory of each worker."""
    parents, cpu = {}, {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        process = int(file.parent.name)
        parents[process] = int(fields[1])
        cpu[process] = (int(fields[11]) + int(fields[12])) / TICKS
    below, waiting = set(), [os.getpid()]
    while waiting:
        parent = waiting.pop()
        found = {process for process, above in parents.items() if above == parent}
        below |= found
        waiting += found
    workers = {process for process in below if parents[process] != os.getpid()} or below
    memory = {}
    for process in workers:
        try:
            pages = Path(f"/proc/{process}/statm").read_text().split()[1]
        except OSError:
            continue
        memory[str(process)] = int(pages) * PAGE
    return {"cpu": sum(cpu[process] for process in below), "memory": memory}


if __name__ == "__main__":
    main()
