"""The lists of a format: of sources where it cites any, and each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.inputs.lists import check_lists
from tests.unit.blocks.dykes import AHEAD, make
from tests.unit.documents import FRONT

PAGE = b'{% extends "partials/document.html" %}'
ADD = "add the block sources to a section that this format has"
PART = "keep one, or give each formats of its own"
FIRST = FRONT.count("\n") + AHEAD
"""The line before the first block."""


def find(folder: Path, *blocks: str, page: bytes = PAGE) -> list[str]:
    brief = make(folder, "{timeline: dykes, title: T, marks: M}", *blocks)
    return [
        f"{each.origin.line - FIRST}: {each.message}; {each.remedy}"
        for each in check_lists("brief", brief, page)
    ]


@pytest.mark.parametrize(
    "block",
    [
        '{text: "As the atlas has it [@atlas]."}',
        "{quote: Said., source: atlas}",
        "{places: dykes}",
        "{table: dykes, columns: [name, sources]}",
    ],
)
def test_sources_that_are_cited_are_listed(tmp_path: Path, block: str) -> None:
    """A number without its list says nothing, and its link leads nowhere."""
    assert [
        f"2: cites sources, and brief has no list of them; {ADD}",
    ] == find(tmp_path / "bare", block)
    assert [] == find(tmp_path / "listed", block, "{sources: }")
    assert [] == find(tmp_path / "elsewhere", block, page=PAGE + b"{% block body %}{% endblock %}")


def test_what_prints_no_number_needs_no_list(tmp_path: Path) -> None:
    """Though the rows of its table have sources."""
    assert [] == find(tmp_path, "{table: dykes, columns: [name, length]}")


def test_a_list_stands_in_a_format_once(tmp_path: Path) -> None:
    """Unless its second one is another format's."""
    twice = ("{places: dykes}", "{sources: }")
    assert [
        f"5: brief has the list of dykes twice, and links lead to one; {PART}",
        f"6: brief has the list of sources twice, and links lead to one; {PART}",
    ] == find(tmp_path / "twice", *twice, "{text: T}", "{places: dykes}", "{sources: }")
    other = "{places: dykes, formats: [factsheet]}"
    assert [] == find(tmp_path / "parted", *twice, other)
