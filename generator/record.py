"""The last build or check of a selection, by what the file system says of its files: is any other?

It tells one that has nothing to do from any other in the time that it takes to look at the
files; it loads nothing of the project, and no engine. Whatever is other in the least is left to the
command itself, which goes by what the files hold.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.environment import ignores_templates, read_epoch
from generator.locations import DESIGN, PROGRAM
from generator.store import Store, make_key, read_text

PLACES = ("briefs.toml", "fonts.lock", "data", "locales", "templates", "blocks")
"""Where the inputs of a project are."""
SHIPPED = (DESIGN, *(PROGRAM / name for name in ("basemaps", "blocks", "labels")))
"""Where those are that come with the program, and that its digest does not hold."""
COMPILED = "__pycache__"
"""What Python writes beside the program's own while it runs, and no edition is made from."""
GRAIN = 2.0
"""In seconds: a file that was changed so lately may change again without its time telling."""

T = TypeVar("T")

Signs = dict[str, list[int]]
"""For each file its size, its times of change in nanoseconds, and its number on the disk."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command was asked for, and where."""

    root: Path
    output: Path
    selection: Mapping[str, tuple[str, ...]]
    strict: bool

    @property
    def key(self) -> str:
        """That under which its last end is noted."""
        return make_key(
            "record",
            str(self.root.absolute()),
            str(self.output.absolute()),
            {name: sorted(values) for name, values in self.selection.items()},
            self.strict,
            read_epoch(),
            ignores_templates(),
        )


def find_last(asked: Asked, store: Store, read: Callable[[Any], T]) -> T | None:
    """Give what the same command said last, if no file is other than then.

    :param read: takes it for what such a command says, as for :meth:`Store.find_values`.
    """

    def take(found: Any) -> tuple[dict[str, Any], dict[str, Any], list[str], T]:
        others = [read_text(path) for path in found["others"]]
        return dict(found["inputs"]), dict(found["outputs"]), others, read(found["said"])

    last = store.find_values(asked.key, take)
    if last is None:
        return None
    inputs, outputs, others, said = last
    is_same = _sign([*_list_inputs(asked.root), *others]) == inputs and _sign(outputs) == outputs
    return said if is_same else None


def look_at_inputs(root: Path, others: Iterable[str] = ()) -> Signs:
    """Look at the files that a project is made of, before they are read.

    :param others: further files, by their path in the project.
    """
    return _sign([*_list_inputs(root), *(str(root / path) for path in others)])


def note(
    asked: Asked,
    store: Store,
    inputs: Signs,
    others: Collection[str],
    said: Mapping[str, Any],
    files: Collection[str],
) -> None:
    """Note a command that found no fault.

    :param inputs: as ``look_at_inputs`` gave them before the build.
    :param others: which of them lie outside the usual places, by their path in the project.
    :param said: what it would say again, as JSON values.
    :param files: the paths of all that it wrote, and must find there again.
    """
    now = time.time_ns() - int(GRAIN * 1e9)
    if any(times and max(times[1:3]) > now for times in inputs.values()):
        return
    store.keep_values(
        asked.key,
        {
            "inputs": inputs,
            "others": [str(asked.root / path) for path in others],
            "outputs": _sign(files),
            "said": dict(said),
        },
    )


def _list_inputs(root: Path) -> Iterator[str]:
    within = tuple(os.path.realpath(folder) for folder in (root, DESIGN, PROGRAM))
    seen: set[str] = set()
    for place in (*(root / name for name in PLACES), *SHIPPED):
        yield str(place)
        yield from _list_below(str(place), within, seen)


def _list_below(folder: str, within: Sequence[str], seen: set[str]) -> Iterator[str]:
    """List the files below a folder, and below those of the project that links in it lead to.

    :param within: the folders out of which no link is followed, for no file is read there.
    :param seen: where links have led, each of which is gone once: they may lead round.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not _is_folder(entry):
            yield entry.path
        elif not entry.is_symlink():
            if entry.name != COMPILED:
                yield from _list_below(entry.path, within, seen)
        else:
            yield entry.path  # which says where it leads to
            there = os.path.realpath(entry.path)
            if there not in seen and any(_holds(each, there) for each in within):
                seen.add(there)
                yield from _list_below(entry.path, within, seen)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _holds(folder: str, path: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)


def _sign(files: Iterable[str]) -> Signs:
    signs: Signs = {}
    for file in files:
        try:
            found = os.stat(file)  # noqa: PTH116 - a path of each costs too much
        except (OSError, ValueError):  # no path has a NUL, and whatever else is in a note
            signs[file] = []
        else:
            signs[file] = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
    return signs
