"""Commands measured with all their processes, interleaved and compared; nothing here is timed."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import pytest

from benchmarks.__main__ import QUESTIONS, QUICK
from benchmarks.measure import (
    CommandError,
    Result,
    Sample,
    Scope,
    Spread,
    Subject,
    Value,
    compare,
    describe_machine,
    dump,
    interleave,
    run,
)

BUSY = "import time\nwhile time.process_time() < {seconds}: pass\n"
LEFT_BEHIND = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", {busy!r}], start_new_session=True)
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_commands_are_run_in_turn() -> None:
    """Every round runs each of two commands once, and every second round the other way round."""
    order: list[str] = []

    def call(name: str) -> Sample:
        order.append(name)
        return run(python(f'print(\'{{"name": "{name}"}}\')'))

    found = interleave({name: partial(call, name) for name in ("one", "other")}, 2)
    assert order == ["one", "other", "other", "one"]
    assert [sample.said for sample in found["other"]] == [{"name": "other"}] * 2
    assert all(sample.cpu > 0 and sample.peak > 0 for sample in found["one"])


def test_the_processors_of_a_command_are_counted() -> None:
    """A command that takes half a second of a processor is measured to have taken no less."""
    assert run(python(BUSY.format(seconds=0.5))).cpu >= 0.5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives orphans another parent")
def test_a_process_that_is_left_behind_is_counted() -> None:
    """What a command begins and does not wait for is waited for, and is part of what it took."""
    left = LEFT_BEHIND.format(busy=BUSY.format(seconds=0.5))
    assert run(python(left)).cpu >= 0.5


def test_a_failed_command_says_why() -> None:
    """A command that fails is no measurement: what it said comes with the error."""
    with pytest.raises(CommandError, match="no such brief"):
        run(python("import sys; sys.exit('no such brief')"))


def test_runs_are_compared_within_their_round() -> None:
    """A ratio is one a round, whatever another round took."""
    slow = (Sample(4.0, 1.0), Sample(20.0, 1.0), Sample(9.0, 1.0))
    fast = (Sample(2.0, 1.0), Sample(10.0, 1.0), Sample(3.0, 1.0))
    assert compare(slow, fast).values == (2.0, 2.0, 3.0)
    assert compare(slow, fast).median == 2.0


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        (Value("at most", Spread((1.0, 2.0, 9.0)), must=2.0), True),
        (Value("at most", Spread((1.0, 2.1, 2.2)), must=2.0), False),
        (Value("at least", Spread((1.8,)), must=1.8, at_least=True), True),
        (Value("at least", Spread((1.7,)), must=1.8, at_least=True), False),
        (Value("no bound", Spread((1.0,))), None),
    ],
)
def test_a_median_is_held_to_its_bound(value: Value, holds: bool | None) -> None:
    """A bound is from above, or from below where it says so."""
    assert value.holds is holds


def test_everything_is_written_as_json(tmp_path: Path) -> None:
    """What was found goes through JSON with the machine that it was found on."""
    samples = (Sample(1.0, 2.0, 3), Sample(2.0, 2.0, 4))
    result = Result("name", "what?", (Subject("one", samples),), (Value("v", Spread((1.0,))),))
    found = json.loads(json.dumps(dump([result], Scope(tmp_path, 2), describe_machine())))
    (kept,) = found["results"]
    assert kept["subjects"][0]["cpu"] == {
        "median": 1.5,
        "least": 1.0,
        "most": 2.0,
        "values": [1.0, 2.0],
    }
    assert kept["subjects"][0]["peak"] == 4
    assert found["machine"]["cores"] >= 1
    assert "weasyprint" in found["machine"]["libraries"]


def test_the_quick_questions_are_among_all() -> None:
    """Every question has a function that measures it, and the quick ones are some of them."""
    assert set(QUICK) < set(QUESTIONS)
    assert all(callable(measure) for measure in QUESTIONS.values())
