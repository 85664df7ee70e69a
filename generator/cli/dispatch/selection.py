"""The options by which commands choose whom they are for, and where the editions are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the built editions; by default the project's output/.",
)


def choice_options(command: Command) -> Command:
    """Give a command ``--group``, ``--recipient`` and ``--language``."""
    for option in (
        click.option("--language", "languages", multiple=True, help="Only who gets this language."),
        click.option("--recipient", "recipients", multiple=True, help="Only this one, by id."),
        click.option("--group", "groups", multiple=True, help="Only this group; repeatable."),
    ):
        command = option(command)
    return command
