from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.model.counting import (
    FactColumn,
    FactFault,
    FactTable,
    UncountableError,
    count_fact,
    count_facts,
    value_cell,
)
from generator.model.date import PartialDate
from generator.model.fact_values import (
    DateValue,
    FactValue,
    ListValue,
    MoneyValue,
    NumberValue,
    PercentValue,
    SpanValue,
    WordsValue,
)
from generator.model.facts import Fact

COLUMNS = {
    "name": FactColumn("text"),
    "land": FactColumn("country"),
    "state": FactColumn("category", values=("built", "planned")),
    "begun": FactColumn("date"),
    "length": FactColumn("number", unit="kilometer", decimals=1),
    "cost": FactColumn("money", currency="EUR"),
    "done": FactColumn("percent"),
}


def row(*cells: object) -> dict[str, object]:
    return dict(zip(COLUMNS, cells, strict=True))


DYKES = FactTable(
    COLUMNS,
    (
        row("a", "HU", "built", PartialDate(2014, 9, 8), 8.3, 1200000, 100),
        row("b", "RS", "planned", None, Decimal("0.1"), 400000, None),
        row("c", "HU", "built", PartialDate(2014, 9), 0.2, None, 12.5),
        row("d", "RS", "built", PartialDate(2017, 2, 25), 12, 1, 50),
        row("e", "HU", "planned", None, None, None, 0),
    ),
)
TABLES = {"dykes": DYKES, "none": FactTable(COLUMNS)}
ANY: TypeAdapter[Fact] = TypeAdapter(Fact)


def count(**written: Any) -> FactValue:
    return count_fact(ANY.validate_python(written), TABLES)


def refuse(**written: Any) -> FactFault:
    with pytest.raises(UncountableError) as refused:
        count(**written)
    return refused.value.fault


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ({}, 5),
        ({"state": "built"}, 3),
        ({"state": "built", "land": "HU"}, 2),
        ({"state": ["built", "planned"]}, 5),
        ({"land": ["RS"]}, 2),
        ({"begun": "2014"}, 2),
        ({"begun": 2014}, 2),
        ({"begun": "2014-09-08"}, 1),
        ({"begun": "201"}, 0),
        ({"begun": None}, 2),
        ({"length": 12}, 1),
        ({"done": 12.5}, 1),
        ({"name": "x"}, 0),
    ],
)
def test_rows_are_counted_by_what_they_have(where: dict[str, object], number: int) -> None:
    """One value or any of several; a year has its months; empty is asked for by ``null``."""
    assert NumberValue(Decimal(number)) == count(count="dykes", where=where)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        # 8.3 + 0.1 + 0.2 + 12, exactly.
        ({"sum": "dykes.length"}, NumberValue(Decimal("20.6"), 1, "kilometer")),
        ({"sum": "dykes.length", "decimals": 0}, NumberValue(Decimal("20.6"), 0, "kilometer")),
        ({"sum": "dykes.cost", "compact": True}, MoneyValue(Decimal(1600001), "EUR", None, "long")),
        (
            {"sum": "dykes.length", "where": {"state": "planned"}},
            NumberValue(Decimal("0.1"), 1, "kilometer"),
        ),
        ({"sum": "none.length"}, NumberValue(Decimal(0), 1, "kilometer")),
        ({"min": "dykes.length"}, NumberValue(Decimal("0.1"), 1, "kilometer")),
        ({"max": "dykes.done"}, PercentValue(Decimal(100))),
        ({"min": "dykes.done", "where": {"state": "built"}}, PercentValue(Decimal("12.5"))),
    ],
)
def test_amounts_are_of_their_column(written: dict[str, Any], value: FactValue) -> None:
    """A sum, the least and the greatest have the column's unit, currency and decimals."""
    assert value == count(**written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ({"first": "dykes.begun"}, DateValue(PartialDate(2014, 9, 8), "month")),
        ({"last": "dykes.begun"}, DateValue(PartialDate(2017, 2, 25), "month")),
        (
            {"last": "dykes.begun", "where": {"land": "HU"}},
            # Known to the month only, it comes after its days; both lie in September.
            DateValue(PartialDate(2014, 9), "day"),
        ),
        (
            {"span": "dykes.begun"},
            SpanValue(PartialDate(2014, 9, 8), PartialDate(2017, 2, 25), "month"),
        ),
        (
            {"span": "dykes.begun", "where": {"land": "RS"}},
            SpanValue(PartialDate(2017, 2, 25), PartialDate(2017, 2, 25), "day"),
        ),
    ],
)
def test_dates_are_as_precise_as_tells_them_apart(
    written: dict[str, Any], value: FactValue
) -> None:
    """Months where they differ; days where all lie in one month."""
    assert value == count(**written)


def test_a_list_counts_the_most_first() -> None:
    """The values of a category or a country, with the number of rows of each."""
    assert ListValue("dykes", "land", (("HU", 3), ("RS", 2))) == count(list="dykes.land")
    assert ListValue("dykes", "land", (("RS", 1), ("HU", 1))) == count(
        list="dykes.land", where={"state": "planned"}
    )


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (
            {"count": "dyke"},
            FactFault(
                "names the table dyke, which the subject has not",
                "use one of",
                ("count",),
                "dyke",
                ("dykes", "none"),
            ),
        ),
        (
            {"sum": "dykes.price"},
            FactFault(
                "names dykes.price, and dykes has no such column",
                "use one of",
                ("sum",),
                "price",
                tuple(COLUMNS),
            ),
        ),
        (
            {"count": "dykes", "where": {"stat": "built"}},
            FactFault(
                "names dykes.stat, and dykes has no such column",
                "use one of",
                ("where", "stat"),
                "stat",
                tuple(COLUMNS),
            ),
        ),
        (
            {"count": "dykes", "where": {"state": ["built", "buidl"]}},
            FactFault(
                "asks for state buidl, which dykes.state cannot be",
                "use one of",
                ("where", "state"),
                "buidl",
                ("built", "planned"),
            ),
        ),
        (
            {"sum": "dykes.begun"},
            FactFault(
                "takes the sum of dykes.begun, which is of the kind date",
                "name a column of numbers, or count it by first or last",
                ("sum",),
            ),
        ),
        (
            {"max": "dykes.land"},
            FactFault(
                "takes the max of dykes.land, which is of the kind country",
                "name a column of numbers, or count it by count or list",
                ("max",),
            ),
        ),
        (
            {"first": "dykes.length"},
            FactFault(
                "takes the first of dykes.length, which is of the kind number",
                "name a column of dates, or use min and max for numbers",
                ("first",),
            ),
        ),
        (
            {"list": "dykes.name"},
            FactFault(
                "lists dykes.name, which is of the kind text",
                "name a column of categories or of countries",
                ("list",),
            ),
        ),
        (
            {"last": "dykes.begun", "where": {"state": "planned", "land": ["HU", "RS"]}},
            FactFault(
                "takes the last of dykes.begun, which is empty in the rows where state is planned"
                " and land is HU or RS",
                "fill the column in, or remove the fact",
                ("last",),
            ),
        ),
        (
            {"min": "none.length"},
            FactFault(
                "takes the min of none.length, which is empty",
                "fill the column in, or remove the fact",
                ("min",),
            ),
        ),
    ],
)
def test_what_cannot_be_counted_says_why(written: dict[str, Any], fault: FactFault) -> None:
    """The key that is wrong, and what to do."""
    assert fault == refuse(**written)


def test_one_fault_hides_no_other_fact() -> None:
    """What can be counted is, and each fault has its name."""
    written = {"all": {"count": "dykes"}, "bad": {"count": "x"}, "code": {"code": "1"}}
    facts = {name: ANY.validate_python(fact) for name, fact in written.items()}
    values, faults = count_facts(facts, TABLES)
    assert (["all", "code"], ["bad"]) == (list(values), list(faults))


def test_a_cell_says_what_its_column_says() -> None:
    """A row’s own facts have the unit of their column; an empty cell is none."""
    assert NumberValue(Decimal("8.3"), 1, "kilometer") == value_cell(8.3, COLUMNS["length"])
    assert DateValue(PartialDate(2014)) == value_cell(PartialDate(2014), COLUMNS["begun"])
    assert WordsValue("a") == value_cell("a", COLUMNS["name"])
    assert value_cell(None, COLUMNS["length"]) is None
    assert value_cell("", COLUMNS["name"]) is None


def test_what_is_near_is_counted() -> None:
    """Within so many kilometres of one of some rows, themselves among them."""
    rows = tuple({**each, "id": str(each["name"])} for each in DYKES.rows)
    places = {name: (45.0 + n, 20.0) for n, name in enumerate("abcde")}
    tables = {"dykes": FactTable(COLUMNS, rows, places)}

    def near(*names: str, km: float) -> FactValue:
        written = {"count": "dykes", "near": {"rows": names, "km": km}}
        return count_fact(ANY.validate_python(written), tables)

    assert NumberValue(Decimal(2)) == near("a", km=112)
    assert NumberValue(Decimal(4)) == near("a", "e", km=112)
    with pytest.raises(UncountableError, match="names the row f, which dykes has not"):
        near("f", km=1)
    assert "counts what is near, and dykes has no places" in str(refused_near().value)


def refused_near() -> pytest.ExceptionInfo[UncountableError]:
    with pytest.raises(UncountableError) as refused:
        count(count="dykes", near={"rows": ["a"], "km": 1})
    return refused
