"""The JSON Schema of the files that people write; it says what each key means, as the code does.

Descriptions are the docstrings below the fields and the notes of texts that are translated, so
that an editor and the reference (``scripts/reference``) tell the same. They are read from the
source when a schema is asked for: what asks for none waits for none.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.model.fields import Prose

TRANSLATED = "Translated."
"""Ends what is said of a text that translators are given."""


def describe(model: type[BaseModel]) -> dict[str, Any]:
    """Give the JSON Schema of a model, with what each key means."""
    found = model.model_json_schema(schema_generator=_DescribedSchema)
    for each in (found, *found.get("$defs", {}).values()):
        if "description" in each:
            each["description"] = _to_line(each["description"])
    return found


def explain_members(kind: type[Enum]) -> dict[str, str]:
    """Give what each value of a choice means; empty where the code says nothing of it."""
    said = _read_docstrings(kind.__module__).get(kind.__qualname__, {})
    return {str(member.value): said.get(name, "") for name, member in kind.__members__.items()}


class _DescribedSchema(GenerateJsonSchema):
    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        model = schema["cls"]
        for name, field in model.model_fields.items():
            node = found.get("properties", {}).get(field.alias or name)
            said = _explain_field(model, name)
            if node is not None and said:
                node["description"] = said
        return found

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        found = super().dict_schema(schema)
        if "patternProperties" in found:
            # A name of another form is no name.
            found["additionalProperties"] = False
        return found

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        found = super().enum_schema(schema)
        said = explain_members(schema["cls"])
        if any(said.values()):
            found["enumDescriptions"] = list(said.values())
        return found

    def field_title_should_be_set(self, schema: Any) -> bool:
        # What is made of a key's name says nothing that the key does not.
        return False


def _explain_field(model: type[BaseModel], name: str) -> str:
    """Say what a field is: the note for its translators, then its docstring."""
    mark = _find_mark((model.model_fields[name].annotation, *model.model_fields[name].metadata))
    parts = [
        mark.note if mark else "",
        next(
            (
                said[name]
                for base in model.__mro__
                if (said := _read_docstrings(base.__module__).get(base.__qualname__, {}))
                and name in said
            ),
            "",
        ),
        TRANSLATED if mark else "",
    ]
    return " ".join(part for part in parts if part)


def _find_mark(parts: tuple[Any, ...]) -> Prose | None:
    """Give the mark of a text that is translated, wherever in a type it stands."""
    for part in parts:
        found = part if isinstance(part, Prose) else _find_mark(_open(part))
        if found is not None:
            return found
    return None


def _open(part: Any) -> tuple[Any, ...]:
    """Give what a type is made of; a model inside it has marks of its own."""
    return (*get_args(part), *getattr(part, "__metadata__", ()))


@cache
def _read_docstrings(module: str) -> Mapping[str, Mapping[str, str]]:
    """Give what stands below the fields of a module's classes, by class and field."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (KeyError, OSError, TypeError):
        return {}
    return {
        each.name: dict(_pair_docstrings(each))
        for each in tree.body
        if isinstance(each, ast.ClassDef)
    }


def _pair_docstrings(body: ast.ClassDef) -> list[tuple[str, str]]:
    pairs = []
    for field, below in zip(body.body, body.body[1:], strict=False):
        target = (
            field.target
            if isinstance(field, ast.AnnAssign)
            else field.targets[0]
            if isinstance(field, ast.Assign)
            else None
        )
        if (
            isinstance(target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            pairs.append((target.id, _to_line(below.value.value)))
    return pairs


def _to_line(text: str) -> str:
    """Give a docstring in a line, as Markdown."""
    first, _, _ = text.partition("\n\n:param")
    return re.sub(r"``([^`]+)``", r"`\1`", " ".join(first.split()))
