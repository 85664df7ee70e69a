"""``briefs dispatch``: finished editions to their readers. One module a command."""

from __future__ import annotations

import click


@click.group()
def dispatch() -> None:
    """Plan who gets which edition, pack it, sign it, send it, and keep the ledger."""
