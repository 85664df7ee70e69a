"""``briefs doctor``."""

from __future__ import annotations

import json

import click

from generator.cli.output import say


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def doctor(as_json: bool) -> int:
    """Look whether this machine has all that a build needs, and say what to install.

    Exits with 1 where something is missing that no build can do without.
    """
    from generator.diagnosis import diagnose
    from generator.errors import Severity

    diagnosis = diagnose()
    found, findings = dict(diagnosis.found), diagnosis.findings
    if as_json:
        faults = [
            {
                "what": each.origin.path,
                "message": each.message,
                "remedy": each.remedy,
                "severity": str(each.severity),
            }
            for each in findings
        ]
        click.echo(json.dumps({"found": found, "findings": faults}, ensure_ascii=False, indent=2))
    else:
        for name, version in found.items():
            click.echo(f"{name} {version}")
        for each in findings:
            click.echo(say(each), err=True)
    return int(any(each.severity is Severity.ERROR for each in findings))
