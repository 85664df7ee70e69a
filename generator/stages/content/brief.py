"""A brief from its files: ``brief.yaml``, ``victories.csv`` and the sources, held together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.errors import BriefsError, ContentError, Finding, Origin
from generator.files import ProjectFiles
from generator.model.brief import Brief, BriefFile, Message, Source, Victory
from generator.model.fields import Prose
from generator.model.prose import Path, map_prose
from generator.stages.content.map import settle_map
from generator.stages.content.references import Parts, check_references
from generator.stages.content.table import Record, read_csv, read_yaml_table
from generator.stages.content.yaml_file import YamlFile, read_yaml
from generator.validation import Locator, explain

Read = TypeVar("Read")


def load_brief(files: ProjectFiles, name: str) -> Brief:
    """Read and check ``data/<name>/``.

    :raises ContentError: with every finding of every file.
    """
    folder = f"data/{name}"
    findings: list[Finding] = []

    def gather(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except BriefsError as failure:
            findings.extend(failure.findings)
            return None

    content = gather(lambda: _read_content(files, f"{folder}/brief.yaml"))
    victories = gather(lambda: _read_victories(files, f"{folder}/victories.csv"))
    sources = gather(lambda: _read_sources(files, folder))
    if content is None or victories is None or sources is None:
        raise ContentError(findings)
    settings = settle_map(content[1].map, [record.row for record in victories])
    parts = Parts(*content, settings, victories, sources)
    messages = tuple(_collect_messages(parts))
    findings += check_references(parts, messages)
    if findings:
        raise ContentError(findings)
    return Brief(
        name=name,
        content=parts.content,
        map=parts.map,
        victories=tuple(record.row for record in victories),
        sources=tuple(record.row for record in sources),
        messages=messages,
        rows={record.row.id: record.origin for record in victories},
        map_origin=parts.yaml.locate(("map",)),
        titles=tuple((record.row.title, record.origin) for record in sources),
    )


def list_tables(files: ProjectFiles, name: str) -> tuple[str, ...]:
    """The paths of a brief's tables, the data behind its pages: the victories and the sources."""
    names = ("victories.csv", "sources.csv", "sources.yaml")
    return tuple(path for path in (f"data/{name}/{each}" for each in names) if files.exists(path))


def _read_victories(files: ProjectFiles, path: str) -> tuple[Record[Victory], ...]:
    return read_csv(files.read_text(path), path, Victory)


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


def _collect_messages(parts: Parts) -> Iterator[Message]:
    yield from messages_of(parts.content, "", parts.yaml.locate)
    for victory in parts.victories:
        yield from messages_of(victory.row, f"victories.{victory.row.id}", victory.locate)
    for source in parts.sources:
        yield from messages_of(source.row, "sources", source.locate)


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
