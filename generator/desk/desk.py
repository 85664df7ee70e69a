"""What is on the desk: editions that are looked at, as they were last made, and who is told."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.desk.jobs import (
    Answer,
    Failed,
    Finished,
    Glimpse,
    Making,
    Placed,
    Rested,
    Trial,
    Tried,
)
from generator.desk.pages import Drawer, PageSize, measure_pages
from generator.desk.recall import recall
from generator.desk.workshop import Workshop
from generator.errors import BriefsError, Finding
from generator.model.edition import Edition
from generator.project import Project, load_project
from generator.store import Store

MOST_VIEWS = 4
"""So many editions are looked at; the one that was opened first makes room for another."""
MOST_TRIALS = 16
"""So many trials wait at once: whoever asks for more is not answered."""
PATIENCE = 20.0
"""How long a trial may take, in seconds."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page that can be drawn: of which PDF, by its digest, and where in it.

    One of no PDF is not there yet: its number is 0.
    """

    pdf: str
    number: int
    size: PageSize


@dataclass(slots=True)
class View:
    """One edition as it was last made. ``version`` counts how often its pages have changed."""

    edition: Edition
    version: int = 0
    leaves: list[Leaf] = field(default_factory=list)
    pdfs: dict[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    fit: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Any] = field(default_factory=dict)
    places_version: int = 0
    visible: tuple[int, ...] = (1,)
    is_busy: bool = True
    has_failed: bool = False
    is_draft: bool = False
    """Whether what is shown is one, for want of texts."""


def name_edition(edition: Edition) -> str:
    """Give the id of an edition: it is asked for by this, and by no name of a file."""
    return hashlib.sha256(edition.path.encode()).hexdigest()[:16]


class Desk:
    """The project on the desk; it must be made in the loop that serves it."""

    def __init__(self, root: Path, folder: Path | None) -> None:
        self.root = root
        self.project: Project = load_project(root)
        self.drawer = Drawer()
        self.views: dict[str, View] = {}
        self._editions = self._list_editions()
        self._store = Store(folder)
        self._workshop = Workshop(root, folder, self._take)
        self._listeners: set[asyncio.Queue[Mapping[str, Any] | None]] = set()
        self._trials: dict[str, asyncio.Future[Tried]] = {}
        self.memory = 0
        """What the process that makes editions held when it last rested, in bytes."""

    def _list_editions(self) -> dict[str, Edition]:
        found = list(self.project.select())
        for brief in self.project.briefs:
            for locale in self.project.list_begun(brief):
                found += self.project.select([brief], locales=[locale], drafts=True)
        paged = (each for each in found if each.profile.is_pdf)
        return {name_edition(each): each for each in sorted(paged, key=self._rank)}

    def _rank(self, edition: Edition) -> tuple[int, ...]:
        """Where an edition comes: as ``briefs.toml`` lists it; what is only begun comes last."""
        table = self.project.briefs[edition.brief]
        locales = table.locales_of(edition.format)
        return (
            list(self.project.briefs).index(edition.brief),
            table.formats.index(edition.format),
            locales.index(edition.locale) if edition.locale in locales else len(locales),
            table.papers_of(edition.format).index(edition.paper),
            table.profiles_of(edition.format).index(edition.profile),
        )

    @property
    def editions(self) -> Mapping[str, Edition]:
        """All editions that can be looked at, by their ids."""
        return self._editions

    def open(self, name: str, visible: Sequence[int] = (1,)) -> View | None:
        """Look at an edition; None where there is none of that id."""
        edition = self._editions.get(name)
        if edition is None:
            return None
        view = self.views.pop(name, None)
        is_new = view is None
        view = view or View(edition)
        view.visible = tuple(visible) or (1,)
        self.views[name] = view
        while len(self.views) > MOST_VIEWS:
            del self.views[next(iter(self.views))]
        if is_new:
            last = recall(self.root, self._store, edition, self._workshop.latest)
            if last is not None:
                self._put_whole(view, last)
            self._make([name])
        return view

    def change(self, paths: Collection[str]) -> None:
        """Files have been saved: everything that is looked at is made again, the last opened first.

        :param paths: relative to the project.
        """
        self._workshop.turn()
        if "briefs.toml" in paths:
            try:
                self.project = load_project(self.root)
            except BriefsError as failure:
                for name, view in self.views.items():
                    view.findings, view.has_failed = failure.findings, True
                    self.tell(self._say_state(name, view))
                return
        # A catalog that has just been begun is a language more.
        editions = self._list_editions()
        if "briefs.toml" in paths or editions != self._editions:
            self._editions = editions
            self.views = {name: view for name, view in self.views.items() if name in editions}
            self.tell({"kind": "project"})
        self._make(list(self.views)[::-1])

    def _make(self, names: Sequence[str]) -> None:
        for name in names:
            view = self.views[name]
            view.is_busy = True
            self.tell(self._say_state(name, view))
            draft = view.is_draft or not view.leaves
            self._workshop.ask(Making(view.edition, self._workshop.latest, view.visible, draft))

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Rested):
            self.memory = answer.memory
            return
        if isinstance(answer, Tried):
            waiting = self._trials.pop(answer.name, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(answer)
            return
        name = name_edition(answer.edition)
        view = self.views.get(name)
        if view is None or answer.turn < self._workshop.latest:
            return
        match answer:
            case Glimpse():
                self._put_pages(view, answer)
            case Finished():
                self._put_whole(view, answer)
            case Failed():
                view.findings, view.is_busy, view.has_failed = answer.findings, False, True
            case Placed():
                view.places, view.places_version = answer.places, view.version
                self.tell({"kind": "places", "view": name, "version": view.version})
                return
        self.tell(self._say_state(name, view))

    def _put_pages(self, view: View, shown: Glimpse) -> None:
        digest = hashlib.sha256(shown.data).hexdigest()
        sizes = measure_pages(shown.data)
        if not view.leaves:
            view.leaves = [Leaf("", 0, sizes[0])] * shown.total
        if len(view.leaves) != shown.total:
            return  # other pages are there: they come together
        view.pdfs[digest] = shown.data
        for index, number in enumerate(shown.numbers):
            view.leaves[number - 1] = Leaf(digest, index + 1, sizes[index])
        self._tidy(view)

    def _put_whole(self, view: View, made: Finished) -> None:
        digest = hashlib.sha256(made.data).hexdigest()
        sizes = measure_pages(made.data)
        view.pdfs[digest] = made.data
        view.leaves = [Leaf(digest, n, size) for n, size in enumerate(sizes, 1)]
        view.findings, view.fit, view.is_draft = made.findings, made.fit, made.draft
        view.is_busy = view.has_failed = False
        self._tidy(view)

    def _tidy(self, view: View) -> None:
        view.version += 1
        used = {leaf.pdf for leaf in view.leaves}
        view.pdfs = {digest: data for digest, data in view.pdfs.items() if digest in used}

    async def draw(self, name: str, number: int, scale: float) -> bytes | None:
        """Draw a page of a view as a PNG; None where there is none of that number."""
        view = self.views.get(name)
        if view is None or not 1 <= number <= len(view.leaves):
            return None
        leaf = view.leaves[number - 1]
        if leaf.pdf not in view.pdfs:
            return None
        data = view.pdfs[leaf.pdf]
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self.drawer.thread, self.drawer.draw, leaf.pdf, data, leaf.number, scale
        )

    async def try_out(
        self, name: str, locale: str, key: tuple[str, str], forms: tuple[str, ...]
    ) -> Tried | None:
        """Set an edition with one translation otherwise; None where it takes too long."""
        if len(self._trials) >= MOST_TRIALS:
            return None
        edition = self._editions[name]
        waiting: asyncio.Future[Tried] = asyncio.get_running_loop().create_future()
        answer = hashlib.sha256(repr((name, locale, key, forms)).encode()).hexdigest()
        self._trials[answer] = waiting
        turn = self._workshop.latest
        self._workshop.ask(Trial(edition, turn, locale, key, forms, answer))
        try:
            return await asyncio.wait_for(waiting, PATIENCE)
        except TimeoutError:
            return None
        finally:
            self._trials.pop(answer, None)

    def _say_state(self, name: str, view: View) -> Mapping[str, Any]:
        return {"kind": "state", "view": name, **say_view(view)}

    def tell(self, event: Mapping[str, Any]) -> None:
        """Tell all who listen."""
        for listener in self._listeners:
            listener.put_nowait(event)

    def listen(self) -> asyncio.Queue[Mapping[str, Any] | None]:
        """Give a queue into which every event goes from now on; None ends it."""
        queue: asyncio.Queue[Mapping[str, Any] | None] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def leave(self, queue: asyncio.Queue[Mapping[str, Any] | None]) -> None:
        """Put nothing more into a queue."""
        self._listeners.discard(queue)

    def close(self) -> None:
        """End what runs."""
        for listener in self._listeners:
            listener.put_nowait(None)
        self._workshop.close()
        self.drawer.close()


def say_view(view: View) -> dict[str, Any]:
    """Give a view as JSON values: its pages, how it is set, and what is wrong."""
    return {
        "version": view.version,
        "placesVersion": view.places_version,
        "busy": view.is_busy,
        "failed": view.has_failed,
        "draft": view.is_draft,
        "pages": [
            {
                "key": f"{leaf.pdf[:12]}-{leaf.number}" if leaf.pdf else "",
                "width": leaf.size.width,
                "height": leaf.size.height,
                "boxes": {name: list(box) for name, box in leaf.size.boxes.items()},
            }
            for leaf in view.leaves
        ],
        "fit": dict(view.fit),
        "findings": [say_finding(finding) for finding in view.findings],
    }


def say_finding(finding: Finding) -> dict[str, Any]:
    """Give a finding as JSON values."""
    return {
        "path": finding.origin.path,
        "line": finding.origin.line,
        "origin": str(finding.origin),
        "message": finding.message,
        "remedy": finding.remedy,
        "severity": str(finding.severity),
    }
