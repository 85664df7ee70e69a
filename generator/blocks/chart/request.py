"""What a chart is drawn from: a document and a chart in its languages -> a request."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks.block import FigureTexts
from generator.model.chart import (
    ChartCategory,
    ChartDrawing,
    ChartKind,
    ChartNote,
    ChartPanel,
    ChartPlace,
    ChartSeries,
    ChartTick,
)
from generator.model.figure import Frame
from generator.model.map import Palette


def request_chart(texts: FigureTexts, frame: Frame) -> ChartDrawing:
    """Gather what a chart is drawn from; names stand in every language, each below the other."""
    block = texts.blocks[0]
    data, versions = block.data, [each.data for each in texts.blocks]
    categories = tuple(
        ChartCategory(
            name=texts.gather(version.categories[index].name for version in versions),
            position=category.position,
            highlighted=category.highlighted,
            origin=category.origin,
        )
        for index, category in enumerate(data.categories)
    )
    places = tuple(
        ChartPlace(position, texts.gather(version.places[index][1] for version in versions))
        for index, (position, _) in enumerate(data.places)
    )
    return ChartDrawing(
        name=block.name,
        kind=ChartKind(block.chart),
        frame=frame,
        direction=texts.main.direction,
        categories=categories,
        panels=tuple(_gather_panels(texts)),
        palette=Palette.KIND,
        ticks=tuple(ChartTick(value, label) for value, label in data.ticks),
        alternatives=texts.alternatives,
        origin=block.origin,
        heading=texts.gather(version.heading for version in versions),
        unit=texts.gather(version.unit for version in versions),
        places=places,
        stacked=block.stacked,
        dated=data.dated,
        notes=tuple(_gather_notes(texts)),
    )


def _gather_panels(texts: FigureTexts) -> Iterator[ChartPanel]:
    data, versions = texts.blocks[0].data, [each.data for each in texts.blocks]
    for place, panel in enumerate(data.panels):
        several = len(panel.series) > 1
        yield ChartPanel(
            series=tuple(
                ChartSeries(
                    name=texts.gather(each.panels[place].series[n].name for each in versions),
                    values=series.values,
                    labels=series.labels,
                    step=(n if series.step is None else series.step) if several else None,
                    starts=series.starts,
                    open=series.open,
                )
                for n, series in enumerate(panel.series)
            ),
            heading=texts.gather(each.panels[place].heading for each in versions),
        )


def _gather_notes(texts: FigureTexts) -> Iterator[ChartNote]:
    block = texts.blocks[0]
    keys = [category.key for category in block.data.categories]
    for index, (row, _) in enumerate(block.notes):
        if row in keys:
            words = texts.gather(each.notes[index][1] for each in texts.blocks)
            yield ChartNote(words, keys.index(row))
