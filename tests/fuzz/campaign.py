"""The spoilt files tried for so many minutes, each time others, and what was seen in a table.

``python -m tests.fuzz.campaign 60`` tries for an hour: the kinds take turns, so that each has as
much time as another. A fault is printed once, with the case that shows it; the rest goes on.
"""

from __future__ import annotations

import functools
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import hypothesis

ROUND = "120"
"""How many cases of a kind are tried before the next has its turn."""


@dataclass
class Kind:
    """One kind of file, and what was seen of it so far."""

    name: str
    test: Callable[[], None]
    cases: int = 0
    spent: float = 0
    longest: float = 0
    faults: set[str] = field(default_factory=set)

    def count(self, judge: Callable[..., object]) -> Callable[..., object]:
        """Have each case counted and timed."""

        @functools.wraps(judge)
        def counted(*arguments: Any, **named: Any) -> object:
            begun = time.monotonic()
            try:
                return judge(*arguments, **named)
            finally:
                self.cases += 1
                self.longest = max(self.longest, time.monotonic() - begun)

        return counted

    def take_turn(self) -> None:
        """Try one round; print a fault that was not seen before."""
        begun = time.monotonic()
        try:
            self.test()
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.note(fault)
        self.spent += time.monotonic() - begun

    def note(self, fault: BaseException) -> None:
        """Print a fault, told from others by where it was raised."""
        for one in fault.exceptions if isinstance(fault, BaseExceptionGroup) else (fault,):
            place = traceback.extract_tb(one.__traceback__)[-1]
            key = f"{type(one).__name__} at {place.filename}:{place.lineno}"
            if key not in self.faults:
                self.faults.add(key)
                print(f"FAULT {self.name}: {key}", flush=True)
                print("".join(traceback.format_exception(one)), flush=True)


def collect_kinds() -> list[Kind]:
    """The tests of spoilt files, as many cases a round, others at each."""
    hypothesis.settings.register_profile(
        "campaign",
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("campaign")
    os.environ["BRIEFS_FUZZ"] = ROUND  # read when the tests are loaded
    from tests.fuzz import test_inputs

    kinds = []
    for name, test in vars(test_inputs).items():
        if name.startswith("test_"):
            kind = Kind(name.removeprefix("test_"), test)
            test.hypothesis.inner_test = kind.count(test.hypothesis.inner_test)
            kinds.append(kind)
    return kinds


def main(minutes: float) -> int:
    """Try for so long; give 1 where there was a fault."""
    kinds, end = collect_kinds(), time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        min(kinds, key=lambda kind: kind.spent).take_turn()
    for kind in kinds:
        print(
            f"{kind.name}: {kind.cases} cases in {kind.spent / 60:.1f} min,"
            f" the longest {kind.longest:.1f} s, {len(kind.faults)} faults"
        )
    own, others = (
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"most memory: {own} MB here, {others} MB in a process of its own")
    return int(any(kind.faults for kind in kinds))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
