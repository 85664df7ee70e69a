"""A brief from its files: ``brief.yaml``, the victories and the sources, held together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.errors import BriefsError, ContentError, Finding, Origin
from generator.files import ProjectFiles
from generator.model.brief import Brief, BriefFile, DataFile, Message, Source, Victory
from generator.model.fields import Prose
from generator.model.prose import Path, map_prose
from generator.model.table import TableSettings
from generator.stages.content.map import settle_map
from generator.stages.content.references import Parts, check_references
from generator.stages.content.tables.reading import KINDS, find_table
from generator.stages.content.tables.records import Table, read_table, read_yaml_table
from generator.stages.content.yaml_file import YamlFile, read_yaml
from generator.validation import Locator, explain

Read = TypeVar("Read")
Row = TypeVar("Row", Victory, Source)

YAML = ".yaml"
"""What the sources may be, besides a table."""


def load_brief(files: ProjectFiles, name: str, locale: str | None = None) -> Brief:
    """Read and check ``data/<name>/``.

    :param locale: the locale whose forms the subject's numbers and dates have, and which settles
        those that could mean several things; nothing does where None.
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
    told = content[1].tables.items() if content is not None else ()
    settings: Mapping[str, TableSettings] = {str(table): each for table, each in told}

    def read(table: str, model: type[Row], *kinds: str) -> Table[Row] | None:
        stem, own = f"{folder}/{table}", settings.get(table, TableSettings())
        return gather(lambda: _read_table(files, stem, own, model, (*KINDS, *kinds), locale))

    victories = read("victories", Victory)
    sources = read("sources", Source, YAML)
    if content is None or victories is None or sources is None:
        raise ContentError(findings)
    map_settings = settle_map(content[1].map, [record.row for record in victories.records])
    parts = Parts(*content, map_settings, victories.records, sources.records)
    messages = tuple(_collect_messages(parts))
    findings += check_references(parts, messages)
    if findings:
        raise ContentError(findings)
    return Brief(
        name=name,
        content=parts.content,
        map=parts.map,
        victories=tuple(record.row for record in victories.records),
        sources=tuple(record.row for record in sources.records),
        messages=messages,
        rows={record.row.id: record.origin for record in victories.records},
        map_origin=parts.yaml.locate(("map",)),
        titles=tuple((record.row.title, record.origin) for record in sources.records),
        tables=(_hand_on(victories, "victories"), _hand_on(sources, "sources")),
    )


def _hand_on(table: Table[Row], name: str) -> DataFile:
    """A table as it travels inside documents: as CSV or YAML, under its own name."""
    ending = YAML if table.path.endswith(YAML) else KINDS[0]
    data = table.portable.encode("utf-8-sig") if table.portable is not None else None
    return DataFile(f"{name}{ending}", table.path, data)


def _read_content(files: ProjectFiles, path: str) -> tuple[YamlFile, BriefFile]:
    yaml = read_yaml(files.read_text(path), path)
    if not isinstance(yaml.data, dict):
        raise ContentError(Finding(Origin(path), "holds no keys", "begin it with “title:”"))
    try:
        return yaml, BriefFile.model_validate(yaml.data)
    except ValidationError as failure:
        raise ContentError(explain(failure, BriefFile, yaml.locate)) from failure


def _read_table(
    files: ProjectFiles,
    stem: str,
    settings: TableSettings,
    model: type[Row],
    kinds: tuple[str, ...],
    locale: str | None,
) -> Table[Row]:
    if settings.file is not None:
        path = str(PurePosixPath(stem).with_name(settings.file))
    else:
        path = find_table(files, stem, kinds)
    if path.endswith(YAML):
        return read_yaml_table(files.read_text(path), path, model)
    data = files.read_bytes(path)
    return read_table(data, path, model, locale=locale, encoding=settings.encoding)


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
