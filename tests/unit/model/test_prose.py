from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from generator.model.fields import Frozen, Prose
from generator.model.prose import Path, map_prose


class Item(Frozen):
    id: str
    title: Annotated[str, Prose("A title.")]
    short: Annotated[str, Prose("A short text.", inline=True)] | None = None


class Folder(Frozen):
    code: str
    words: tuple[Annotated[str, Prose("A word.")], ...]
    items: tuple[Item, ...]
    names: Mapping[str, Annotated[str, Prose("A name.")]]


FOLDER = Folder(
    code="x",
    words=("one", "two"),
    items=(Item(id="first", title="First"), Item(id="second", title="Second", short="2")),
    names={"IQ": "in Iraq"},
)


def test_the_walk_visits_every_marked_text_with_its_context_and_path() -> None:
    """List items are named by their ids, mappings by their keys; what is not marked is passed."""
    visits: list[tuple[str, str, str, Path]] = []

    def visit(context: str, text: str, mark: Prose, path: Path) -> str:
        visits.append((context, text, mark.note, path))
        return text

    map_prose(FOLDER, visit, "start")
    assert [
        ("start.words", "one", "A word.", ("words", 0)),
        ("start.words", "two", "A word.", ("words", 1)),
        ("start.items.first.title", "First", "A title.", ("items", 0, "title")),
        ("start.items.second.title", "Second", "A title.", ("items", 1, "title")),
        ("start.items.second.short", "2", "A short text.", ("items", 1, "short")),
        ("start.names.IQ", "in Iraq", "A name.", ("names", "IQ")),
    ] == visits


def test_the_walk_gives_a_copy_with_the_texts_replaced() -> None:
    """Every marked text is replaced in the copy, and the value itself stays as it was."""
    before = FOLDER.model_copy(deep=True)
    copy = map_prose(FOLDER, lambda _context, text, _mark, _path: text.upper())
    assert (
        Folder(
            code="x",
            words=("ONE", "TWO"),
            items=(Item(id="first", title="FIRST"), Item(id="second", title="SECOND", short="2")),
            names={"IQ": "IN IRAQ"},
        )
        == copy
    )
    assert before == FOLDER
