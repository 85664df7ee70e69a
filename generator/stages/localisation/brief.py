"""A document in one language: texts translated, facts put in, sections as one format has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel

from generator.blocks.block import Block
from generator.blocks.document import Brief, BriefFile, Section
from generator.blocks.speaker import Speaker
from generator.catalogs.catalog import Catalog
from generator.catalogs.draft import make_proof
from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.language.inline import render_inline
from generator.language.saying import SaidFacts, Seal, leave_unsealed
from generator.language.typography import typography_of
from generator.model.fact_values import FactValue
from generator.model.fields import Prose
from generator.model.locale import Locale
from generator.model.localised import (
    LocalBlock,
    LocalBrief,
    LocalCitation,
    LocalSection,
    LocalSource,
    LocalTable,
    PageGroup,
    Text,
)
from generator.model.prose import Path, map_prose
from generator.model.row_facts import list_fact_tables, list_row_facts, own_facts
from generator.model.source import Source
from generator.model.table import ColumnKind
from generator.stages.localisation.facts import say_facts
from generator.stages.localisation.tables import TableForms, localise_table
from generator.stages.localisation.units import say_units

Value = TypeVar("Value", bound=BaseModel)


def localise(  # noqa: PLR0913 - the document, its language, and what a format takes of it
    brief: Brief,
    catalog: Catalog | None,
    locale: str,
    conventions: Conventions,
    format_name: str,
    *,
    short: bool = False,
    rows: int | None = None,
    apart: bool = False,
    seal: Seal = leave_unsealed,
) -> LocalBrief:
    """Say a document in one language, as one format has it.

    :param catalog: the language's catalog, checked to hold every message; None for the source.
    :param locale: the edition's locale.
    :param conventions: the forms of its numbers and dates, and its typography.
    :param short: whether the format takes the short form of what has one.
    :param rows: at most so many rows of a list in its short form.
    :param apart: whether each section begins a page, where the document does not say which do.
    :param seal: marks what is printed of the values that no catalog has.
    """
    shape = _Shape(format_name, short, rows, apart)
    return _Localiser(brief, catalog, locale, conventions, seal).localise(shape)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What one format takes of a document, as :func:`localise` is told it."""

    format: str
    short: bool
    rows: int | None
    apart: bool


class _Localiser:
    def __init__(
        self,
        brief: Brief,
        catalog: Catalog | None,
        locale: str,
        conventions: Conventions,
        seal: Seal,
    ) -> None:
        self.brief = brief
        self.seal = seal
        self.catalog = catalog
        self.locale = locale
        units = tuple(say_units(brief.content.units, catalog, conventions.formats))
        self.formats = replace(conventions.formats, units=units)
        self.typography = conventions.typography
        self.proof = make_proof(catalog, brief.content.language)
        self.content: BriefFile = self.translate(brief.content, "")
        # Of a month with two names a list of sources has the first.
        several = len(conventions.months) > 1
        self.date_source = self.formats.short_date if several else self.formats.date
        self.source_numbers = self.number_sources()
        self.titles = {source.id: source.title for source in brief.sources}
        facts = {**self.content.facts, **own_facts(self.content.date)}
        tables = list_fact_tables(brief.tables)
        self.facts: SaidFacts = say_facts(facts, tables, self.formats, self.name_value, seal)
        self.publishers = {
            source.id: self.text(self.translate(source, "sources").publisher).plain
            for source in brief.sources
            if source.id in self.source_numbers
        }

    def translate(self, value: Value, context: str) -> Value:
        def look_up(name: str, text: str, mark: Prose, path: Path) -> str:
            return self.look_up(name, text)

        return map_prose(value, look_up, context)

    def look_up(self, context: str, text: str) -> str:
        if self.catalog is None:
            return text
        return self.catalog.entries[(context, text)].forms[0]

    def name_value(self, table: str, column: str, value: str) -> tuple[str, str]:
        """Name a country or a category, and say how a sentence says so many of it."""
        declared = self.content.tables[table].columns[column]
        if declared.kind is ColumnKind.COUNTRY:
            return self.formats.country(value), self.content.countries.get(value, "")
        return self.text(declared.values[value], {}).plain, ""

    def text(self, words: str, facts: Mapping[str, FactValue] | None = None) -> Text:
        known = self.facts.extend(facts) if facts else self.facts
        rendered = render_inline(words, known, self.typography.typeset)
        html = self.typography.superscripts(rendered.html)
        return Text(self.proof.mark(words, html), rendered.plain)

    def number_sources(self) -> dict[str, int]:
        """The sources' numbers: the document's own first, then in the order of their citation."""
        cited = [self.brief.content.source, *cite_all(self.brief)]
        return {source: number for number, source in enumerate(dict.fromkeys(cited), 1)}

    def localise(self, shape: _Shape) -> LocalBrief:
        content = self.content
        tables = self.localise_tables()
        speaker = Speaker(
            formats=self.formats,
            typography=self.typography,
            facts=self.facts,
            tables=tables,
            data=self.brief.tables,
            until=content.date,
            cite=self.cite,
            short=shape.short,
            rows=shape.rows,
            proof=self.proof,
        )
        groups = self.localise_groups(shape, speaker)
        blocks = [each for group in groups for s in group.sections for each in s.blocks]
        cited = {content.source} | {name for block in blocks for name in block.cited}
        sources = self.localise_sources()
        return LocalBrief(
            name=self.brief.name,
            locale=self.locale,
            language_tag=Locale.of(self.locale).tag,
            direction=self.formats.direction,
            script=self.formats.script,
            digits="".join(self.formats.digits(str(digit)) for digit in range(10)),
            title=self.text(content.title),
            short_title=self.text(content.short_title),
            subject=self.text(content.subject),
            description=self.text(content.description).plain,
            keywords=tuple(self.text(word).plain for word in content.keywords),
            date=self.seal("date", self.formats.date(content.date)),
            iso_date=str(content.date),
            issuer=self.text(content.issuer.name).plain,
            contact=self.seal("issuer.contact", content.issuer.contact),
            phone=self.seal("issuer.phone", content.issuer.phone or ""),
            marking=self.text(content.marking) if content.marking else Text.of(""),
            licence=self.text(content.licence),
            disclaimer=self.text(content.disclaimer) if content.disclaimer else Text.of(""),
            source=sources[0],
            groups=groups,
            tables=tables,
            sources=tuple(source for source in sources if source.id in cited),
        )

    def localise_groups(self, shape: _Shape, speaker: Speaker) -> tuple[PageGroup, ...]:
        here = self.brief.content.select(shape.format, apart=shape.apart)
        there = self.content.select(shape.format, apart=shape.apart)
        return tuple(
            PageGroup(
                sources[0].id,
                tuple(
                    self.localise_section(*pair, speaker)
                    for pair in zip(sources, sections, strict=True)
                ),
            )
            for sources, sections in zip(here, there, strict=True)
        )

    def localise_section(self, source: Section, section: Section, speaker: Speaker) -> LocalSection:
        pairs = zip(source.blocks, section.blocks, strict=True)
        return LocalSection(
            id=section.id,
            title=self.text(section.title) if section.title else None,
            kicker=self.text(section.kicker) if section.kicker else None,
            blocks=tuple(self.localise_block(*pair, speaker) for pair in pairs),
        )

    def localise_block(self, source: Block, block: Block, speaker: Speaker) -> LocalBlock:
        cited: list[str] = []

        def cite(name: str) -> LocalCitation:
            cited.append(name)
            return self.cite(name)

        said = block.localise(replace(speaker, cite=cite), source)
        return replace(
            said,
            origin=self.brief.origins.get(block.name, said.origin),
            cited=(*said.cited, *cited),
        )

    def localise_tables(self) -> dict[str, LocalTable]:
        forms = TableForms(
            self.formats,
            self.text,
            self.typography.typeset,
            self.look_up,
            self.cite,
            self.source_numbers.__getitem__,
            self.name_row,
            self.seal,
        )
        return {
            name: localise_table(table, self.content.tables[name], forms)
            for name, table in self.brief.tables.items()
        }

    def name_row(self, table: str, row: str) -> str:
        """Give the name of a table's row; its id where its table has no names."""
        column = self.content.tables[table].find(ColumnKind.NAME)
        if column is None:
            return row
        named = next(each for each in self.brief.tables[table].rows if each.id == row)
        words = self.look_up(f"{table}.{row}.{column}", named.text(column))
        return self.text(words, list_row_facts(self.brief.tables[table].settings, named)).plain

    def cite(self, source: str) -> LocalCitation:
        number = self.formats.number(self.source_numbers[source])
        title = self.seal(f"sources.{source}.title", self.titles[source])
        numbered = self.seal(f"sources.{source}.title", number)
        return LocalCitation(source, numbered, title, self.publishers[source])

    def localise_sources(self) -> tuple[LocalSource, ...]:
        by_id = {source.id: source for source in self.brief.sources}
        return tuple(
            self.localise_source(by_id[name], number)
            for name, number in self.source_numbers.items()
        )

    def localise_source(self, source: Source, number: int) -> LocalSource:
        typeset = typography_of(source.language).typeset
        host = urlsplit(source.url).hostname if source.url else None

        def seal(field: str, printed: str) -> str:
            return self.seal(f"sources.{source.id}.{field}", printed)

        return LocalSource(
            number=seal("title", self.formats.number(number)),
            id=source.id,
            title=seal("title", typeset(source.title)),
            publisher=self.publishers[source.id],
            date=seal("date", self.date_source(source.date)) if source.date else "",
            language=source.language,
            direction=Formats.of(source.language).direction,
            url=source.url,
            host=seal("url", host.removeprefix("www.")) if host else None,
        )


def cite_all(brief: Brief) -> Iterator[str]:
    """Give what a document cites in the order of its sections: in blocks, then in their tables."""
    for block in brief.content.blocks:
        yield from block.list_sources()
    for table in brief.tables.values():
        for row in table.rows:
            for cell in row.cells.values():
                if isinstance(cell, tuple) and all(isinstance(each, str) for each in cell):
                    yield from (str(each) for each in cell)
