"""The figures of one document: what each is drawn from, and the drawing of it.

A new kind of figure is a module that draws it, a file of words in ``templates/figures/`` and an
entry in ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.design.tokens import Tokens
from generator.errors import Finding, Origin, TemplateError
from generator.model.figure import (
    Figure,
    Form,
    Frame,
    Legend,
    MapDrawing,
    MapPoint,
    TimelineDrawing,
    TimelineMark,
    YearPanel,
    YearsDrawing,
)
from generator.model.localised import LocalBrief
from generator.model.map import ColourBy
from generator.stages.figures.basemap import SETTLED, Basemap, Layer, read_basemap
from generator.stages.figures.map import draw_map
from generator.stages.figures.timeline import draw_timeline
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.years import draw_years

Words = Mapping[str, str]

_SEPARATOR = "|"
"""Stands between the headings in ``templates/figures/years.txt``."""
_TITLES = {
    ColourBy.YEAR: "title",
    ColourBy.COUNTRY: "title_by_country",
    ColourBy.FORCES: "title_by_forces",
}


@dataclass(frozen=True, slots=True)
class Materials:
    """What figures are drawn with: the tokens, the fonts' files by name, the basemaps' bytes."""

    tokens: Tokens
    fonts: Mapping[str, str]
    basemaps: Mapping[str, bytes]
    form: Form = "pdf"

    def read_basemaps(self) -> dict[str, Basemap]:
        """Read the basemaps, each by its name."""
        return {
            name: read_basemap(data, f"data/basemap/{name}.geojson")
            for name, data in self.basemaps.items()
        }


def draw_figures(
    brief: LocalBrief,
    words: Mapping[str, Words],
    frames: Mapping[str, Frame],
    materials: Materials,
) -> tuple[Figure, ...]:
    """Draw the figures of one document, in the order of the frames.

    :param words: the words of each figure, in the document's language.
    :param frames: the size of each figure on paper, in mm.
    :raises TemplateError: for a figure of no known kind.
    :raises ContentError: for a basemap that is none.
    """
    typefaces = Typefaces(materials.fonts)
    return tuple(
        _find_kind(name)(brief, words[name], frame, materials, typefaces)
        for name, frame in frames.items()
    )


def _draw_map(
    brief: LocalBrief, words: Words, frame: Frame, materials: Materials, typefaces: Typefaces
) -> Figure:
    steps, labels = _classify(brief)
    settings, basemaps = brief.map_settings, materials.read_basemaps()
    borders = basemaps[settings.basemap].layer(Layer.BORDER)
    unsettled = any(border.code != SETTLED for border in borders)
    legend = Legend(
        title=words[_TITLES[brief.map_settings.colour_by]],
        steps=labels,
        ongoing=words["ongoing"] if brief.ongoing else "",
        capital=words["capital"] if any(town.capital for town in settings.towns) else "",
        disputed_border=words["disputed_border"] if unsettled else "",
        disputed_area=brief.map_names.get("disputed", ""),
        kilometres=words["kilometres"],
    )
    drawing = MapDrawing(
        frame=frame,
        direction=brief.direction,
        settings=brief.map_settings,
        names=brief.map_names,
        points=tuple(
            MapPoint(v.id, v.number, v.name, v.lat, v.lon, steps[v.id], v.ongoing)
            for v in brief.victories
        ),
        legend=legend,
        alternative=words["alternative"],
    )
    return draw_map(drawing, basemaps, materials.tokens, typefaces, materials.form)


def _classify(brief: LocalBrief) -> tuple[dict[str, int], tuple[tuple[int, str], ...]]:
    """Give each place's step in the palette, and what each step in use means."""
    match brief.map_settings.colour_by:
        case ColourBy.YEAR:
            years = [(group.step, group.year) for group in brief.groups if group.year is not None]
            return {v.id: v.step for v in brief.victories}, tuple(years)
        case ColourBy.COUNTRY:
            classes = {v.id: v.country for v in brief.victories}
        case ColourBy.FORCES:
            classes = {v.id: v.forces.plain for v in brief.victories}
    names = tuple(dict.fromkeys(classes.values()))
    return {id_: names.index(name) for id_, name in classes.items()}, tuple(enumerate(names))


def _draw_timeline(
    brief: LocalBrief, words: Words, frame: Frame, materials: Materials, typefaces: Typefaces
) -> Figure:
    first = brief.liberated[0]
    drawing = TimelineDrawing(
        frame=frame,
        direction=brief.direction,
        months=brief.months,
        marks=tuple(
            TimelineMark(v.id, v.number, (v.year - first.year) * 12 + v.month - first.month, v.step)
            for v in brief.liberated
        ),
        totals=brief.totals,
        total_label=words["total_label"],
        marks_label=words["marks_label"],
        alternative=words["alternative"],
    )
    return draw_timeline(drawing, materials.tokens, typefaces, materials.form)


def _draw_years(
    brief: LocalBrief, words: Words, frame: Frame, materials: Materials, typefaces: Typefaces
) -> Figure:
    groups = [group for group in brief.groups if group.year is not None]
    headings = words["headings"].split(_SEPARATOR)
    drawing = YearsDrawing(
        frame=frame,
        direction=brief.direction,
        settings=brief.map_settings,
        panels=tuple(
            YearPanel(heading.strip(), group.step)
            for heading, group in zip(headings, groups, strict=True)
        ),
        points=tuple(
            MapPoint(v.id, v.number, v.name, v.lat, v.lon, v.step, ongoing=False)
            for v in brief.liberated
        ),
        elsewhere=brief.map_names.get("inset", ""),
        alternative=words["alternative"],
    )
    return draw_years(
        drawing, materials.read_basemaps(), materials.tokens, typefaces, materials.form
    )


Draw = Callable[[LocalBrief, Words, Frame, Materials, Typefaces], Figure]
KINDS: Mapping[str, Draw] = {"map": _draw_map, "timeline": _draw_timeline, "years": _draw_years}


def _find_kind(name: str) -> Draw:
    if name not in KINDS:
        raise TemplateError(
            Finding(
                Origin("templates"),
                f"a format.toml asks for the figure {name}, which is of no known kind",
                f"use one of {', '.join(KINDS)}",
            )
        )
    return KINDS[name]
