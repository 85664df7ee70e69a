"""A YAML 1.2 file as plain values, and the line of each of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from generator.errors import ContentError, Finding, Origin
from generator.model.written import WrittenNumber

Path = tuple[int | str, ...]
MAX_DEPTH = 20
TEXT = "tag:yaml.org,2002:str"
_COMMENT = re.compile(r"(?P<gap>[ \t]+)(?P<rest>#(?P<after>.?).*)")
_CUT = re.compile(r"([+-]?\d[\d.]*),$")
MOST = 40
"""Signs of a number before a comma, at most."""
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)\.\d+")
_GROUP = re.compile(r"-?\d{1,3}\.\d{3}")
"""What could be thousands as well."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The values of a YAML file, and the line of each by its path in them."""

    path: str
    data: Any
    lines: dict[Path, int]

    def locate(self, path: Path) -> Origin:
        """The line of a value, or of the nearest one above it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return Origin(self.path, self.lines.get(path, 1))

    def name_field(self, path: Path) -> str:
        """Name a field by its path; an item of a list that has an id is named by it."""
        parts: list[str] = []
        value = self.data
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                value = None
            own = value.get("id") if isinstance(part, int) and isinstance(value, dict) else None
            parts.append(own if isinstance(own, str) else str(part))
        return ".".join(parts)


def read_yaml(text: str, path: str) -> YamlFile:
    """Read a YAML 1.2 document: mappings, sequences and plain scalars, nothing else.

    Dates stay text, since a date may be known to the month only. Texts are composed (Unicode, NFC),
    so that one word is one word whoever typed it. Anchors are refused: they save no
    typing in a brief and let a small file grow without bound.

    :raises ContentError: with the line of what is not YAML, or doubled, or refused.
    """
    try:
        node = _compose(text)
    except MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        line = mark.line + 1 if mark is not None else 1
        problem = failure.problem or failure.context or "cannot be parsed"
        raise ContentError(
            Finding(Origin(path, line), f"is not YAML ({problem})", "correct that line")
        ) from failure
    except ReaderError as failure:
        line = text.count("\n", 0, failure.position) + 1
        character = f"U+{failure.character:04X}"
        raise ContentError(
            Finding(Origin(path, line), f"holds the control character {character}", "remove it")
        ) from failure
    except RecursionError as failure:
        raise ContentError(
            Finding(Origin(path), f"is nested more than {MAX_DEPTH} deep", "make it flatter")
        ) from failure
    except YAMLError as failure:
        raise ContentError(
            Finding(Origin(path), f"is not YAML ({failure})", "correct the file")
        ) from failure
    reader = _Reader(path, text)
    data = reader.build(node, ()) if node is not None else None
    if reader.findings:
        raise ContentError(reader.findings)
    return YamlFile(path, data, reader.lines)


@lru_cache(maxsize=8)  # a document stays, while its translations and templates are changed
def _compose(text: str) -> Node | None:
    """The nodes of a document, which no one changes."""
    return YAML(typ="safe", pure=True).compose(text)  # type: ignore[no-any-return]


def _read_float(text: str) -> float:
    """A number as it is written; its digits stay with it where they could be meant otherwise."""
    plain = _PLAIN.fullmatch(text) is not None
    try:
        value = float(text)
    except ValueError:
        value = float(int(text.replace("_", ""), 0))
    return (
        value
        if plain and repr(value) == text and not _GROUP.fullmatch(text)
        else (WrittenNumber(value, text))
    )


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines: dict[Path, int] = {}
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def build(self, node: Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self.lines[path] = line
        if id(node) in self.seen or node.anchor:
            self.find(line, "uses an anchor or alias", "write the value out")
            return None
        self.seen.add(id(node))
        if len(path) > MAX_DEPTH:
            self.find(line, f"is nested more than {MAX_DEPTH} deep", "make it flatter")
            return None
        if isinstance(node, MappingNode):
            return self.build_mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self.build_scalar(node, line)

    def build_mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = unicodedata.normalize("NFC", str(key_node.value))
            line = key_node.start_mark.line + 1
            if node.flow_style:
                self.check_comma(values, key_node, value_node)
            if key in values:
                self.find(line, f"gives the key {key} twice", "keep one of the two")
            values[key] = self.build(value_node, (*path, key))
            self.lines[(*path, key)] = line
        return values

    def build_scalar(self, node: ScalarNode, line: int) -> Any:
        kind = str(node.tag).rsplit(":", 1)[-1]
        text: str = node.value
        self.check_comment(node, line)
        if kind in ("str", "timestamp"):
            return unicodedata.normalize("NFC", text)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        try:
            if kind == "int" and re.fullmatch(r"[+-]?\d+", text):
                return int(text)
            if kind in ("int", "float"):
                return _read_float(text)
        except ValueError:
            pass
        number = kind == "float"
        said = f"{text}, which is no number" if number else f"a value of the kind {node.tag}"
        self.find(line, f"has {said}", "write plain text or a number")
        return None

    def check_comma(self, values: dict[str, Any], key: Node, value: Node) -> None:
        """Find a number that braces cut in two at its comma: ``{number: 3,5}``."""
        end = key.start_mark.index
        before = _CUT.search(self.text, max(0, end - MOST), end)
        alone = value.start_mark.index == value.end_mark.index
        if before is None or not alone or not re.match(r"\d", str(key.value)) or not values:
            return
        written = f"{before[1]},{key.value}"
        self.find(
            key.start_mark.line + 1,
            f"has {written}, which is cut at its comma: between braces one parts two keys",
            f'put it in quotation marks: "{written}"',
        )

    def check_comment(self, node: ScalarNode, line: int) -> None:
        """Find a comment that cuts off what was meant as the end of a sentence."""
        if node.style is not None or str(node.tag) != TEXT:
            return
        match = _COMMENT.match(self.text, node.end_mark.index)
        if match is None:
            return
        hashtag = not match["after"].isspace() and match["after"] not in ("", "#")
        if hashtag or (len(match["gap"]) == 1 and " " in node.value):
            self.find(
                line + self.text.count("\n", node.start_mark.index, node.end_mark.index),
                f"cuts the text off before {match['rest'].strip()[:40]}, as a comment",
                "put the whole text in quotation marks, or two spaces and “# ” before a comment",
            )

    def find(self, line: int, message: str, remedy: str) -> None:
        self.findings.append(Finding(Origin(self.path, line), message, remedy))
