"""The values that a document prints and no catalog has, and where each is written.

Facts, the cells of tables, the fields of sources, the document's date and contact: they are the
same in every language, and are changed in the content alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML

from generator.blocks.document import Brief
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.model.message import Message

WRITTEN = ("number", "percent", "money", "date", "time", "code")
"""The kinds of facts whose value is written with them; that of others is counted, or has parts."""


def list_values(brief: Brief, files: ProjectFiles) -> Mapping[str, Message]:
    """List the values of a document by their contexts: ``facts.first``, ``towns.a.height``.

    :raises ContentError: where its file is not there any more.
    """
    path = f"data/{brief.name}/brief.yaml"
    text = files.read_text(path)
    values = (*_list_content(text, path), *_list_cells(brief), *_list_sources(brief))
    return {value.context: value for value in values}


def _list_content(text: str, path: str) -> Iterator[Message]:
    root = _read_fields(YAML(typ="safe", pure=True).compose(text))
    for name, fact in _read_fields(root.get("facts")).items():
        fields = _read_fields(fact)
        written = next((fields[kind] for kind in WRITTEN if kind in fields), fact)
        yield _read_value(f"facts.{name}", written, text, path)
    for context in ("date", "facts.edition"):
        if "date" in root:
            yield _read_value(context, root["date"], text, path)
    issuer = _read_fields(root.get("issuer"))
    for field in ("contact", "phone"):
        if field in issuer:
            yield _read_value(f"issuer.{field}", issuer[field], text, path)


def _read_fields(node: Any) -> dict[str, Any]:
    """The nodes of a mapping by their keys; none where there is no mapping."""
    value = getattr(node, "value", None)
    pairs = value if isinstance(value, list) else ()
    return {pair[0].value: pair[1] for pair in pairs if isinstance(pair, tuple)}


def _read_value(context: str, node: Any, text: str, path: str) -> Message:
    start, end = node.start_mark, node.end_mark
    written = node.value if isinstance(node.value, str) else text[start.index : end.index].strip()
    return _value(context, written, Origin(path, start.line + 1))


def _list_cells(brief: Brief) -> Iterator[Message]:
    for table in brief.tables.values():
        for row in table.rows:
            for column, cell in row.cells.items():
                if cell is not None:
                    written = "/".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)
                    yield _value(f"{table.name}.{row.id}.{column}", written, row.origin)


def _list_sources(brief: Brief) -> Iterator[Message]:
    for source, (title, origin) in zip(brief.sources, brief.titles, strict=True):
        fields = {"title": title, "date": source.date, "url": source.url}
        for field, value in fields.items():
            if value is not None:
                yield _value(f"sources.{source.id}.{field}", value, origin)


def _value(context: str, written: object, origin: Origin) -> Message:
    return Message(context, str(written), origin, "")
