"""``briefs check`` of built editions: nothing changed since, and where it has to look again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.history import build
from benchmarks.measure import (
    ROOT,
    Result,
    Sample,
    Scope,
    Spread,
    Subject,
    Value,
    briefs,
    compare,
    interleave,
    run,
)
from benchmarks.projects import BASE, build_shipped, check_out

QUESTION = "briefs check of every built edition"
UNCHANGED, ANEW, THEN = "unchanged", "looked at anew", BASE
MUST, RATIO = 3.0, 0.4


def measure(scope: Scope) -> Result:
    """Compare a check that may trust what was recorded with one that has no store to trust."""
    built = build_shipped(scope)
    check = partial(_check, built.project)
    check(store=str(built.store))  # whatever it records, it has recorded
    subjects = {UNCHANGED: partial(check, store=str(built.store)), ANEW: partial(check, store="")}
    remarks = []
    old = None if scope.quick else check_out(scope.place("old"))
    if old is not None:
        build(scope, old, "--output", str(old / "output"), code=old)
        subjects[THEN] = partial(_check, old, store="", code=old)
    else:
        remarks.append(f"not compared with {BASE}")
    found = interleave(subjects, max(1, scope.rounds // 2))
    clock = Spread(tuple(sample.wall for sample in found[UNCHANGED]))
    values = [
        Value(f"{UNCHANGED}, on the clock", clock, "s", MUST),
        Value(f"{UNCHANGED} / {ANEW}", compare(found[UNCHANGED], found[ANEW])),
    ]
    if THEN in found:
        values.append(Value(f"{ANEW} / {THEN}", compare(found[ANEW], found[THEN]), must=RATIO))
    shown = tuple(Subject(name, samples) for name, samples in found.items())
    return Result("checking", QUESTION, shown, tuple(values), tuple(remarks))


def _check(project: Path, store: str, code: Path = ROOT) -> Sample:
    command = briefs("check", "--json", "--project", project)
    return run(command, environment={"BRIEFS_CACHE": store}, code=code)
