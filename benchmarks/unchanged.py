"""A second build with nothing changed: how long it takes, and that neither engine is loaded.

As a command of its own, ``python -m benchmarks.unchanged ARGUMENTS...`` runs ``briefs`` and prints
which engines that loaded.
"""

from __future__ import annotations

import json
import sys
from functools import partial

from benchmarks.measure import (
    Result,
    Scope,
    Spread,
    Subject,
    Value,
    briefs,
    interleave,
    run,
    script,
)
from benchmarks.projects import build_shipped

QUESTION = "A build of everything with nothing changed"
ENGINES = ("weasyprint", "matplotlib")
MUST = 0.25


def measure(scope: Scope) -> Result:
    """Build again what is built."""
    built = build_shipped(scope)
    environment = {"BRIEFS_CACHE": str(built.store)}
    arguments = ("build", *built.selection, "--project", str(built.project))
    again = partial(run, briefs(*arguments), environment=environment)
    found = interleave({"again": again}, max(3, 2 * scope.rounds))
    looked = run(script("unchanged", *arguments), environment=environment)
    values = (
        Value("on the clock", Spread(tuple(s.wall for s in found["again"])), "s", MUST),
        Value("engines loaded", Spread((float(len(looked.said["loaded"])),)), "", 0),
    )
    subjects = (Subject("first", (built.sample,)), Subject("again", found["again"]))
    return Result("unchanged", QUESTION, subjects, values)


def main() -> None:
    """Run the command and look what it has loaded."""
    from generator.cli import main as run_briefs

    try:
        run_briefs()
    except SystemExit as end:
        if end.code:
            raise
    print(json.dumps({"loaded": [name for name in ENGINES if name in sys.modules]}))


if __name__ == "__main__":
    main()
