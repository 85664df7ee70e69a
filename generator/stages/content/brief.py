"""A document from its files: ``brief.yaml``, its tables and its sources, held together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.blocks.document import Brief, BriefFile
from generator.blocks.image import FOLDER as IMAGES
from generator.errors import BriefsError, ContentError, Finding, Origin
from generator.files import ProjectFiles
from generator.language.formats import Formats
from generator.locations import list_formats, list_own_blocks
from generator.model.counted import UNITS
from generator.model.counting import count_facts
from generator.model.data_file import DataFile
from generator.model.fields import Prose
from generator.model.label import LABELS
from generator.model.locale import is_locale
from generator.model.message import Message
from generator.model.prose import Path, map_prose
from generator.model.row import DataTable
from generator.model.row_facts import list_fact_tables, list_row_facts, own_facts
from generator.model.source import Source
from generator.model.table import ColumnKind, Encoding
from generator.stages.content.facts import add_mentions, check_facts, check_forms
from generator.stages.content.references import Parts, check_references, row_of
from generator.stages.content.tables.declared import make_table, model_rows
from generator.stages.content.tables.reading import KINDS, find_table
from generator.stages.content.tables.records import Record, Table, read_table, read_yaml_table
from generator.stages.content.written import read_as
from generator.stages.content.yaml_file import YamlFile, read_yaml
from generator.validation import Locator, explain

Read = TypeVar("Read")

YAML = ".yaml"
"""What the sources may be, besides a table."""
MOST_YAML = 500_000
"""How many bytes a file of YAML may have: it is read sign by sign, which takes its time."""
SOURCES = "sources"
"""The name of the table of sources, whose columns the program knows."""
NOTES = {
    ColumnKind.NAME: "Name of a row, on the map and in the list.",
    ColumnKind.TEXT: "A sentence of a row.",
}
"""What translators are told of a table's texts, where its author says nothing."""


def load_brief(files: ProjectFiles, name: str, form: Callable[[str], str] = str) -> Brief:
    """Read and check ``data/<name>/``.

    :param form: gives the locale whose forms the numbers and dates of a language have, which
        settles those that could mean several things.
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

    content = gather(lambda: _read_content(files, f"{folder}/brief.yaml", form))
    locale = form(content[1].language) if content is not None else None
    sources = gather(lambda: _read_sources(files, folder, locale))
    if content is None:
        raise ContentError(findings)
    yaml, brief = content
    read: dict[str, Table[Any]] = {}
    for table in brief.tables:
        found = gather(lambda table=table: _read_declared(files, folder, brief, table, locale))  # type: ignore[misc]
        if found is not None:
            read[table] = found
    if findings or sources is None:
        raise ContentError(findings)
    tables = {each: make_table(each, brief.tables[each], found) for each, found in read.items()}
    images = tuple(files.list_folder(f"{folder}/{IMAGES}"))
    parts = Parts(
        yaml,
        brief,
        tables,
        sources.records,
        images,
        list_own_blocks(files.root),
        list_formats(files.root),
    )
    facts, faults = check_facts(brief.facts, list_fact_tables(tables), yaml.locate, brief.units)
    facts |= count_facts(own_facts(brief.date), {})[0]
    rows = parts.rows
    messages = add_mentions(
        _collect_messages(parts, read),
        facts,
        lambda message: list_row_facts(*rows[name]) if (name := row_of(message)) in rows else {},
    )
    formats = Formats.of(form(brief.language))
    findings += [*faults, *check_references(parts, messages), *check_forms(messages, formats)]
    # What labels put in are no facts.
    messages += tuple(_collect_renames(parts))
    if findings:
        raise ContentError(findings)
    return Brief(
        name=name,
        content=brief,
        tables=tables,
        sources=tuple(record.row for record in sources.records),
        messages=messages,
        origins={block.name: where for _, block, where in parts.list_blocks()},
        titles=tuple((record.row.title, record.origin) for record in sources.records),
        files=(
            *(_hand_on(found, each) for each, found in read.items()),
            _hand_on(sources, SOURCES),
        ),
        images=tuple(dict.fromkeys(each for block in brief.blocks for each in block.list_images())),
    )


def _hand_on(table: Table[Any], name: str) -> DataFile:
    """A table as it travels inside documents: as CSV or YAML, under its own name."""
    ending = YAML if table.path.endswith(YAML) else KINDS[0]
    data = table.portable.encode("utf-8-sig") if table.portable is not None else None
    return DataFile(f"{name}{ending}", table.path, data)


def _read_content(
    files: ProjectFiles, path: str, form: Callable[[str], str]
) -> tuple[YamlFile, BriefFile]:
    yaml = read_yaml(files.read_text(path, most=MOST_YAML), path)
    if not isinstance(yaml.data, dict):
        raise ContentError(Finding(Origin(path), "holds no keys", "begin it with “title:”"))
    if OLD in yaml.data:
        where = yaml.locate((OLD,))
        raise ContentError(Finding(where, "is written for an older version", UPGRADE))
    try:
        language = yaml.data.get("language")
        locale = form(language) if isinstance(language, str) and is_locale(language) else None
        return yaml, BriefFile.model_validate(yaml.data, context=read_as(locale))
    except ValidationError as failure:
        raise ContentError(
            explain(failure, BriefFile, yaml.locate, name=yaml.name_field)
        ) from failure


OLD = "headline"
"""A key that the contents of the first versions have, and none since (``upgrading``)."""
UPGRADE = "rewrite it with “briefs upgrade”"


def _read_declared(
    files: ProjectFiles, folder: str, brief: BriefFile, name: str, locale: str | None
) -> Table[Any]:
    settings = brief.tables[name]
    return _read_table(
        files, f"{folder}/{name}", settings.file, model_rows(settings), locale, settings.encoding
    )


def _read_sources(files: ProjectFiles, folder: str, locale: str | None) -> Table[Source]:
    path = find_table(files, f"{folder}/{SOURCES}", (*KINDS, YAML))
    if path.endswith(YAML):
        return read_yaml_table(files.read_text(path, most=MOST_YAML), path, Source, locale)
    return read_table(files.read_bytes(path), path, Source, locale=locale)


def _read_table(
    files: ProjectFiles,
    stem: str,
    file: str | None,
    model: type[BaseModel],
    locale: str | None,
    encoding: Encoding | None,
) -> Table[Any]:
    path = str(PurePosixPath(stem).with_name(file)) if file else find_table(files, stem, KINDS)
    data = files.read_bytes(path)
    return read_table(data, path, model, locale=locale, encoding=encoding)


def _collect_messages(parts: Parts, read: dict[str, Table[Any]]) -> Iterator[Message]:
    yield from messages_of(parts.content, "", parts.yaml.locate)
    for name, unit in parts.content.units.items():
        yield unit.message(name, parts.yaml.locate((UNITS, name)))
    for name, table in parts.tables.items():
        yield from messages_of_table(table, read[name].records)
    for source in parts.sources:
        yield from messages_of(source.row, SOURCES, source.locate)


def messages_of_table(table: DataTable, records: tuple[Record[Any], ...]) -> Iterator[Message]:
    """The texts of a table's rows, in the order of its file."""
    rows = {row.origin: row for row in table.rows}
    for record in records:
        row = rows[record.origin]
        for name, column in table.settings.columns.items():
            text = row.text(name)
            if column.kind in NOTES and text:
                yield Message(
                    context=f"{table.name}.{row.id}.{name}",
                    text=text,
                    origin=record.locate((name,)),
                    note=column.note or NOTES[column.kind],
                    inline=column.kind is ColumnKind.TEXT,
                    limit=column.limit,
                    own_note=column.note is not None,
                )


def _collect_renames(parts: Parts) -> Iterator[Message]:
    for name, rename in parts.content.labels.items():
        yield rename.message(name, parts.yaml.locate((LABELS, name)))


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
