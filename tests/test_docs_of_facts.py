"""The documentation of facts: what its tables say is what each language prints."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from generator.language.conventions import Conventions
from generator.language.inline import render_inline
from generator.language.saying import SaidFacts
from generator.model.counting import FactColumn, FactTable, count_fact
from generator.model.date import PartialDate
from generator.model.fact_values import ITSELF, SPELLED, FactValue
from generator.model.facts import KINDS, Fact
from generator.stages.content.yaml_file import read_yaml
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
LOCALES = ("fr", "en-GB", "ar", "de")
"""The languages of the tables, in the order of their columns."""
NONE = "–"
"""What stands where a language has no such form."""
COLUMNS: dict[str, tuple[FactColumn, Callable[[str], object]]] = {
    "id": (FactColumn("text"), str),
    "land": (FactColumn("country"), str),
    "state": (FactColumn("category", values=("built", "planned")), str),
    "begun": (FactColumn("date"), PartialDate.parse),
    "length": (FactColumn("number", unit="kilometer"), Decimal),
    "cost": (FactColumn("money", currency="EUR"), Decimal),
}
"""The columns of the page’s table that facts are counted from, and how their cells are read."""
ANY: TypeAdapter[Fact] = TypeAdapter(Fact)


def read_dykes() -> FactTable:
    """The table that the page shows."""
    match = re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    rows = [
        {name: read(row[name]) if row[name] else None for name, (_, read) in COLUMNS.items()}
        for row in csv.DictReader(io.StringIO(match[1]))
    ]
    text = list(csv.DictReader(io.StringIO(match[1])))
    places = {row["id"]: (float(row["lat"]), float(row["lon"])) for row in text}
    rows = [{**cells, "id": row["id"]} for cells, row in zip(rows, text, strict=True)]
    return FactTable({name: column for name, (column, _) in COLUMNS.items()}, rows, places)


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of one of the page’s tables, cell by cell."""
    table = PAGE.split(f"<!-- {name} -->\n", 1)[1].split(f"<!-- /{name} -->", 1)[0]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in line.strip("|").split(" | ")]


def count(written: str) -> FactValue:
    """What a fact says that is written as in ``brief.yaml``."""
    fact = ANY.validate_python(read_yaml(written, "docs/content.md").data)
    return count_fact(fact, {"dykes": read_dykes()})


def say_in(locale: str, value: FactValue, mention: str) -> str:
    """What a language prints in a text, with plain spaces and without isolates."""
    conventions = Conventions(locale)
    formats = conventions.formats

    def name_value(table: str, column: str, key: str) -> tuple[str, str]:
        return formats.country(key), ""

    facts = SaidFacts({"it": value}, formats, name_value)
    try:
        text = render_inline(f"{{{mention}}}", facts, conventions.typography.typeset).plain
    except LookupError:
        return NONE
    return re.sub("[\u2066-\u2069]", "", re.sub("[\u00a0\u202f]", " ", text))


def say(value: FactValue, mention: str = "it") -> list[str]:
    """What the languages of the tables print, in the order of the columns."""
    return [say_in(locale, value, mention) for locale in LOCALES]


CASES = [*read_rows("facts"), *read_rows("counted facts")]


@pytest.mark.parametrize("row", CASES, ids=lambda row: row[1])
def test_a_kind_of_fact_is_said_as_the_page_says(row: list[str]) -> None:
    """Its table is what the languages print."""
    kind, written, *texts = row
    assert f"{{{kind.strip('`')}:" in written or kind.strip("`") in written
    assert texts == say(count(written.strip("`")))


@pytest.mark.parametrize(
    "row", [*read_rows("forms"), *read_rows("words")], ids=lambda row: "".join(row[:2])
)
def test_a_form_is_said_as_the_page_says(row: list[str]) -> None:
    """Its table is what the languages print when a sentence asks for the form."""
    written, form, *texts = row
    value = count(written.strip("`"))
    assert texts == say(value, f"it{form.strip('`{…}')}")


def test_every_kind_and_every_form_is_on_the_page() -> None:
    """The page leaves none out."""
    assert set(KINDS) <= {kind.strip("`") for kind, *_ in CASES}
    forms = {form.strip("`{…}").removeprefix(":") for _, form, *_ in read_rows("forms")}
    known = {each for _, written, *_ in CASES for each in count(written.strip("`")).forms}
    forms |= {form.strip("`{…}").removeprefix(":") for _, form, *_ in read_rows("words")}
    named = known - {SPELLED, ITSELF}
    assert [] == [form for form in sorted(named) if form not in forms]
