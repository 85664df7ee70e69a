"""Charts drawn for real from short descriptions, and their bars and words measured in the PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.design.style.reading import Styles
from generator.errors import Origin
from generator.language.script import turn_right
from generator.model.chart import (
    ChartCategory,
    ChartDrawing,
    ChartKind,
    ChartPanel,
    ChartSeries,
    ChartTick,
    find_range,
)
from generator.model.figure import Figure, Frame, Texts
from generator.model.map import Palette
from generator.model.scale import choose_ticks
from generator.stages.figures.chart.drawing import draw_chart
from generator.stages.figures.typeface import Typefaces

FRENCH = ("Irak", "Syrie", "Libye", "Jordanie", "Liban", "Turquie", "Iran", "Koweït")
ARABIC = ("العراق", "سوريا", "ليبيا", "الأردن", "لبنان", "تركيا", "إيران", "الكويت")
POINTS = 72 / 25.4

Values = Sequence[float | None]


def say(value: float | None) -> str:
    """A value's text, as a French table has it."""
    if value is None:
        return "n. d."
    return f"{value:,.10g}".replace(",", "\u202f").replace(".", ",")


def say_share(value: float) -> str:
    """A share in percent."""
    return f"{value * 100:.0f}\u00a0%"


def name(place: int, languages: str) -> Texts:
    """A category's name in ``fr``, ``ar`` or ``fr+ar``."""
    known = {"fr": FRENCH, "ar": ARABIC}
    turn = place // len(FRENCH)
    found = []
    for language in languages.split("+"):
        text = known[language][place % len(FRENCH)] + (f" {turn + 1}" if turn else "")
        found.append(turn_right(text) if language == "ar" else text)
    return tuple(found)


def chart(
    kind: str,
    *series: Values,
    languages: str = "fr",
    titles: Sequence[Texts] = (),
    headings: Sequence[Texts] = (),
    size: tuple[float, float] = (174, 70),
    **options: Any,
) -> ChartDrawing:
    """A chart of series of values; those of several panels follow one another.

    Options are those of a drawing, and its categories' names, its series' steps and starts.
    """
    count, chosen = len(headings) or 1, ChartKind(kind)
    each = len(series) // count
    starts: Sequence[Values] = options.pop("starts", ())
    goes_on: Sequence[tuple[bool, ...]] = options.pop("open", ())
    steps = options.pop("steps", [None] if each == 1 else range(each))
    totals = tuple(options.pop("totals", ()))
    names = options.pop("names", None) or [name(n, languages) for n in range(len(series[0]))]
    made = [
        ChartSeries(
            titles[place % each] if titles else (),
            tuple(values),
            tuple(map(say, values)),
            steps[place % each],
            tuple(starts[place]) if starts else (),
            tuple(goes_on[place]) if goes_on else (),
        )
        for place, values in enumerate(series)
    ]
    panels = tuple(
        ChartPanel(
            tuple(made[index * each : (index + 1) * each]),
            headings[index] if headings else (),
            totals,
        )
        for index in range(count)
    )
    found = find_range(chosen, panels, stacked=options.get("stacked", False))
    write = say_share if chosen is ChartKind.SHARE else say
    settings: dict[str, Any] = {
        "name": "values",
        "categories": tuple(
            ChartCategory(texts, origin=Origin("data/x/values.csv", line))
            for line, texts in enumerate(names, 2)
        ),
        "ticks": tuple(
            ChartTick(float(tick), write(float(tick)))
            for tick in (choose_ticks(*found) if found else ())
        ),
        "palette": Palette.KIND,
        "alternatives": ("Un graphique.",),
        "origin": Origin("data/x/brief.yaml", 12),
        **options,
    }
    return ChartDrawing(
        kind=chosen,
        frame=Frame(*size),
        direction="rtl" if languages.startswith("ar") else "ltr",
        panels=panels,
        **settings,
    )


def highlight(drawing: ChartDrawing, *places: int) -> ChartDrawing:
    """The same chart with some categories seen before the others."""
    return replace(
        drawing,
        categories=tuple(
            replace(each, highlighted=place in places)
            for place, each in enumerate(drawing.categories)
        ),
    )


Draw = Callable[[ChartDrawing], Figure]


@pytest.fixture(scope="session")
def draw(styles: Styles, typefaces: Typefaces) -> Draw:
    """Draw a chart in the shipped style."""
    return lambda drawing: draw_chart(drawing, styles.chart, typefaces)


@dataclass(frozen=True)
class Shape:
    """A filled shape of a PDF: its sides in mm from the lower left corner, and its colour."""

    left: float
    bottom: float
    right: float
    top: float
    fill: str

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


def find_shapes(data: bytes) -> list[Shape]:
    """All filled paths of a figure, in the order of painting."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for item in document[0].get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item.raw, mode, stroke)
        if mode.value:
            left, bottom, right, top = (value / POINTS for value in item.get_bounds())
            parts = [ctypes.c_uint() for _ in range(4)]
            pdfium.FPDFPageObj_GetFillColor(item.raw, *parts)
            colour = "#" + "".join(f"{part.value:02X}" for part in parts[:3])
            found.append(Shape(left, bottom, right, top, colour))
    document.close()
    return found


def find_strokes(data: bytes, colour: str) -> list[list[tuple[float, float]]]:
    """The points of each stroked line of a colour, in mm from the lower left corner."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for item in document[0].get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item.raw, mode, stroke)
        parts = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetStrokeColor(item.raw, *parts)
        is_it = colour == "#" + "".join(f"{part.value:02X}" for part in parts[:3])
        if mode.value or not stroke.value or not is_it:
            continue
        points = []
        for place in range(pdfium.FPDFPath_CountSegments(item.raw)):
            x, y = ctypes.c_float(), ctypes.c_float()
            segment = pdfium.FPDFPath_GetPathSegment(item.raw, place)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value / POINTS, y.value / POINTS))
        found.append(points)
    document.close()
    return found


def find_words(data: bytes) -> Mapping[str, tuple[float, float, float, float]]:
    """Each run of text of a figure and its sides in mm."""
    document = pypdfium2.PdfDocument(data)
    page = document[0].get_textpage()
    found = {}
    for place in range(page.count_rects()):
        bounds = page.get_rect(place)
        text = page.get_text_bounded(*bounds).strip()
        found[text] = tuple(value / POINTS for value in bounds)
    document.close()
    return found
