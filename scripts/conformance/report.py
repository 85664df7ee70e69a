"""What is printed: a table of every edition and referee, and every complaint in a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from scripts.conformance.hearing import Hearing, Result

PASSED, NOT_ASKED = "passed", "-"


def make_table(hearing: Hearing) -> Iterator[str]:
    """Give the lines of the table: an edition a row, a referee a column.

    A cell says ``passed``, ``FAILED`` with how many different complaints there are, or ``-`` where
    the referee has no rules for the edition's profile.
    """
    names = list(dict.fromkeys(result.referee for result in hearing.results))
    rows = [["edition", *names]]
    for sheet, results in groupby(hearing.results, key=lambda result: result.sheet):
        rows.append([sheet.path.name, *map(_fill, results)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _fill(result: Result) -> str:
    if result.complaints is None:
        return NOT_ASKED
    return f"FAILED {len(result.complaints)}" if result.complaints else PASSED


def list_failures(hearing: Hearing) -> Iterator[str]:
    """Give each complaint as a line, and before them what is wrong with a referee."""
    yield from hearing.doubts
    for result in hearing.results:
        for complaint in result.complaints or ():
            yield f"{result.sheet.path}: {complaint.say(result.referee)}"


def sum_up(hearing: Hearing) -> str:
    """Give the last line."""
    asked = [result for result in hearing.results if result.complaints is not None]
    failed = sum(bool(result.complaints) for result in asked)
    editions = len({result.sheet for result in asked})
    return f"editions {editions}, verdicts {len(asked)}, failures {failed}"
