"""Pydantic's errors said for the person who edits the file: where, what value, what to do."""

from __future__ import annotations

import difflib
import json
import textwrap
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.errors import Finding, Origin

OWN_ERRORS = ("value_error", "no_fact")
"""The kinds of errors whose messages are this package’s own, with their remedies."""
UNKNOWN_KEYS = ("extra_forbidden", "unexpected_keyword_argument")
"""What a model says of a key that it does not have, and what a dataclass says."""

ONE_OF = "use one of"
"""A remedy that needs at least one name to follow it."""

Locator = Callable[[tuple[int | str, ...]], Origin]


def explain(
    failure: ValidationError, model: type[BaseModel], locate: Locator, label: str = ""
) -> list[Finding]:
    """The findings of one failed validation.

    :param model: the model that was validated, for the names nearest to an unknown key.
    :param locate: gives the file and line of a field by its path in the data.
    :param label: said before the field's name, as the row's id.
    """
    errors = failure.errors(include_url=False)
    return [
        _explain_one(error, model, locate, label)
        for error in errors
        if not _is_consequence(error, errors)
    ]


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy for a name that is not known: the nearest one that is."""
    known = sorted(known)
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]}?"
    if not known:
        return "add it: there is none yet" if otherwise == ONE_OF else otherwise
    return f"{otherwise} ({', '.join(known)})"


def _is_consequence(error: Any, errors: Iterable[Any]) -> bool:
    """Whether a list is found too short only because what stands in it is at fault."""
    path = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(path) and other["loc"][: len(path)] == path for other in errors
    )


def _explain_one(error: Any, model: type[BaseModel], locate: Locator, label: str) -> Finding:
    path = tuple(part for part in error["loc"] if not _is_marker(part))
    name = ".".join(str(part) for part in path)
    field = f"{label}{name}" if name else label.rstrip(" :") or "the record"
    where = locate(path)
    value = error.get("input")
    kind = error["type"]
    if kind in UNKNOWN_KEYS:
        known = _fields_at(model, error["loc"][:-1])
        return Finding(
            where,
            f"{field} is an unknown key",
            nearest(str(path[-1]), known, "remove it; the keys are"),
        )
    if kind == "missing":
        return Finding(where, f"{field} is missing", "add it")
    shown = _show(value)
    message = error["msg"].removeprefix("Value error, ")
    if kind in OWN_ERRORS:
        said = f"{field} {shown} {message}" if shown else f"{field} {message}"
        problem, _, remedy = said.partition("; ")
        return Finding(where, " ".join(problem.split()), remedy or "correct it")
    _, should, rest = message.partition(" should ")
    remedy = f"it should {rest}" if should else message[0].lower() + message[1:]
    remedy = remedy.removesuffix(" after validation, not 0")
    return Finding(where, f"{field} is {shown}" if shown else f"{field} is not valid", remedy)


def _show(value: object) -> str:
    """A value as it is written in a file; a whole mapping says nothing to its reader."""
    if isinstance(value, dict | BaseModel):
        return ""
    return textwrap.shorten(json.dumps(value, ensure_ascii=False, default=str), 60, placeholder="…")


def _is_marker(part: int | str) -> bool:
    """Whether a part of Pydantic's path is no place in the data.

    It may be a union's member, a key, or the ``*`` under which a list for all is kept.
    """
    return isinstance(part, str) and (part.endswith("Fact") or part in ("[key]", "*"))


def _fields_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys that the model allows at a path that Pydantic gives."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})

    def resolve(node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node or "anyOf" in node:
            if "$ref" in node:
                node = definitions[node["$ref"].rsplit("/", 1)[-1]]
            else:
                node = next((n for n in node["anyOf"] if "$ref" in n), {})
        return node

    node = resolve(schema)
    for part in path:
        if part in definitions and _is_marker(part):
            node = definitions[part]
            continue
        child = node.get("properties", {}).get(part) or node.get("items")
        if child is None and isinstance(node.get("additionalProperties"), dict):
            child = node["additionalProperties"]
        node = resolve(child or {})
    return list(node.get("properties", {}))
