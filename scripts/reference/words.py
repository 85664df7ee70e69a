"""What a key may be, in plain words: a node of a JSON Schema -> a phrase in Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Node = Mapping[str, Any]
Link = Callable[[str], str]
"""Gives how a model is called where it is spoken of, by its name among the definitions."""

BY = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    r"^[a-z][a-z0-9_]*$": "name",
    r"^[A-Z]{2}$": "country",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "name",
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$": "label",
}
"""What the keys of a mapping are, by their pattern."""


def say_type(node: Node, link: Link) -> str:
    """Say what may stand there."""
    if "$ref" in node:
        return link(node["$ref"].rsplit("/", 1)[-1])
    if "title" in node and node.get("type") != "object":
        return f"[{node['title']}](#{anchor(WORDS)})"
    members = node.get("anyOf") or node.get("oneOf")
    if members:
        return _say_members(members, link)
    values = node.get("enum") or ([node["const"]] if "const" in node else [])
    return list_values(values) if values else _SAYERS[node["type"]](node, link)


def say_default(node: Node, *, needed: bool) -> str:
    """Say what holds where the key is left out; nothing where that is nothing."""
    if needed:
        return "needed"
    value = node.get("default")
    return "" if value in (None, [], {}, "") else f"`{_write(value)}`"


def list_values(values: Iterable[object]) -> str:
    """Give values from which one is chosen."""
    *others, last = (f"`{value}`" for value in values)
    return " or ".join(part for part in (", ".join(others), last) if part)


def anchor(heading: str) -> str:
    """Give what a heading can be linked by."""
    kept = "".join(each for each in heading.lower() if each.isalnum() or each in " -_")
    return kept.strip().replace(" ", "-")


UNIONS = ("Block", "Fact")
"""End the names of models of which one or another may stand, each under its own heading."""

WORDS = "What a value may be"
"""The heading of what the words mean that stand for kinds of values."""


def _say_members(members: list[Node], link: Link) -> str:
    for ending in UNIONS:
        if all(each.get("$ref", "").endswith(ending) for each in members):
            return f"[{ending.lower()}](#{ending.lower()}s)"
    said = [say_type(each, link) for each in members if each.get("type") != "null"]
    return " or ".join(dict.fromkeys(said))


def _say_list(node: Node, link: Link) -> str:
    if "prefixItems" in node:
        inside = list(dict.fromkeys(say_type(each, link) for each in node["prefixItems"]))
        return f"list of {len(node['prefixItems'])}: {' and '.join(inside)}"
    least, most = node.get("minItems", 0), node.get("maxItems")
    many = f" ({max(least, 1)} to {most})" if most else ", not empty" if least else ""
    return f"list: {say_type(node.get('items', {'type': 'object'}), link)}{many}"


def _say_mapping(node: Node, link: Link) -> str:
    for pattern, inside in node.get("patternProperties", {}).items():
        return f"{say_type(inside, link)}, by {BY.get(pattern, f'`{pattern}`')}"
    inside = node.get("additionalProperties")
    if isinstance(inside, Mapping):
        return f"{say_type(inside, link)}, by name"
    return "keys and values"


def _say_bounds(node: Node) -> str:
    least = node.get("minimum", node.get("exclusiveMinimum"))
    most = node.get("maximum", node.get("exclusiveMaximum"))
    above = "above " if "exclusiveMinimum" in node else ""
    if least is not None and most is not None:
        return f", {above}{least:,g} to {most:,g}"
    return f", {above or 'from '}{least:,g}" if least is not None else ""


def _say_text(node: Node) -> str:
    most = f", up to {node['maxLength']:,} characters" if "maxLength" in node else ""
    return f"text{most}"


def _write(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


_SAYERS: Mapping[str, Callable[[Node, Link], str]] = {
    "array": _say_list,
    "object": _say_mapping,
    "null": lambda node, link: "nothing",
    "boolean": lambda node, link: "`true` or `false`",
    "integer": lambda node, link: f"whole number{_say_bounds(node)}",
    "number": lambda node, link: f"number{_say_bounds(node)}",
    "string": lambda node, link: _say_text(node),
}
