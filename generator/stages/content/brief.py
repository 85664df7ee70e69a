"""A brief from its files: ``brief.yaml``, ``victories.csv`` and the sources, held together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from generator.errors import BriefsError, ContentError, Finding, Origin
from generator.files import ProjectFiles
from generator.language.inline import check_inline, find_placeholders
from generator.model.brief import Brief, BriefFile, MapView, Message, Prose, Source, Status, Victory
from generator.model.prose import Path, map_prose
from generator.stages.content.table import Record, read_csv, read_yaml_table
from generator.stages.content.yaml_file import YamlFile, read_yaml
from generator.validation import Locator, explain, nearest

COUNTED_FACTS = ("edition", "victories", "ongoing", "first", "last")
"""What a sentence may name besides the facts of ``brief.yaml``: counted from the data."""

VICTORY_FACTS = ("start", "date")
"""What a victory's own sentences may name besides: the dates of its row."""


def load_brief(files: ProjectFiles, name: str) -> Brief:
    """Read and check ``data/<name>/``.

    :raises ContentError: with every finding of every file.
    """
    folder = f"data/{name}"
    findings: list[Finding] = []
    yaml = content = None
    victories: tuple[Record[Victory], ...] | None = None
    sources: tuple[Record[Source], ...] | None = None
    try:
        yaml, content = _read_content(files, f"{folder}/brief.yaml")
    except BriefsError as failure:
        findings += failure.findings
    try:
        path = f"{folder}/victories.csv"
        victories = read_csv(files.read_text(path), path, Victory)
    except BriefsError as failure:
        findings += failure.findings
    try:
        sources = _read_sources(files, folder)
    except BriefsError as failure:
        findings += failure.findings
    if findings or yaml is None or content is None or victories is None or sources is None:
        raise ContentError(findings)

    parts = _Parts(yaml, content, victories, sources)
    messages = tuple(_collect_messages(parts))
    findings = [*_check_references(parts), *_check_places(parts), *_check_messages(parts, messages)]
    if findings:
        raise ContentError(findings)
    return Brief(
        name=name,
        content=content,
        victories=tuple(record.row for record in victories),
        sources=tuple(record.row for record in sources),
        messages=messages,
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    yaml: YamlFile
    content: BriefFile
    victories: tuple[Record[Victory], ...]
    sources: tuple[Record[Source], ...]


def _read_content(files: ProjectFiles, path: str) -> tuple[YamlFile, BriefFile]:
    yaml = read_yaml(files.read_text(path), path)
    if not isinstance(yaml.data, dict):
        raise ContentError(Finding(Origin(path), "holds no keys", "begin it with “title:”"))
    try:
        return yaml, BriefFile.model_validate(yaml.data)
    except ValidationError as failure:
        raise ContentError(explain(failure, BriefFile, yaml.locate)) from failure


def _read_sources(files: ProjectFiles, folder: str) -> tuple[Record[Source], ...]:
    table, listing = f"{folder}/sources.csv", f"{folder}/sources.yaml"
    if files.exists(table) and files.exists(listing):
        raise ContentError(
            Finding(Origin(listing), "stands beside sources.csv", "keep one of the two")
        )
    if files.exists(listing):
        return read_yaml_table(files.read_text(listing), listing, Source)
    return read_csv(files.read_text(table), table, Source)


def _collect_messages(parts: _Parts) -> Iterator[Message]:
    yield from messages_of(parts.content, "", parts.yaml.locate)
    for victory in parts.victories:
        yield from messages_of(victory.row, f"victories.{victory.row.id}", lambda _, r=victory: r.origin)
    for source in parts.sources:
        yield from messages_of(source.row, "sources", lambda _, r=source: r.origin)


def messages_of(value: BaseModel, context: str, locate: Locator) -> list[Message]:
    """The texts of one value that are translated, in the order of its fields.

    :param locate: gives the file and line of a text by its path in the value.
    """
    found: list[Message] = []

    def visit(name: str, text: str, mark: Prose, path: Path) -> str:
        found.append(Message(name, text, locate(path), mark.note, mark.inline))
        return text

    map_prose(value, visit, context)
    return found


def _check_references(parts: _Parts) -> Iterator[Finding]:
    content, yaml = parts.content, parts.yaml
    known = {record.row.id for record in parts.sources}
    cited: set[str] = set()

    def cite(source: str, where: Origin, label: str) -> Iterator[Finding]:
        cited.add(source)
        if source not in known:
            yield Finding(
                where,
                f"{label}source {source} is not among the sources",
                nearest(source, (), "") or "add it to the sources, or correct its id",
            )

    yield from cite(content.source, yaml.locate(("source",)), "")
    for index, figure in enumerate(content.key_figures):
        where = yaml.locate(("key_figures", index))
        if figure.source is not None:
            yield from cite(figure.source, where, f"{figure.id}: ")
        if figure.fact is not None and figure.fact not in {*content.facts, *COUNTED_FACTS}:
            facts = [*content.facts, *COUNTED_FACTS]
            yield Finding(
                where, f"{figure.id}: fact {figure.fact} is not among the facts",
                nearest(figure.fact, facts, "use one of"),
            )
    figures = [figure.id for figure in content.key_figures]
    if content.headline.figure is not None and content.headline.figure not in figures:
        yield Finding(
            yaml.locate(("headline", "figure")),
            f"headline.figure {content.headline.figure} is not among the key figures",
            nearest(content.headline.figure, figures, "use one of"),
        )
    for record in parts.victories:
        row, label = record.row, f"{record.row.id}: "
        for source in row.sources:
            yield from cite(source, record.origin, label)
        if row.forces not in content.forces:
            yield Finding(
                record.origin, f"{label}forces {row.forces} are not described in brief.yaml",
                nearest(row.forces, content.forces, "use one of"),
            )
        if row.country not in content.countries:
            yield Finding(
                record.origin, f"{label}country {row.country} is not among the countries of brief.yaml",
                nearest(row.country, content.countries, "use one of"),
            )
    for source in parts.sources:
        if source.row.id not in cited:
            yield Finding(
                source.origin, f"source {source.row.id} is cited nowhere",
                "cite it where it is used, or remove it",
            )
    for name in COUNTED_FACTS:
        if name in content.facts:
            yield Finding(
                yaml.locate(("facts", name)), f"fact {name} is counted from the data",
                "give this fact another name",
            )
    for kind, ids in (
        ("key figure", [figure.id for figure in content.key_figures]),
        ("objective", [item.id for item in content.objectives.items]),
    ):
        for name, count in Counter(ids).items():
            if count > 1:
                yield Finding(
                    yaml.locate(("key_figures" if kind == "key figure" else "objectives",)),
                    f"{kind} {name} is given {count} times", "give each its own id",
                )


def _check_places(parts: _Parts) -> Iterator[Finding]:
    if not any(record.row.status is Status.LIBERATED for record in parts.victories):
        yield Finding(
            Origin(parts.yaml.path.replace("brief.yaml", "victories.csv")),
            "holds no place that is liberated", "add at least one",
        )
    views: list[MapView] = [parts.content.map]
    if parts.content.map.inset is not None:
        views.append(parts.content.map.inset)
    for record in parts.victories:
        row = record.row
        if not any(
            view.extent.west <= row.lon <= view.extent.east
            and view.extent.south <= row.lat <= view.extent.north
            for view in views
        ):
            yield Finding(
                record.origin, f"{row.id}: lat {row.lat}, lon {row.lon} lies outside the map",
                "correct the position, or widen map.extent in brief.yaml",
            )


def _check_messages(parts: _Parts, messages: Iterable[Message]) -> Iterator[Finding]:
    facts = {*parts.content.facts, *COUNTED_FACTS}
    used = {figure.fact for figure in parts.content.key_figures}
    for message in messages:
        allowed = facts | set(VICTORY_FACTS) if message.context.startswith("victories.") else facts
        for name in find_placeholders(message.text):
            used.add(name)
            if name not in allowed:
                yield Finding(
                    message.origin, f"names {{{name}}}, which is no fact",
                    nearest(name, allowed, "use one of"),
                )
        for problem in check_inline(message.text, allowed=message.inline):
            yield Finding(message.origin, problem.message, problem.remedy)
    for name in parts.content.facts:
        if name not in used:
            yield Finding(
                parts.yaml.locate(("facts", name)), f"fact {name} is used nowhere",
                f"name it as {{{name}}} in a sentence, or remove it",
            )
