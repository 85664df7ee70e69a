"""Words by CLDR's plural forms, as an author writes them in the subject's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator

from generator.errors import Origin
from generator.model.fields import Frozen, Line, UnitName
from generator.model.message import Message

UNITS = "units"
"""What begins the context of a subject's units."""


class CountedForms(Frozen):
    """Words for so many of something.

    ``other`` is for every number that has no form of its own here.
    """

    zero: Line | None = None
    """Where the language has a form for it."""
    one: Line | None = None
    """Of one."""
    two: Line | None = None
    """Where the language has a form for it."""
    few: Line | None = None
    """Where the language has a form for it."""
    many: Line | None = None
    """Where the language has a form for it."""
    other: Line
    """Of every other number, or what it says where it counts nothing."""

    @property
    def forms(self) -> Mapping[str, str]:
        """The forms that are given, by CLDR's names."""
        return {name: str(text) for name, text in self if text is not None}

    def make_message(
        self, context: str, origin: Origin, note: str, *, counts: bool | None = None
    ) -> Message:
        """Give it as a text for the translators.

        :param counts: whether translations have forms; where None, if it has several itself.
        """
        forms = self.forms
        several = len(forms) > 1 if counts is None else counts
        return Message(
            context=context,
            text=forms.get("one", forms["other"]),
            plural=forms["other"] if several else "",
            origin=origin,
            note=note,
        )


class OwnUnit(CountedForms):
    """What a subject counts, by CLDR's plural forms of its language: “sortie”, “sorties”.

    ``other`` is for every number that has no form of its own here.
    """

    def message(self, name: str, origin: Origin) -> Message:
        """Give it as a text for the translators.

        :param name: the unit's.
        """
        note = (
            "A unit, as it stands with its number: so many of it. Where “one day” or “two days” has"
            " no figure in the language, that form here stands without one, too."
        )
        return self.make_message(f"{UNITS}.{name}", origin, note, counts=True)


def from_text(value: object) -> object:
    """Take a text alone for the form of every number."""
    return {"other": value} if isinstance(value, str) else value


OwnUnits = Mapping[
    UnitName,
    Annotated[OwnUnit, BeforeValidator(from_text, json_schema_input_type=Line | OwnUnit)],
]
"""A subject's units by their names: ``units`` in its ``brief.yaml``."""
