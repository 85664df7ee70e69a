"""How ``briefs check`` prints: a table of the PDFs, or everything as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable

from generator.checking import Examination, Inspection
from generator.errors import Finding, tame


def print_report(examination: Examination) -> None:
    """Print a row for each PDF, with rules and colours on a terminal alone; then the sum."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    if not examination.inspections:
        return
    terminal = sys.stdout.isatty()
    table = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False)
    table.add_column("PDF", no_wrap=True)
    table.add_column("passed", justify="right")
    table.add_column("not applicable", justify="right")
    table.add_column("failed")
    for inspection in examination.inspections:
        counts = Counter(inspection.checks.values())
        failed = [name for name, verdict in inspection.checks.items() if verdict == "failed"]
        table.add_row(
            tame(inspection.edition or inspection.path),
            f"{counts['passed']}/{counts['passed'] + counts['failed']}",
            str(counts["not applicable"]),
            ", ".join(failed),
            style="yellow" if failed else "green",
        )
    # Off a terminal no line is folded.
    console = Console(width=None if terminal else 200, highlight=False)
    console.print(table)
    console.print(summarise(examination.inspections), highlight=False)


def summarise(inspections: Iterable[Inspection]) -> str:
    """How many of all checks passed, and what that is not."""
    counts = Counter(verdict for each in inspections for verdict in each.checks.values())
    passed, all_run = counts["passed"], counts["passed"] + counts["failed"]
    return f"{passed} of {all_run} machine checks passed; not a conformance claim"


def dump_report(examination: Examination) -> str:
    """Everything as JSON: the findings on the inputs, and each PDF with its checks."""
    rows = {
        "findings": [_dump(finding) for finding in examination.inputs],
        "editions": [
            {
                "edition": inspection.edition,
                "path": inspection.path,
                "checks": dict(inspection.checks),
                "findings": [_dump(finding) for finding in inspection.findings],
            }
            for inspection in examination.inspections
        ],
        "summary": summarise(examination.inspections),
    }
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _dump(finding: Finding) -> dict[str, object]:
    return {
        "path": finding.origin.path,
        "line": finding.origin.line,
        "severity": str(finding.severity),
        "message": finding.message,
        "remedy": finding.remedy,
    }
