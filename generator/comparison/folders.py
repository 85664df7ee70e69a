"""What is compared with what: two files, or the editions of two folders by their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import Finding, Origin, UsageError
from generator.stages.publishing.manifest import list_digests, load_manifest

SUFFIX = ".pdf"
REPORT = ".diff"
"""Stands before the suffix of a report's name; such a file is no edition."""


@dataclass(frozen=True, slots=True)
class Couple:
    """An edition by its name, and its file in the old and the new folder; None for none."""

    name: str
    old: Path | None
    new: Path | None


def find_couples(old: Path, new: Path) -> tuple[Couple, ...]:
    """Two PDF files are a couple; of two folders, those editions that have the same path in both.

    A folder's editions are those of its manifest, or all its PDF files where it has none.

    :raises UsageError: when one is missing, one a file and one a folder, or both without editions.
    """
    missing = [path for path in (old, new) if not path.exists()]
    if missing:
        raise UsageError(
            [
                Finding(Origin(str(path)), "is missing", "see how its name is written")
                for path in missing
            ]
        )
    if old.is_dir() != new.is_dir():
        file = new if old.is_dir() else old
        raise UsageError(
            Finding(
                Origin(str(file)),
                "is a file, and the other is a folder",
                "give two PDF files, or two folders of them",
            )
        )
    if not old.is_dir():
        same = old.stem == new.stem
        return (Couple(old.stem if same else f"{old.stem}-to-{new.stem}", old, new),)
    ours, theirs = _list_editions(old), _list_editions(new)
    if not ours and not theirs:
        raise UsageError(
            Finding(
                Origin(str(new)), "holds no PDF, nor does the other", "give two builds’ outputs"
            )
        )
    return tuple(
        Couple(path.removesuffix(SUFFIX), ours.get(path), theirs.get(path))
        for path in sorted(ours.keys() | theirs.keys())
    )


def _list_editions(folder: Path) -> dict[str, Path]:
    listed = {path: folder / path for path, _ in list_digests(load_manifest(folder), "editions")}
    found = {path: file for path, file in listed.items() if _is_inside(file, folder)}
    return found or {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob(f"*{SUFFIX}"))
        if file.is_file() and not file.name.endswith(REPORT + SUFFIX)
    }


def _is_inside(file: Path, folder: Path) -> bool:
    """Whether a path is a PDF file of its folder; a foreign manifest may say anything."""
    return (
        ".." not in file.relative_to(folder).parts
        and file.suffix == SUFFIX
        and file.is_file()
        and file.resolve().is_relative_to(folder.resolve())
    )
