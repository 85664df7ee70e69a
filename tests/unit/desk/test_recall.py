"""What is on the desk before anything is made: the edition as it was, where no file has changed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from generator import record
from generator.desk.desk import Desk, name_edition
from generator.desk.jobs import Finished, Making
from generator.desk.making import Maker
from generator.desk.recall import recall
from generator.project import load_project
from generator.starting.project import start_project
from generator.store import Store


class Place:
    """A small project, a store, and what makes its one edition."""

    def __init__(self, parent: Path) -> None:
        start_project(parent, "made", "en", [], "blank")
        self.root, self.folder = parent / "made", parent / "store"
        self.store = Store(self.folder)
        (self.edition,) = load_project(self.root).select()

    def make(self) -> Finished:
        """Make the edition, and note it as a desk does that has nothing else to do."""
        said: list[Any] = []
        maker = Maker(self.root, self.store, said.append, lambda turn: False)
        maker.make(Making(self.edition, 0, (1,)))
        maker.settle()
        return next(each for each in said if isinstance(each, Finished))

    def recall(self) -> Finished | None:
        """What another desk would have at once."""
        return recall(self.root, Store(self.folder), self.edition, 0)

    @property
    def content(self) -> Path:
        """What the document says."""
        return self.root / "data" / "made" / "brief.yaml"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A project whose files are not too new to be told from what they may become."""
    monkeypatch.setattr(record, "GRAIN", 0.0)
    return Place(tmp_path)


def test_an_edition_is_recalled_as_it_was_made(place: Place) -> None:
    """Its bytes, how it is set and its warnings, though nothing is read; never without a store."""
    assert place.recall() is None
    made = place.make()
    assert place.recall() == made
    assert recall(place.root, Store(None), place.edition, 0) is None


def test_what_has_changed_is_not_recalled(place: Place) -> None:
    """A file that was saved again, or another one, and nothing of before is shown."""
    place.make()
    content = place.content.read_bytes()
    place.content.write_bytes(content.replace(b"first text", b"other text"))
    assert place.recall() is None
    other = place.make()
    assert place.recall() == other
    (place.root / "data" / "made" / "more.csv").write_text("id\n", encoding="utf-8")
    assert place.recall() is None


def test_a_file_that_may_still_change_is_waited_for(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved this very moment may be saved again without its time telling."""
    monkeypatch.setattr(record, "GRAIN", 60.0)
    place.make()
    assert place.recall() is None


def test_a_desk_that_is_opened_again_shows_it_at_once(place: Place) -> None:
    """Its pages are there before the process that makes editions has answered, which then does."""
    made = place.make()

    async def open_again() -> tuple[bool, bytes | None, bytes]:
        desk = Desk(place.root, place.folder)
        try:
            name = name_edition(place.edition)
            events = desk.listen()
            view = desk.open(name)
            assert view is not None
            was_busy, first = view.is_busy, await desk.draw(name, 1, 1.0)
            while view.is_busy:
                await asyncio.wait_for(events.get(), 60)
            assert not view.has_failed
            (pdf,) = view.pdfs.values()
            return was_busy, first, pdf
        finally:
            desk.close()

    was_busy, first, pdf = asyncio.run(open_again())
    assert was_busy
    assert first is not None
    assert first.startswith(b"\x89PNG")
    assert pdf == made.data
