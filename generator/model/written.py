"""Numbers and dates as people write them in any file, on their way into a model's fields.

``3,5`` is three and a half in French and ``3.000`` three thousand in German: a model is told in its
context how the language of its file reads them, and what is no number at all is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationInfo, field_validator

from generator.model.date import PartialDate

NO_NUMBER = "is no number; write it with digits and a point, as 1200 or 8.37"
_NUMBERS = frozenset({int, float, Decimal})


class WrittenNumber(float):
    """A number of a file that may have been meant otherwise, with its digits as they stand."""

    text: str

    def __new__(cls, value: float, text: str) -> WrittenNumber:
        """Take a value and how it is written."""
        number = super().__new__(cls, value)
        number.text = text
        return number

    def __str__(self) -> str:
        return self.text

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]
        return float(self), self.text


@dataclass(frozen=True, slots=True)
class Limits:
    """What a field's number can be."""

    least: Decimal | None = None
    most: Decimal | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class WrittenReading:
    """How numbers and dates are read, by the language of the file that they stand in."""

    number: Callable[[str, Limits], Decimal]
    """Raises ``ValueError`` with what a number could mean."""
    date: Callable[[str], str]
    """Gives ISO 8601; raises ``ValueError`` with what a date could mean."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a field takes: numbers, dates, or neither."""

    number: bool = False
    date: bool = False
    limits: Limits = Limits()


class WrittenValues(BaseModel):
    """A model whose numbers and dates may be written as people write them."""

    @field_validator("*", mode="before")
    @classmethod
    def _read_written(cls, value: Any, info: ValidationInfo) -> Any:
        kind = _kind_of(cls, str(info.field_name))
        reading = info.context if isinstance(info.context, WrittenReading) else None
        if kind.number:
            return _read(value, lambda each: _read_number(each, reading, kind.limits))
        if kind.date and reading is not None:
            return _read(value, lambda each: _read_date(each, reading))
        return value


def _read(value: Any, read: Callable[[Any], Any]) -> Any:
    return [read(each) for each in value] if isinstance(value, list) else read(value)


def _read_number(value: Any, reading: WrittenReading | None, limits: Limits) -> Any:
    if isinstance(value, bool):
        raise ValueError(NO_NUMBER)
    if reading is None or not isinstance(value, str | WrittenNumber):
        return value
    number = reading.number(str(value), limits)
    return int(number) if limits.whole and number == number.to_integral_value() else number


def _read_date(value: Any, reading: WrittenReading) -> Any:
    told = isinstance(value, str | int | WrittenNumber) and not isinstance(value, bool)
    read = reading.date(str(value)) if told else value
    return value if read == str(value) and not isinstance(value, float) else read


@cache
def _kind_of(model: type[BaseModel], name: str) -> _Kind:
    field = model.model_fields[name]
    types, metadata = _take_apart(field.annotation)
    metadata = [*field.metadata, *metadata]
    if PartialDate in types:
        return _Kind(date=True)
    # What may also be a text, a flag or a mapping is read by its own validators.
    if not types & _NUMBERS or types - _NUMBERS - {type(None), tuple, Ellipsis}:
        return _Kind()
    least = next((each.ge for each in metadata if hasattr(each, "ge")), None)
    most = next((each.le for each in metadata if hasattr(each, "le")), None)
    limits = Limits(
        None if least is None else Decimal(str(least)),
        None if most is None else Decimal(str(most)),
        not types & {float, Decimal},
    )
    return _Kind(number=True, limits=limits)


def _take_apart(annotation: Any) -> tuple[set[Any], list[Any]]:
    """The types that an annotation is made of, and what is said of them."""
    inner = get_args(annotation)
    if not inner:
        return {annotation}, []
    metadata: list[Any] = []
    if get_origin(annotation) is Annotated:
        metadata = list(inner[1:])
        for each in metadata:
            metadata = [*metadata, *getattr(each, "metadata", ())]
        inner = inner[:1]
    types: set[Any] = set()
    for part in inner:
        found, more = _take_apart(part)
        types |= found
        metadata += more
    return types, metadata
