"""What every block that is drawn can say of itself: how high it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.drawn import DrawnBlock
from generator.blocks.registry import list_kinds
from tests.unit.blocks.dykes import make

BLOCKS = {
    "chart": "table: dykes, title: T, chart: bar, by: name, values: [length]",
    "map": "map: dykes",
    "rings": "rings: dykes, around: [{row: a}], every: 100, to: 300",
    "timeline": "timeline: dykes",
    "years": "years: dykes",
}
"""One of each kind that is drawn."""
MAP = "map: dykes, id: other"
"""What small maps are the years of."""


def test_every_kind_that_is_drawn_is_here() -> None:
    """A new one inherits it."""
    assert set(BLOCKS) == {name for name, kind in list_kinds().items() if kind.draws}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_drawn_block_may_say_how_high_it_is(tmp_path: Path, kind: str) -> None:
    """In mm, in one language and in two; nothing where the drawing decides."""

    def find_heights(folder: str, options: str) -> list[float | None]:
        written = [f"{{{BLOCKS[kind]}{options}}}", *([f"{{{MAP}}}"] if kind == "years" else [])]
        blocks = make(tmp_path / folder, *written).content.all_of(DrawnBlock)
        (block,) = [each for each in blocks if each.kind == kind]
        return [block.height_in("page"), block.height_in("bilingual")]

    assert [60, 60] == find_heights("one", ", height: 60")
    assert [60, 90] == find_heights("both", ", height: 60, bilingual_height: 90")
    assert [None, None] == find_heights("none", "")
