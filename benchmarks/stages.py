"""Where the time of an edition goes, stage by stage, now and at the commit of comparison."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from benchmarks.measure import ROOT, Result, Sample, Scope, Spread, Subject, Value, interleave, run
from benchmarks.projects import BASE, SHIPPED, check_out

QUESTION = "Where the time goes: processor seconds of each stage"
EDITIONS = ("factsheet.fr", "brief.fr", "factsheet.fr+en", "brief.fr+en")
SHORT = ("brief.fr",)
WATCH = Path(__file__).with_name("stagewatch.py")
NOW = "now"


def measure(scope: Scope) -> Result:
    """Watch the stages of some editions now, and where there is time then."""
    names = SHORT if scope.quick else EDITIONS
    watch = [sys.executable, str(WATCH), str(ROOT), SHIPPED, *names]
    subjects = {NOW: partial(run, watch, environment={"BRIEFS_CACHE": ""})}
    old = None if scope.quick else check_out(scope.place("old"))
    if old is not None:
        then = [sys.executable, str(WATCH), str(old), SHIPPED, *names]
        subjects[BASE] = partial(run, then, code=old)
    found = interleave(subjects, max(1, scope.rounds // 2))
    values = [value for name, samples in found.items() for value in _list_values(name, samples)]
    shown = tuple(Subject(name, samples, "all editions twice") for name, samples in found.items())
    return Result("stages", QUESTION, shown, tuple(values))


def _list_values(name: str, samples: tuple[Sample, ...]) -> list[Value]:
    """Give each stage's seconds over all rounds."""
    rounds = [
        {(row["edition"], row["stage"], row["turn"]): row["cpu"] for row in sample.said}
        for sample in samples
    ]
    return [
        Value(f"{name} · {' · '.join(key)}", Spread(tuple(each[key] for each in rounds)), "s")
        for key in rounds[0]
    ]
