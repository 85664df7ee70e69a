"""The Nu validator of HTML: syntax, elements, attributes, headings, the page's own policy."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from scripts.conformance import programs
from scripts.conformance.verdict import Complaint, Judge, Sheet, Verdicts

STACK = "-Xss4m"
"""Pages with long paths need it: the validator reads them by recursion."""
MISREAD = ("blocked by “img-src” directive",)
"""What the validator says that is not so: a policy of ``img-src data:`` allows images inside the
page (Content Security Policy Level 3, 6.7.2.8), and it takes them for blocked."""


def nu(java: str, jar: Path) -> Judge:
    """Give the judge that is the Nu validator."""
    return partial(_judge, java, jar)


def _judge(java: str, jar: Path, sheets: Sequence[Sheet]) -> Verdicts:
    command = (java, STACK, "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout")
    done = programs.run((*command, *(sheet.path for sheet in sheets)), files=len(sheets))
    return read_report(done.stdout, sheets)


def read_report(text: str, sheets: Sequence[Sheet]) -> Verdicts:
    """Give the complaints about each file: errors and warnings; none where the report is none."""
    try:
        messages: list[dict[str, Any]] = json.loads(text)["messages"]
    except (ValueError, KeyError, TypeError):
        return {}
    found: dict[Path, Counter[str]] = {sheet.path: Counter() for sheet in sheets}
    known = {path.resolve(): path for path in found}
    for each in messages:
        said = str(each.get("message", ""))
        path = known.get(Path(unquote(urlsplit(str(each.get("url", ""))).path)).resolve())
        is_fault = each.get("type") == "error" or each.get("subType") == "warning"
        if path is not None and is_fault and not any(part in said for part in MISREAD):
            found[path][said] += 1
    return {
        path: tuple(Complaint(what, times) for what, times in counts.items())
        for path, counts in found.items()
    }
