"""What facts are counted from, and what a row's own sentences may name."""

from __future__ import annotations

from decimal import Decimal

from generator.errors import Origin
from generator.model.date import PartialDate
from generator.model.fact_values import DateValue, MoneyValue, NumberValue, PercentValue
from generator.model.row import DataRow, DataTable
from generator.model.row_facts import list_fact_tables, list_row_facts, own_facts
from generator.model.table import TableSettings

SETTINGS = TableSettings.model_validate(
    {
        "label": "T",
        "columns": {
            "id": "id",
            "name": "name",
            "built": "date",
            "length": {"kind": "number", "unit": "kilometer", "decimals": 1},
            "share": "percent",
            "cost": {"kind": "money", "currency": "EUR"},
            "ground": {"kind": "category", "values": {"sea": "Sea"}},
            "begun": {"kind": "date", "optional": True},
        },
    }
)
ROW = DataRow(
    "a",
    {
        "id": "a",
        "name": "A",
        "built": PartialDate(2014, 9),
        "length": Decimal("8.5"),
        "share": Decimal("12.5"),
        "cost": Decimal(3),
        "ground": "sea",
        "begun": None,
    },
    Origin("t.csv", 2),
)


def test_a_row_s_dates_and_numbers_are_facts_of_its_own() -> None:
    """By the names of their columns, with units, currencies and decimals; no text is one."""
    assert {
        "built": DateValue(PartialDate(2014, 9)),
        "length": NumberValue(Decimal("8.5"), 1, "kilometer"),
        "share": PercentValue(Decimal("12.5")),
        "cost": MoneyValue(Decimal(3), "EUR"),
    } == list_row_facts(SETTINGS, ROW)


def test_tables_are_those_that_facts_count() -> None:
    """Each column by what can be counted of it, and the rows as they were read."""
    (table,) = list_fact_tables({"t": DataTable("t", SETTINGS, (ROW,), "t.csv")}).values()
    assert {
        "id": "text",
        "name": "text",
        "built": "date",
        "length": "number",
        "share": "percent",
        "cost": "money",
        "ground": "category",
        "begun": "date",
    } == {name: column.sort for name, column in table.columns.items()}
    assert ("sea",) == table.columns["ground"].values
    assert [ROW.cells] == list(table.rows)


def test_the_date_of_a_document_is_a_fact() -> None:
    """Every sentence may name it."""
    assert DateValue(PartialDate(2026, 3)) == own_facts(PartialDate(2026, 3))["edition"].value
