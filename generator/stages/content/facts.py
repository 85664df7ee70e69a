"""Whether the facts of a subject say something, and what its sentences may name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.errors import Finding, Origin
from generator.language.formats import Formats
from generator.language.inline import check_mentions
from generator.model.counting import FactFault, FactTable, count_facts
from generator.model.fact_values import FactValue, list_mentions
from generator.model.facts import Fact
from generator.model.message import Message
from generator.stages.content.measures import find_measure_faults
from generator.validation import Locator, nearest

RowFacts = Callable[[Message], Mapping[str, FactValue]]
"""The facts that a message may name besides, as those of its row."""


def check_facts(
    facts: Mapping[str, Fact],
    tables: Mapping[str, FactTable],
    locate: Locator,
    units: Collection[str] = (),
) -> tuple[dict[str, FactValue], list[Finding]]:
    """Work out what the facts say, and find what keeps one from being said.

    :param locate: gives the line of a value by its path, as ``("facts", "members", "unit")``.
    :param units: the names of the subject's own units.
    """
    values, faults = count_facts(facts, tables)
    for name, fact in facts.items():
        fault = next(_check_names(fact, units), None)
        if fault is not None and name not in faults:
            faults[name] = fault
            values.pop(name, None)
    return values, [
        _find(name, fault, locate(("facts", name, *fault.path))) for name, fault in faults.items()
    ]


def add_mentions(
    messages: Iterable[Message], values: Mapping[str, FactValue], of_row: RowFacts
) -> tuple[Message, ...]:
    """Give the messages with the facts that they and their translations may name."""
    common = list_mentions(values)
    given = ((message, of_row(message)) for message in messages)
    return tuple(
        replace(message, mentions=common + list_mentions(own) if own else common)
        for message, own in given
    )


def check_forms(messages: Iterable[Message], formats: Formats) -> Iterator[Finding]:
    """Find the facts that a text asks for in a form which they have not.

    :param formats: those of the language that the texts are written in.
    """
    for message in messages:
        for problem in check_mentions(message.text, message.mentions, formats):
            yield Finding(message.origin, problem.message, problem.remedy)


def _check_names(fact: Fact, units: Collection[str]) -> Iterator[FactFault]:
    measures = getattr(fact, "unit", None), getattr(fact, "currency", None)
    for fault in find_measure_faults(*measures, units):
        yield FactFault(fault.message, fault.remedy, (fault.key,))


def _find(name: str, fault: FactFault, where: Origin) -> Finding:
    remedy = nearest(fault.wrong, fault.known, fault.remedy) if fault.wrong else fault.remedy
    return Finding(where, f"fact {name} {fault.message}", remedy)
