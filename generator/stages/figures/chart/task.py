"""What a chart is drawn from, and what all kinds ask of it: its words set, its colours."""

from __future__ import annotations

from dataclasses import dataclass

from generator.design.contrast import measure_contrast
from generator.design.style.charts import ChartLook, ChartStyle
from generator.language.script import turn_right
from generator.model.chart import ChartDrawing, ChartKind
from generator.model.figure import Texts
from generator.stages.figures.chart.folding import fold
from generator.stages.figures.chart.sketch import SeriesPaint, Sketch
from generator.stages.figures.inscription import Inscription, set_block
from generator.stages.figures.typeface import Typefaces

_PALE = 3.0
"""The least contrast with the paper of what has no outline (WCAG 2.1, 1.4.11)."""

_WAY = (4, 0)
"""The signs of where a way begins and ends: an open disc and a full one."""


@dataclass(frozen=True, slots=True)
class ChartTask:
    """One chart, with the style and the typefaces that it is drawn in."""

    drawing: ChartDrawing
    style: ChartStyle
    typefaces: Typefaces
    across: int = 1
    """How many of several small charts stand beside each other."""

    @property
    def look(self) -> ChartLook:
        """What charts of all kinds look like."""
        return self.style.chart

    @property
    def ink(self) -> tuple[str, str]:
        """The colours of words in the main language and in the others."""
        return self.style.words.ink, self.style.words.quiet

    @property
    def quiet(self) -> tuple[str, str]:
        """The colours of words at a scale."""
        return self.style.words.quiet, self.style.words.quiet

    @property
    def is_highlighted(self) -> bool:
        """Whether some categories are to be seen before the others."""
        return any(each.highlighted for each in self.drawing.categories)

    @property
    def is_named(self) -> bool:
        """Whether series have to be told from each other."""
        series = self.drawing.panels[0].series
        return len(series) > 1 and any(each.name for each in series)

    def begin(self) -> Sketch:
        """Give a sketch with nothing on it."""
        return Sketch(self.drawing.frame, self.drawing.direction == "rtl")

    def set(self, texts: Texts, room: float | None = None, *, bold: bool = False) -> Inscription:
        """Set words, each language below the one before.

        :param room: how wide they may be to stand in one line each, in mm; else they are folded,
            into as many lines as a name may have.
        """
        said = self.style.words
        cuts = said.headings if bold else said.labels
        rows = [
            (text,)
            if room is None
            else fold(
                text, cuts[min(index, 1)], said.size, self.typefaces, room, self.look.names.lines
            )
            for index, text in enumerate(texts)
        ]
        return set_block(rows, cuts, said.size, self.typefaces, said.leading)

    def number(self, text: str, *, bold: bool = False) -> Inscription:
        """Set a value's text, which is written as the main language is."""
        said = self.style.words
        turned = turn_right(text) if self.drawing.direction == "rtl" else text
        cuts = said.headings if bold else said.labels
        return set_block([(turned,)], cuts, said.size, self.typefaces, said.leading)

    def paint(self, series: int, category: int | None = None) -> SeriesPaint:
        """Give the look of a series' mark, or of one that is not highlighted where some are."""
        bars, signs = self.look.bars, self.style.signs.choose(self.drawing.palette)
        step = self.drawing.panels[0].series[series].step
        plain = self.is_highlighted and category is not None
        if step is not None:
            look = signs.step(step)
            fill, number = look.fill, look.number
        elif plain and not self.drawing.categories[category or 0].highlighted:
            fill, number = bars.rest, bars.rest_number
        else:
            fill, number = bars.fill, bars.number
        pale = measure_contrast(fill, self.look.plot.paper) < _PALE
        sign = _WAY[series] if self.drawing.kind is ChartKind.DUMBBELL else series
        return SeriesPaint(fill, number, bars.outline if pale else None, sign)
