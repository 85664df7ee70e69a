from __future__ import annotations

from dataclasses import replace

import pytest

from generator.blocks.document import Brief
from generator.fingerprint import fingerprint
from generator.language.conventions import Conventions
from generator.model.figure import FigureRequest, Frame, MapDrawing
from generator.stages.localisation.brief import localise
from tests.unit.rows import shipped_rows, with_rows
from tests.unit.stages.figures.conftest import WORDS, request_figure

WORDED = {**WORDS, "marks": "Places", "plain": "Places", "open": "Under way"}


def request(brief: Brief, name: str) -> FigureRequest:
    local = localise(brief, None, "fr", Conventions("fr"), "brief")
    return request_figure(name, (local,), (WORDED,), Frame(174, 127))


@pytest.mark.parametrize("name", ["map", "timeline", "years"])
def test_a_line_that_moves_is_no_reason_to_draw(brief: Brief, name: str) -> None:
    """A figure is told by what it shows; where that is written only findings say."""
    rows = [
        replace(row, origin=replace(row.origin, line=row.origin.line + 3))
        for row in shipped_rows(brief)
    ]
    origins = {each: replace(where, line=where.line + 3) for each, where in brief.origins.items()}
    before = request(brief, name)
    after = request(replace(with_rows(brief, *rows), origins=origins), name)

    assert origins[name] == after.origin != before.origin
    assert fingerprint(before) == fingerprint(after)
    assert before == after


def test_a_place_of_the_map_knows_its_row(brief: Brief) -> None:
    """Each point comes from the row of its place."""
    drawing = request(brief, "map")
    assert isinstance(drawing, MapDrawing)
    origins = {row.id: row.origin for row in shipped_rows(brief)}
    assert origins == {point.id: point.origin for point in drawing.points}
