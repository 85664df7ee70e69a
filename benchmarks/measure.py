"""What all benchmarks share: commands in processes of their own, interleaved rounds, medians.

Processor seconds of whole process trees are the measure, since another process on the machine adds
little to them; the time on the clock stands beside them. What is compared is run in the same round,
one after the other, and compared within that round: so a ratio holds on any machine, and says by
its spread how far it can be trusted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WARDEN = Path(__file__).with_name("warden.py")
_COMPILE = "PYTHONDONTWRITEBYTECODE"
_INHERITED = {key: value for key, value in os.environ.items() if key != _COMPILE}
"""Where it is set, a program is compiled at each of its starts, and its libraries are not."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run took: seconds of all its processors, seconds on the clock, bytes at its peak.

    ``said`` is the JSON that it printed, if it printed any.
    """

    cpu: float
    wall: float
    peak: int = 0
    said: Any = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Some values of one quantity."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.values)

    @property
    def plain(self) -> dict[str, Any]:
        """The same for JSON: median, least, most, and every value."""
        rounded = [round(value, 4) for value in self.values]
        return {
            "median": round(self.median, 4),
            "least": min(rounded),
            "most": max(rounded),
            "values": rounded,
        }


@dataclass(frozen=True, slots=True)
class Value:
    """One figure that answers a question, and what it has to be, if that is settled.

    ``must`` and ``aim`` are bounds: from above, or from below where ``at_least``.
    """

    name: str
    spread: Spread
    unit: str = "×"
    must: float | None = None
    aim: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool | None:
        """Whether the median keeps to the bound; None where there is none."""
        if self.must is None:
            return None
        middle = self.spread.median
        return middle >= self.must if self.at_least else middle <= self.must


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that was measured, round by round; ``remark`` is what to know of it."""

    name: str
    samples: tuple[Sample, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one question."""

    name: str
    question: str
    subjects: tuple[Subject, ...] = ()
    values: tuple[Value, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def plain(self) -> dict[str, Any]:
        """The same for JSON."""
        return {
            "name": self.name,
            "question": self.question,
            "subjects": [
                {
                    "name": each.name,
                    "cpu": Spread(tuple(s.cpu for s in each.samples)).plain,
                    "wall": Spread(tuple(s.wall for s in each.samples)).plain,
                    "peak": max(sample.peak for sample in each.samples),
                    "remark": each.remark,
                }
                for each in self.subjects
            ],
            "values": [
                {
                    "name": each.name,
                    "unit": each.unit,
                    **each.spread.plain,
                    "must": each.must,
                    "aim": each.aim,
                    "at_least": each.at_least,
                    "holds": each.holds,
                }
                for each in self.values
            ],
            "remarks": list(self.remarks),
        }


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is measured: in full, or what two minutes allow; and where it may write."""

    scratch: Path
    rounds: int
    quick: bool = False
    root: Path = field(default=ROOT)

    def place(self, name: str) -> Path:
        """Give a new folder of this name."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.scratch))


class CommandError(Exception):
    """A measured command failed."""


def run(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    code: Path = ROOT,
    allowed: Iterable[int] = (0,),
) -> Sample:
    """Run a command in a process of its own and measure it with all that it begins.

    :param environment: what is set besides what is set here.
    :param code: the folder that ``generator`` and ``benchmarks`` are imported from.
    :param allowed: the exit codes that are no failure.
    :raises CommandError: when it fails, with what it said.
    """
    with tempfile.TemporaryDirectory(prefix="measure-") as folder:
        result = Path(folder) / "result.json"
        done = subprocess.run(
            [sys.executable, "-S", "-E", str(WARDEN), str(result), *map(str, command)],
            cwd=code,
            env={**_INHERITED, "PYTHONPATH": str(code), **(environment or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        figures = json.loads(result.read_text("utf-8")) if result.exists() else {"code": -1}
    if figures["code"] not in allowed:
        words = " ".join(map(str, command))
        raise CommandError(f"{words}\nended with {figures['code']}: {done.stderr[-2000:]}")
    return Sample(figures["cpu"], figures["wall"], figures["peak"], _read(done.stdout))


def _read(printed: str) -> Any:
    """Read what a command printed last, where that is JSON."""
    last = printed.strip().rpartition("\n")[2]
    try:
        return json.loads(last)
    except json.JSONDecodeError:
        return None


def briefs(*arguments: str | Path) -> list[str]:
    """Give the command line of the project, in the Python that runs."""
    return [sys.executable, "-m", "generator", *map(str, arguments)]


def script(module: str, *arguments: str | Path) -> list[str]:
    """Give the command that runs a module of ``benchmarks`` in a process of its own."""
    return [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]


def interleave(
    subjects: Mapping[str, Callable[[], Sample]], rounds: int
) -> dict[str, tuple[Sample, ...]]:
    """Run each subject once a round, in every second round in the opposite order."""
    found: dict[str, list[Sample]] = {name: [] for name in subjects}
    for number in range(rounds):
        names = list(subjects)
        for name in reversed(names) if number % 2 else names:
            found[name].append(subjects[name]())
    return {name: tuple(samples) for name, samples in found.items()}


def compare(one: Iterable[Sample], other: Iterable[Sample], quantity: str = "cpu") -> Spread:
    """Give how many times the other each run of one took, within each round."""
    pairs = zip(one, other, strict=True)
    return Spread(tuple(getattr(a, quantity) / getattr(b, quantity) for a, b in pairs))


def describe_machine() -> dict[str, Any]:
    """Say what the figures were measured on: processors, load, versions."""
    import platform
    from importlib.metadata import version

    from generator.fingerprint import read_libraries

    return {
        "cores": len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": dict(sorted(read_libraries().items())),
        "matplotlib": version("matplotlib"),
    }


def dump(results: Iterable[Result], scope: Scope, machine: Mapping[str, Any]) -> dict[str, Any]:
    """Give everything for JSON."""
    return {
        "machine": dict(machine),
        "rounds": scope.rounds,
        "quick": scope.quick,
        "results": [result.plain for result in results],
    }
