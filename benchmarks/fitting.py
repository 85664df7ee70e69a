"""A bilingual brief, which has to be fitted: with its fit unknown, and with it found before.

As a command of its own, ``python -m benchmarks.fitting PROJECT STORE LOCALE`` makes the brief with
a store that finds only what was learnt of its fit.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

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
from benchmarks.projects import BASE, check_out, copy_project

QUESTION = "A bilingual brief (French and Arabic, A4, screen)"
LOCALE = "fr+ar"
ONE = ("--format", "brief", "--locale", LOCALE, "--paper", "a4", "--profile", "screen")
UNKNOWN, KNOWN, THEN = "fit unknown", "fit known", BASE
MUST = {UNKNOWN: 0.5, KNOWN: 0.25}


def measure(scope: Scope) -> Result:
    """Compare both, and where there is time with the commit that laid out a document each trial."""
    project, store = copy_project(scope.place("fitting")), scope.place("fits")
    known = script("fitting", project, store, LOCALE)
    run(known)
    subjects = {UNKNOWN: partial(build, scope, project, *ONE), KNOWN: partial(run, known)}
    remarks = []
    old = None if scope.quick else check_out(scope.place("old"))
    if old is not None:
        subjects[THEN] = partial(build, scope, old, *ONE, code=old)
    else:
        remarks.append(f"not compared with {BASE}")
    found: dict[str, tuple[Sample, ...]] = interleave(subjects, scope.rounds)
    values = [Value(f"{KNOWN} / {UNKNOWN}", compare(found[KNOWN], found[UNKNOWN]))]
    if THEN in found:
        values += [
            Value(f"{name} / {THEN}", compare(found[name], found[THEN]), must=most)
            for name, most in MUST.items()
        ]
    shown = tuple(Subject(name, samples) for name, samples in found.items())
    return Result("fitting", QUESTION, shown, tuple(values), tuple(remarks))


def main() -> None:
    """Make the brief, from its files to its bytes, in a process that finds fits alone."""
    from generator import load_project
    from generator.inputs.reading import read_inputs
    from generator.pipeline import produce
    from generator.store import Store

    class Fits(Store):
        """A store that finds verdicts on settings, and neither figures nor editions."""

        def find_parts(self, key: str, *read: Any) -> None:
            """Find nothing."""

    project = load_project(Path(sys.argv[1]))
    editions = project.select(
        formats=["brief"], locales=[sys.argv[3]], papers=["a4"], profiles=["screen"]
    )
    (inputs,) = read_inputs(project, editions)
    produce(inputs, Fits(Path(sys.argv[2])))


if __name__ == "__main__":
    main()
