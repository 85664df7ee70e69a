"""What no chart of its kind can show is refused in one line, at the row that is at fault."""

from __future__ import annotations

import pytest

from generator.errors import RenderError
from generator.model.chart import ChartDrawing
from tests.unit.stages.figures.chart.conftest import Draw, chart

NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("drawing", "lines"),
    [
        (
            chart("bar", (None, None)),
            [
                (
                    "data/x/brief.yaml:12: the chart values has no value to show;"
                    " fill in its table, or leave the chart out"
                )
            ],
        ),
        (
            chart("column", (1, 2, 3), ticks=()),
            [],
        ),
        (
            chart("dumbbell", (1, 2), steps=(0,)),
            [
                (
                    "data/x/brief.yaml:12: the chart values of the kind dumbbell has 1 series;"
                    " give it two, or draw dots (dot)"
                )
            ],
        ),
        (
            chart("span", (1, 2)),
            [
                (
                    "data/x/brief.yaml:12: the chart values of the kind span has no starts;"
                    " say where its spans begin, or draw bars (bar)"
                )
            ],
        ),
        (
            chart("share", (1, 2), (-1, 2)),
            [
                (
                    "data/x/values.csv:2: the chart values shows shares, and a value of “Irak” is"
                    " below zero; correct it, or draw bars (bar)"
                )
            ],
        ),
        (
            chart("area", (1, None, 3), (1, 2, -3)),
            [
                (
                    "data/x/values.csv:3: the chart values stacks areas, and a value of “Syrie” is"
                    " missing; draw lines (line), or correct it"
                ),
                (
                    "data/x/values.csv:4: the chart values stacks areas, and a value of “Libye” is"
                    " below zero; draw lines (line), or correct it"
                ),
            ],
        ),
    ],
    ids=["nothing", "no ticks", "one end", "no starts", "a negative share", "areas with gaps"],
)
def test_each_fault_is_one_finding(draw: Draw, drawing: ChartDrawing, lines: list[str]) -> None:
    """With what to do; a chart without ticks only has no scale."""
    if not lines:
        assert draw(drawing).data.startswith(b"%PDF")
        return
    with pytest.raises(RenderError) as failure:
        draw(drawing)
    assert lines == str(failure.value).splitlines()


@pytest.mark.parametrize("value", [NAN, INFINITE, -INFINITE])
def test_what_is_no_number_is_found_at_its_row(draw: Draw, value: float) -> None:
    """A table may hold what no scale does."""
    drawing = chart("line", (1, value, 3), ticks=())
    with pytest.raises(RenderError, match=r"^data/x/values\.csv:3: .*“Syrie” that is no number; "):
        draw(drawing)
