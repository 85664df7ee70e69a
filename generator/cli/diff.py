"""``briefs diff``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.output import print_findings, project_option, shorten
from generator.errors import tame

if TYPE_CHECKING:
    from generator.comparison.review import ReviewOutcome


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("diff"),
    show_default=True,
    help="The folder to write the reports into.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what differs as JSON on stdout.")
@click.option(
    "--dpi",
    type=click.IntRange(36, 300),
    default=110,
    show_default=True,
    help="Dots an inch at which the pages are compared.",
)
@click.option("--exit-code", is_flag=True, help="End with 1 where anything differs.")
@project_option
def diff(
    old: Path, new: Path, output: Path, as_json: bool, dpi: int, exit_code: bool, folder: Path
) -> int:
    """Compare two editions, or the editions of two folders, and write a report of each.

    OLD and NEW are PDF files, or the output folders of two builds.
    """
    from generator.comparison.review import review

    outcomes = []
    for outcome in review(old, new, output=output, dpi=dpi, project=folder):
        outcomes.append(outcome)
        print_findings(outcome.findings)
        if not outcome.findings:
            click.echo(tame(_say(outcome)), err=True)
        if not as_json:
            for path in outcome.paths:
                click.echo(shorten(path))
    if as_json:
        click.echo(json.dumps([_describe(each) for each in outcomes], ensure_ascii=False, indent=2))
    failed = any(outcome.findings for outcome in outcomes)
    return int(failed or (exit_code and any(each.status != "same" for each in outcomes)))


def _say(outcome: ReviewOutcome) -> str:
    comparison = outcome.comparison
    if comparison is None:
        return f"{outcome.name}: {outcome.status}"
    if not comparison.differs:
        return f"{outcome.name}: nothing differs"
    pages, total = len(comparison.changed), len(comparison.pages)
    verb = f"{'page' if total == 1 else 'pages'} {'differs' if pages == 1 else 'differ'}"
    statements = len(comparison.statements)
    rest = f", and {statements} of the file’s statements" if statements else ""
    return f"{outcome.name}: {pages} of {total} {verb}{rest}"


def _describe(outcome: ReviewOutcome) -> dict[str, Any]:
    comparison = outcome.comparison
    changed = comparison.changed if comparison is not None else ()
    return {
        "name": outcome.name,
        "status": outcome.status,
        "reports": [shorten(path) for path in outcome.paths],
        "findings": [" ".join(str(finding).split()) for finding in outcome.findings],
        "pages": [
            {
                "old": page.old,
                "new": page.new,
                "share": round(page.share, 4),
                "regions": len(page.regions),
                "texts": [
                    {"kind": text.kind, "old": _join(text.old), "new": _join(text.new)}
                    for text in page.texts
                ],
            }
            for page in changed
        ],
        "statements": [
            {"kind": each.kind, "old": _join(each.old), "new": _join(each.new)}
            for each in (comparison.statements if comparison is not None else ())
        ],
    }


def _join(side: Any) -> str:
    return " ".join(piece.text for piece in side.pieces)
