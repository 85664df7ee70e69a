"""``briefs check``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.output import print_findings, project_option, strict_option


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON on stdout.")
@strict_option
@project_option
def check(briefs: tuple[str, ...], as_json: bool, strict: bool, folder: Path) -> int:
    """Check content, data, catalogs, templates and the built PDFs, without building."""
    from generator import checking
    from generator.errors import Severity
    from generator.project import load_project

    findings = checking.check(load_project(folder), briefs)
    if as_json:
        rows = [
            {
                "path": finding.origin.path,
                "line": finding.origin.line,
                "severity": str(finding.severity),
                "message": finding.message,
                "remedy": finding.remedy,
            }
            for finding in findings
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print_findings(findings)
    return 1 if any(strict or finding.severity is Severity.ERROR for finding in findings) else 0
