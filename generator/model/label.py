"""A label: one of the program's own texts, by its id; and what a subject renames it to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from generator.errors import Origin
from generator.model.counted import CountedForms, from_text
from generator.model.fields import Line
from generator.model.message import Message

LABELS = "labels"
"""The domain of the labels, and what begins the context of those that a subject renames."""

ENGLISH = "en"
"""The language in which labels are defined."""

LABEL_ID = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"
LabelId = Annotated[str, StringConstraints(pattern=LABEL_ID, max_length=64)]


@dataclass(frozen=True, slots=True)
class Label:
    """One label as a ``labels.toml`` has it: in English, with a note for its translators.

    :param text: what it says, of one thing where it counts; ``{name}`` is put in by templates.
    :param plural: what it says of several things; empty where it counts nothing.
    :param limit: at most so many characters, where the layout has no room for more.
    :param own: whether a block of a project's own asks for it.
    """

    id: str
    text: str
    plural: str = ""
    note: str = ""
    limit: int | None = None
    own: bool = False
    origin: Origin = field(default=Origin(""), compare=False)

    @property
    def message(self) -> Message:
        """The label as a text for the translators."""
        return Message(
            self.id,
            self.text,
            self.origin,
            self.note,
            plural=self.plural,
            limit=self.limit,
            own_note=self.own,
        )


class RenamedLabel(CountedForms):
    """What a subject calls a label, by CLDR's plural forms of the subject's language.

    ``other`` is for every number that has no form of its own here.
    """

    def message(self, name: str, origin: Origin) -> Message:
        """Give it as a text for the translators, among the subject's own.

        :param name: the label's id.
        """
        # Which one, its context says: a note is translated whole.
        note = "A label of the program, as this subject calls it."
        return self.make_message(f"{LABELS}.{name}", origin, note)


Renames = Mapping[
    LabelId,
    Annotated[RenamedLabel, BeforeValidator(from_text, json_schema_input_type=Line | RenamedLabel)],
]
"""What a subject calls labels, by their ids: ``labels`` in its ``brief.yaml``."""
