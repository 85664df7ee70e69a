"""The groups of one document, each laid out alone and once a setting, joined to the whole.

The pages of all of them, kept by how they are set, make the document. What the engine would count
over a whole document, the numbers of its pages, it is told beforehand; where they turn out to be
others, the groups that print them are laid out again, and no others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from pydantic import TypeAdapter

from generator.design.faces import KINDS
from generator.design.fit import Fit
from generator.errors import RenderError
from generator.fingerprint import fingerprint
from generator.pdf.engine import LaidOut, Typesetter
from generator.pdf.groups import find_main
from generator.stages.pdf.attachments import Attachment, take_attachments
from generator.stages.pdf.layout import Taken, read_layout
from generator.stages.pdf.numbering import (
    COMMON,
    DIGITS,
    FOLIO,
    Numbering,
    PageReference,
    find_references,
    write_references,
)
from generator.stages.pdf.parts import Portion, take_apart

FIT = "fit.css"
"""The style sheet that sets the document looser or tighter and numbers it; no project's file."""
STYLES = (".css", *KINDS)

Found = tuple[int, bool, float, float, tuple[float, ...]]
"""How a group came out, as ``Taken`` has it."""
Known = dict[str, dict[str, Found]]
"""By the digest of a setting, what is known of each group."""
Verdicts = MutableMapping[str, Known]
"""What is known of parts that were laid out before: by the digest of all that they are made of."""


_KNOWN = TypeAdapter(Known)


def read_known(value: Any) -> Known:
    """Take a value for what is known of a part.

    :raises ValueError: when it is anything else.
    """
    return _KNOWN.validate_python(value)


@dataclass(slots=True, eq=False)
class _Piece:
    """A part, what it says of pages, and how it came out in the settings that were tried."""

    part: Portion
    references: tuple[PageReference, ...]
    key: str
    numbers: Numbering
    pages: dict[str, int]
    """The page of each element that it refers to."""
    known: Known
    bodies: dict[str, LaidOut]
    """As it was last laid out in each setting, whatever stands at the foot."""
    trials: dict[tuple[str, Numbering], LaidOut]
    is_fresh: bool = False
    """Whether it has been laid out, and not only remembered."""

    def name_setting(self, fit: Fit) -> str:
        """Give the digest of all that decides how it is laid out, but for the foot of its pages."""
        airs = [fit.air.get(name, 1.0) for name in self.part.groups]
        return fingerprint(fit.setting, airs, self.pages)


class Sections:
    """Lays out the groups of one page of HTML in any setting, each once."""

    def __init__(
        self,
        typesetter: Typesetter,
        html: str,
        verdicts: Verdicts,
        kept: MutableMapping[str, LaidOut] | None = None,
        most: int | None = None,
    ) -> None:
        """Parse the page and take its groups apart.

        :param most: how many pages it may have, which most often are those that it has.
        :param verdicts: how many pages a group took, by the digest of all that it is laid out from;
            what is found out is noted.
        :param kept: parts that this process has laid out before, by the digest of all that they are
            laid out from and of how they are set; what is laid out is added.
        :raises RenderError: where the page has no groups, or refers to what is not there.
        """
        self._typesetter, self._verdicts, self._kept = typesetter, verdicts, kept
        root = typesetter.parse(html)
        self.attachments: tuple[Attachment, ...] = take_attachments(root)
        self._is_numbered = root.find(f".//*[@{FOLIO}]") is not None
        self._digits: str = root.get(DIGITS, COMMON)
        self._homes = _find_homes(root)
        known = _guess_pages(root, self._homes)
        find_references(root, known, typesetter.subject)
        # An image of another shape, under the same name, has other room on its page.
        shown = (_list_digests(typesetter.files), _list_pictures(typesetter.pictures))
        self._pieces = [
            self._take(part, known, shown) for part in take_apart(root, typesetter.subject)
        ]
        self.groups = tuple(name for piece in self._pieces for name in piece.part.groups)
        # Until more is known, each group has one page.
        self._most = most
        self._guesses = [len(piece.part.groups) for piece in self._pieces]
        self._budgets: dict[int, int] = {}
        self._number(self._guesses, most)

    def _take(
        self, part: Portion, pages: Mapping[str, int], shown: Sequence[Mapping[str, str]]
    ) -> _Piece:
        references = find_references(part.root, pages, self._typesetter.subject)
        key = fingerprint(ET.tostring(part.root, "unicode"), *shown, self._typesetter.figures)
        named = {each.target: pages[each.target] for each in references}
        known = dict(self._verdicts.get(key, {}))
        return _Piece(part, references, key, Numbering(), named, known, {}, {})

    def _number(self, counts: Sequence[int], total: int | None = None) -> None:
        """Number the pages of parts that have so many.

        :param total: how many they are together, where that is better known: each group will have
            one of them, whatever those before it take as they are.
        """
        told = self._is_numbered and len(counts) > 1
        first, left = 1, len(self.groups)
        for piece, count in zip(self._pieces, counts, strict=True):
            begins = first if total is None else max(1, min(first, total - left + 1))
            piece.numbers = (
                Numbering(begins, total or sum(counts), self._digits)
                if told
                else Numbering(digits=self._digits)
            )
            first, left = first + count, left - len(piece.part.groups)

    def measure(self, fit: Fit, wanted: Collection[str]) -> dict[str, Taken]:
        """Say how these groups come out in a setting; laid out only where that is unknown."""
        taken: dict[str, Taken] = {}
        for index, piece in enumerate(self._pieces):
            names = [name for name in piece.part.groups if name in wanted]
            if names:
                # What is numbered as it will stand need not be laid out again for its numbers.
                self._number(self._guesses, self._most)
                found = self._measure_piece(piece, fit)
                taken |= {name: Taken(*found[name]) for name in names}
                pages = sum(pages for pages, *_ in found.values())
                # Of what has too many, only as many are expected.
                self._guesses[index] = min(pages, self._budgets.get(index, pages))
        return taken

    def _measure_piece(self, piece: _Piece, fit: Fit) -> Mapping[str, Found]:
        setting = piece.name_setting(fit)
        if not piece.known.get(setting, {}).keys() >= set(piece.part.groups):
            layout = read_layout(self._lay_out_body(piece, fit), piece.part.groups)
            taken = {name: layout.measure(name) for name in piece.part.groups}
            piece.known[setting] = {
                name: (each.pages, each.cut, each.tail, each.depth, each.whites)
                for name, each in taken.items()
            }
        return piece.known[setting]

    def note_verdicts(self) -> None:
        """Note how each group came out in the settings that were tried, for the next time."""
        for piece in self._pieces:
            if piece.known != self._verdicts.get(piece.key):
                self._verdicts[piece.key] = piece.known

    def expect(self, budgets: Mapping[str, int]) -> None:
        """Number the pages as though each group took so many, which it most likely will.

        What the text names is taken to stand where its group begins.
        """
        starts, first = {}, 1
        for name in self.groups:
            starts[name], first = first, first + budgets[name]
        counts = [sum(budgets[name] for name in piece.part.groups) for piece in self._pieces]
        self._guesses, self._budgets = counts, dict(enumerate(counts))
        for piece in self._pieces:
            homes = {name: self._homes.get(name) for name in piece.pages}
            piece.pages |= {name: starts[home] for name, home in homes.items() if home in starts}

    def number(self, fit: Fit) -> bool:
        """Number the pages as they come out in a setting.

        :return: whether every page that the text names is the one that it named before.
        :raises RenderError: where the text names the page of what is on none.
        """
        self._budgets = {}
        known = [piece.known.get(piece.name_setting(fit)) for piece in self._pieces]
        if None not in known:
            self._number([sum(pages for pages, *_ in each.values()) for each in known if each])
        places: dict[str, int] = {}
        counts: list[int] = []
        for piece in self._pieces:
            self._measure_piece(piece, fit)
            body = self._lay_out_body(piece, fit)
            for name, page in body.anchors.items():
                places.setdefault(name, sum(counts) + page)
            counts.append(len(body.sheets))
        self._number(counts)
        settled = True
        for piece in self._pieces:
            subject = self._typesetter.subject
            lost = [name for name in piece.pages if name not in places]
            if lost:
                message = f"names the page of {', '.join(lost)}, which is not printed"
                raise RenderError(subject.find(message, "name what is on a page"))
            found = {name: places[name] for name in piece.pages}
            settled = settled and found == piece.pages
            piece.pages = found
        return settled

    def lay_out(self, fit: Fit) -> LaidOut:
        """Lay out the document in a setting, as its pages are numbered."""
        return LaidOut.join([self._lay_out_piece(piece, fit) for piece in self._pieces])

    def _lay_out_body(self, piece: _Piece, fit: Fit) -> LaidOut:
        setting = piece.name_setting(fit)
        return piece.bodies.get(setting) or self._lay_out_piece(piece, fit)

    def _lay_out_piece(self, piece: _Piece, fit: Fit) -> LaidOut:
        setting = piece.name_setting(fit)
        key = setting, piece.numbers
        if key not in piece.trials:
            write_references(piece.references, piece.pages)
            laid_out = self._recall(piece, fit, setting)
            piece.bodies[setting] = piece.trials[key] = laid_out
        return piece.trials[key]

    def _recall(self, piece: _Piece, fit: Fit, setting: str) -> LaidOut:
        name = fingerprint(piece.key, setting, piece.numbers)
        if self._kept is not None and name in self._kept:
            return self._kept[name]
        piece.is_fresh = True
        files = {FIT: f"{fit.css}\n{piece.numbers.css}".encode()}
        laid_out = self._typesetter.lay_out_parsed(piece.part.root, files=files)
        if self._kept is not None:
            self._kept[name] = laid_out
        return laid_out

    @property
    def fresh(self) -> frozenset[str]:
        """The groups that have been laid out, and not only remembered."""
        return frozenset(
            name for piece in self._pieces if piece.is_fresh for name in piece.part.groups
        )


def _guess_pages(root: Any, homes: Mapping[str, str]) -> dict[str, int]:
    """Give each named element a page, as though every group had one."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(homes.values()), 1)}
    pages = {each.get("id"): 1 for each in root.iter() if each.get("id")}
    return pages | {name: numbers[home] for name, home in homes.items()}


def _find_homes(root: Any) -> dict[str, str]:
    """Give the group in which each named element is, by their ids."""
    main = find_main(root)
    groups = [child for child in main if child.get("id")] if main is not None else []
    return {
        each.get("id"): group.get("id")
        for group in groups
        for each in group.iter()
        if each.get("id")
    }


def _list_digests(templates: Mapping[str, bytes]) -> Mapping[str, str]:
    """Give the digests of the style sheets and the fonts, by their path."""
    return {path: _digest(data) for path, data in templates.items() if path.endswith(STYLES)}


def _list_pictures(images: Mapping[str, bytes]) -> Mapping[str, str]:
    return {path: _digest(data) for path, data in images.items()}


@lru_cache(maxsize=256)
def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
