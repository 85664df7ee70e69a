"""EPUBCheck, the W3C's: the package, the text, the style sheet and the links of a book."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from scripts.conformance import programs
from scripts.conformance.verdict import Complaint, Judge, Sheet, Verdicts, judge_each

MAIN = "com.adobe.epubcheck.tool.Checker"
HELD = frozenset({"FATAL", "ERROR", "WARNING"})
"""What counts: the rest is advice."""


def epubcheck(java: str, jars: Path) -> Judge:
    """Give the judge that is EPUBCheck."""
    return partial(_judge, java, jars)


def _judge(java: str, jars: Path, sheets: Sequence[Sheet]) -> Verdicts:
    return judge_each(partial(_check, java, jars), sheets)


def _check(java: str, jars: Path, sheet: Sheet) -> tuple[Complaint, ...]:
    command = (java, "-Xss4m", "-cp", f"{jars}/*", MAIN, sheet.path, "--json", "-", "--quiet")
    done = programs.run(command, files=1)
    return read_report(done.stdout)


def read_report(text: str) -> tuple[Complaint, ...]:
    """Give the complaints of a report, each with the number of its rule.

    What is no report is one: a book is never passed by a program that has failed.
    """
    start = text.find("{")
    try:
        report = json.loads(text[start:]) if start >= 0 else None
        messages = report["messages"] if report is not None else None
    except (ValueError, KeyError, TypeError):
        messages = None
    if messages is None:
        return (Complaint("gave no report"),)
    found = Counter(
        (str(each["ID"]), str(each["message"]))
        for each in messages
        for _ in range(len(each.get("locations", ())) or 1)
        if each.get("severity") in HELD
    )
    return tuple(Complaint(what, times, rule) for (rule, what), times in found.items())
