"""Notes at a value: near it, clear of all else, or told to be without room."""

from __future__ import annotations

import pytest

from generator.errors import RenderError
from generator.model.chart import ChartNote
from tests.unit.stages.figures.chart.conftest import Draw, chart, find_strokes, find_words
from tests.unit.stages.figures.conftest import read_pdfium

VALUES = (10.0, 40.0, 20.0, 30.0)


@pytest.mark.parametrize("languages", ["fr", "ar"])
@pytest.mark.parametrize("category", [0, 1, 2, 3])
def test_a_note_stands_near_its_value(draw: Draw, languages: str, category: int) -> None:
    """In either direction, and off the line."""
    note = ChartNote(("Reprise",), category)
    data = draw(chart("line", VALUES, languages=languages, notes=(note,))).data
    (line,) = find_strokes(data, "#1F3A6E")
    x, y = line[category]
    left, low, right, high = find_words(data)["Reprise"]
    across = max(left - x, x - right, 0.0)
    up = max(low - y, y - high, 0.0)
    assert across + up < 20


def test_a_note_is_there_in_each_language(draw: Draw) -> None:
    """One below the other."""
    note = ChartNote(("Reprise de Mossoul", "استعادة الموصل"), 1)
    text = read_pdfium(draw(chart("column", VALUES, languages="fr+ar", notes=(note,))).data)
    assert ("Reprise de Mossoul" in text, "استعادة الموصل" in text) == (True, True)


def test_a_note_without_room_is_told_at_the_row(draw: Draw) -> None:
    """The finding names the row of the value that it is on."""
    note = ChartNote(("Un mot assez long pour ne tenir nulle part ailleurs",), 1)
    with pytest.raises(RenderError, match=r"^data/x/values\.csv:3: .*the note “Un mot .* no room"):
        draw(chart("bar", (9, 10, 9), notes=(note,), size=(60, 20)))


def test_a_note_on_nothing_is_told(draw: Draw) -> None:
    """A value that is missing has no place."""
    with pytest.raises(RenderError, match="the note “Ici” is on a value that is missing"):
        draw(chart("line", (9, None, 9), notes=(ChartNote(("Ici",), 1),)))
