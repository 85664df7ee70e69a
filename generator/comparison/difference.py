"""What differs between two editions: frozen values, from which the reports are made."""

from __future__ import annotations

from dataclasses import dataclass

from generator.comparison.document import Box


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage that stand together; ``changed`` ones are only in this edition."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """What one edition says at a place: nothing where the passage is only in the other.

    :ivar page: from 1; 0 where it has none.
    :ivar boxes: where the changed words stand on that page.
    """

    pieces: tuple[Piece, ...] = ()
    language: str = ""
    page: int = 0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class TextChange:
    """A passage, an alternative text, a link or a statement that says something else now."""

    kind: str
    old: ComparedSide
    new: ComparedSide


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks: a PNG and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A region of a pair of pages by its number from 1, enlarged, as it was and as it is."""

    number: int
    old: Picture
    new: Picture


@dataclass(frozen=True, slots=True)
class PagePair:
    """A page of the old edition and its counterpart, by their numbers from 1; None for none.

    ``regions`` are where they look different, ``share`` is the part of the page that does, from 0
    to 1. ``old_size`` and ``new_size`` are in mm. The pictures are there where it differs.
    """

    old: int | None
    new: int | None
    old_size: tuple[int, int] | None = None
    new_size: tuple[int, int] | None = None
    regions: tuple[Box, ...] = ()
    share: float = 0.0
    texts: tuple[TextChange, ...] = ()
    old_picture: Picture | None = None
    new_picture: Picture | None = None
    close_ups: tuple[CloseUp, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to clear on it."""
        return bool(
            self.old is None
            or self.new is None
            or self.old_size != self.new_size
            or self.regions
            or self.texts
        )

    @property
    def name(self) -> str:
        """What the page is called: by its number in the new edition, and the old one's."""
        if self.new is None:
            return f"old page {self.old}, removed"
        if self.old is None:
            return f"page {self.new}, inserted"
        return f"page {self.new}" if self.old == self.new else f"page {self.new}, was {self.old}"


@dataclass(frozen=True, slots=True)
class ComparedFile:
    """One of the two files: its name, title, pages, bytes and SHA-256, and whether it is tagged."""

    name: str
    title: str
    pages: int
    size: int
    sha256: str
    is_tagged: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions and everything that differs between them.

    ``statements`` are those of the whole file: metadata, claims, attachments, fonts, bookmarks.
    """

    old: ComparedFile
    new: ComparedFile
    pages: tuple[PagePair, ...]
    statements: tuple[TextChange, ...]

    @property
    def changed(self) -> tuple[PagePair, ...]:
        """The pages with something to clear."""
        return tuple(page for page in self.pages if page.differs)

    @property
    def differs(self) -> bool:
        """Whether a reader of either edition could tell them apart."""
        return bool(self.changed or self.statements)
