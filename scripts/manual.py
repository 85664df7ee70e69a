"""Write docs/briefs.1, the manual page, from what the commands say of themselves.

python -m scripts.manual
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli import briefs

PAGE = Path(__file__).parent.parent / "docs" / "briefs.1"
CODES = (
    ("0", "done"),
    ("1", "the content, a catalog, the data or an edition is at fault"),
    ("2", "wrong usage"),
    ("3", "some editions failed and the others were built"),
    ("130", "interrupted"),
)


def write_page() -> str:
    """Give the manual page in roff's man macros."""
    lines = [
        '.\\" Made by scripts/manual.py from the help of the commands.',
        ".TH BRIEFS 1",
        ".SH NAME",
        f"briefs \\- {_escape(_first(briefs))}",
        ".SH SYNOPSIS",
        ".B briefs",
        ".I COMMAND",
        "[OPTION]...",
        ".SH COMMANDS",
        *_list_commands(briefs, "briefs"),
        ".SH EXIT STATUS",
    ]
    for code, meaning in CODES:
        lines += [".TP", f".B {code}", meaning]
    lines += [
        ".SH ENVIRONMENT",
        ".TP",
        ".B BRIEFS_CACHE",
        "The folder of finished work; set to nothing, none is kept.",
        ".TP",
        ".B SOURCE_DATE_EPOCH",
        "The moment of the last change, in seconds since 1970.",
    ]
    return "\n".join(lines) + "\n"


def _list_commands(group: click.Group, before: str) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        whole = f"{before} {name}"
        if isinstance(command, click.Group):
            yield from _list_commands(command, whole)
            continue
        arguments = [
            each.make_metavar(click.Context(command))
            for each in command.params
            if isinstance(each, click.Argument)
        ]
        yield f".SS {_escape(' '.join([whole, *arguments]))}"
        yield _escape(" ".join((command.help or "").split()))
        for option in command.params:
            if isinstance(option, click.Option):
                yield ".TP"
                yield f".B {_escape(', '.join(option.opts))}"
                yield _escape(option.help or "")


def _first(command: click.Command) -> str:
    return (command.help or "").splitlines()[0].rstrip(".")


def _escape(text: str) -> str:
    """A text in which roff finds no command and no hyphen of its own."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", safe)


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
