"""The kinds of blocks, each a folder."""

from __future__ import annotations

import pytest

from generator.blocks.block import Block
from generator.blocks.registry import ROOM, list_kinds


def test_each_folder_is_a_kind() -> None:
    """Its key is the name of its folder, and a field of its model."""
    folders = {path.parent.name for path in ROOM.glob("*/__init__.py")}
    kinds = list_kinds()
    assert folders == set(kinds)
    for name, model in kinds.items():
        assert name == model.kind
        assert name in model.model_fields


@pytest.mark.parametrize("name", sorted(list_kinds()))
def test_a_kind_has_its_markup(name: str) -> None:
    """A project's own block has it in the project; what is drawn has words beside."""
    model = list_kinds()[name]
    assert (ROOM / name / "block.html").is_file() == (name != "own")
    assert (ROOM / name / "words.txt").is_file() == model.draws
    # A drawing may decide itself how high it is.
    assert model.draws or model.aspect == 0
    assert (model.request.__func__ is not Block.request.__func__) == model.draws  # type: ignore[attr-defined]
