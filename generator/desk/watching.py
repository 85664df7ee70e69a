"""What is saved in a project: its files are watched, however an editor writes them."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

FOLDERS = ("data", "locales", "templates")
FILES = ("briefs.toml", "fonts.lock")
REMOTE = frozenset(
    ("9p", "afs", "cifs", "fuse", "fuseblk", "nfs", "nfs4", "smb3", "smbfs", "vboxsf")
)
"""Kinds of file systems that do not tell what another machine writes."""
MOUNTS = Path("/proc/self/mounts")
CALM = 40
"""For how long nothing more is written before a change is told, in milliseconds: some editors write
a file beside, move the old one away and rename."""
POLL = 300
"""How often a remote folder is looked through, in milliseconds."""


class _Files(DefaultFilter):
    """What editors leave beside a file is no change, nor what is written to be renamed."""

    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        r"\.partial$",
        r"^4913$",
        r"^\.#",
        r"^#.*#$",
        r"^\.goutputstream",
        r"\.mo$",
    )


class _Settings(_Files):
    """The files beside the folders."""

    def __call__(self, change: Change, path: str) -> bool:
        return Path(path).name in (*FILES, *FOLDERS) and super().__call__(change, path)


async def watch_project(root: Path, stop: asyncio.Event) -> AsyncIterator[tuple[str, ...]]:
    """Give the paths that were changed, relative to the project, each time that files were saved.

    :param stop: ends the watch where it is set.
    """
    root = root.resolve()
    polled = is_remote(root)
    changed: asyncio.Queue[set[str]] = asyncio.Queue()

    async def look(paths: Iterable[Path], files: DefaultFilter, *, deep: bool) -> None:
        async for found in awatch(
            *paths,
            watch_filter=files,
            debounce=400,
            step=CALM,
            stop_event=stop,
            recursive=deep,
            force_polling=polled,
            poll_delay_ms=POLL,
            ignore_permission_denied=True,
        ):
            await changed.put({path for _, path in found})

    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    tasks = [asyncio.create_task(look([root], _Settings(), deep=False))]
    tasks += [asyncio.create_task(look([folder], _Files(), deep=True)) for folder in folders]
    ended = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            waiting = asyncio.create_task(changed.get())
            await asyncio.wait({waiting, ended}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                waiting.cancel()
                return
            paths = waiting.result()
            while not changed.empty():
                paths |= changed.get_nowait()
            yield tuple(sorted({_shorten(root, path) for path in paths}))
            for name in FOLDERS:
                if root / name not in folders and (root / name).is_dir():
                    folders.append(root / name)
                    tasks.append(asyncio.create_task(look([root / name], _Files(), deep=True)))
    finally:
        stop.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        ended.cancel()


def _shorten(root: Path, path: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def is_remote(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Say whether a folder lies on another machine, as far as the system tells.

    :param mounts: the system's list of file systems.
    """
    if sys.platform != "linux":
        return False
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    found = [line.split(" ")[1:3] for line in lines if line.count(" ") > 1]
    around = [
        (len(place), kind)
        for place, kind in ((Path(name.replace("\\040", " ")).parts, kind) for name, kind in found)
        if folder.parts[: len(place)] == place
    ]
    kind = max(around)[1] if around else ""
    return kind.partition(".")[0] in REMOTE
