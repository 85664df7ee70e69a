"""A brief as its authors write it: the shapes of ``brief.yaml``, ``victories.csv`` and the sources.

Every field marked with :class:`Prose` is a message for the translators; its note tells them what
it is. Dates are ISO strings, of a day (``2015-03-31``), a month (``2015-10``) or a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    model_validator,
)

from generator.errors import Origin
from generator.model.facts import Fact
from generator.model.fields import (
    NAME,
    Address,
    AnyDate,
    Frozen,
    Identifier,
    Latitude,
    Line,
    Longitude,
    MonthDate,
    Paragraph,
    Prose,
)
from generator.model.map import MapDescription, MapSettings
from generator.model.table import TableSettings

# --- brief.yaml ---------------------------------------------------------------------------------


class Issuer(Frozen):
    """Who answers for the document."""

    name: Annotated[Line, Prose("The service that issues the document.")]
    contact: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200)]


class Headline(Frozen):
    """The item that opens the brief: it points to the map and to the list."""

    kicker: Annotated[Line, Prose("Small heading above the headline item.")]
    title: Annotated[Line, Prose("Title of the headline item.")]
    text: Annotated[Paragraph, Prose("Text of the headline item.", inline=True)]
    figure: Identifier | None = None
    """The key figure that is set beside the headline, and not among the others."""


class HeadedText(Frozen):
    """A heading with its paragraphs."""

    title: Annotated[Line, Prose("Heading.")]
    paragraphs: Annotated[
        tuple[Annotated[Paragraph, Prose("Paragraph under a heading.", inline=True)], ...],
        Field(min_length=1),
    ]


class KeyFigure(Frozen):
    """One figure set large: a fact or a few words, what leads into it and what it counts."""

    id: Identifier
    fact: Annotated[str, Field(pattern=NAME)] | None = None
    words: Annotated[Line, Prose("Key figure said in words, set large.")] | None = None
    lead: Annotated[Line, Prose("Small words that lead into the key figure.")] | None = None
    label: Annotated[Line, Prose("What the key figure counts.")]
    source: Identifier | None = None

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.fact is None) == (self.words is None):
            raise ValueError("needs exactly one of fact and words")
        return self


class Objective(Frozen):
    """One numbered objective: its text for the brief, two lines for the fact sheet."""

    id: Identifier
    title: Annotated[Line, Prose("Title of an objective: a verb phrase.")]
    text: Annotated[
        Paragraph, Prose("Text of an objective in the brief: two to four sentences.", inline=True)
    ]
    short: Annotated[Line, Prose("The objective in two lines, for the fact sheet.", inline=True)]
    figure: Annotated[Line, Prose("The figure that matters, set out under the title.")] | None = (
        None
    )


class Objectives(Frozen):
    """The question that the brief answers, and the numbered answers."""

    title: Annotated[Line, Prose("Heading: the question that the brief answers.")]
    introduction: Annotated[Paragraph, Prose("Paragraph above the objectives.", inline=True)]
    items: Annotated[tuple[Objective, ...], Field(min_length=1, max_length=12)]


class BriefFile(Frozen):
    """``brief.yaml``: the content of one brief in the source language."""

    title: Annotated[Line, Prose("Title of the document.")]
    short_title: Annotated[Line, Prose("Short title, for the running foot.")]
    subject: Annotated[Line, Prose("The subject above the title, in small capitals.")]
    description: Annotated[Line, Prose("One sentence on the document, for its metadata.")]
    keywords: tuple[Annotated[Line, Prose("Keyword for the document's metadata.")], ...] = ()
    date: MonthDate
    issuer: Issuer
    licence: Annotated[Line, Prose("Licence of the document, in the colophon.", inline=True)]
    disclaimer: Annotated[Line, Prose("Cartographic disclaimer, in one sentence.")]
    source: Identifier
    """The source of the key figures and of every fact that names no other."""
    dating: (
        Annotated[Paragraph, Prose("The rule by which places are dated, above the sources.")] | None
    ) = None
    tables: Mapping[Literal["victories", "sources"], TableSettings] = Field(default_factory=dict)
    """What tells how to read the tables, where their files do not."""
    facts: Mapping[Annotated[str, Field(pattern=NAME)], Fact]
    headline: Headline
    context: HeadedText
    key_figures: Annotated[tuple[KeyFigure, ...], Field(min_length=1, max_length=12)]
    objectives: Objectives
    map: MapDescription = MapDescription()
    countries: Mapping[
        Annotated[str, Field(pattern=r"^[A-Z]{2}$")],
        Annotated[Line, Prose("A country with its preposition, as in “8 in Syria”.")],
    ] = Field(default_factory=dict)
    """How a sentence says “8 in Syria”; where it is left out, it says “Syria (8)”, by CLDR."""
    forces: Mapping[
        Identifier, Annotated[Line, Prose("The forces that retook a place, in the list.")]
    ]


# --- victories.csv and the sources --------------------------------------------------------------


class Status(StrEnum):
    """Whether a place has been retaken or is still fought for."""

    LIBERATED = "liberated"
    ONGOING = "ongoing"


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


def _split_ids(value: object) -> object:
    return (
        tuple(part.strip() for part in value.split(";") if part.strip())
        if isinstance(value, str)
        else value
    )


class Victory(Frozen):
    """One row of ``victories.csv``: a place retaken, or an operation under way."""

    id: Identifier
    name: Annotated[Line, Prose("Name of a place on the map and in the list.")]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    lat: Latitude
    lon: Longitude
    operation_start: Annotated[MonthDate | None, BeforeValidator(_blank_is_none)] = None
    date: Annotated[MonthDate | None, BeforeValidator(_blank_is_none)] = None
    date_precision: Annotated[Literal["day", "month"] | None, BeforeValidator(_blank_is_none)] = (
        None
    )
    status: Status
    forces: Identifier
    summary: Annotated[Line, Prose("What happened, in one sentence.", inline=True)]
    stake: Annotated[Line, Prose("What was at stake there, in one sentence.", inline=True)]
    sources: Annotated[
        tuple[Identifier, ...],
        BeforeValidator(_split_ids, json_schema_input_type=str),
        Field(min_length=1),
    ]

    @model_validator(mode="after")
    def _dated_as_its_status_says(self) -> Self:
        if self.status is Status.LIBERATED and (self.date is None or self.date_precision is None):
            raise ValueError("is liberated and needs a date with its date_precision")
        if self.status is Status.ONGOING and self.date is not None:
            raise ValueError("is ongoing and can have no date; leave date empty")
        if self.status is Status.ONGOING and self.operation_start is None:
            raise ValueError("is ongoing and needs its operation_start")
        if self.date is not None:
            known = "month" if self.date.day is None else "day"
            if known != self.date_precision:
                raise ValueError(
                    f"has the date {self.date}, known to the {known}, but date_precision"
                    f" {self.date_precision}; make the two agree"
                )
        return self


class Source(Frozen):
    """One source, cited by its id; title and publisher stand in the source's own language."""

    id: Identifier
    title: Line
    publisher: Annotated[Line, Prose("Publisher of a source, in the list of sources.")]
    date: Annotated[AnyDate | None, BeforeValidator(_blank_is_none)] = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    url: Annotated[Address | None, BeforeValidator(_blank_is_none)] = None


# --- what the first stage gives -----------------------------------------------------------------


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

    @property
    def key(self) -> tuple[str, str]:
        """What gettext looks the text up by."""
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class DataFile:
    """A table as it travels inside documents.

    :param name: under which it travels.
    :param path: where it stands in the project.
    :param data: the bytes that travel, where its file is not CSV that every program reads alike.
    """

    name: str
    path: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief, read and checked, in its source language."""

    name: str
    content: BriefFile
    map: MapSettings
    """What ``content.map`` describes, with all that it leaves out."""
    victories: tuple[Victory, ...]
    sources: tuple[Source, ...]
    messages: tuple[Message, ...]
    rows: Mapping[str, Origin]
    """Where each victory stands, by its id."""
    map_origin: Origin
    """Where the map's settings begin."""
    titles: tuple[tuple[str, Origin], ...] = ()
    """The sources' titles, which every language prints as they stand, and where they stand."""
    tables: tuple[DataFile, ...] = ()
    """The data behind its pages."""
