"""Pydantic's errors said for the person who edits the file: where, what value, what to do."""

from __future__ import annotations

import difflib
import json
import re
import textwrap
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.errors import Finding, Origin
from generator.model.written import WrittenNumber

UNTOLD = ("no_fact", "no_block")
"""The kinds of errors of a mapping that has none of the keys by which its kind is told."""
OWN_ERRORS = ("value_error", *UNTOLD)
"""The kinds of errors whose messages are this package’s own, with their remedies."""
UNKNOWN_KEYS = ("extra_forbidden", "unexpected_keyword_argument")
"""What a model says of a key that it does not have, and what a dataclass says."""

ONE_OF = "use one of"
"""A remedy that needs at least one name to follow it."""

MOST_NAMES = 20
"""So many names a remedy offers; where there are more, they are counted."""

Path = tuple[int | str, ...]
Locator = Callable[[Path], Origin]


def name_path(path: Path) -> str:
    """Name a field by its path in the data."""
    return ".".join(map(str, path))


def explain(
    failure: ValidationError,
    model: type[BaseModel],
    locate: Locator,
    label: str = "",
    name: Callable[[Path], str] = name_path,
) -> list[Finding]:
    """The findings of one failed validation.

    :param model: the model that was validated, for the names nearest to an unknown key.
    :param locate: gives the file and line of a field by its path in the data.
    :param label: said before the field's name, as the row's id.
    :param name: names a field by its path in the data.
    """
    errors = failure.errors(include_url=False)
    return [
        _explain_one(error, model, locate, label, name)
        for error in errors
        if not _is_consequence(error, errors)
    ]


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy for a name that is not known: the nearest one that is."""
    known = sorted(set(known))
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]}?"
    if not known:
        return "add it: there is none yet" if otherwise == ONE_OF else otherwise
    more = len(known) - MOST_NAMES
    rest = f" and {more} more" if more > 0 else ""
    return f"{otherwise} ({', '.join(known[:MOST_NAMES])}{rest})"


def _is_consequence(error: Any, errors: Iterable[Any]) -> bool:
    """Whether a list is found too short only because what stands in it is at fault."""
    path = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(path) and other["loc"][: len(path)] == path for other in errors
    )


def _explain_one(
    error: Any,
    model: type[BaseModel],
    locate: Locator,
    label: str,
    name: Callable[[Path], str],
) -> Finding:
    path = tuple(part for part in error["loc"] if not _is_marker(part))
    field = f"{label}{name(path)}" if path else label.rstrip(" :") or "the record"
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
    meant = _find_meant(error) if kind in UNTOLD else None
    if meant is not None:
        problem, _, _ = message.partition("; ")
        return Finding(where, f"{field} {problem}", f"did you mean {meant}?")
    if kind in OWN_ERRORS:
        said = f"{field} {shown} {message}" if shown else f"{field} {message}"
        problem, _, remedy = said.partition("; ")
        return Finding(where, " ".join(problem.split()), remedy or "correct it")
    problem, remedy = _tell(error, shown)
    return Finding(where, f"{field} {problem}", remedy)


_NO_NUMBERS = {
    "int_parsing": "whole number",
    "float_parsing": "number",
    "decimal_parsing": "number",
}
"""What a text should be that cannot be read as it, by the kinds of errors."""


def _tell(error: Any, shown: str) -> tuple[str, str]:
    """Say what is wrong with a value, of Pydantic's own kinds of errors, and what to do."""
    if error.get("input") == "" and error["type"].endswith("_parsing"):
        return "is empty", "fill it in"
    if error["type"] == "string_type" and isinstance(error["input"], bool | int | float):
        return f"is {shown}, which is no text", "put it between quotation marks"
    if error["type"] in _NO_NUMBERS and isinstance(error["input"], str):
        return f"is {shown}, which is no {_NO_NUMBERS[error['type']]}", "write it in digits"
    _, should, rest = error["msg"].partition(" should ")
    remedy = f"it should {rest}" if should else error["msg"][0].lower() + error["msg"][1:]
    remedy = re.sub(r" after validation(, not 0$)?", "", remedy)
    return f"is {shown}" if shown else "is not valid", remedy


def _find_meant(error: Any) -> str | None:
    """The key that one of a mapping's keys is nearest to, of those that tell its kind."""
    known = error["ctx"]["known"].split()
    given = map(str, error["input"]) if isinstance(error["input"], dict) else ()
    close = (difflib.get_close_matches(key, known, n=1) for key in given)
    return next((found[0] for found in close if found), None)


def _show(value: object) -> str:
    """A value as it is written in a file; a whole mapping says nothing to its reader."""
    if isinstance(value, dict | BaseModel):
        return ""
    if isinstance(value, WrittenNumber):
        return value.text
    return textwrap.shorten(json.dumps(value, ensure_ascii=False, default=str), 60, placeholder="…")


_MARKERS = ("[key]", "*", "Cone", "World")


def _is_marker(part: int | str) -> bool:
    """Whether a part of Pydantic's path is no place in the data.

    It may be a union's member, a key, or the ``*`` under which a list for all is kept.
    """
    return isinstance(part, str) and (part.endswith(("Fact", "Block")) or part in _MARKERS)


def _fields_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys that the model allows at a path that Pydantic gives.

    Which member of a union was meant is told by the name of its model, which stands in the path.
    """
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})

    def resolve(node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node or "anyOf" in node:
            if "$ref" in node:
                node = definitions[node["$ref"].rsplit("/", 1)[-1]]
            else:
                members = sorted(node["anyOf"], key=lambda each: "$ref" not in each)
                node = next((each for each in members if each.get("type") != "null"), {})
        return node

    node = resolve(schema)
    for part in path:
        if part in definitions and _is_marker(part):
            node = definitions[part]
            continue
        child = node.get("properties", {}).get(part) or node.get("items")
        if child is None:
            named = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
            child = next((each for each in named if isinstance(each, dict)), {})
        node = resolve(child)
    return list(node.get("properties", {}))
