"""A text of a ``brief.yaml`` replaced where it stands: its quotes, folding and all else stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

FOLDED = ">"
KEPT = (">", "|")
"""The marks of block scalars, whose text begins on the line after."""
WIDTH = 100
"""No line of a folded text is made longer."""
AROUND = 6
"""So many lines from where a text was said to stand it is looked for."""


@dataclass(frozen=True, slots=True)
class _Scalar:
    start: int
    end: int
    line: int
    value: str
    style: str
    is_key: bool


def find_scalar(text: str, words: str, line: int) -> _Scalar | None:
    """Find the text that says these words, nearest to a line; None where none does there."""
    wanted = words.split()
    found = [
        each
        for each in _list_scalars(text)
        if not each.is_key and each.value.split() == wanted and abs(each.line - line) <= AROUND
    ]
    return min(found, key=lambda each: abs(each.line - line), default=None)


def read_near(text: str, line: int) -> str | None:
    """Give the words of the text that stands nearest to a line, for its author to see."""
    found = [
        each for each in _list_scalars(text) if not each.is_key and abs(each.line - line) <= AROUND
    ]
    nearest = min(found, key=lambda each: abs(each.line - line), default=None)
    return " ".join(nearest.value.split()) if nearest is not None else None


def replace_text(text: str, before: str, after: str, line: int) -> str | None:
    """Give a file with one text otherwise; None where it does not stand there, or cannot.

    :param line: where it begins, counted from 1.
    """
    scalar = find_scalar(text, before, line)
    if scalar is None or not after.strip():
        return None
    wanted = [each.value.split() for each in _list_scalars(text)]
    place = [each.start for each in _list_scalars(text)].index(scalar.start)
    wanted[place] = after.split()
    for changed in _offer(text, scalar, after):
        try:
            found = [each.value.split() for each in _list_scalars(changed)]
        except YAMLError:
            continue
        if found == wanted:
            return changed
    return None


def _offer(text: str, scalar: _Scalar, after: str) -> Iterator[str]:
    """Ways to write it, from the one that changes least."""
    raw = text[scalar.start : scalar.end]
    spliced = _splice(raw, scalar, after)
    if spliced is not None:
        yield text[: scalar.start] + spliced + text[scalar.end :]
    tail = "\n" if scalar.style in KEPT and raw.endswith("\n") else ""
    quoted = json.dumps(" ".join(after.split()), ensure_ascii=False)
    yield text[: scalar.start] + quoted + tail + text[scalar.end :]


def _splice(raw: str, scalar: _Scalar, after: str) -> str | None:
    """Change the words between the first and the last that differ; None where escapes stand."""
    first = raw.index("\n") + 1 if scalar.style in KEPT else len(scalar.style)
    last = len(raw) - (0 if scalar.style in KEPT else len(scalar.style))
    spans = [match.span() for match in re.finditer(r"\S+", raw[first:last])]
    spans = [(start + first, end + first) for start, end in spans]
    old, new = [raw[start:end] for start, end in spans], after.split()
    if scalar.style == "'":
        new = [word.replace("'", "''") for word in new]
    elif scalar.style == '"':
        new = [word.replace("\\", "\\\\").replace('"', '\\"') for word in new]
    written = [word.replace("''", "'") for word in old] if scalar.style == "'" else old
    if written != scalar.value.split():
        return None
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = " ".join(new[head : len(new) - tail])
    gone = spans[head : len(spans) - tail]
    if gone and middle:
        start, end = gone[0][0], gone[-1][1]
    elif gone:  # words are taken out, with the space before them
        start = spans[head - 1][1] if head else gone[0][0]
        end = gone[-1][1] if head or not tail else spans[len(spans) - tail][0]
    elif head:
        start = end = spans[head - 1][1]
        middle = f" {middle}" if middle else ""
    else:
        start = end = spans[0][0]
        middle = f"{middle} "
    changed = raw[:start] + middle + raw[end:]
    return _refold(changed, start) if scalar.style == FOLDED else changed


def _refold(raw: str, at: int) -> str:
    """Break the lines that have become too long, from the one that was changed on."""
    begin = raw.rfind("\n", 0, at) + 1
    head, rest = raw[:begin], raw[begin:]
    lines = rest.split("\n")
    for index, line in enumerate(lines):
        if len(line) <= WIDTH:
            continue
        indent = line[: len(line) - len(line.lstrip())]
        parts, current = [], ""
        for word in line.split():
            if current and len(indent) + len(current) + 1 + len(word) > WIDTH:
                parts.append(indent + current)
                current = word
            else:
                current = f"{current} {word}".strip()
        lines[index] = "\n".join([*parts, indent + current])
    return head + "\n".join(lines)


def _list_scalars(text: str) -> list[_Scalar]:
    root = YAML(typ="safe", pure=True).compose(text)
    return list(_walk(root, text))


def _walk(node: Any, text: str, *, is_key: bool = False) -> Iterator[_Scalar]:
    value = getattr(node, "value", None)
    if isinstance(value, list):
        for each in value:
            if isinstance(each, tuple):
                yield from _walk(each[0], text, is_key=True)
                yield from _walk(each[1], text)
            else:
                yield from _walk(each, text)
    elif isinstance(value, str):
        start, end = node.start_mark.index, node.end_mark.index
        style = node.style or ""
        yield _Scalar(start, end, node.start_mark.line + 1, value, style, is_key)
