"""The editions to judge: those of the manifest, built first where something has changed."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import Finding, Origin, PublishError
from generator.project import load_project
from generator.stages.publishing.output import MANIFEST, digest, read_manifest
from scripts.conformance.verdict import Sheet

SOURCES = ("briefs.toml", "requirements.txt", "generator", "data", "locales", "templates")
"""All that an edition is made from, the code included."""
MADE = {"__pycache__"}
STAMP = ".conformance.json"
"""Says from which sources this command last built the output folder, and what lay in it then."""


def read_editions(output: Path) -> tuple[Sheet, ...]:
    """Give the editions that the manifest of an output folder lists, in its order.

    :raises PublishError: when it lists none, or one that is missing or other than it says.
    """
    entries = read_manifest(output)
    if not entries:
        raise PublishError(
            Finding(Origin(str(output / MANIFEST)), "lists no edition", "run make editions")
        )
    false = [path for path, entry in entries.items() if not _is_there(output / path, entry)]
    if false:
        raise PublishError(
            Finding(
                Origin(str(output / path)),
                "is not what the manifest says of it",
                "run make editions",
            )
            for path in false
        )
    return tuple(
        Sheet(output / path, path, entry["profile"], entry["pages"])
        for path, entry in entries.items()
    )


def prepare(root: Path, output: Path) -> None:
    """Build every edition that the project lists, unless all are there, of its present sources.

    :raises PublishError: when some edition could not be built.
    """
    if is_current(root, output):
        return
    print("conformance: building every edition ...", file=sys.stderr)
    folders = ("--project", str(root), "--output", str(output))
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", *folders],
        cwd=root,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        raise PublishError(
            Finding(
                Origin(str(output)),
                "does not hold every edition, since the build failed",
                "mend what it says above",
            )
        )
    (output / STAMP).write_text(json.dumps(_stamp(root, output)), encoding="utf-8")


def is_current(root: Path, output: Path) -> bool:
    """Say whether folder and sources are as they were after the last build of all editions."""
    try:
        stamp = json.loads((output / STAMP).read_bytes())
        if stamp != _stamp(root, output):
            return False
    except (OSError, ValueError):
        return False
    entries = read_manifest(output)
    return all(edition.path in entries for edition in load_project(root).select()) and all(
        _is_there(output / path, entry) for path, entry in entries.items()
    )


def _stamp(root: Path, output: Path) -> dict[str, str]:
    sources = hashlib.sha256()
    for file in _list_files(root / name for name in SOURCES):
        name = file.relative_to(root).as_posix()
        sources.update(f"{name} {digest(file.read_bytes())}\n".encode())
    return {"sources": sources.hexdigest(), MANIFEST: digest((output / MANIFEST).read_bytes())}


def _list_files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            found = (file for file in sorted(place.rglob("*")) if file.is_file())
            yield from (file for file in found if not MADE & set(file.parts))
        elif place.exists():
            yield place


def _is_there(path: Path, entry: dict[str, object]) -> bool:
    try:
        return digest(path.read_bytes()) == entry["sha256"]
    except OSError:
        return False
