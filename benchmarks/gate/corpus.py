"""Texts, their translations, errors put into these and other good wordings, from TOML files.

Every item is of one of two halves by a digest of itself: checks are tuned on one alone.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

SECOND = "second-"
"""How the files begin that were written after the checks, and that these were mended by."""

WHOLE, END, EXCHANGE, STATE = "=", "", "@", "#"
"""How an error is put in: for the whole translation, at its end, with another's, into the file."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and a translation of it that is right."""

    context: str
    source: str
    plural: str
    targets: tuple[str, ...]
    accept: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One change of one translation: an error of a kind, or (no kind) another good wording."""

    pair: str
    context: str
    kind: str
    find: str
    replacement: str
    form: int = 0

    @property
    def held_out(self) -> bool:
        """Whether it is of the half that no check is tuned on; of a second hand's, none is."""
        if self.pair.startswith(SECOND):
            return False
        said = "|".join((self.pair, self.context, self.kind, self.find, self.replacement))
        return hashlib.sha256(said.encode()).digest()[0] % 2 == 1


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of one pair of languages."""

    source: str
    locale: str
    forms: str
    terms: tuple[tuple[str, str], ...]
    texts: tuple[Text, ...]
    items: tuple[Item, ...] = field(repr=False)

    @property
    def pair(self) -> str:
        """The two languages, as ``fr-en``."""
        return f"{self.source}-{self.locale}"


def read_all() -> tuple[Corpus, ...]:
    """Read every file of this folder."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> Corpus:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    terms = tuple((term["source"], term["target"]) for term in table.get("term", ()))
    return Corpus(
        table["source"],
        table["locale"],
        table["forms"],
        terms,
        tuple(_make_text(each) for each in table["text"]),
        tuple(item for each in table["text"] for item in _list_items(path.stem, each)),
    )


def _make_text(table: dict[str, Any]) -> Text:
    target = table["target"]
    targets = tuple(target) if isinstance(target, list) else (target,)
    return Text(
        table["context"],
        table["source"],
        table.get("plural", ""),
        targets,
        table.get("accept", ""),
    )


def _list_items(pair: str, table: dict[str, Any]) -> Iterator[Item]:
    for kind, find, replacement, *form in table.get("errors", ()):
        yield Item(pair, table["context"], kind, find, replacement, *form)
    for wording in table.get("good", ()):
        yield Item(pair, table["context"], "", WHOLE, wording)
