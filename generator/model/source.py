"""A source as its authors write it: a row of the sources."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.fields import Address, AnyDate, Frozen, Identifier, Line, Prose


def blank_is_none(value: object) -> object:
    """Give None for an empty cell."""
    return None if value == "" else value


class Source(Frozen):
    """One source, cited by its id; title and publisher stand in the source's own language."""

    id: Identifier
    """By which facts, figures, quotations and rows cite it."""
    title: Line
    """In its own language; every edition prints it as it stands."""
    publisher: Annotated[Line, Prose("Publisher of a source, in the list of sources.")]
    """Who answers for what it says."""
    date: Annotated[AnyDate | None, BeforeValidator(blank_is_none)] = None
    """Obligatory, and not later than the document."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$", title="language")]
    """Of its title."""
    url: Annotated[Address | None, BeforeValidator(blank_is_none)] = None
    """Where it stands; not an encyclopaedia nor a host of blogs."""
