"""``briefs serve``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.output import project_option

if TYPE_CHECKING:
    from generator.desk.session import DeskSession

MOST_PORT = 65_535


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, MOST_PORT),
    default=0,
    help="The port of this machine to listen on; by default any that is free.",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--read-only", is_flag=True, help="Show the pages, and write into no file.")
@project_option
def serve(port: int, no_browser: bool, read_only: bool, folder: Path) -> None:
    """Open the live desk: the built pages in a browser, made again with every file that is saved.

    It listens on this machine alone, and ends with Ctrl-C.
    """
    import asyncio

    from generator.desk.server import DeskOrder
    from generator.desk.server import serve as serve_desk
    from generator.environment import read_store

    def announce(session: DeskSession) -> None:
        click.echo(session.address)
        if not no_browser:
            click.launch(session.address)

    asyncio.run(serve_desk(DeskOrder(folder, read_store(), port, read_only), announce))
