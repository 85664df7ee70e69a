"""The reference as Markdown: the JSON Schemas of what people write -> a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.reference.words import (
    WORDS,
    Link,
    Node,
    anchor,
    list_values,
    say_default,
    say_type,
)

HEAD = "| key | may be | left out | means |\n|---|---|---|---|"
ROOTS = ("brief.yaml", "briefs.toml", "format.toml")
"""The headings of files, whose own keys need no other name."""


SAID = dict.fromkeys(("where", "open"), f"[condition](#{anchor(WORDS)}), by column")
"""What keys may be whose type is better called by a word."""


class Writer:
    """Writes the models of one schema, each once, those that a model is made of below it.

    :param schema: what :func:`generator.schema.describe` gives.
    :param headings: of models that are called otherwise than by the key that holds them.
    """

    def __init__(
        self, schema: Mapping[str, Any], headings: Mapping[str, str] | None = None
    ) -> None:
        self._definitions: Mapping[str, Any] = schema.get("$defs", {})
        self._root = schema
        self._headings = dict(headings or {})
        self._known: set[str] = set()
        self._waiting: list[str] = []

    def write_root(self, heading: str) -> Iterator[str]:
        """Write the file itself, and what its keys are made of."""
        yield from self._write(self._root, heading, 2)
        yield from self._write_waiting(3)

    def write(self, name: str, first: str, hidden: Iterable[str] = ()) -> Iterator[str]:
        """Write one model under its heading, and what its keys are made of.

        :param first: the key that is written first: the one that tells its kind.
        :param hidden: keys that are left out.
        """
        self._known.add(name)
        node = self._definitions[name]
        keys = [first, *(key for key in node["properties"] if key not in (first, *hidden))]
        yield from self._write(node, self._headings[name], 3, keys)
        yield from self._write_waiting(4)

    def rows(self, name: str, keys: Iterable[str]) -> Iterator[str]:
        """Write some rows of a model's table."""
        node = self._definitions[name]
        yield HEAD
        yield from (self._row(key, node, name) for key in keys)

    def _write_waiting(self, level: int) -> Iterator[str]:
        while self._waiting:
            name = self._waiting.pop(0)
            yield from self._write(self._definitions[name], self._headings[name], level)

    def _write(
        self, node: Node, heading: str, level: int, keys: Iterable[str] = ()
    ) -> Iterator[str]:
        yield f"\n{'#' * level} {heading}\n"
        yield f"{node.get('description', '')}\n"
        if "enum" in node:
            yield "| value | means |\n|---|---|"
            pairs = zip(node["enum"], node["enumDescriptions"], strict=True)
            yield from (f"| `{value}` | {_cell(said)} |" for value, said in pairs)
            return
        yield HEAD
        yield from (self._row(key, node, heading) for key in keys or node["properties"])

    def _row(self, key: str, node: Node, parent: str) -> str:
        value = node["properties"][key]
        cells = (
            f"`{key}`",
            SAID.get(key) or say_type(value, self._link(key, parent)),
            say_default(value, needed=key in node.get("required", ())),
            _cell(value.get("description", "")),
        )
        return "| " + " | ".join(cells) + " |"

    def _link(self, key: str, parent: str) -> Link:
        def link(name: str) -> str:
            node = self._definitions[name]
            if "enum" in node and "enumDescriptions" not in node:
                return list_values(node["enum"])
            above = parent[:1].lower() + parent[1:]
            called = f"`{key}`" if parent in ROOTS else f"`{key}` of {above}"
            heading = self._headings.setdefault(name, called)
            if name not in self._known:
                self._known.add(name)
                self._waiting.append(name)
            return f"[{heading[:1].lower()}{heading[1:]}](#{anchor(heading)})"

        return link


def write_words(words: Mapping[str, str]) -> Iterator[str]:
    """Write what the words mean that stand for kinds of values."""
    yield f"\n## {WORDS}\n"
    yield "| word | is |\n|---|---|"
    yield from (f"| {word} | {said} |" for word, said in words.items())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
