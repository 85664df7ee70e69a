"""The JSON Schema of the files that people write, and what it says of their keys."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import pytest

from generator.blocks.document import BriefFile
from generator.blocks.registry import list_kinds
from generator.catalogs.glossary import GlossaryRow
from generator.design.plan import Plan
from generator.dispatch.plan.recipients import RecipientRow
from generator.model.fields import Frozen, Line, Prose
from generator.model.source import Source
from generator.model.table import ColumnKind
from generator.schema import describe, explain_members
from generator.settings import SettingsFile

WRITTEN = (BriefFile, Source, GlossaryRow, RecipientRow, SettingsFile, Plan)


class Shade(StrEnum):
    """How dark ``it`` is."""

    DARK = "dark"
    """As at night."""
    LIGHT = "light"


class Lamp(Frozen):
    """A lamp."""

    name: Annotated[Line, Prose("Name of a lamp.")]
    """As on its box."""
    shade: Shade = Shade.DARK
    """What falls on
    the ``ground``."""
    notes: tuple[Annotated[Line, Prose("A note.")], ...] = ()


class Lantern(Lamp):
    """A lamp that is carried."""

    weight: int = 1
    """In grams."""


def test_a_key_says_what_the_code_says_of_it() -> None:
    """The note for translators, the docstring in a line as Markdown, and that it is translated."""
    keys = describe(Lantern)["properties"]

    assert "Name of a lamp. As on its box. Translated." == keys["name"]["description"]
    assert "What falls on the `ground`." == keys["shade"]["description"]
    assert "A note. Translated." == keys["notes"]["description"]
    assert "In grams." == keys["weight"]["description"]


def test_a_choice_says_what_each_value_means() -> None:
    """Editors show the descriptions beside the values; none is made up where the code has none."""
    assert {"dark": "As at night.", "light": ""} == explain_members(Shade)
    choice = describe(Lamp)["$defs"]["Shade"]
    assert ["As at night.", ""] == choice["enumDescriptions"]
    assert "How dark `it` is." == choice["description"]


def test_a_mapping_has_no_other_names_than_its_pattern_allows() -> None:
    """A fact that no sentence could name is refused by an editor too."""
    facts = describe(BriefFile)["properties"]["facts"]
    assert ["^[a-z][a-z0-9_]*$"] == list(facts["patternProperties"])
    assert facts["additionalProperties"] is False


def test_a_column_may_be_its_kind_alone() -> None:
    """``date: date`` stands for a column of the kind date, in the schema as in the file."""
    columns = describe(BriefFile)["$defs"]["TableSettings"]["properties"]["columns"]
    (inside,) = columns["patternProperties"].values()
    assert ["#/$defs/Column", "#/$defs/ColumnKind"] == [each["$ref"] for each in inside["anyOf"]]


def test_every_kind_of_block_is_in_the_schema() -> None:
    """A section may hold each kind, and nothing else."""
    schema = describe(BriefFile)
    blocks = schema["$defs"]["Section"]["properties"]["blocks"]["items"]["oneOf"]
    named = [f"#/$defs/{model.__name__}" for model in list_kinds().values()]
    assert sorted(named) == sorted(each["$ref"] for each in blocks)


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.__name__)
def test_no_key_is_left_without_a_meaning(model: type[Frozen]) -> None:
    """Every key of every file that people write is described, in no word of the code's."""
    schema = describe(model)
    models = {model.__name__: schema} | schema.get("$defs", {})
    said = {
        f"{name}.{key}": node.get("description", "")
        for name, each in models.items()
        for key, node in each.get("properties", {}).items()
    }
    assert [key for key, text in said.items() if not text] == []
    assert [key for key, text in said.items() if "None" in text or "``" in text] == []


def test_each_kind_of_column_is_explained() -> None:
    """What may stand in a column is said of each kind."""
    assert [kind for kind, said in explain_members(ColumnKind).items() if not said] == []
