"""A brief's glossary: ``data/<brief>/glossary.csv``, the terms that have one translation.

A column for the source language and one for each other, by its locale; cells may hold several
accepted forms, parted by ``|``. The file is optional, and no page is made from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from generator.errors import ContentError, Finding, Origin
from generator.files import ProjectFiles
from generator.language.letters import fold
from generator.model.locale import Locale, is_locale
from generator.stages.content.tables.reading import find_table
from generator.stages.content.tables.records import Record, read_table

NAME = "glossary"
BAR = "|"
NOTE = "note"


class GlossaryRow(BaseModel):
    """One row of ``glossary.csv``: a term in the source language and in others, by locale.

    A cell holds a form, or several parted by ``|``; an empty one asks nothing of its language.
    """

    model_config = ConfigDict(frozen=True, extra="allow", str_strip_whitespace=True)
    __pydantic_extra__: dict[str, str]

    note: str = ""
    """For the translators; nothing reads it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source language: its forms there, and those accepted in each locale."""

    forms: tuple[str, ...]
    accepted: Mapping[str, tuple[str, ...]]
    origin: Origin

    def accepted_in(self, locale: str) -> tuple[str, ...]:
        """The forms accepted in a locale, or in its language; none where both cells are empty."""
        known = Locale.of(locale)
        return self.accepted.get(known.tag) or self.accepted.get(known.language, ())


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a brief, and the pattern that finds them in a folded text, longest first."""

    terms: Mapping[str, tuple[str, Term]]
    """Each form of each term in the source language, and its term, by the form folded."""
    pattern: re.Pattern[str]

    def find(self, text: str) -> tuple[tuple[str, Term], ...]:
        """The terms that a text of the source language holds, each once, with the form it has."""
        found: dict[Origin, tuple[str, Term]] = {}
        for match in self.pattern.finditer(fold(text)):
            form, term = self.terms[match[0]]
            found.setdefault(term.origin, (form, term))
        return tuple(found.values())


def read_glossary(files: ProjectFiles, brief: str, source: str) -> Glossary | None:
    """Read a brief's glossary; None where it has none.

    :param source: the locale of the source language, which must have a column.
    :raises ContentError: with every finding of the file.
    """
    path = find_table(files, f"data/{brief}/{NAME}")
    if not files.exists(path):
        return None
    table = read_table(files.read_bytes(path), path, GlossaryRow, locale=source)
    records = table.records
    findings = list(_check_columns(table.columns, source, path))
    if findings:
        raise ContentError(findings)
    terms = [_make_term(record, source) for record in records]
    findings = list(_check_terms(terms, source))
    if findings:
        raise ContentError(findings)
    known = {fold(form): (form, term) for term in terms for form in term.forms}
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return Glossary(known, re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"(?!)"))


def _check_columns(columns: Iterable[str], source: str, path: str) -> Iterator[Finding]:
    where = Origin(path)
    names = [name for name in columns if name != NOTE]
    for name in names:
        if not is_locale(name):
            yield Finding(
                where,
                f"has the column {name!r}, which is no locale of CLDR",
                f"write it as en, pt-BR or ar, or {NOTE} for remarks",
            )
    if Locale.of(source) not in [Locale.of(name) for name in names]:
        yield Finding(where, f"lacks the column {source}, the source language", "add it")


def _make_term(record: Record[GlossaryRow], source: str) -> Term:
    cells = {
        Locale.of(name).tag: tuple(form.strip() for form in cell.split(BAR) if form.strip())
        for name, cell in (record.row.model_extra or {}).items()
    }
    return Term(cells.pop(Locale.of(source).tag), cells, record.origin)


def _check_terms(terms: Iterable[Term], source: str) -> Iterator[Finding]:
    first: dict[str, Term] = {}
    for term in terms:
        if not term.forms:
            yield Finding(
                term.origin, f"has no term in the column {source}", "write it, or remove the row"
            )
        for form in term.forms:
            other = first.setdefault(fold(form), term)
            if other is not term:
                yield Finding(
                    term.origin,
                    f"has the term “{form}”, which stands on line {other.origin.line} already",
                    "keep one of the two rows",
                )
