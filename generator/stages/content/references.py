"""Whether what a brief names is there: sources, forces, facts, countries, places on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import Finding, Origin
from generator.language.formats import is_country
from generator.language.inline import check_inline, find_placeholders
from generator.model.brief import BriefFile, Message, Source, Status, Victory
from generator.model.citation import find_faults
from generator.model.map import MapSettings, MapView
from generator.stages.content.tables.records import Record
from generator.stages.content.yaml_file import YamlFile
from generator.validation import nearest

COUNTED_FACTS = ("edition", "victories", "ongoing", "first", "last", "period")
"""What a sentence may name besides the facts of ``brief.yaml``: counted from the data."""

VICTORY_FACTS = ("start", "date")
"""What a victory's own sentences may name besides: the dates of its row."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The files of one brief, each read and valid in itself."""

    yaml: YamlFile
    content: BriefFile
    map: MapSettings
    victories: tuple[Record[Victory], ...]
    sources: tuple[Record[Source], ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The names that any sentence may use."""
        return (*self.content.facts, *COUNTED_FACTS)


def check_references(parts: Parts, messages: Iterable[Message]) -> Iterator[Finding]:
    """Every finding on what one file of a brief says of another."""
    yield from _check_sources(parts)
    yield from _check_citations(parts)
    yield from _check_key_figures(parts)
    yield from _check_victories(parts)
    yield from _check_extent(parts)
    yield from _check_overrides(parts)
    yield from _check_messages(parts, messages)


def _check_sources(parts: Parts) -> Iterator[Finding]:
    cited = [(parts.content.source, parts.yaml.locate(("source",)), "")]
    for index, figure in enumerate(parts.content.key_figures):
        if figure.source is not None:
            where = parts.yaml.locate(("key_figures", index, "source"))
            cited.append((figure.source, where, f"{figure.id}: "))
    for record in parts.victories:
        cited += [(name, record.origin, f"{record.row.id}: ") for name in record.row.sources]
    known = {record.row.id for record in parts.sources}
    for name, where, label in cited:
        if name not in known:
            yield Finding(
                where,
                f"{label}source {name} is not among the sources",
                nearest(name, known, "add it; there are"),
            )
    names = {name for name, _, _ in cited}
    for source in parts.sources:
        if source.row.id not in names:
            yield Finding(
                source.origin,
                f"source {source.row.id} is cited nowhere",
                "cite it where it is used, or remove it",
            )


def _check_citations(parts: Parts) -> Iterator[Finding]:
    for record in parts.sources:
        row = record.row
        for fault in find_faults(row.date, row.url, parts.content.date):
            yield Finding(record.origin, f"source {row.id} {fault.problem}", fault.remedy)


def _check_key_figures(parts: Parts) -> Iterator[Finding]:
    content, yaml = parts.content, parts.yaml
    figures = [figure.id for figure in content.key_figures]
    for index, figure in enumerate(content.key_figures):
        if figure.fact is not None and figure.fact not in parts.facts:
            yield Finding(
                yaml.locate(("key_figures", index, "fact")),
                f"{figure.id}: fact {figure.fact} is not among the facts",
                nearest(figure.fact, parts.facts, "use one of"),
            )
    if content.headline.figure is not None and content.headline.figure not in figures:
        yield Finding(
            yaml.locate(("headline", "figure")),
            f"headline.figure {content.headline.figure} is not among the key figures",
            nearest(content.headline.figure, figures, "use one of"),
        )
    objectives = [item.id for item in content.objectives.items]
    for section, ids in (("key_figures", figures), ("objectives", objectives)):
        for name, count in Counter(ids).items():
            if count > 1:
                yield Finding(
                    yaml.locate((section,)),
                    f"{section}: id {name} is given {count} times",
                    "give each its own id",
                )
    for name in COUNTED_FACTS:
        if name in content.facts:
            yield Finding(
                yaml.locate(("facts", name)),
                f"fact {name} is counted from the data",
                "give this fact another name",
            )


def _check_victories(parts: Parts) -> Iterator[Finding]:
    content = parts.content
    unknown: dict[str, list[Record[Victory]]] = {}
    for record in parts.victories:
        row = record.row
        if row.forces not in content.forces:
            unknown.setdefault(row.forces, []).append(record)
        if not is_country(row.country):
            yield Finding(
                record.origin,
                f"{row.id}: {row.country} is the code of no country",
                "use its code of two letters (ISO 3166-1), as SY",
            )
    for name, records in unknown.items():
        first, *more = records
        rows = f" and {len(more)} more" * bool(more)
        yield Finding(
            first.origin,
            f"{first.row.id}{rows}: forces {name} are not described in brief.yaml",
            nearest(name, content.forces, "use one of"),
        )


def _check_extent(parts: Parts) -> Iterator[Finding]:
    if not any(record.row.status is Status.LIBERATED for record in parts.victories):
        yield Finding(
            Origin(parts.yaml.path.replace("brief.yaml", "victories.csv")),
            "holds no place that is liberated",
            "add at least one",
        )
    views: list[MapView] = [parts.map]
    if parts.map.inset is not None:
        views.append(parts.map.inset)
    rows = [record.row for record in parts.victories]
    if rows and not any(views[0].extent.holds(row) for row in rows):
        yield Finding(
            parts.yaml.locate(("map", "extent")),
            "map.extent holds no place of victories.csv",
            "move or widen it; an inset is for what lies far away",
        )
    for record in parts.victories:
        row = record.row
        if not any(view.extent.holds(row) for view in views):
            yield Finding(
                record.origin,
                f"{row.id}: lat {row.lat}, lon {row.lon} lies outside the map",
                "correct the position, or widen map.extent in brief.yaml",
            )


def _check_overrides(parts: Parts) -> Iterator[Finding]:
    settings = parts.map
    places = {record.row.id for record in parts.victories}
    inset = settings.inset.towns if settings.inset is not None else ()
    towns = {town.name for town in (*settings.towns, *inset)}
    for name, override in settings.overrides.items():
        where = parts.yaml.locate(("map", "overrides", name))
        if name not in places | towns:
            yield Finding(
                where,
                f"override {name} names no place",
                nearest(name, places | towns, "use a victory's id or a town's name"),
            )
        elif name not in places and override.symbol is not None:
            yield Finding(
                where,
                f"override {name} moves the dot of a town",
                "move the symbols of victories only; remove symbol",
            )


def _check_messages(parts: Parts, messages: Iterable[Message]) -> Iterator[Finding]:
    facts = set(parts.facts)
    used = {figure.fact for figure in parts.content.key_figures}
    for message in messages:
        allowed = facts | set(VICTORY_FACTS) if message.context.startswith("victories.") else facts
        for name in find_placeholders(message.text):
            used.add(name)
            if name not in allowed:
                yield Finding(
                    message.origin,
                    f"names {{{name}}}, which is no fact",
                    nearest(name, allowed, "use one of"),
                )
        for problem in check_inline(message.text, allowed=message.inline):
            yield Finding(message.origin, problem.message, problem.remedy)
    for name in parts.content.facts:
        if name not in used:
            yield Finding(
                parts.yaml.locate(("facts", name)),
                f"fact {name} is used nowhere",
                f"name it as {{{name}}} in a sentence, or remove it",
            )
