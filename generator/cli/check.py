"""``briefs check``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.output import no_templates_option, print_findings, project_option, strict_option


@click.command()
@click.argument("what", nargs=-1, metavar="[BRIEF|FILE.pdf]...")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON on stdout.")
@click.option(
    "--force", is_flag=True, help="Read every PDF again, also those that nothing was found in."
)
@no_templates_option
@strict_option
@project_option
def check(what: tuple[str, ...], as_json: bool, force: bool, strict: bool, folder: Path) -> int:
    """Check content, data, catalogs, templates and the built PDFs, or PDFs that are given."""
    from generator.checking import examine
    from generator.cli.check_report import dump_report, print_report
    from generator.environment import read_store
    from generator.errors import Severity
    from generator.project import load_project
    from generator.rechecking import examine_again
    from generator.store import Store

    files = [Path(each) for each in what if each.lower().endswith(".pdf")]
    briefs = [each for each in what if not each.lower().endswith(".pdf")]
    project, store = load_project(folder), Store(read_store(), blind=force)
    if files or force:
        examination = examine(project, briefs, files, store)
    else:
        examination = examine_again(project, briefs, store)
    if as_json:
        click.echo(dump_report(examination))
    else:
        print_report(examination)
        print_findings(examination.findings)
    faults = [
        finding for finding in examination.findings if strict or finding.severity is Severity.ERROR
    ]
    return 1 if faults else 0
