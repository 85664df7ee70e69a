from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language.formats import Formats
from generator.model.counting import FactColumn, FactTable
from generator.model.date import PartialDate
from generator.model.facts import CountFact, Fact, FirstFact, ListFact, NumberFact, SumFact
from generator.stages.localisation.facts import say_facts

TABLES = {
    "dykes": FactTable(
        {
            "land": FactColumn("country"),
            "begun": FactColumn("date"),
            "length": FactColumn("number", unit="kilometer"),
        },
        (
            {"land": "HU", "begun": PartialDate(2014, 9, 8), "length": 8.3},
            {"land": "RS", "begun": PartialDate(2015, 2), "length": Decimal(1200)},
            {"land": "HU", "begun": None, "length": None},
        ),
    )
}
FACTS: dict[str, Fact] = {
    "members": NumberFact(number=Decimal(1200)),
    "dykes": CountFact(count="dykes"),
    "length": SumFact(sum="dykes.length"),
    "first": FirstFact(first="dykes.begun"),
    "lands": ListFact(list="dykes.land"),
}


def name_value(table: str, column: str, value: str) -> tuple[str, str]:
    assert ("dykes", "land") == (table, column)
    return {"HU": ("Hongrie", "en Hongrie"), "RS": ("Serbie", "")}[value]


def test_facts_are_written_and_counted_and_said() -> None:
    """All of them in the forms of one language."""
    said = say_facts(FACTS, TABLES, Formats.of("fr"), name_value)
    assert {
        "members": "1\u202f200",
        "dykes": "3",
        "length": "1\u202f208,3\u00a0km",
        "first": "septembre 2014",
        "lands": "2\u00a0en Hongrie et Serbie (1)",
    } == dict(said)
    assert "8\u00a0septembre 2014" == said["first:day"]


def test_what_says_nothing_has_been_refused_before() -> None:
    """A brief with such a fact is never said: its content is checked first."""
    with pytest.raises(ValueError, match="dykes names the table x"):
        say_facts({"dykes": CountFact(count="x")}, TABLES, Formats.of("fr"), name_value)
