"""One English translation changed: what the next build costs, and that it leaves others alone."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from benchmarks.measure import (
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
from benchmarks.projects import LABEL, Built, ask_for, build_shipped, change_translation

QUESTION = "One English entry changed, everything else built"
LANGUAGE = "en"
MUST = 0.3


def measure(scope: Scope) -> Result:
    """Compare a build after the change with one of all English editions from nothing."""
    built = build_shipped(scope)
    others: list[float] = []
    found = interleave(
        {
            "after the change": partial(_build_changed, scope, built, others),
            "English editions from nothing": partial(_build_english, scope, built),
        },
        max(1, scope.rounds // 2),
    )
    changed, whole = found.values()
    values = (
        Value("after the change / from nothing", compare(changed, whole), must=MUST),
        Value("other languages' editions made", Spread(tuple(others)), "", 0),
    )
    subjects = tuple(Subject(name, samples) for name, samples in found.items())
    return Result("correction", QUESTION, subjects, values)


def _build_changed(scope: Scope, built: Built, others: list[float]) -> Sample:
    """Change one entry in a copy and build it; note how many other languages' editions changed."""
    copy = built.copy(scope.place("changed"))
    before = _read_entries(copy.project)
    change_translation(copy.project, LANGUAGE, LABEL, len(others) + 1)
    command = briefs("build", *copy.selection, "--project", copy.project)
    sample = run(command, environment={"BRIEFS_CACHE": str(copy.store)})
    after = _read_entries(copy.project)
    touched = {path for path in after if after[path] != before[path]}
    others.append(float(sum(LANGUAGE not in after[path][0] for path in touched)))
    return sample


def _read_entries(project: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    """Read each edition's languages and digest from the manifest."""
    manifest = json.loads((project / "output" / "manifest.json").read_text("utf-8"))
    return {
        entry["path"]: (tuple(entry["locales"]), entry["sha256"]) for entry in manifest["editions"]
    }


def _build_english(scope: Scope, built: Built) -> Sample:
    command = briefs(
        "build",
        *built.sheets,
        *ask_for(locale for locale in built.locales if LANGUAGE in locale.split("+")),
        "--project",
        built.project,
        "--output",
        scope.place("english"),
    )
    return run(command, environment={"BRIEFS_CACHE": str(scope.place("store"))})
