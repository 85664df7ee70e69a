"""``briefs cache``: the store of finished work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from generator.errors import tame

if TYPE_CHECKING:
    from generator.store import Store

UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


class Bytes(click.ParamType):  # type: ignore[type-arg] # generic for the type checker alone
    """A number of bytes as people write it: ``2GB``, ``500 MB``, ``1000``."""

    name = "size"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read a number of bytes."""
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?", str(value).strip().upper())
        if found is None:
            self.fail(f"{value} is no size; write it as 500MB or 2GB", param, ctx)
        return int(float(found[1]) * UNITS[found[2]])


@click.group()
def cache() -> None:
    """Look after the store of finished work, from which builds take what they made before.

    It is in the folder that BRIEFS_CACHE names, else in the user's cache folder; with BRIEFS_CACHE
    set to nothing there is none. All of it can be removed at any time: it is made again.
    """


@cache.command()
def size() -> int:
    """Say where the store is, how many entries it has, and how much room they take."""
    store = _open()
    found = store.measure()
    click.echo(f"{store.folder}: {found.entries} entries, {_write(found.bytes)}")
    return 0


@cache.command()
@click.option("--max", "most", type=Bytes(), required=True, help="How much may stay, as 2GB.")
def prune(most: int) -> int:
    """Remove what has been of no use for longest, until the rest is no more than asked for."""
    removed = _open().prune(most)
    click.echo(f"{removed.entries} entries removed, {_write(removed.bytes)}")
    return 0


@cache.command()
def verify() -> int:
    """Read every entry, and remove those that are damaged; exits with 1 where there were some."""
    code = 0
    for path in _open().verify():
        click.echo(f"{tame(str(path))}: was damaged, and is removed")
        code = 1
    if not code:
        click.echo("every entry is sound")
    return code


@cache.command()
def clear() -> int:
    """Remove every entry."""
    removed = _open().prune(0)
    click.echo(f"{removed.entries} entries removed, {_write(removed.bytes)}")
    return 0


def _open() -> Store:
    from generator.environment import read_store
    from generator.errors import Finding, Origin, UsageError
    from generator.store import Store

    folder = read_store()
    if folder is None:
        raise UsageError(
            Finding(
                Origin("BRIEFS_CACHE"),
                "is set to nothing, so that there is no store",
                "unset it, or name a folder in it",
            )
        )
    return Store(folder)


def _write(count: int) -> str:
    """A number of bytes for people: three digits and a unit."""
    unit = max((size, each) for each, size in UNITS.items() if size <= max(count, 1))[1]
    return f"{count / UNITS[unit]:.3g} {unit}B".replace(" B", " bytes")
