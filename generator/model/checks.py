"""The checks of translations by their names, and how much a finding of each matters."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator


class Level(StrEnum):
    """What becomes of a check's findings: errors stop an edition, warnings are said."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


SILENT = "a page would be silently wrong"
UNSET = "the page could not be set"
FIXED = {
    "missing": SILENT,
    "stale": SILENT,
    "fuzzy": SILENT,
    "placeholders": UNSET,
    "markup": UNSET,
    "glyphs": UNSET,
    "controls": "a reader could be deceived",
}
"""The checks whose findings are always errors and cannot be accepted, each with its reason."""


class Checks(BaseModel):
    """``[checks]`` of ``briefs.toml``: the level of each check; what is not named has its default.

    A field is a check; its docstring says what the check finds.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
    )

    missing: Level = Level.ERROR
    """A text without an entry or a translation, or a plural form left empty."""
    stale: Level = Level.ERROR
    """A translation of an older text than the source now has."""
    fuzzy: Level = Level.ERROR
    """A translation that is still marked fuzzy."""
    placeholders: Level = Level.ERROR
    """Names of facts that the translation lacks or adds; a lone percent sign."""
    markup: Level = Level.ERROR
    """Inline markup other than the source's, or markup that does not close."""
    glyphs: Level = Level.ERROR
    """Characters that no font has, and scripts that the fonts lack altogether."""
    controls: Level = Level.ERROR
    """Control characters, and characters that turn the direction of what follows."""
    numbers: Level = Level.ERROR
    """Numbers and dates that the translation lacks, adds or writes in another locale's form."""
    glossary: Level = Level.ERROR
    """A term of the glossary that is translated by none of its accepted forms."""
    spaces: Level = Level.ERROR
    """Spaces or line breaks at either end other than the source's; two spaces in a row."""
    doubled_word: Level = Field(Level.WARNING, alias="doubled-word")
    """The same word twice in a row."""
    punctuation: Level = Level.ERROR
    """Another sign at the end; another language's signs; brackets and quotes out of balance."""
    french_spaces: Level = Field(Level.WARNING, alias="french-spaces")
    """In French, no space before ``; : ! ? »`` or after ``«``."""
    source_language: Level = Field(Level.ERROR, alias="source-language")
    """A text or a sentence left in the source language."""
    length: Level = Level.ERROR
    """A text longer than the limit that its place has."""
    unused_acceptance: Level = Field(Level.WARNING, alias="unused-acceptance")
    """An acceptance without a reason, of no check, or of a check that finds nothing there."""

    @field_validator(*FIXED)
    @classmethod
    def _not_lowered(cls, level: Level, info: ValidationInfo) -> Level:
        if level is not Level.ERROR:
            reason = FIXED[str(info.field_name)]
            raise ValueError(f"is refused, for without that error {reason}; remove the line")
        return level

    def level(self, name: str) -> Level:
        """The level of a check by its name, as ``doubled-word``."""
        level: Level = getattr(self, name.replace("-", "_"))
        return level


NAMES = tuple(field.alias or name for name, field in Checks.model_fields.items())
"""The names of all checks, as ``briefs.toml`` and acceptances write them."""
