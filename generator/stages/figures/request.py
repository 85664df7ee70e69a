"""What each figure of a document is drawn from: briefs and words in its languages -> a request.

A new kind of figure is a module that draws it, a file of words in ``templates/figures/``, an entry
in ``KINDS`` and one in ``drawings.py``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Finding, Origin, TemplateError
from generator.model.figure import (
    FigureRequest,
    Frame,
    Legend,
    MapDrawing,
    MapPoint,
    Texts,
    TimelineDrawing,
    TimelineMark,
    TimelineTick,
    YearPanel,
    YearsDrawing,
)
from generator.model.localised import LocalBrief
from generator.model.map import ColourBy
from generator.stages.figures.script import turn_right

Words = Mapping[str, str]

_SEPARATOR = "|"
"""Stands between the headings in ``templates/figures/years.txt``."""
_TITLES = {
    ColourBy.YEAR: "title",
    ColourBy.COUNTRY: "title_by_country",
    ColourBy.FORCES: "title_by_forces",
    ColourBy.NONE: "title_by_none",
}


@dataclass(frozen=True, slots=True)
class FigureTexts:
    """A document's brief and one figure's words, in each of its languages, the main one first."""

    briefs: tuple[LocalBrief, ...]
    words: tuple[Words, ...]

    @property
    def main(self) -> LocalBrief:
        """The brief in the main language."""
        return self.briefs[0]

    @property
    def alternative(self) -> str:
        """What a reader who cannot see the figure is told, in the main language."""
        return self.words[0]["alternative"]

    def say(self, word: str) -> Texts:
        """Give one of the figure's words in each language."""
        return self.gather(words[word] for words in self.words)

    def name(self, key: str) -> Texts:
        """Give one of the map's names in each language."""
        return self.gather(brief.map_names.get(key, "") for brief in self.briefs)

    def gather(self, texts: Iterable[str]) -> Texts:
        """Give a text of each language once; what is empty is left out."""
        found: dict[str, str] = {}
        for brief, text in zip(self.briefs, texts, strict=True):
            if text:
                found.setdefault(text, turn_right(text) if brief.direction == "rtl" else text)
        return tuple(found.values())


def request_figure(
    name: str, briefs: tuple[LocalBrief, ...], words: tuple[Words, ...], frame: Frame
) -> FigureRequest:
    """Gather what a figure of one document is drawn from.

    The first language is the main one: the figure runs in its direction, with its digits, and is
    described in it. Names and labels stand in every language, each below the one before.

    :param briefs: the document's brief, in each of its languages.
    :param words: the figure's words, in the same languages.
    :param frame: the figure's size on paper, in mm.
    :raises TemplateError: for a figure of no known kind.
    """
    if name not in KINDS:
        raise TemplateError(
            Finding(
                Origin("templates"),
                f"a format.toml asks for the figure {name}, which is of no known kind",
                f"use one of {', '.join(KINDS)}",
            )
        )
    return KINDS[name](FigureTexts(briefs, words), frame)


def _request_map(texts: FigureTexts, frame: Frame) -> MapDrawing:
    brief, settings = texts.main, texts.main.map_settings
    return MapDrawing(
        frame=frame,
        direction=brief.direction,
        settings=settings,
        names={key: texts.name(key) for key in brief.map_names},
        points=tuple(
            MapPoint(v.id, v.number, names, v.lat, v.lon, v.step, v.ongoing, v.origin)
            for v, names in zip(brief.victories, _name_victories(texts), strict=True)
        ),
        palette=brief.palette,
        legend=Legend(
            title=texts.say(_TITLES[settings.colour_by]),
            steps=tuple(_name_classes(texts)),
            ongoing=texts.say("ongoing") if brief.ongoing else (),
            capital=texts.say("capital") if any(town.capital for town in settings.towns) else (),
            disputed_border=texts.say("disputed_border"),
            disputed_area=texts.name("disputed"),
            kilometres=texts.say("kilometres"),
        ),
        alternative=texts.alternative,
        origin=brief.map_origin,
        digits=_digits(brief),
    )


def _name_victories(texts: FigureTexts) -> Iterator[Texts]:
    for versions in zip(*(brief.victories for brief in texts.briefs), strict=True):
        yield texts.gather(victory.name for victory in versions)


def _digits(brief: LocalBrief) -> str:
    """Give the ten digits in which a brief numbers its victories."""
    first = brief.victories[0].number[0]
    zero = ord(first) - unicodedata.decimal(first)
    return "".join(chr(zero + digit) for digit in range(10))


def _name_classes(texts: FigureTexts) -> Iterator[tuple[int, Texts]]:
    """Give what each colour in use means; one that stands for all others has the figure's word."""
    without = "place" if texts.main.map_settings.colour_by is ColourBy.NONE else "others"
    for versions in zip(*(brief.classes for brief in texts.briefs), strict=True):
        named = texts.gather(version.label for version in versions)
        yield versions[0].step, named or texts.say(without)


def _request_timeline(texts: FigureTexts, frame: Frame) -> TimelineDrawing:
    brief, timeline = texts.main, texts.main.timeline
    ticks = zip(*(brief.timeline.ticks for brief in texts.briefs), strict=True)
    return TimelineDrawing(
        frame=frame,
        direction=brief.direction,
        unit=timeline.unit,
        ticks=tuple(
            TimelineTick(
                versions[0].number,
                texts.gather(tick.label for tick in versions),
                texts.gather(tick.group for tick in versions),
            )
            for versions in ticks
        ),
        marks=tuple(
            TimelineMark(v.id, v.number, timeline.places[v.id], v.step) for v in brief.liberated
        ),
        palette=brief.palette,
        totals=timeline.totals,
        counts=timeline.counts,
        counted=timeline.counted,
        total_label=texts.say("total_label"),
        marks_label=texts.say("marks_label"),
        plain_label=texts.say("plain_label"),
        alternative=texts.alternative,
        origin=brief.map_origin,
    )


def _request_years(texts: FigureTexts, frame: Frame) -> YearsDrawing:
    brief = texts.main
    headings = zip(*(words["headings"].split(_SEPARATOR) for words in texts.words), strict=True)
    return YearsDrawing(
        frame=frame,
        direction=brief.direction,
        settings=brief.map_settings,
        panels=tuple(
            YearPanel(texts.gather(text.strip() for text in heading), period.index)
            for heading, period in zip(headings, brief.periods, strict=True)
        ),
        points=tuple(
            MapPoint(v.id, v.number, (), v.lat, v.lon, v.period, ongoing=False)
            for v in brief.liberated
        ),
        elsewhere=texts.name("inset"),
        alternative=texts.alternative,
        origin=brief.map_origin,
    )


KINDS: Mapping[str, Callable[[FigureTexts, Frame], FigureRequest]] = {
    "map": _request_map,
    "timeline": _request_timeline,
    "years": _request_years,
}
