"""Two small editions compared in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.comparison.comparing import compare
from generator.comparison.difference import Comparison
from tests.unit.comparison.paper import write_page

Compare = Callable[..., Comparison]
DPI = 96


@pytest.fixture
def compare_pages(tmp_path: Path) -> Compare:
    """Compare two bodies of HTML as finished editions; ``old_…`` and ``new_…`` set one of them."""

    def call(old: str, new: str, **options: str | bool) -> Comparison:
        sides = {
            side: {
                name.removeprefix(f"{side}_"): value
                for name, value in options.items()
                if name.startswith(side)
            }
            for side in ("old", "new")
        }
        return compare(
            write_page(tmp_path / "old.pdf", old, **sides["old"]),
            write_page(tmp_path / "new.pdf", new, **sides["new"]),
            DPI,
        )

    return call
