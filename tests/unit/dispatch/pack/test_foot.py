"""The room in a running foot."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from generator.dispatch.pack.foot import find_room

FOOT = "daesh/daesh-factsheet.fr.a4.screen.pdf"


def test_the_widest_part_of_the_foot(posted: Path) -> None:
    """In French it lies between the date and the number of the page, on the foot's own baseline."""
    room = find_room((posted / "output" / FOOT).read_bytes())
    assert room is not None
    assert 380 < room.left < 400
    assert 130 < room.width < 150
    assert 22.85 == pytest.approx(room.baseline, abs=0.2)


def test_pages_whose_feet_differ(posted: Path) -> None:
    """Where the lowest lines of the pages stand at different heights there is no room."""
    with pikepdf.open(posted / "output" / FOOT) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(b"1 0 0 1 0 30 cm\n" + page.Contents.read_bytes())
        out = io.BytesIO()
        pdf.save(out)
    assert find_room(out.getvalue()) is None


def test_a_document_without_text() -> None:
    """An empty page has no foot."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    assert find_room(out.getvalue()) is None
