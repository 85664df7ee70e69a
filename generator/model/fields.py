"""The kinds of field that authors' files are made of: texts to translate, ids, dates, degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from generator.model.date import PartialDate

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z][a-z0-9_]*$"


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a field whose text is translated; ``inline`` allows the small set of inline markup."""

    note: str
    inline: bool = False


def _parse_date(value: object) -> object:
    return PartialDate.parse(str(value)) if isinstance(value, str | int) else value


def _parse_month(date: PartialDate) -> PartialDate:
    if date.month is None:
        raise ValueError("is only a year; give at least the month")
    return date


AnyDate = Annotated[PartialDate, BeforeValidator(_parse_date, json_schema_input_type=str)]
MonthDate = Annotated[AnyDate, AfterValidator(_parse_month)]
Identifier = Annotated[str, Field(pattern=ID, max_length=64)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Line = Annotated[str, Field(min_length=1, max_length=400)]
Paragraph = Annotated[str, Field(min_length=1, max_length=4000)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=600)]


class Frozen(BaseModel):
    """A value that cannot change once read, and that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
