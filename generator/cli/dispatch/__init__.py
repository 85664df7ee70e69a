"""``briefs dispatch``: finished editions to their readers. One module a command."""

from __future__ import annotations

import click

from generator.cli.dispatch.pack import pack
from generator.cli.dispatch.plan import plan


@click.group()
def dispatch() -> None:
    """Plan who gets which edition, pack it, sign it, send it, and keep the ledger."""


for command in (plan, pack):
    dispatch.add_command(command)
