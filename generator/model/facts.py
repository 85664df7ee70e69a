"""The facts of a brief, each stated once and named by sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, Discriminator, Field, Tag

from generator.model.fields import AnyDate, Frozen


class NumberFact(Frozen):
    """A number stated once; ``compact`` prints 3000000 as “3 million”."""

    number: int
    compact: bool = False


class DateFact(Frozen):
    """A date stated once, printed no more precisely than it is known."""

    date: AnyDate


class CodeFact(Frozen):
    """A number that is a name (a resolution's), printed without grouping."""

    code: Annotated[str, Field(pattern=r"^[0-9A-Za-z./-]+$", max_length=20)]


def _kind_of_fact(value: object) -> str | None:
    kinds = {"number": "NumberFact", "date": "DateFact", "code": "CodeFact"}
    if isinstance(value, BaseModel):
        return type(value).__name__
    given = value if isinstance(value, Mapping) else ()
    return next((kind for name, kind in kinds.items() if name in given), None)


Fact = Annotated[
    Annotated[NumberFact, Tag("NumberFact")]
    | Annotated[DateFact, Tag("DateFact")]
    | Annotated[CodeFact, Tag("CodeFact")],
    Discriminator(
        _kind_of_fact,
        custom_error_type="no_fact",
        custom_error_message="is no fact; give it one of number, date and code",
    ),
]
