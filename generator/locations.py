"""Where files lie: in a project, or with the program, over which a project's own lie."""

from __future__ import annotations

import os
from pathlib import Path

from generator.environment import ignores_templates

BUILT_IN = "built-in/"
"""Begins the paths of files that come with the program, and that no project has to hold."""
PROGRAM = Path(__file__).parent
TEMPLATES = "templates/"
"""Begins the paths of what pages are set with; a project has of these what differs."""
BLOCKS = f"{TEMPLATES}blocks/"
"""Begins those of blocks, which lie beside their code."""
PLAN = "format.toml"
"""What a folder of the templates has that is a format."""
DRAFTS = "drafts"
"""The folder in the output folder where drafts are, with a manifest of their own."""
OWN_BLOCKS = "blocks"
"""The folder of a project's own blocks."""
DESIGN = next(
    path for path in (PROGRAM / "templates", PROGRAM.parent / "templates") if path.is_dir()
)
"""The program's own templates: inside the package, or beside it in a checkout."""


def find_own(root: Path, name: str) -> Path:
    """Give a project's folder of templates or blocks; a place that is none where they are ignored.

    :param name: ``templates`` or ``blocks``.
    """
    return (Path(os.devnull) if ignores_templates() else root) / name


def find_drafts(root: Path) -> Path:
    """Give the folder where a project's drafts are made: nothing is packed or sent from there."""
    return root / "output" / DRAFTS


def list_own_blocks(root: Path) -> tuple[str, ...]:
    """List the blocks that a project brings: its folders that have a markup."""
    return tuple(
        sorted(path.parent.name for path in find_own(root, OWN_BLOCKS).glob("*/block.html"))
    )


def list_templates(root: Path) -> list[str]:
    """List every file of the templates by its path: the program's, and those that a project has.

    A project's own lies over the program's of the same path.
    """
    found = {f"{TEMPLATES}{path}" for path in _list_below(DESIGN)}
    found |= {f"{BLOCKS}{path}" for path in _list_below(PROGRAM / "blocks")}
    found |= {f"{BLOCKS}{path}" for path in _list_below(find_own(root, OWN_BLOCKS))}
    found |= {f"{TEMPLATES}{path}" for path in _list_below(find_own(root, TEMPLATES))}
    return sorted(found)


def list_formats(root: Path) -> tuple[str, ...]:
    """List the formats: the folders of the templates that have a page plan."""
    paths = (path.split("/") for path in list_templates(root))
    return tuple(sorted(path[1] for path in paths if len(path) == 3 and path[2] == PLAN))  # noqa: PLR2004 - templates/NAME/format.toml


def _list_below(folder: Path) -> list[str]:
    files = folder.rglob("*") if folder.is_dir() else ()
    return [file.relative_to(folder).as_posix() for file in files if file.is_file()]


def locate(root: Path, path: str) -> Path:
    """Give the place of a file of a project, or of one that comes with the program.

    A template that a project does not have is the program's own.
    """
    if path.startswith(BUILT_IN):
        return PROGRAM / path.removeprefix(BUILT_IN)
    own = find_own(root, path) if path.startswith((TEMPLATES, f"{OWN_BLOCKS}/")) else root / path
    if path.startswith(TEMPLATES) and not own.is_file():
        if path.startswith(BLOCKS):
            name = path.removeprefix(BLOCKS)
            brought = find_own(root, OWN_BLOCKS) / name
            return brought if brought.is_file() else PROGRAM / "blocks" / name
        return DESIGN / path.removeprefix(TEMPLATES)
    return own
