"""Whether what a document names is there: tables, columns, units, facts, sources, sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.blocks.block import Block, BlockContext
from generator.blocks.document import BriefFile
from generator.errors import Finding, Origin
from generator.language.characters import find_unseen
from generator.language.inline import (
    check_inline,
    find_citations,
    find_notes,
    find_placeholders,
)
from generator.model.citation import find_faults
from generator.model.counted import UNITS
from generator.model.facts import tables_of
from generator.model.message import Message
from generator.model.row import DataRow, DataTable
from generator.model.row_facts import SORTS, list_row_facts
from generator.model.source import Source
from generator.model.table import ColumnKind, TableSettings
from generator.stages.content.measures import find_measure_faults, find_unit_faults
from generator.stages.content.tables.records import Record
from generator.stages.content.yaml_file import Path, YamlFile
from generator.validation import nearest

OWN_FACTS = ("edition",)
"""What a sentence may name besides the facts of ``brief.yaml``: the document's date."""


_POINTERS = (
    (
        find_citations,
        "cites a source",
        "cite it in the table’s column of sources, or in a block",
    ),
    (find_notes, "marks a note", "say it in the sentence, or in a text block"),
)
"""What stands in texts of blocks alone, and what to do elsewhere."""


@dataclass(frozen=True)
class Parts:
    """The files of one document, each read and valid in itself."""

    yaml: YamlFile
    content: BriefFile
    tables: Mapping[str, DataTable]
    sources: tuple[Record[Source], ...]
    images: tuple[str, ...]
    own: tuple[str, ...] = ()
    """The project's own blocks."""
    formats: tuple[str, ...] = ()
    """The formats that there are."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The names that any sentence may use."""
        return (*self.content.facts, *OWN_FACTS)

    @cached_property
    def around(self) -> BlockContext:
        """What each block is checked against."""
        return BlockContext(
            tables=self.tables,
            facts=self.facts,
            sections=tuple(section.id for section in self.content.sections),
            blocks=[(section.id, b) for section in self.content.sections for b in section.blocks],
            images=self.images,
            own=self.own,
        )

    @cached_property
    def rows(self) -> Mapping[str, tuple[TableSettings, DataRow]]:
        """Each row with the settings of its table, by the table and its id."""
        return {
            f"{table.name}.{row.id}": (table.settings, row)
            for table in self.tables.values()
            for row in table.rows
        }

    def list_blocks(self) -> Iterator[tuple[Path, Block, Origin]]:
        """Give each block with its path in the content, and where it stands."""
        for index, section in enumerate(self.content.sections):
            for place, block in enumerate(section.blocks):
                path: Path = ("sections", index, "blocks", place)
                yield path, block, self.yaml.locate(path)


def check_references(parts: Parts, messages: Iterable[Message]) -> Iterator[Finding]:
    """Every finding on what one part of a document says of another."""
    yield from _check_rows(parts)
    yield from _check_sources(parts)
    yield from _check_citations(parts)
    yield from _check_measures(parts)
    yield from _check_units(parts)
    yield from _check_sections(parts)
    yield from _check_formats(parts)
    yield from _check_blocks(parts)
    yield from _check_notes(parts)
    faults = list(_check_facts(parts))
    yield from faults
    yield from _check_messages(parts, messages)


def _check_rows(parts: Parts) -> Iterator[Finding]:
    """Find cells that name a row of another table which is not there, and such columns of none."""
    for table in parts.tables.values():
        for name, column in table.settings.columns.items():
            if column.of is None:
                continue
            if column.of not in parts.tables:
                where = parts.yaml.locate(("tables", table.name, "columns", name, "of"))
                remedy = nearest(column.of, parts.tables, "declare it under tables; there are")
                yield Finding(where, f"table {column.of} is not among the tables", remedy)
                continue
            known = {row.id for row in parts.tables[column.of].rows}
            for row in table.rows:
                wanted = row.text(name)
                if wanted and wanted not in known:
                    message = f"{row.id}: {name} is {wanted}, which is no row of {column.of}"
                    yield Finding(row.origin, message, nearest(wanted, known, "use one of its ids"))


def _check_sources(parts: Parts) -> Iterator[Finding]:
    cited = [(parts.content.source, parts.yaml.locate(("source",)), "")]
    for path, block, _ in parts.list_blocks():
        cited += [
            (name, parts.yaml.locate(path), f"{block.name}: ") for name in block.list_sources()
        ]
    for table in parts.tables.values():
        column = table.settings.find(ColumnKind.SOURCES)
        for row in table.rows if column else ():
            ids = row.cells.get(str(column))
            if isinstance(ids, tuple):
                cited += [(str(name), row.origin, f"{row.id}: ") for name in ids]
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
        # No one translates it, so no check of texts sees it.
        for unseen in find_unseen(row.title):
            yield Finding(record.origin, f"source {row.id} {unseen.message}", unseen.remedy)


def _check_measures(parts: Parts) -> Iterator[Finding]:
    for table, settings in parts.content.tables.items():
        for name, column in settings.columns.items():
            for fault in find_measure_faults(column.unit, column.currency, parts.content.units):
                where = parts.yaml.locate(("tables", table, "columns", name, fault.key))
                yield Finding(where, f"column {name} of {table} {fault.message}", fault.remedy)


def _check_units(parts: Parts) -> Iterator[Finding]:
    content = parts.content
    columns = [each for table in content.tables.values() for each in table.columns.values()]
    used = {str(getattr(each, "unit", "")) for each in (*columns, *content.facts.values())}
    for fault in find_unit_faults(content.units, used, content.language):
        where = parts.yaml.locate((UNITS, fault.unit))
        yield Finding(where, f"unit {fault.unit} {fault.message}", fault.remedy)


def _check_sections(parts: Parts) -> Iterator[Finding]:
    ids = [section.id for section in parts.content.sections]
    for index, name in enumerate(ids):
        if name in ids[:index]:
            where = parts.yaml.locate(("sections", index, "id"))
            yield Finding(where, f"section {name} is given twice", "give each its own id")
    for format_name, choice in parts.content.formats.items():
        for key in ("sections", "new_page"):
            for index, name in enumerate(getattr(choice, key) or ()):
                if name not in ids:
                    where = parts.yaml.locate(("formats", format_name, key, index))
                    remedy = nearest(name, ids, "use one of")
                    yield Finding(where, f"section {name} is not among the sections", remedy)


def _check_formats(parts: Parts) -> Iterator[Finding]:
    named: list[tuple[str, Path]] = [(name, ("formats", name)) for name in parts.content.formats]
    for place, section in enumerate(parts.content.sections):
        path: Path = ("sections", place, "formats")
        named += [(name, (*path, index)) for index, name in enumerate(section.formats)]
    for path, block, _ in parts.list_blocks():
        named += [(name, (*path, "formats", n)) for n, name in enumerate(block.formats)]
    for name, path in named:
        if name not in parts.formats:
            remedy = nearest(name, parts.formats, "use one of")
            yield Finding(parts.yaml.locate(path), f"there is no format {name}", remedy)


def _list_named_in(table: DataTable | None) -> Iterator[str]:
    """Give the tables whose rows a table names, and so prints the names of."""
    for column in table.settings.columns.values() if table is not None else ():
        if column.of is not None:
            yield column.of


def _check_blocks(parts: Parts) -> Iterator[Finding]:
    counts = Counter(block.name for _, block, _ in parts.list_blocks() if block.draws or block.id)
    seen: set[str] = set()
    used: set[str] = set()
    for path, block, where in parts.list_blocks():
        for name in block.list_tables():
            used |= {name, *_list_named_in(parts.tables.get(name))}
        if counts[block.name] > 1 and block.name in seen:
            yield Finding(
                where,
                f"a block is called {block.name} already",
                "give this one an id, as id: second-map",
            )
        seen.add(block.name)
        yield from block.check(
            parts.around,
            lambda inside, path=path: parts.yaml.locate((*path, *inside)),  # type: ignore[misc]
        )
        if block.kind == "map" and parts.content.disclaimer is None:
            yield Finding(
                where,
                "a map is printed, and the document has no disclaimer",
                "add disclaimer: what its borders and names do not say",
            )
    used |= {table for fact in parts.content.facts.values() for table in tables_of(fact)}
    for name in parts.content.tables:
        if name not in used:
            yield Finding(
                parts.yaml.locate(("tables", name)),
                f"table {name} is used nowhere",
                "name it in a block or a fact, or remove it",
            )


def _check_notes(parts: Parts) -> Iterator[Finding]:
    for path, block, where in parts.list_blocks():
        notes, marks = tuple(block.list_notes()), block.list_marks()
        for key in dict.fromkeys(marks):
            if key not in notes:
                otherwise = f"write it, as notes: {{{key}: …}}; only a text has notes"
                yield Finding(
                    where,
                    f"{block.name}: marks a note {key}, which it has not",
                    nearest(key, notes, "use one of") if notes else otherwise,
                )
        for key in notes:
            if key not in marks:
                yield Finding(
                    parts.yaml.locate((*path, "notes", key)),
                    f"note {key} is marked nowhere",
                    f"write [^{key}] in the text where it belongs, or remove it",
                )


def _check_facts(parts: Parts) -> Iterator[Finding]:
    for name in OWN_FACTS:
        if name in parts.content.facts:
            where = parts.yaml.locate(("facts", name))
            yield Finding(where, f"fact {name} is the document's own", "give it another name")


def _check_messages(parts: Parts, messages: Iterable[Message]) -> Iterator[Finding]:
    used = {fact for _, block, _ in parts.list_blocks() for fact in block.list_facts()}
    sections = {section.id for section in parts.content.sections}
    for message in messages:
        allowed = set(parts.facts)
        columns: set[str] = set()
        if row_of(message) in parts.rows:
            settings, row = parts.rows[row_of(message)]
            columns = {name for name, each in settings.columns.items() if each.kind in SORTS}
            allowed |= set(list_row_facts(settings, row))
        for name in find_placeholders(message.text):
            used.add(name)
            if name in columns - allowed:
                yield Finding(
                    message.origin,
                    f"names {{{name}}}, and that cell of the row is empty",
                    "fill the cell in, or word the sentence without it",
                )
            elif name not in allowed:
                yield Finding(
                    message.origin,
                    f"names {{{name}}}, which is no fact",
                    nearest(name, allowed, "use one of"),
                )
        for problem in check_inline(message.text, allowed=message.inline):
            yield Finding(message.origin, problem.message, problem.remedy)
        of_block = message.context.split(".")[0] in sections and row_of(message) not in parts.rows
        if message.inline and not of_block:
            yield from _check_pointers(message)
    for name in parts.content.facts:
        if name not in used:
            yield Finding(
                parts.yaml.locate(("facts", name)),
                f"fact {name} is used nowhere",
                f"name it as {{{name}}} in a sentence, or remove it",
            )


def _check_pointers(message: Message) -> Iterator[Finding]:
    """Give what a text that is of no block points at."""
    for find, pointer, remedy in _POINTERS:
        if find(message.text):
            problem = f"{pointer}, which only a text of a block can"
            yield Finding(message.origin, problem, remedy)


def row_of(message: Message) -> str:
    """Give the table and the id of the row that a message would be of, as ``places.paris``."""
    return ".".join(message.context.split(".")[:2])
