from __future__ import annotations

from dataclasses import replace

import pytest

from generator.fingerprint import fingerprint
from generator.language.conventions import Conventions
from generator.model.brief import Brief
from generator.model.figure import FigureRequest, Frame, MapDrawing
from generator.stages.figures.request import KINDS, request_figure
from generator.stages.localisation.brief import localise
from tests.unit.stages.figures.conftest import WORDS

WORDED = {**WORDS, "total_label": "Total", "marks_label": "Places", "plain_label": "Places"}


def request(brief: Brief, name: str) -> FigureRequest:
    local = localise(brief, None, "fr", Conventions("fr"))
    return request_figure(name, (local,), (WORDED,), Frame(174, 127))


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_line_that_moves_is_no_reason_to_draw(brief: Brief, name: str) -> None:
    """A figure is told by what it shows; where that is written only findings say."""
    rows = {id_: replace(row, line=row.line + 3) for id_, row in brief.rows.items()}
    map_origin = replace(brief.map_origin, line=brief.map_origin.line + 3)
    before = request(brief, name)
    after = request(replace(brief, rows=rows, map_origin=map_origin), name)

    assert map_origin == after.origin != before.origin
    assert fingerprint(before) == fingerprint(after)
    assert before == after


def test_a_place_of_the_map_knows_its_row(brief: Brief) -> None:
    """Each point comes from the row of its victory."""
    drawing = request(brief, "map")
    assert isinstance(drawing, MapDrawing)
    assert brief.rows == {point.id: point.origin for point in drawing.points}
