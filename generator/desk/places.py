"""Where each text stands on an edition's pages: laid-out boxes, held against marked letters."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from generator.desk.marking import Letter, MarkedPage, SaidText, fold
from generator.model.figure import Figure
from generator.pdf.boxes import PrintedPiece
from generator.pdf.engine import LaidOut
from generator.pdf.tags.sources import find_number
from generator.pdf.text import read_runs

NEAR = 60
"""So many letters ahead a letter is looked for where a text is printed otherwise than written."""
SLACK = 2.0
"""Pieces of one text that stand so near on one line, in CSS pixels, have one box."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box on a page, in CSS pixels from its left upper corner; pages are counted from 1."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True)
class TextPlaces:
    """Where one text stands: its boxes, and whether it is also said where no one sees it.

    One without a box has none on a page: a style hides it, or a map has no room for it.
    """

    source: SaidText
    boxes: list[TextBox] = field(default_factory=list)
    aloud: list[int] = field(default_factory=list)
    """The pages on which a screen reader says it."""
    is_property: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reading order: an element that holds words, and where it stands."""

    order: int
    name: str
    box: TextBox


@dataclass(frozen=True, slots=True)
class Places:
    """The texts of an edition with their places, and the order in which the pages are read."""

    texts: tuple[TextPlaces, ...]
    order: tuple[Step, ...]


def find_places(laid_out: LaidOut, page: MarkedPage, figures: Iterable[Figure]) -> Places:
    """Find the boxes of each text of an edition."""
    search = _Search(page, {figure.name: figure for figure in figures})
    for number, sheet in enumerate(laid_out.sheets, 1):
        for piece in sheet.walk_pieces():
            element = find_number(piece.element)
            if element is not None:
                search.look_at(piece, number, element)
    for opened, number in _list_open(laid_out):
        search.pages.setdefault(opened, number)
    return Places(tuple(search.list_texts()), tuple(_order(search.elements, page)))


class _Search:
    """Goes over printed pieces in reading order, and notes of which text each is."""

    def __init__(self, page: MarkedPage, figures: Mapping[str, Figure]) -> None:
        self.page, self.figures = page, figures
        self.found: dict[int, list[TextBox]] = defaultdict(list)
        self.elements: dict[tuple[int, int], list[TextBox]] = defaultdict(list)
        self.pages: dict[int, int] = {}
        """The page on which each element begins."""
        self._at: dict[int, int] = defaultdict(int)

    def look_at(self, piece: PrintedPiece, number: int, element: int) -> None:
        """Note a piece of an element on a page."""
        self.pages.setdefault(element, number)
        self.elements[number, element].append(_box(number, piece))
        name = self.page.figures.get(element)
        if name is None:
            letters = self.page.letters.get(element, [])
            boxes = _match(piece, number, letters, element, self._at)
        elif name in self.figures:
            boxes = _look_into(self.figures[name], self.page.drawn[name], number, piece)
        else:
            return
        for text, box in boxes:
            self.found[text].append(box)

    def list_texts(self) -> Iterator[TextPlaces]:
        """Give the texts that the edition asks for, with what was found of each."""
        page = self.page
        aloud: dict[int, list[int]] = defaultdict(list)
        for text, element in page.aloud:
            aloud[text].append(self.pages.get(element, 0))
        for element, name in page.figures.items():
            for text in page.described.get(name, ()):
                aloud[text].append(self.pages.get(element, 0))
        asked = {text for letters in page.letters.values() for _, text in letters}
        asked |= {text for words in page.drawn.values() for _, text in words}
        properties = set(page.properties)
        for text, source in page.sources.items():
            if text in asked or text in aloud or text in properties or text in self.found:
                boxes = _join(self.found.get(text, ()))
                yield TextPlaces(source, boxes, aloud.get(text, []), text in properties)


def _list_open(laid_out: LaidOut) -> Iterator[tuple[int, int]]:
    """The elements around what is printed, with the page on which they begin."""
    for number, sheet in enumerate(laid_out.sheets, 1):
        for each in sheet.walk_elements():
            found = find_number(each)
            if found is not None:
                yield found, number


def _box(page: int, piece: PrintedPiece) -> TextBox:
    return TextBox(page, piece.left, piece.top, piece.width, piece.height)


def _match(
    piece: PrintedPiece, page: int, letters: Sequence[Letter], element: int, at: dict[int, int]
) -> Iterator[tuple[int, TextBox]]:
    """The texts that a printed piece is of, each with its part of the piece's box.

    :param at: how far each element's letters have been printed; it is kept up to date.
    """
    texts = {text for _, text in letters if text is not None}
    if not texts:
        return
    whole = _box(page, piece)
    if len(texts) == 1 and all(text is not None for _, text in letters):
        yield next(iter(texts)), whole
        return
    printed = fold(piece.text)
    if not printed:
        return
    owners = list(_follow(printed, letters, element, at))
    start = 0
    is_right = any(0x590 <= ord(letter) <= 0x8FF for letter in printed)  # noqa: PLR2004 - Hebrew to Arabic
    for text, group in groupby(owners):
        share, width = start / len(owners), len(list(group)) / len(owners)
        start += round(width * len(owners))
        if text is not None:
            left = whole.left + (1 - share - width if is_right else share) * whole.width
            yield text, TextBox(page, left, whole.top, width * whole.width, whole.height)


def _follow(
    printed: str, letters: Sequence[Letter], element: int, at: dict[int, int]
) -> Iterator[int | None]:
    last: int | None = None
    for letter in printed:
        here = at[element] if at[element] < len(letters) else 0
        ahead = next(
            (
                index
                for index in range(here, min(here + NEAR, len(letters)))
                if letters[index][0] == letter
            ),
            None,
        )
        if ahead is not None:
            at[element] = ahead + 1
            last = letters[ahead][1]
        yield last


def _look_into(
    figure: Figure, words: Sequence[tuple[str, int]], page: int, piece: PrintedPiece
) -> Iterator[tuple[int, TextBox]]:
    """The texts that a figure is drawn with, where they are found on it."""
    size, runs = read_runs(figure.data)
    if not size[0] or not size[1]:
        return
    across, down = piece.width / size[0], piece.height / size[1]
    letters = [fold(run.text) for run in runs]
    for text, number in words:
        for first, last in _find_runs(text, letters):
            part = runs[first : last + 1]
            left, right = min(run.left for run in part), max(run.right for run in part)
            bottom, top = min(run.bottom for run in part), max(run.top for run in part)
            yield (
                number,
                TextBox(
                    page,
                    piece.left + left * across,
                    piece.top + (size[1] - top) * down,
                    (right - left) * across,
                    (top - bottom) * down,
                ),
            )


def _find_runs(text: str, letters: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of runs that print a text: whole, or as a part of one run."""
    wanted = {text, text[::-1]}
    for first, start in enumerate(letters):
        if not start:
            continue
        if any(each in start for each in wanted):
            yield first, first
            continue
        for way in wanted:
            if not way.startswith(start):
                continue
            joined, last = start, first
            while len(joined) < len(way) and last + 1 < len(letters):
                last += 1
                joined += letters[last]
            if joined == way:
                yield first, last
                break
        else:
            sorted_ = sorted(text)
            joined, last = start, first
            while len(joined) < len(text) and last + 1 < len(letters):
                last += 1
                joined += letters[last]
            if len(joined) == len(text) and sorted(joined) == sorted_:
                yield first, last


def _join(boxes: Iterable[TextBox]) -> list[TextBox]:
    """Boxes that stand beside each other on one line as one."""
    joined: list[TextBox] = []
    for box in boxes:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.page == box.page
            and abs(last.top - box.top) < SLACK
            and abs(last.height - box.height) < SLACK
            and box.left <= last.left + last.width + SLACK
            and last.left <= box.left + box.width + SLACK
        ):
            left = min(last.left, box.left)
            right = max(last.left + last.width, box.left + box.width)
            joined[-1] = TextBox(box.page, left, last.top, right - left, last.height)
        elif box.width > 0 and box.height > 0:
            joined.append(box)
    return joined


def _order(elements: dict[tuple[int, int], list[TextBox]], page: MarkedPage) -> Iterator[Step]:
    for order, ((number, element), boxes) in enumerate(elements.items(), 1):
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        right = max(box.left + box.width for box in boxes)
        foot = max(box.top + box.height for box in boxes)
        name = page.names[element] if element < len(page.names) else ""
        yield Step(order, name, TextBox(number, left, top, right - left, foot - top))


def name_text(locale: str, domain: str, context: str, source: str) -> str:
    """Give the id of a text in a language, which says nothing of where it is written."""
    parts = "\0".join((locale, domain, context, source))
    return hashlib.sha256(parts.encode()).hexdigest()[:20]


def pack(places: Places) -> dict[str, Any]:
    """Give places as JSON values."""
    return {
        "texts": [
            {
                "id": name_text(
                    each.source.locale,
                    each.source.domain,
                    each.source.context,
                    each.source.source,
                ),
                "locale": each.source.locale,
                "domain": each.source.domain,
                "key": [each.source.context, each.source.source],
                "words": each.source.words,
                "origin": str(each.source.origin),
                "said": str(each.source.said),
                "boxes": [_pack_box(box) for box in each.boxes],
                "aloud": sorted(set(each.aloud)),
                "property": each.is_property,
            }
            for each in places.texts
        ],
        "order": [[step.order, step.name, *_pack_box(step.box)] for step in places.order],
    }


def _pack_box(box: TextBox) -> list[float]:
    return [box.page, *(round(each, 1) for each in (box.left, box.top, box.width, box.height))]
