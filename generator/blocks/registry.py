"""The kinds of blocks, found by where they lie: each folder of this room is one."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from generator.blocks.block import Block

ROOM = Path(__file__).parent


@cache
def list_kinds() -> Mapping[str, type[Block]]:
    """Give the model of each kind of block, by the key that names it in a ``brief.yaml``."""
    found: dict[str, type[Block]] = {}
    for folder in pkgutil.iter_modules([str(ROOM)]):
        if folder.ispkg:
            module = import_module(f"{__package__}.{folder.name}")
            (model,) = (
                each
                for each in vars(module).values()
                if isinstance(each, type)
                and issubclass(each, Block)
                and each.__module__.startswith(module.__name__)
                and getattr(each, "kind", None) == folder.name
            )
            found[folder.name] = model
    return found
