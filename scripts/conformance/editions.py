"""The editions to judge: those of the manifest, built first where they are not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.errors import Finding, Origin, PublishError
from generator.stages.publishing.manifest import MANIFEST, digest_file, read_manifest
from scripts.conformance.verdict import Sheet


def read_editions(output: Path) -> tuple[Sheet, ...]:
    """Give the editions that the manifest of an output folder lists, in its order.

    Pictures are of no standard that anyone could judge.

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
        Sheet(output / path, path, entry["profile"], entry.get("pages"))
        for path, entry in entries.items()
        if entry["profile"] != "image"
    )


def prepare(root: Path, output: Path) -> None:
    """Build every edition that the project lists; those that are finished are only found again.

    :raises PublishError: when some edition could not be built.
    """
    print("conformance: building what is not there of the present sources ...", file=sys.stderr)
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


def _is_there(path: Path, entry: dict[str, object]) -> bool:
    return digest_file(path) == entry["sha256"]
