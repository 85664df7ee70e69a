"""What the tests of basemaps share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.basemaps.island import write_island


@pytest.fixture
def island(tmp_path: Path) -> Path:
    """A folder with the invented island's layers as shapefiles."""
    return write_island(tmp_path / "natural-earth")
