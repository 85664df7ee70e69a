"""veraPDF: its validation profiles of PDF/UA and PDF/A, many files in one run of Java."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from scripts.conformance import programs
from scripts.conformance.verdict import Complaint, Judge, Sheet, Verdicts

MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
PROFILES = {"ua1": "PDF/UA-1 validation profile", "3a": "PDF/A-3A validation profile"}
"""The name that veraPDF gives each profile in its reports."""
SHORT_RUN = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Half of the time of a run this short would go into compiling it better."""
ENCODED = {"LC_ALL": "C.UTF-8"}
"""Elsewhere Java cannot name a file whose path is not ASCII."""

_PAGE = re.compile(r"/pages\[(\d+)\]")


def verapdf(java: str, jars: Path, flavour: str) -> Judge:
    """Give the judge of a flavour: ``ua1`` or ``3a``."""
    return partial(_judge, java, jars, flavour)


def _judge(java: str, jars: Path, flavour: str, sheets: Sequence[Sheet]) -> Verdicts:
    paths = [sheet.path.resolve() for sheet in sheets]
    # Java keeps veraPDF's settings in the user's home, where nobody has asked for them.
    options = (*SHORT_RUN, f"-Duser.home={jars.parent}", "-cp", f"{jars}/*", MAIN)
    wanted = ("--flavour", flavour, "--format", "json", "--maxfailuresdisplayed", "1")
    done = programs.run((java, *options, *wanted, *paths), files=len(sheets), environment=ENCODED)
    try:
        jobs = json.loads(done.stdout)["report"]["jobs"]
        said = {Path(job["itemDetails"]["name"]): read_job(job, flavour) for job in jobs}
    except (ValueError, KeyError, TypeError, IndexError) as failure:
        raise programs.UnansweredError(_last_words(done.stderr, done.returncode)) from failure
    return {
        sheet.path: said[path] for sheet, path in zip(sheets, paths, strict=True) if path in said
    }


def _last_words(stderr: str, code: int) -> str:
    lines = [line for line in stderr.splitlines() if line.strip()]
    return f"ended with {code} and no report: {lines[-1] if lines else 'it said nothing'}"


def read_job(job: Mapping[str, Any], flavour: str) -> tuple[Complaint, ...]:
    """Give the complaints of one file's part of a report; none where the file is compliant."""
    if "taskException" in job:
        return (Complaint(f"not judged: {job['taskException']['exception']}"),)
    (result,) = job["validationResult"]
    if result["profileName"] != PROFILES[flavour]:
        return (Complaint(f"not judged: by {result['profileName']} instead"),)
    if result["jobEndStatus"] != "normal":
        return (Complaint(f"not judged to the end: {result['jobEndStatus']}"),)
    rules = sorted(result["details"]["ruleSummaries"], key=_number)
    complaints = tuple(map(_read_rule, rules))
    if result["compliant"] is True or complaints:
        return complaints
    return (Complaint(result["statement"]),)


def _number(rule: Mapping[str, Any]) -> tuple[int, ...]:
    """Give the numbers of a rule's clause and test, for sorting."""
    return (*map(int, re.findall(r"\d+", rule["clause"])), rule["testNumber"])


def _read_rule(rule: Mapping[str, Any]) -> Complaint:
    page = _PAGE.search(rule["checks"][0]["context"]) if rule["checks"] else None
    where = f" (first on page {int(page[1]) + 1})" if page else ""
    number = f"{rule['clause']}-{rule['testNumber']}"
    return Complaint(f"{rule['description']}{where}", rule["failedChecks"], number)
