from __future__ import annotations

import pickle

from generator.errors import BriefsError, CatalogError, Finding, Origin, Severity

LATE = Finding(Origin("b.po", 2), "lacks it", "translate it")
EARLY = Finding(Origin("a.csv", 9), "is wrong", "correct it")


def test_findings_are_sorted_and_said_once() -> None:
    """An error holds each finding once, in the order of files and lines, a line each."""
    error = BriefsError([LATE, EARLY, LATE])
    assert (EARLY, LATE) == error.findings
    assert "a.csv:9: is wrong; correct it\nb.po:2: lacks it; translate it" == str(error)


def test_a_warning_says_that_it_is_one() -> None:
    """An error is the rule and has no word for it."""
    warning = Finding(Origin("b.po", 2), "has it twice", "keep one", Severity.WARNING)
    assert "b.po:2: warning: has it twice; keep one" == str(warning)


def test_an_error_reaches_another_process_whole() -> None:
    """A worker's error keeps its class and its findings."""
    error = pickle.loads(pickle.dumps(CatalogError(LATE)))  # noqa: S301 - our own bytes
    assert (CatalogError, (LATE,)) == (type(error), error.findings)
