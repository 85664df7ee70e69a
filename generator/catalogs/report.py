"""All checks of one catalog, or of the source texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.catalogs.checks.acceptance import UnusedAcceptance, find_acceptances, list_values
from generator.catalogs.checks.check import TextCheck
from generator.catalogs.checks.glyphs import Glyphs
from generator.catalogs.checks.names import make_surroundings
from generator.catalogs.checks.presence import (
    Machine,
    check_presence,
    check_review,
    find_stale,
)
from generator.catalogs.checks.registry import CHECKS, OF_TEXTS
from generator.catalogs.checks.unit import Standard, Unit, Wording, read_apart
from generator.catalogs.checks.words import find_sentences
from generator.catalogs.memory import HeldTo, find_problems
from generator.catalogs.plurals import list_counts
from generator.errors import Finding, Origin, Severity
from generator.language.characters import clear_unseen
from generator.language.inline import Problem
from generator.model.checks import Level
from generator.model.message import Message

if TYPE_CHECKING:
    from generator.catalogs.catalog import Catalog, Entry

FOLDER = "locales/"
"""Where a project's catalogs are; the program's own are no business of its translators."""

Running = Mapping[TextCheck, Level]
"""The checks that are on, with their levels."""
Forms = tuple[tuple[Unit, ...], ...]
"""For each form of an entry the units that it may be: beside the singular, or the plural."""

Found = tuple[tuple[Mapping[TextCheck, tuple[Problem, ...]], ...], ...]
"""What the checks that find something find in each of them."""


def check_catalog(
    catalog: Catalog, messages: Iterable[Message], standard: Standard
) -> Iterator[Finding]:
    """Every way in which a catalog falls short of the messages it translates."""
    current: dict[tuple[str, str], Message] = {}
    for message in messages:
        current.setdefault(message.key, message)
    stale = find_stale(catalog, current)
    yield from catalog.unseen
    levels = _find_running(OF_TEXTS.values(), standard)
    sources = {key: _read_sources(message) for key, message in current.items()}
    pairs = [
        (message.context, message.text, catalog.entries[key].forms[-1])
        for key, message in current.items()
        if key in catalog.entries and catalog.entries[key].forms
    ]
    surroundings = make_surroundings(pairs, _sentences_of(sources.values()))
    standard = replace(standard, surroundings=surroundings)
    held = HeldTo.of(standard)
    for key, message in current.items():
        absence = list(check_presence(catalog, message, stale, standard.source_name))
        yield from absence
        if not absence:
            entry = catalog.entries[key]
            yield from _check_review(catalog, message, standard)
            # What no reader sees has been told with its line, and must hide nothing else.
            written = map(clear_unseen, entry.forms) if catalog.unseen else entry.forms
            targets = [read_apart(form, message) for form in written]
            counts = list_counts(catalog.rule, len(targets)) if message.plural else ((),)
            forms = tuple(
                tuple(
                    Unit(message, source, target, numbers, kept=entry.kept)
                    for source in sources[key]
                )
                for target, numbers in zip(targets, counts, strict=True)
            )
            yield from _check_entry(entry, forms, levels, held)
    if standard.coverage is not None:
        entries = [entry for key, entry in catalog.entries.items() if key in current]
        texts = [(form, entry.origin) for entry in entries for form in entry.forms]
        yield from Glyphs().find(texts, standard.coverage)


def _check_review(catalog: Catalog, message: Message, standard: Standard) -> Iterator[Finding]:
    """What no one has looked at, of a project's own catalogs; it is an error under review."""
    if not catalog.entries[message.key].origin.path.startswith(FOLDER):
        return
    level = Level.ERROR if standard.review else standard.level(Machine())
    if level is Level.OFF:
        return
    for finding in check_review(catalog, message, standard.source_name, review=standard.review):
        yield replace(finding, severity=Severity(level))


def check_source(messages: Iterable[Message], standard: Standard) -> Iterator[Finding]:
    """What is wrong with the texts of the source language by themselves."""
    units = [
        Unit(message, reading, reading)
        for message in messages
        for reading in _read_sources(message)
    ]
    of_source = (check for check in OF_TEXTS.values() if check.of_source)
    levels = _find_running(of_source, standard)
    for unit in units:
        for check, level in levels.items():
            for problem in check.find(unit, standard):
                yield _find(problem, unit.message.origin, level)
    if standard.coverage is not None:
        texts = [(unit.source.written, unit.message.origin) for unit in units]
        yield from Glyphs().find(texts, standard.coverage)


def _check_entry(entry: Entry, forms: Forms, levels: Running, held: HeldTo) -> Iterator[Finding]:
    """The findings on an entry that nobody has accepted, and those on the acceptances."""
    acceptances = find_acceptances(entry.comments)
    reasoned = {acceptance.name for acceptance in acceptances if acceptance.reason}
    source = " ".join(unit.source.written for unit in forms[0]) if forms else ""
    values = list_values(acceptances, source)
    used: set[str] = set()
    found = _find_forms(forms, held, tuple(levels))
    if not acceptances and not any(unit for units in found for unit in units):
        return
    for check, level in levels.items():
        problems = _check_forms(check, found)
        used |= {check.name} if problems else set()
        used.update(value for problem in problems for value in problem.values)
        if check.by_value and values and problems:
            accepted = _accept(forms, values)
            problems = _check_forms(check, _find_forms(accepted, held, (check,)))
        elif check.acceptable and not check.by_value and check.name in reasoned:
            continue
        for problem in problems:
            yield _find(check.offer(problem), entry.origin, level)
    unused = UnusedAcceptance()
    level = held.standard.level(unused)
    if level is not Level.OFF:
        run = {check.name for check in levels}
        for problem in unused.find(acceptances, used, run, CHECKS, source):
            yield _find(problem, entry.origin, level)


def _accept(forms: Forms, values: frozenset[str]) -> Forms:
    return tuple(tuple(replace(unit, accepted=values) for unit in units) for units in forms)


def _find_forms(forms: Forms, held: HeldTo, checks: tuple[TextCheck, ...]) -> Found:
    return tuple(tuple(find_problems(unit, held, checks) for unit in units) for units in forms)


def _check_forms(check: TextCheck, forms: Found) -> list[Problem]:
    """What a check finds in the forms of an entry; of a plural's forms each says which it is."""
    found: list[Problem] = []
    for index, units in enumerate(forms):
        problems: tuple[Problem, ...] = ()
        for unit in units:
            problems = unit.get(check, ())
            if not problems:
                break
        place = f" (msgstr[{index}])" if len(forms) > 1 else ""
        found += [replace(each, message=f"{each.message}{place}") for each in problems]
    return found


def _find(problem: Problem, origin: Origin, level: Level) -> Finding:
    if problem.doubtful:
        level = Level.WARNING
    return Finding(origin, problem.message, problem.remedy, Severity(level))


def _find_running(checks: Iterable[TextCheck], standard: Standard) -> Running:
    levels = {check: standard.level(check) for check in checks}
    return {check: level for check, level in levels.items() if level is not Level.OFF}


def _read_sources(message: Message) -> tuple[Wording, ...]:
    return tuple(read_apart(text, message) for text in (message.text, message.plural) if text)


def _sentences_of(sources: Iterable[Iterable[Wording]]) -> frozenset[str]:
    readings = (reading for each in sources for reading in each)
    return frozenset(sentence for each in readings for sentence in find_sentences(each.plain))
