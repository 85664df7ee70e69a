"""What a check is given: a text beside its translation, and what both are held against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.language.inline import PLACEHOLDER
from generator.model.checks import Level, Levels
from generator.model.locale import Locale
from generator.model.message import Message

if TYPE_CHECKING:
    from generator.catalogs.checks.check import Check
    from generator.catalogs.glossary import Glossary

HOLE = "\ufffc"
"""Stands in the plain words for a fact's name and for an address (U+FFFC, OBJECT REPLACEMENT)."""

PERCENT = re.compile(r"%\(([a-z][a-z0-9_]*)\)[sd]")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[\w/]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
EMPHASIS = re.compile(r"(?<!\\)\*+")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is written, and its words as a reader sees them.

    ``plain`` has no markup, no link's target, and a hole where a fact or an address will stand.
    """

    written: str
    plain: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One text and one form of its translation; of the source language, the text twice."""

    message: Message
    source: Wording
    target: Wording
    counts: tuple[int, ...] = ()
    """The numbers that the form is for, as far as any rule tells them apart; none if it counts
    nothing."""
    accepted: frozenset[str] = frozenset()
    """The numbers that a translator has accepted."""
    kept: bool = False
    """Whether it is the translation that an update has kept from a former text."""

    @property
    def of_source(self) -> bool:
        """Whether this is a text of the source language, which is held against itself."""
        return self.source is self.target


@dataclass(frozen=True, slots=True)
class CatalogContext:
    """What the whole catalog says of each of its texts.

    :param length: how long a translation usually is, beside its text.
    :param sentences: the sentences of all source texts.
    :param names: names of the source language, each with how the catalog translates it.
    :param strange: translations of names that look like another's, by their text.
    """

    length: float = 1.0
    sentences: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    strange: Mapping[str, str] = field(default_factory=dict)


ALONE = CatalogContext()
"""Of a text that is checked by itself."""


@dataclass(frozen=True, slots=True)
class Standard:
    """What the translations into one language are held against.

    :param source: the locale of the source texts, and ``source_forms`` that of its CLDR forms.
    :param locale: the locale of the translations, and ``forms`` that of its CLDR forms.
    :param levels: what the project sets; the checks' defaults where None.
    :param review: whether a second person is to approve each translation.
    :param coverage: the code points that every family of the text can print; None where unknown.
    """

    source: str
    source_forms: str
    locale: str
    forms: str
    levels: Levels | None = None
    coverage: frozenset[int] | None = None
    glossary: Glossary | None = None
    surroundings: CatalogContext = ALONE
    review: bool = False

    @property
    def language(self) -> str:
        """The language of the translations (ISO 639)."""
        return Locale.of(self.locale).language

    def level(self, check: Check) -> Level:
        """Give the level of a check: as the project sets it, or else its default."""
        return check.level if self.levels is None else self.levels.level(check.name)

    @property
    def source_name(self) -> str:
        """The source language's name in English."""
        return Locale.of(self.source).english_name


def read_apart(text: str, message: Message) -> Wording:
    """A text of a message with its plain words."""
    plain = text
    if message.style == "percent":
        plain = PERCENT.sub(HOLE, plain).replace("%%", "%")
    elif "{" in plain:
        plain = PLACEHOLDER.sub(HOLE, plain)
    if message.inline:
        plain = EMPHASIS.sub("", LINK.sub(r"\1", plain)).replace("\\*", "*")
    if "://" in plain or "www." in plain or "@" in plain:
        plain = ADDRESS.sub(HOLE, plain)
    return Wording(text, plain)
