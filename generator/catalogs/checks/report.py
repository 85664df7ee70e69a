"""All checks of one catalog, or of the source texts, by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.checks import (
    controls,
    doubled_word,
    french_spaces,
    glossary,
    length,
    markup,
    numbers,
    placeholders,
    punctuation,
    source_language,
    spaces,
)
from generator.catalogs.checks.acceptance import find_acceptances, judge, offer
from generator.catalogs.checks.glyphs import check_all_glyphs
from generator.catalogs.checks.presence import check_presence, find_stale
from generator.catalogs.checks.source_language import find_sentences
from generator.catalogs.checks.unit import Check, Reading, Standard, Unit, read_apart
from generator.errors import Finding, Origin, Severity
from generator.language.inline import Problem
from generator.model.brief import Message
from generator.model.checks import Level

CHECKS: dict[str, Check] = {
    "placeholders": placeholders.check,
    "markup": markup.check,
    "controls": controls.check,
    "numbers": numbers.check,
    "glossary": glossary.check,
    "spaces": spaces.check,
    "doubled-word": doubled_word.check,
    "punctuation": punctuation.check,
    "french-spaces": french_spaces.check,
    "source-language": source_language.check,
    "length": length.check,
}
"""The checks of one translation. ``missing``, ``stale`` and ``fuzzy`` come before them
(``presence.py``), ``glyphs`` after them, on the catalog as a whole."""

OF_SOURCE = ("controls", "spaces", "doubled-word", "punctuation", "french-spaces", "length")
"""The checks that a text of the source language is held to as well."""

UNUSED = "unused-acceptance"


Levels = Mapping[str, Level]
Forms = tuple[tuple[Unit, ...], ...]
"""For each form of an entry the units that it may be: beside the singular, or the plural."""


def check_catalog(
    catalog: Catalog, messages: Iterable[Message], standard: Standard
) -> Iterator[Finding]:
    """Every way in which a catalog falls short of the messages it translates."""
    current: dict[tuple[str, str], Message] = {}
    for message in messages:
        current.setdefault(message.key, message)
    stale = find_stale(catalog, current)
    levels = _levels_of(CHECKS, standard)
    sources = {key: _read_sources(message) for key, message in current.items()}
    standard = replace(standard, sentences=_sentences_of(sources.values()))
    for key, message in current.items():
        absence = list(check_presence(catalog, message, stale, standard.source_name))
        yield from absence
        if not absence:
            entry = catalog.entries[key]
            targets = [read_apart(form, message) for form in entry.forms]
            forms = tuple(
                tuple(Unit(message, source, target) for source in sources[key])
                for target in targets
            )
            yield from _check_entry(entry, forms, levels, standard)
    if standard.coverage is not None:
        entries = [entry for key, entry in catalog.entries.items() if key in current]
        texts = [(form, entry.origin) for entry in entries for form in entry.forms]
        yield from check_all_glyphs(texts, standard.coverage)


def check_source(messages: Iterable[Message], standard: Standard) -> Iterator[Finding]:
    """What is wrong with the texts of the source language by themselves."""
    units = [
        Unit(message, reading, reading)
        for message in messages
        for reading in _read_sources(message)
    ]
    levels = _levels_of(OF_SOURCE, standard)
    for unit in units:
        for name, level in levels.items():
            for problem in CHECKS[name](unit, standard):
                yield _find(problem, unit.message.origin, level)
    if standard.coverage is not None:
        texts = [(unit.source.written, unit.message.origin) for unit in units]
        yield from check_all_glyphs(texts, standard.coverage)


def _check_entry(
    entry: Entry, forms: Forms, levels: Levels, standard: Standard
) -> Iterator[Finding]:
    """The findings on an entry that nobody has accepted, and those on the acceptances."""
    acceptances = find_acceptances(entry.comments)
    accepted = {acceptance.name for acceptance in acceptances if acceptance.valid}
    used = set()
    for name, level in levels.items():
        problems = _check_forms(CHECKS[name], forms, standard)
        if problems:
            used.add(name)
        if name not in accepted:
            for problem in problems:
                yield _find(offer(name, problem), entry.origin, level)
    level = standard.levels.level(UNUSED)
    if level is not Level.OFF:
        for problem in judge(acceptances, used, levels):
            yield _find(problem, entry.origin, level)


def _check_forms(check: Check, forms: Forms, standard: Standard) -> list[Problem]:
    """What a check finds in the forms of an entry; of a plural's forms each says which it is."""
    found: list[Problem] = []
    for index, units in enumerate(forms):
        for unit in units:
            problems = list(check(unit, standard))
            if not problems:
                break
        place = f" (msgstr[{index}])" if len(forms) > 1 else ""
        found += [Problem(f"{each.message}{place}", each.remedy) for each in problems]
    return found


def _find(problem: Problem, origin: Origin, level: Level) -> Finding:
    return Finding(origin, problem.message, problem.remedy, Severity(level))


def _levels_of(names: Iterable[str], standard: Standard) -> Levels:
    """The checks that are on, with their levels."""
    levels = {name: standard.levels.level(name) for name in names}
    return {name: level for name, level in levels.items() if level is not Level.OFF}


def _read_sources(message: Message) -> tuple[Reading, ...]:
    return tuple(read_apart(text, message) for text in (message.text, message.plural) if text)


def _sentences_of(sources: Iterable[Iterable[Reading]]) -> frozenset[str]:
    readings = (reading for each in sources for reading in each)
    return frozenset(sentence for each in readings for sentence in find_sentences(each.plain))
