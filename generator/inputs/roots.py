"""The templates that editions are filled from, by their format, their blocks and their medium."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blocks.document import Brief
from generator.blocks.registry import list_kinds
from generator.model.edition import Profile
from generator.model.medium import MEDIA
from generator.stages.markup.environment import choose_path
from generator.stages.markup.page import PAGE, PARTS


def list_roots(format_name: str, brief: Brief | None) -> tuple[str, ...]:
    """The templates that the editions of a format are filled from, their page first.

    :param brief: has the blocks; None where it could not be read.
    """
    kinds = list_kinds()
    blocks = brief.content.blocks_of(format_name) if brief is not None else ()
    used = dict.fromkeys(block.folder for block in blocks)
    markup = (f"blocks/{folder}/block.html" for folder in used)
    words = (f"blocks/{kind}/words.txt" for kind in used if kind in kinds and kinds[kind].draws)
    return (f"{format_name}/{PAGE}", PARTS, *markup, *words)


def list_own_roots(
    format_name: str, profile: Profile, brief: Brief | None, templates: Iterable[str]
) -> tuple[str, ...]:
    """The templates that an edition is filled from: those of its medium in place of others."""
    roots, folder = list_roots(format_name, brief), MEDIA[profile].templates
    paths = tuple(templates)
    own = (path for path in paths if folder and path.startswith(folder) and path.endswith(".html"))
    return (*(choose_path(path, folder, paths) for path in roots), *sorted(own))
