"""What a map is drawn from: a document and a map in its languages -> a request."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks.block import FigureTexts
from generator.model.figure import (
    Frame,
    Legend,
    LineLegend,
    MapDrawing,
    MapLine,
    MapPoint,
    Texts,
)
from generator.model.localised import LocalTable


def request_map(texts: FigureTexts, frame: Frame) -> MapDrawing:
    """Gather what a map is drawn from.

    The first language is the main one: the figure runs in its direction, with its numbers, and is
    described in it. Names and labels stand in every language, each below the one before.
    """
    block = texts.blocks[0]
    shares = dict(block.sizes.shares)
    settings, table = block.settings, texts.main.tables[block.table]
    return MapDrawing(
        frame=frame,
        direction=texts.main.direction,
        settings=settings,
        names={key: name_on_map(texts, key) for key in block.names},
        points=tuple(
            MapPoint(
                row.id,
                row.number,
                names,
                row.lat,
                row.lon,
                row.step,
                row.open,
                row.origin,
                shares.get(row.id),
                row.country_code,
            )
            for row, names in zip(table.rows, name_rows(texts, block.table), strict=True)
            if block.placed
        ),
        palette=table.palette,
        legend=Legend(
            title=texts.gather(
                each.legend or words["title"]
                for each, words in zip(texts.blocks, texts.words, strict=True)
            ),
            steps=tuple(_name_classes(texts, block.table)) if block.placed else (),
            ongoing=texts.gather(brief.tables[block.table].open_label for brief in texts.briefs)
            if table.open and block.placed
            else (),
            capital=texts.say("capital") if any(town.capital for town in settings.towns) else (),
            disputed_border=texts.say("disputed_border"),
            disputed_area=name_on_map(texts, "disputed"),
            kilometres=texts.say("kilometres"),
            areas=tuple(
                (step, texts.gather(each.classes[place][1] for each in texts.blocks))
                for place, (step, _) in enumerate(block.classes)
            ),
            without=texts.say("without") if block.has_gaps else (),
            others=texts.say("others") if block.classes else (),
            sizes_title=texts.gather(each.sized_by for each in texts.blocks),
            sizes=tuple(
                (share, texts.gather(each.sizes.references[place][1] for each in texts.blocks))
                for place, (share, _) in enumerate(block.sizes.references)
            ),
            lines=_explain_lines(texts),
        ),
        distances=block.distances,
        alternatives=texts.alternatives,
        origin=block.origin,
        areas=block.areas,
        lines=tuple(
            MapLine(each.id, each.start, each.end, each.step, each.width, each.origin)
            for each in block.lines.lines
        ),
    )


def _explain_lines(texts: FigureTexts) -> LineLegend:
    """Give what the colours and the widths of lines mean."""
    said = [each.lines for each in texts.blocks]
    return LineLegend(
        title=texts.gather(each.title for each in said),
        steps=tuple(
            (step, texts.gather(each.classes[place][1] for each in said) or texts.say("others"))
            for place, (step, _) in enumerate(said[0].classes)
        ),
        widths_title=texts.gather(each.widths_title for each in said),
        widths=tuple(
            (share, texts.gather(each.references[place][1] for each in said))
            for place, (share, _) in enumerate(said[0].references)
        ),
    )


def name_on_map(texts: FigureTexts, key: str) -> Texts:
    """Give one of the map's names in each language."""
    return texts.gather(block.names.get(key, "") for block in texts.blocks)


def name_rows(texts: FigureTexts, table: str) -> Iterator[Texts]:
    """Give the name of each row of a table in each language."""
    for versions in zip(*(brief.tables[table].rows for brief in texts.briefs), strict=True):
        yield texts.gather(row.name for row in versions)


def _name_classes(texts: FigureTexts, table: str) -> Iterator[tuple[int, Texts]]:
    """Give what each colour in use means; one that stands for all others has the figure's word."""
    tables: list[LocalTable] = [brief.tables[table] for brief in texts.briefs]
    alone = len(tables[0].classes) == 1
    for versions in zip(*(each.classes for each in tables), strict=True):
        named = texts.gather(version.label for version in versions)
        yield versions[0].step, named or texts.say("place" if alone else "others")
