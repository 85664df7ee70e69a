"""Babel's way to the texts of a brief's files: one extractor a kind of file.

Each has the signature that Babel asks of an extractor and is registered as an entry point, so that
``pybabel extract -F babel.cfg`` finds them too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from pydantic import BaseModel

from generator.model.brief import BriefFile, Message, Source, Victory
from generator.stages.content.brief import messages_of
from generator.stages.content.tables.records import Record, read_table, read_yaml_table
from generator.stages.content.yaml_file import read_yaml

Extracted = tuple[int, str, tuple[str, str], list[str]]


def extract_content(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The texts of a ``brief.yaml``."""
    yaml = read_yaml(file.read().decode("utf-8"), _name(file))
    yield from _yield(messages_of(BriefFile.model_validate(yaml.data), "", yaml.locate))


def extract_victories(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The texts of the victories: names, sentences and stakes."""
    for record in read_table(file.read(), _name(file), Victory).records:
        yield from _yield_record(record, f"victories.{record.row.id}")


def extract_sources(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """The texts of the sources, a table or a ``sources.yaml``: the publishers."""
    name, data = _name(file), file.read()
    if name.endswith(".yaml"):
        table = read_yaml_table(data.decode("utf-8"), name, Source)
    else:
        table = read_table(data, name, Source)
    for record in table.records:
        yield from _yield_record(record, "sources")


def _yield_record(record: Record[Any], context: str) -> Iterator[Extracted]:
    row: BaseModel = record.row
    yield from _yield(messages_of(row, context, record.locate))


def _yield(messages: Collection[Message]) -> Iterator[Extracted]:
    for message in messages:
        yield message.origin.line, "pgettext", (message.context, message.text), [message.note]


def _name(file: IO[bytes]) -> str:
    return str(getattr(file, "name", "content"))
