"""A TOML file as a checked value, every finding at the line of the key that it is on."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.errors import BriefsError, Finding, Origin
from generator.validation import explain

Value = TypeVar("Value", bound=BaseModel)


def parse_toml(
    text: str,
    path: str,
    model: type[Value],
    error: type[BriefsError],
    *,
    context: object = None,
) -> Value:
    """The value that a TOML file's text holds.

    :param path: the file's path in the project, for findings.
    :param context: what the model's own validators are told besides.
    :raises BriefsError: of the class ``error``, when it is no TOML or not what the model asks for.
    """
    # What a keyboard or a file system has in parts is one letter, as everywhere.
    text = unicodedata.normalize("NFC", text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        message, _, place = str(failure).removesuffix(")").partition(" (at ")
        line = _line_in(place, text)
        remedy = _mend_line(text, line)
        raise error(Finding(Origin(path, line), f"is not TOML ({message})", remedy)) from failure
    except RecursionError as failure:
        raise error(Finding(Origin(path), "is nested too deep", "make it flatter")) from failure
    except ValueError as failure:  # Python's bound on the digits of a number
        message = "holds a number of thousands of digits"
        raise error(Finding(Origin(path), message, "write a shorter one")) from failure
    try:
        return model.model_validate(data, context=context)
    except ValidationError as failure:
        raise error(
            explain(failure, model, lambda keys: Origin(path, find_line(text, keys)))
        ) from failure


_NUMBER = re.compile(r"=\s*([+-]?)(\d*)[.,](\d*)\s*(?:#.*)?$|=\s*([+-]?)0+(\d[\d.]*)\s*(?:#.*)?$")
"""A number with a comma, without a digit beside its point, or that begins with a nought."""


def _mend_line(text: str, line: int) -> str:
    """Say how the number of a line is written in TOML, if that is what is wrong with it."""
    lines = text.splitlines()
    number = _NUMBER.search(lines[line - 1]) if line <= len(lines) else None
    if number is None:
        return "correct that line"
    sign, whole, rest, other, digits = number.groups()
    meant = f"{other}{digits}" if digits else f"{sign}{whole or 0}.{rest or 0}"
    return f"write the number as {meant}"


def _line_in(place: str, text: str) -> int:
    """The line that ``line 3, column 1`` or ``end of document`` names."""
    digits = place.removeprefix("line ").split(",")[0]
    return int(digits) if digits.isdecimal() else len(text.splitlines()) or 1


def find_line(text: str, path: tuple[int | str, ...]) -> int:
    """The line of a key by the names that lead to it; 1 where it is not there.

    tomllib gives no positions, so this looks for the table, then for the key.
    """
    names = [str(part) for part in path if isinstance(part, str)]
    best, below = 1, 0
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.split("#")[0].strip()
        if stripped.startswith("["):
            table = stripped.strip("[]").split(".")
            if names[: len(table)] == table:
                best = number
                below = number if table == names else below
            elif names and table[: len(names)] == names:
                # [a.b] stands for a where a has no table of its own.
                below = below or number
        key = stripped.partition("=")[0].strip()
        if key and [*table, key] == names[: len(table) + 1]:
            return number
    return below or best
