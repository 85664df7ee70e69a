"""The kinds of field that authors' files are made of: texts to translate, ids, dates, degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from generator.model.date import LAST_YEAR, PartialDate
from generator.model.locale import know_language, know_locale
from generator.model.written import WrittenValues

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z][a-z0-9_]*$"


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a field whose text is translated; ``inline`` allows the small set of inline markup."""

    note: str
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Marks a field that is left out of the contexts of the texts in it."""


def _parse_date(value: object) -> object:
    read = value is not None and not isinstance(value, PartialDate | dict)
    date = PartialDate.parse(str(value)) if read else value
    if isinstance(date, PartialDate) and date.year > LAST_YEAR:
        raise ValueError(f"names the year {date.year}; write one of at most {LAST_YEAR}")
    return date


def _parse_month(date: PartialDate) -> PartialDate:
    if date.month is None:
        raise ValueError("is only a year; give at least the month")
    return date


# A title is what the schema and the reference call such a value.
_WrittenDate = (
    Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
    | Annotated[int, Field(ge=1000, le=9999)]
)
AnyDate = Annotated[
    PartialDate,
    BeforeValidator(_parse_date, json_schema_input_type=_WrittenDate),
    Field(title="date"),
]
MonthDate = Annotated[AnyDate, AfterValidator(_parse_month), Field(title="month or day")]
Identifier = Annotated[str, Field(pattern=ID, max_length=64, title="id")]
TableName = Annotated[str, Field(pattern=NAME, max_length=64, title="table")]
"""The name under which ``tables`` declares one."""
ColumnName = Annotated[str, Field(pattern=NAME, max_length=64, title="column")]
FactName = Annotated[str, Field(pattern=NAME, max_length=64, title="fact")]
LocaleName = Annotated[str, AfterValidator(know_locale), Field(title="locale")]
"""A locale of CLDR, or a pseudo-locale."""
LanguageName = Annotated[str, AfterValidator(know_language), Field(title="locale")]
"""A locale of CLDR whose language texts are written in."""
Latitude = Annotated[float, Field(ge=-90, le=90, title="degrees")]
Longitude = Annotated[float, Field(ge=-180, le=180, title="degrees")]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$", title="country")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", title="currency")]
UnitName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, title="unit")]
Line = Annotated[str, Field(min_length=1, max_length=400)]
Paragraph = Annotated[str, Field(min_length=1, max_length=4000)]
Address = Annotated[
    str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=600, title="web address")
]


class Frozen(WrittenValues):
    """A value that cannot change once read, and that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
