"""``briefs dispatch``: finished editions to their readers. One module a command."""

from __future__ import annotations

import click

from generator.cli.dispatch.keygen import keygen
from generator.cli.dispatch.pack import pack
from generator.cli.dispatch.plan import plan
from generator.cli.dispatch.send import send
from generator.cli.dispatch.settle import settle
from generator.cli.dispatch.sign import sign
from generator.cli.dispatch.status import status
from generator.cli.dispatch.unsubscribe import unsubscribe


@click.group()
def dispatch() -> None:
    """Plan who gets which edition, pack it, sign it, send it, and keep the ledger."""


for command in (keygen, pack, plan, send, settle, sign, status, unsubscribe):
    dispatch.add_command(command)
