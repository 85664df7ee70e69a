"""An edition as a reader clears it: its pages, texts, alternatives, links and statements."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, as shares (0 to 1) of the page's width and height."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the running text.

    ``at_end`` says that a line ends in it or after it: the same word may be broken elsewhere, or
    not at all, in another edition.
    """

    text: str
    page: int
    box: Box | None = None
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading, a cell: words in reading order, of one element of the structure."""

    kind: str
    language: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size in pt, and texts that have no order to compare.

    ``labels`` stand in figures, ``margins`` are running heads, folios and whatever has no tag.
    """

    number: int
    width: float
    height: float
    words: tuple[str, ...]
    labels: tuple[str, ...] = ()
    margins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a page says beside its text: an alternative text, or a link in words and target."""

    page: int
    name: str
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An edition, read; the page at index 0 has the number 1.

    ``facts`` are the statements of the whole file, each with a name and a value: title, language,
    claims of conformance, attachments, fonts, bookmarks.
    """

    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    alternatives: tuple[Note, ...]
    links: tuple[Note, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    is_tagged: bool
