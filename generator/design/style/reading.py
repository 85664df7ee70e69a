"""The file of the figures' style -> the style of each kind of figure, or all that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ConfigDict

from generator.design.contrast import check_contrast, check_pair
from generator.design.style.charts import (
    AxisStyle,
    ChartLook,
    ChartStyle,
    ColumnsStyle,
    RingsLook,
    RingsStyle,
    TimelineStyle,
    YearsStyle,
)
from generator.design.style.map import (
    CountryStyle,
    FlowStyle,
    InsetStyle,
    LabelStyle,
    LegendStyle,
    MapStyle,
    PanelStyle,
    ScaleBarStyle,
    WaterStyle,
)
from generator.design.style.measures import Design
from generator.design.style.shared import STYLE, GroundStyle, SignStyle, WordStyle
from generator.design.tokens import Tokens
from generator.errors import Finding, Origin, TemplateError
from generator.files import ProjectFiles
from generator.model.chart import ChartDrawing
from generator.model.figure import (
    FigureRequest,
    MapDrawing,
    RingsDrawing,
    TimelineDrawing,
    YearsDrawing,
)
from generator.model.written import WrittenValues
from generator.toml_file import find_line, parse_toml

FigureStyle = MapStyle | TimelineStyle | YearsStyle | RingsStyle | ChartStyle


@dataclass(frozen=True, slots=True)
class Styles:
    """The style of each kind of figure."""

    map: MapStyle
    timeline: TimelineStyle
    years: YearsStyle
    rings: RingsStyle
    chart: ChartStyle

    def of(self, request: FigureRequest) -> FigureStyle:
        """Give the style that a request is drawn in: all of it, and nothing else."""
        match request:
            case MapDrawing():
                return self.map
            case TimelineDrawing():
                return self.timeline
            case YearsDrawing():
                return self.years
            case RingsDrawing():
                return self.rings
            case ChartDrawing():
                return self.chart


class _File(WrittenValues):
    """The tables of the file; each figure takes those that it is drawn with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: WordStyle
    signs: SignStyle
    ground: GroundStyle
    labels: LabelStyle
    countries: CountryStyle
    waters: WaterStyle
    lines: FlowStyle
    panels: PanelStyle
    legend: LegendStyle
    inset: InsetStyle
    scale_bar: ScaleBarStyle
    timeline: AxisStyle
    years: ColumnsStyle
    rings: RingsLook
    chart: ChartLook


def read_styles(files: ProjectFiles, tokens: Tokens) -> Styles:
    """Read the figures' style.

    :param tokens: the design's, as they are on the paper of the edition.
    :raises TemplateError: with a finding for each key that is missing, unknown or at fault, at its
        line, and for each token that is malformed, at its own.
    """
    remedy = "say in it how figures look; docs/figure-style.md has every key"
    text = files.read_text(STYLE, remedy=remedy, error=TemplateError)
    return parse_styles(text, tokens)


def parse_styles(text: str, tokens: Tokens) -> Styles:
    """Give the styles that the text of the file holds; raises as :func:`read_styles` does."""
    design = Design(tokens)
    try:
        file = parse_toml(text, STYLE, _File, TemplateError, context=design)
    except TemplateError as failure:
        raise TemplateError([*failure.findings, *design.faults]) from None
    findings = design.faults or list(_check_contrast(file, text, tokens))
    if findings:
        raise TemplateError(findings)
    words, signs, ground = file.words, file.signs, file.ground
    return Styles(
        map=MapStyle(
            words=words,
            signs=signs,
            ground=ground,
            labels=file.labels,
            countries=file.countries,
            waters=file.waters,
            lines=file.lines,
            panels=file.panels,
            legend=file.legend,
            inset=file.inset,
            scale_bar=file.scale_bar,
        ),
        timeline=TimelineStyle(words, signs, file.timeline),
        years=YearsStyle(words, signs, ground, file.years),
        rings=RingsStyle(words, signs, file.labels, file.rings),
        chart=ChartStyle(words, signs, file.chart),
    )


def _check_contrast(file: _File, text: str, tokens: Tokens) -> Iterator[Finding]:
    """Give the words whose colour cannot be read on their ground, unless the tokens cannot."""
    if any(check_contrast(tokens)):
        return
    for keys, ink, where, ground in _list_words(file):
        origin = Origin(STYLE, find_line(text, keys))
        yield from check_pair(f"{'.'.join(keys)} on {where}", ink, ground, origin)


def _list_words(file: _File) -> Iterator[tuple[tuple[str, ...], str, str, str]]:
    """Give each key that says the colour of words, that colour, their ground's key and colour."""
    signs, ground, labels = file.signs, file.ground, file.labels
    for step in signs.steps:
        yield ("signs", "steps"), step.number, "its own fill", step.fill
    yield ("signs", "ongoing"), signs.ongoing.number, "its own fill", signs.ongoing.fill
    for key, ink in (("ink", labels.ink), ("quiet", labels.quiet)):
        yield ("labels", key), ink, "labels.halo", labels.halo
    for name, colour in (("ground.land", ground.land), ("ground.neighbours", ground.neighbours)):
        yield ("countries", "ink"), file.countries.ink, name, colour
    yield ("waters", "ink"), file.waters.ink, "ground.water", ground.water
    for key, ink in (("ink", file.words.ink), ("quiet", file.words.quiet)):
        yield ("words", key), ink, "panels.fill", file.panels.fill
        yield ("words", key), ink, "years.note_fill", file.years.note_fill
        yield ("words", key), ink, "chart.plot.paper", file.chart.plot.paper
    for fill in (file.rings.ground, *file.rings.bands):
        yield ("rings", "ink"), file.rings.ink, "rings.bands", fill
        yield ("rings", "label"), file.rings.label, "rings.bands", fill
    bars = file.chart.bars
    yield ("chart", "bars", "number"), bars.number, "its own fill", bars.fill
    yield ("chart", "bars", "rest_number"), bars.rest_number, "its own fill", bars.rest
