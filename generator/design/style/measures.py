"""The kinds of values of a style: lengths with their unit, and names that stand for the tokens'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field, ValidationInfo

from generator.design.palette import BLENDS
from generator.design.tokens import Tokens
from generator.errors import Finding, TemplateError
from generator.validation import nearest

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|mm)")
_MM_PER_POINT = 25.4 / 72
MOST = 40.0
"""The longest length that a style may hold, in mm."""
_NOTHING = "#000000"
"""Stands for the colour of a token that is at fault; the fault keeps it from being drawn."""

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Design:
    """What the names in a style stand for, and what is found wrong with them where they stand."""

    tokens: Tokens
    faults: list[Finding] = field(default_factory=list)

    def ask(self, read: Callable[[], Read], otherwise: Read) -> Read:
        """Read a token that is there; one that is malformed is a fault of its own line."""
        try:
            return read()
        except TemplateError as failure:
            self.faults.extend(failure.findings)
            return otherwise

    def find(self, name: object, known: Iterable[str], what: str) -> str:
        """Give a name that is known.

        :raises ValueError: for any other, with the nearest one that is.
        """
        names = tuple(known)
        if not isinstance(name, str) or name not in names:
            raise ValueError(f"is no {what}; {nearest(str(name), names, 'use one of')}")
        return name


def _measure(unit: str, least: float, most: float) -> BeforeValidator:
    """Make what reads a length in mm or pt, or a token that is one, as a number of one unit.

    :param least: the shortest, in this unit.
    """
    factors = {unit: 1.0}
    factors |= {"pt": _MM_PER_POINT} if unit == "mm" else {"mm": 1 / _MM_PER_POINT}

    def read(value: object, info: ValidationInfo[Design]) -> float:
        match = _LENGTH.fullmatch(value) if isinstance(value, str) else None
        if match is not None:
            length = float(match[1]) * factors[match[2]]
        else:
            design = info.context
            if not isinstance(value, str) or value not in design.tokens.values:
                raise ValueError("is no length; write it in pt or mm, as 1.5mm, or name a token")
            take = design.tokens.millimetres if unit == "mm" else design.tokens.points
            length = design.ask(lambda: take(value), least)
        if not least <= length <= most:
            raise ValueError(f"is no length from {least:g} to {most:g} {unit}; correct it")
        return length

    return BeforeValidator(read)


def _read_colour(value: object, info: ValidationInfo[Design]) -> str:
    design = info.context
    tokens = design.tokens
    if isinstance(value, str) and value in BLENDS and value not in tokens.values:
        return design.ask(lambda: tokens.blend(*BLENDS[value]), _NOTHING)
    name = value if isinstance(value, str) and value in tokens.values else None
    if name is None:
        name = design.find(value, (*tokens.colours, *BLENDS), "colour of the design")
    return design.ask(lambda: tokens.colour(name), _NOTHING)


def _read_type_size(value: object, info: ValidationInfo[Design]) -> float:
    design = info.context
    scale = [name for name in design.tokens.values if name.startswith("size-")]
    name = design.find(value, scale, "size of the scale of type")
    return design.ask(lambda: design.tokens.points(name), 0.0)


def _read_families(value: object, info: ValidationInfo[Design]) -> tuple[str, ...]:
    design = info.context
    return design.tokens.families(design.find(value, design.tokens.values, "token"))


def _read_factor(value: object, info: ValidationInfo[Design]) -> float:
    design = info.context
    name = design.find(value, design.tokens.values, "token")
    return design.ask(lambda: design.tokens.number(name), 1.0)


Distance = Annotated[float, _measure("mm", 0.0, MOST)]
"""In mm; it may be nothing."""
Size = Annotated[float, _measure("mm", 0.1, MOST)]
"""In mm, of something that is seen."""
Width = Annotated[float, _measure("pt", 0.05, 20.0)]
"""Of a line, in pt."""
TypeSize = Annotated[float, BeforeValidator(_read_type_size)]
"""In pt: one of the scale, for nothing printed is smaller than its first."""
Colour = Annotated[str, BeforeValidator(_read_colour)]
"""As ``#rrggbb``: a token's, or a blend of two that has inks."""
Families = Annotated[tuple[str, ...], BeforeValidator(_read_families)]
"""A stack of typefaces, each the fallback of those before."""
Factor = Annotated[float, BeforeValidator(_read_factor)]
"""How many times larger, a token's number."""
Share = Annotated[float, Field(strict=True, ge=0.05, le=1)]
Ratio = Annotated[float, Field(strict=True, ge=0, le=10)]
Count = Annotated[int, Field(strict=True, ge=1, le=24)]
Denominator = Annotated[float, Field(strict=True, ge=1)]
"""Of a scale: 15e6 is 1:15,000,000."""
