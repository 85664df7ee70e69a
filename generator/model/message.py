"""One text for the translators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.errors import Origin


@dataclass(frozen=True, slots=True)
class Message:
    """One text for the translators: gettext's context and id, where it stands, and a note.

    ``plural`` is set where the text counts something; ``style`` says how it names what is put in:
    ``{name}`` in content, ``%(name)s`` in templates.
    """

    context: str
    text: str
    origin: Origin
    note: str
    inline: bool = False
    plural: str = ""
    style: Literal["brace", "percent"] = "brace"
    limit: int | None = None
    """At most so many characters, where the layout has no room for more; as typed, names too."""
    places: tuple[str, ...] = ()
    """Where it is printed, as ``brief p. 1 “Chiffres clés”``; empty where no one has looked."""

    mentions: tuple[str, ...] = ()
    """The facts that it and its translations may name, and their forms: ``first:month``."""

    own_note: bool = False
    """Whether the project's author wrote its note; the program's own are in English."""

    @property
    def key(self) -> tuple[str, str]:
        """What gettext looks the text up by."""
        return self.context, self.text
