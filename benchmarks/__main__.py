"""Measures what was promised: ``python -m benchmarks [--quick] [--rounds N] [NAME]...``.

NAMEs are the modules with a ``measure``; all of them where none is given. The figures are printed
as they come, and written as JSON and as a plot.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

from benchmarks import (
    checking,
    cores,
    correction,
    fitting,
    growth,
    history,
    main_job,
    mass_run,
    preview,
    stages,
    unchanged,
    warm_worker,
    web,
)
from benchmarks.measure import ROOT, CommandError, Result, Scope, describe_machine, dump
from benchmarks.report import plot, print_result

Measure = Callable[[Scope], Result]
QUESTIONS: Mapping[str, Measure] = {
    "main_job": main_job.measure,
    "mass_run": mass_run.measure,
    "unchanged": unchanged.measure,
    "correction": correction.measure,
    "checking": checking.measure,
    "warm_worker": warm_worker.measure,
    "preview": preview.measure,
    "fitting": fitting.measure,
    "stages": stages.measure,
    "cores": cores.measure,
    "growth": growth.measure,
    "history": history.measure,
    "web": web.measure,
}
QUICK = ("main_job", "unchanged", "correction", "checking", "warm_worker", "stages")
"""What two minutes have room for."""
ROUNDS = {False: 5, True: 1}


def main() -> int:
    """Measure; gives 1 where a command failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*QUESTIONS, []], metavar="NAME")
    parser.add_argument("--quick", action="store_true", help="what two minutes allow")
    parser.add_argument("--rounds", type=int, help="how often each is run (5, quick 1)")
    parser.add_argument("--output", type=Path, default=ROOT / "output" / "benchmarks")
    asked = parser.parse_args()
    names = asked.names or (QUICK if asked.quick else tuple(QUESTIONS))
    scratch = Path(tempfile.mkdtemp(prefix="benchmarks-"))
    scope = Scope(scratch, asked.rounds or ROUNDS[asked.quick], asked.quick)
    machine = describe_machine()
    asked.output.mkdir(parents=True, exist_ok=True)
    file = asked.output / ("quick.json" if asked.quick else "full.json")
    results: list[Result] = []
    failed = False
    begun = perf_counter()
    try:
        for name in names:
            try:
                results.append(QUESTIONS[name](scope))
            except CommandError as failure:
                print(f"\n{name}: {failure}", file=sys.stderr)
                failed = True
                continue
            print_result(results[-1].plain)
            # Written as they come: a run that is stopped keeps what it has found.
            found = dump(results, scope, machine)
            text = json.dumps(found, ensure_ascii=False, indent=1)
            file.write_text(text + "\n", encoding="utf-8")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if results:
        plot(found, file.with_suffix(".png"))
    print(f"\n{perf_counter() - begun:.0f} s; {file} and {file.with_suffix('.png').name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
