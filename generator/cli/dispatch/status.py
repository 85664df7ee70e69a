"""``briefs dispatch status``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.output import project_option
from generator.errors import tame

if TYPE_CHECKING:
    from generator.dispatch.mail.ledger import Item

STYLES = {"sent": "green", "failed": "red", "uncertain": "yellow"}


@click.command()
@click.option("--json", "form", flag_value="json", help="Print it as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print it as CSV.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that was packed in; by default the project's output/.",
)
@project_option
def status(form: str | None, output: Path | None, folder: Path) -> None:
    """Say what the ledger knows: what was sent to whom, what failed, what is in doubt."""
    from generator.dispatch.mail.ledger import read_items
    from generator.dispatch.mail.ledger_export import write_csv, write_json
    from generator.project import load_project

    items = read_items(output or load_project(folder).root / "output")
    if form == "json":
        click.echo(write_json(items))
    elif form == "csv":
        click.echo(write_csv(items).decode(), nl=False)
    else:
        _print_table(items)


def _print_table(items: tuple[Item, ...]) -> None:
    """Print the items by state, and how many there are of each."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    table = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False)
    for name in ("state", "brief", "recipient", "e-mail", "tries", "changed", "reply"):
        table.add_column(name, justify="right" if name == "tries" else "left")
    for item in sorted(items, key=lambda item: (item.state, item.brief, item.recipient)):
        cells = (item.state, item.brief, item.recipient, item.email)
        more = (str(item.attempts), item.changed, item.reply)
        table.add_row(
            *(Text(tame(cell)) for cell in (*cells, *more)), style=STYLES.get(item.state, "")
        )
    # Off a terminal no line is folded.
    Console(width=None if terminal else 500, highlight=False).print(table)
    counts = Counter(str(item.state) for item in items)
    click.echo(", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "empty")
