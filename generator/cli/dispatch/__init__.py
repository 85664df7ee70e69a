"""``briefs dispatch``: finished editions to their readers. One module a command."""

from __future__ import annotations

import click

from generator.cli.dispatch.send import send
from generator.cli.dispatch.status import status


@click.group()
def dispatch() -> None:
    """Plan who gets which edition, pack it, sign it, send it, and keep the ledger."""


for command in (send, status):
    dispatch.add_command(command)
