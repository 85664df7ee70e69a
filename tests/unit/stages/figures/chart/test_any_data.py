"""Whatever the data: a chart without overlaps, or findings with what to do; never a traceback."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pypdfium2
import pytest

from generator.errors import RenderError
from generator.model.chart import ChartDrawing, ChartKind, ChartNote
from tests.unit.stages.figures.chart.conftest import POINTS, Draw, Values, chart, highlight

WORDS = [
    "Ministère",
    "de",
    "la",
    "coordination",
    "des",
    "affaires",
    "humanitaires",
    "et",
    "de",
    "la",
    "reconstruction",
]
FINDING = re.compile(r"data/x/[a-z.]+:\d+: [^\n;]+; [^\n]+")
TIMES = 16
"""For each kind."""
ROUNDING = 0.05


def make_values(chance: random.Random, kind: ChartKind, count: int) -> Values:
    """Values of one series, over up to six orders of magnitude, some of them missing."""
    size = chance.choice([0, 1, 3, 6])
    below = kind not in (ChartKind.SHARE, ChartKind.AREA) and chance.random() < 0.3
    found: list[float | None] = []
    for _ in range(count):
        value = round(10 ** chance.uniform(-1, size), chance.choice([0, 1, 2]))
        missing = kind is not ChartKind.AREA and chance.random() < 0.05
        found.append(None if missing else -value if below and chance.random() < 0.5 else value)
    return found


def make_chart(chance: random.Random, kind: ChartKind) -> ChartDrawing:
    """A chart of any size, with any number of categories, series and panels."""
    count = chance.choice([1, 2, 3, 5, 8, 12, 20, 200])
    each = 2 if kind is ChartKind.DUMBBELL else chance.choice([1, 1, 2, 3, 7])
    panels = chance.choice([1, 1, 1, 2, 4])
    values = [make_values(chance, kind, count) for _ in range(each * panels)]
    options: dict[str, object] = {"stacked": chance.random() < 0.3}
    if kind is ChartKind.SPAN:
        options["starts"] = [[v and v * chance.random() for v in row] for row in values]
    if chance.random() < 0.4:
        options["names"] = [
            (f"{' '.join(chance.sample(WORDS, chance.randint(1, 9)))} {n}",) for n in range(count)
        ]
    if chance.random() < 0.3:
        options["unit"] = ("milliers de personnes",)
    if panels == 1 and chance.random() < 0.3:
        options["notes"] = (ChartNote(("Une note",), chance.randrange(count)),)
    drawing = chart(
        kind,
        *values,
        languages=chance.choice(["fr", "ar", "fr+ar"]),
        titles=[(f"Série {n}",) for n in range(each)],
        headings=[(f"Volet {n}",) for n in range(panels)] if panels > 1 else (),
        size=(chance.choice([80, 120, 174]), chance.choice([30, 50, 80, 140])),
        **options,
    )
    return highlight(drawing, chance.randrange(count)) if chance.random() < 0.3 else drawing


@pytest.mark.parametrize("kind", list(ChartKind))
def test_any_chart_is_whole_or_refused(draw: Draw, kind: ChartKind) -> None:
    """Words touch neither each other nor the edge, as PDFium measures them; or it is said why."""
    chance = random.Random(f"charts of {kind}")
    drawn, refused = 0, list[str]()
    for _ in range(TIMES):
        drawing = make_chart(chance, kind)
        try:
            data = draw(drawing).data
        except RenderError as failure:
            refused += str(failure).splitlines()
            continue
        drawn += 1
        boxes = measure_words(data)
        frame = drawing.frame
        assert boxes
        for left, bottom, right, top in boxes:
            assert -0.3 < left < right < frame.width + 0.3
            assert -0.3 < bottom < top < frame.height + 0.3
        for one, other in combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            up = min(one[3], other[3]) - max(one[1], other[1])
            assert min(across, up) < ROUNDING, (one, other)
    assert [] == [line for line in refused if not FINDING.fullmatch(line)]
    assert drawn >= 3


def measure_words(data: bytes) -> list[tuple[float, float, float, float]]:
    """The sides of each line of text, in mm."""
    document = pypdfium2.PdfDocument(data)
    page = document[0].get_textpage()
    found = []
    for place in range(page.count_rects()):
        left, bottom, right, top = (value / POINTS for value in page.get_rect(place))
        found.append((left, bottom, right, top))
    document.close()
    return found
