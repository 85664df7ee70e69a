"""How ``briefs catalog status`` prints: a table, then what has become stale, a line each."""

from __future__ import annotations

import dataclasses
import json
import sys

import click

from generator.catalogs.status import CatalogStatus, Standing

COLUMNS = ("translated", "fuzzy", "missing", "obsolete", "words")


def print_status(status: CatalogStatus) -> None:
    """Print the table of languages and domains, with rules and colours on a terminal alone."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    terminal = sys.stdout.isatty()
    table = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False)
    for name in ("language", "domain"):
        table.add_column(name)
    columns = [*COLUMNS, *(["unapproved"] if any(s.unapproved for s in status.standings) else [])]
    for name in ("done", *columns):
        table.add_column(name, justify="right")
    for standing in status.standings:
        counts = [str(getattr(standing, name)) for name in columns]
        style = "green" if standing.percent == 100 else "yellow"  # noqa: PLR2004 - all of it
        table.add_row(
            standing.locale, standing.domain, f"{standing.percent} %", *counts, style=style
        )
    # Off a terminal no line is folded.
    Console(width=None if terminal else 120, highlight=False).print(table)
    for stale in status.stale:
        click.echo(str(stale))
    for accepted in status.accepted:
        click.echo(str(accepted))


def dump_status(status: CatalogStatus) -> str:
    """The status as JSON."""
    rows = {
        "languages": [_dump(standing) for standing in status.standings],
        "stale": [
            {
                "locale": stale.locale,
                "domain": stale.domain,
                "context": stale.context,
                "path": stale.origin.path,
                "line": stale.origin.line,
                "old": stale.old,
                "new": stale.new,
            }
            for stale in status.stale
        ],
        "accepted": [
            {
                "path": each.origin.path,
                "line": each.origin.line,
                "what": each.name,
                "reason": each.reason,
            }
            for each in status.accepted
        ],
    }
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _dump(standing: Standing) -> dict[str, object]:
    derived = {"total": standing.total, "percent": standing.percent}
    return {**dataclasses.asdict(standing), **derived}
