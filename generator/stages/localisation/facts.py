"""The facts of a brief in one language: what is printed wherever one is named."""

from __future__ import annotations

from collections.abc import Mapping

from generator.language.formats import Formats
from generator.language.saying import NameValue, SaidFacts, Seal, leave_unsealed
from generator.model.counting import FactTable, count_facts
from generator.model.facts import Fact


def say_facts(
    facts: Mapping[str, Fact],
    tables: Mapping[str, FactTable],
    formats: Formats,
    name_value: NameValue,
    seal: Seal = leave_unsealed,
) -> SaidFacts:
    """Say the facts of a brief in one language.

    :param facts: with their words translated. What says nothing has been refused before.
    :param tables: what the counted ones are counted from.
    :param name_value: names what a list counts: its name, and what stands after its number.
    :param seal: marks what is printed of each.
    """
    values, faults = count_facts(facts, tables)
    if faults:
        raise ValueError("; ".join(f"{name} {fault.message}" for name, fault in faults.items()))
    return SaidFacts(values, formats, name_value, seal)
