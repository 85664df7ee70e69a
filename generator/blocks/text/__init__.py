"""Paragraphs, lists and sub-headings, with their notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field

from generator.blocks.block import Block
from generator.blocks.notes import LocalNote, NotedText
from generator.blocks.speaker import Speaker
from generator.language.inline import find_notes
from generator.model.fields import Identifier, Line, Paragraph, Prose
from generator.model.localised import LocalBlock, Text


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Paragraphs = Annotated[
    tuple[Annotated[Paragraph, Prose("Paragraph.", inline=True)], ...],
    Field(min_length=1),
    BeforeValidator(_one_or_more, json_schema_input_type=str | list[str]),
]
Shortened = Annotated[
    tuple[Annotated[Paragraph, Prose("The text in short.", inline=True)], ...],
    Field(min_length=1),
    BeforeValidator(_one_or_more, json_schema_input_type=str | list[str]),
]


class TextBlock(Block):
    """Running text: a heading of its own, paragraphs, items of a list."""

    kind: ClassVar[str] = "text"

    text: Paragraphs
    """One paragraph, or a list of them."""
    short: Shortened | None = None
    """What a format takes that has little room, one paragraph or a list of them; the first of
    ``text`` where none is given."""
    heading: Annotated[Line, Prose("Heading inside a section.")] | None = None
    items: tuple[Annotated[Paragraph, Prose("Item of a list.", inline=True)], ...] = ()
    """A list below the paragraphs."""
    notes: Mapping[Identifier, Annotated[Paragraph, Prose("A note to a text.", inline=True)]] = (
        Field(default_factory=dict)
    )
    """Notes by their keys, which ``[^key]`` marks in its paragraphs and items: numbered through
    the document, and printed below the text."""
    numbered: bool = False
    """Whether the list counts its items."""
    lead: bool = False
    """Whether it opens its section, in a larger size."""
    beside: bool = False
    """Whether its paragraphs, two or three, stand beside each other, as messages on a cover do; in
    two languages they stand below each other."""

    def list_notes(self) -> Iterable[str]:
        """Give the keys of its notes."""
        return self.notes

    def localise(self, speaker: Speaker, source: Self) -> LocalBlock:
        """Say it in a language."""
        printed = source.list_printed(speaker)
        keys = dict.fromkeys(key for text in printed for key in find_notes(text))
        notes = NotedText(speaker, {key: next(speaker.notes) + 1 for key in keys}, self.notes)
        items = () if speaker.short else self.items
        return LocalText(
            kind=self.kind,
            name=self.name,
            heading=speaker.maybe(self.heading),
            paragraphs=tuple(
                speaker.text(part, notes.mark) for part in self.list_paragraphs(speaker)
            ),
            items=tuple(
                (speaker.formats.number(n), speaker.text(item, notes.mark))
                for n, item in enumerate(items, 1)
            ),
            numbered=self.numbered,
            lead=self.lead,
            beside=self.beside and not speaker.short,
            notes=tuple(notes.list_notes()),
        )

    def list_paragraphs(self, speaker: Speaker) -> tuple[str, ...]:
        """Give its paragraphs, or what a short format takes of them."""
        return (self.short or self.text[:1]) if speaker.short else self.text

    def list_printed(self, speaker: Speaker) -> tuple[str, ...]:
        """Give all its texts that may have notes."""
        return (*self.list_paragraphs(speaker), *(() if speaker.short else self.items))


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalText(LocalBlock):
    """A text in one language; each item of its list with its number."""

    heading: Text | None
    paragraphs: tuple[Text, ...]
    items: tuple[tuple[str, Text], ...]
    numbered: bool
    lead: bool
    beside: bool = False
    notes: tuple[LocalNote, ...] = ()
