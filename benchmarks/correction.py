"""One English translation changed: what the next build costs, and that it leaves others alone.

A text that several formats print on their first page costs the most that one entry can; most
entries are printed by one format alone, so that one of those is changed besides.
"""

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
CHANGED = {"of every first page": LABEL, "of the brief alone": "objectives.points.military.text"}
"""The contexts of the texts that are changed, by where they are printed."""
MUST = 0.3
WHOLE = "English editions from nothing"


def measure(scope: Scope) -> Result:
    """Compare a build after the change with one of all English editions from nothing."""
    built = build_shipped(scope)
    others: list[float] = []
    subjects = {
        where: partial(_build_changed, scope, built, context, others)
        for where, context in CHANGED.items()
    }
    found = interleave(
        {**subjects, WHOLE: partial(_build_english, scope, built)}, max(1, scope.rounds // 2)
    )
    values = [
        Value(f"{where} / from nothing", compare(found[where], found[WHOLE]), must=MUST)
        for where in CHANGED
    ]
    values.append(Value("other languages' editions made", Spread(tuple(others)), "", 0))
    shown = tuple(Subject(name, samples) for name, samples in found.items())
    return Result("correction", QUESTION, shown, tuple(values))


def _build_changed(scope: Scope, built: Built, context: str, others: list[float]) -> Sample:
    """Change one entry in a copy and build it; note how many other languages' editions changed."""
    copy = built.copy(scope.place("changed"))
    before = _read_entries(copy.project)
    change_translation(copy.project, LANGUAGE, context, len(others) + 1)
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
