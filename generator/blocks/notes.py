"""The notes of a text: their marks where they stand, and what is printed below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.blocks.speaker import Speaker
from generator.model.localised import Text

_MARK = Markup(
    '<sup class="note-mark" data-tag="Reference"><a href="#{}" title="{}">({})</a></sup>'
)


@dataclass(frozen=True, slots=True)
class LocalNote:
    """One note in one language."""

    id: str
    """What its mark links to: no other note of the document has it, in any language."""
    number: str
    text: Text


@dataclass(frozen=True, slots=True)
class NotedText:
    """The notes that one block prints, in one language.

    :param numbers: those of its notes by their keys, in the order of the source’s marks.
    """

    speaker: Speaker
    numbers: Mapping[str, int]
    texts: Mapping[str, str]

    def mark(self, key: str) -> Markup:
        """Print the mark of a note; who cannot see where it leads is told the note."""
        plain = self.speaker.text(self.texts[key]).plain
        return _MARK.format(self._name(key), plain, self._count(key))

    def list_notes(self) -> Iterator[LocalNote]:
        """Give the notes in their order."""
        for key in self.numbers:
            text = self.speaker.text(self.texts[key])
            yield LocalNote(self._name(key), self._count(key), text)

    def _name(self, key: str) -> str:
        return f"note-{self.numbers[key]}-{self.speaker.formats.tag}"

    def _count(self, key: str) -> str:
        return self.speaker.formats.number(self.numbers[key])
