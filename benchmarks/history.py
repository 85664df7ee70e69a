"""The editions of the commit that all is measured against, then and now, from an empty store.

It is the commit before the pages were designed anew, too: each is made of its own content.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.measure import (
    ROOT,
    Result,
    Sample,
    Scope,
    Subject,
    Value,
    briefs,
    compare,
    interleave,
    run,
)
from benchmarks.projects import BASE, check_out, copy_project

QUESTION = (
    "Brief, fact sheet and map sheet in every language and on every paper, from an empty store"
)
NOW, THEN = "briefs build", f"{BASE}"
MUST = 0.5
FORMATS = ("--format", "brief", "--format", "factsheet", "--format", "map")
BOTH = (*FORMATS, "--profile", "screen", "--profile", "print")
"""The editions that both commits have."""
QUICK = (*FORMATS, "--profile", "screen", "--paper", "a4")


def measure(scope: Scope) -> Result:
    """Build everything now and then; one round of it takes as long as several of the others."""
    old = check_out(scope.place("old"))
    if old is None:
        return Result(
            "history", QUESTION, remarks=(f"this clone has no commit {BASE}: not measured",)
        )
    new = copy_project(scope.place("new"))
    taken = QUICK if scope.quick else BOTH
    subjects = {
        NOW: partial(build, scope, new, *taken),
        THEN: partial(build, scope, old, *taken, code=old),
    }
    found = interleave(subjects, max(1, scope.rounds // 2))
    ratio = Value(f"{NOW} / {THEN}", compare(found[NOW], found[THEN]), must=MUST)
    shown = tuple(Subject(name, samples) for name, samples in found.items())
    return Result("history", QUESTION, shown, (ratio,))


def build(scope: Scope, project: Path, *options: str, code: Path = ROOT) -> Sample:
    """Build a project into a new folder with a new store, by this program or another commit's."""
    store = scope.place("store")
    output = scope.place("output")
    command = briefs("build", "--project", project, "--output", output, *options)
    return run(command, environment={"BRIEFS_CACHE": str(store)}, code=code)
