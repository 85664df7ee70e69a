"""What is to be cut: the options as they were typed -> a request that makes sense."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.errors import BriefsError, Finding, Origin, UsageError

T = TypeVar("T")

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_NAME = 64
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_CODE = re.compile(r"[A-Z]{2,3}")
_WIDEST, _HIGHEST = 180, 90


@dataclass(frozen=True, slots=True)
class Window:
    """What is kept of the earth, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        return self.west, self.south, self.east, self.north


@dataclass(frozen=True, slots=True)
class Join:
    """Areas that Natural Earth shows by themselves and that this map shows in a country."""

    country: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One basemap to cut."""

    name: str
    window: Window
    scale: str = "10m"
    provinces: tuple[str, ...] = ()
    """The countries, ISO 3166 alpha-2, whose provinces are kept."""
    places: tuple[str, ...] = ()
    """The countries, of two letters or three, whose places are kept; all where there is none."""
    joins: tuple[Join, ...] = ()
    without_borders: tuple[str, ...] = ()
    """Natural Earth's codes of three letters; a border of one of them is left out."""
    disputed: tuple[str, ...] = ()
    """The ids of the disputed areas that are kept."""
    source: str = ""
    """Said in the file of where it is from; Natural Earth and its scale where it is empty."""


def ask(  # noqa: PLR0913 - one argument for each option of the command
    name: str,
    window: str,
    *,
    scale: str = "10m",
    provinces: Sequence[str] = (),
    places: Sequence[str] = (),
    joins: Sequence[str] = (),
    without_borders: Sequence[str] = (),
    disputed: Sequence[str] = (),
    source: str = "",
) -> Request:
    """Check options as they were typed; each list may hold several values parted by commas.

    :raises UsageError: with a finding for each that makes no sense.
    """
    findings: list[Finding] = []

    def checked(read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except BriefsError as failure:
            findings.extend(failure.findings)
            return otherwise

    nowhere = Window(0, 0, 1, 1)
    request = Request(
        name=checked(lambda: _name(name), ""),
        window=checked(lambda: read_window(window), nowhere),
        scale=scale,
        provinces=checked(lambda: _list("--countries", provinces, _COUNTRY, "IQ,SY"), ()),
        places=checked(lambda: _list("--places", places, _CODE, "IQ,SY"), ()),
        joins=checked(lambda: tuple(_join(text) for text in joins), ()),
        without_borders=checked(
            lambda: _list("--without-borders", without_borders, _CODE, "CYN,ESB"), ()
        ),
        disputed=checked(lambda: _list("--disputed", disputed, _ID, "golan"), ()),
        source=source,
    )
    if findings:
        raise UsageError(findings)
    return request


def read_window(text: str) -> Window:
    """Read “W,S,E,N”, in degrees.

    :raises UsageError: when that is no window on the earth.
    """
    remedy = "give west, south, east and north in degrees, as --window 26,23,52,42"
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise _usage("--window", f"“{text}” is not four numbers", remedy) from None
    if not all(math.isfinite(side) for side in (west, south, east, north)):
        raise _usage("--window", f"“{text}” holds a number that is not finite", remedy)
    if max(abs(west), abs(east)) > _WIDEST or max(abs(south), abs(north)) > _HIGHEST:
        raise _usage(
            "--window",
            f"“{text}” reaches beyond the earth",
            "keep west and east within ±180 and south and north within ±90",
        )
    if west >= east or south >= north:
        raise _usage(
            "--window",
            f"“{text}” is empty or inverted",
            "put west before east and south before north; a window over the 180° meridian cannot "
            "be cut",
        )
    return Window(west, south, east, north)


def _name(text: str) -> str:
    if not _NAME.fullmatch(text) or len(text) > _LONGEST_NAME:
        raise _usage(
            "NAME",
            f"“{text}” is not a name for a basemap",
            f"take at most {_LONGEST_NAME} small letters, digits and hyphens, as west-sahel",
        )
    return text


def _list(
    option: str, values: Iterable[str], pattern: re.Pattern[str], example: str
) -> tuple[str, ...]:
    parts = [part.strip() for value in values for part in value.split(",")]
    wrong = [part for part in parts if not pattern.fullmatch(part)]
    if wrong:
        raise UsageError(
            [
                _finding(option, f"“{part}” is not what it takes", f"as {option} {example}")
                for part in wrong
            ]
        )
    return tuple(dict.fromkeys(parts))


def _join(text: str) -> Join:
    country, _, names = text.partition("=")
    parts = tuple(name.strip() for name in names.split(",") if name.strip())
    if not _COUNTRY.fullmatch(country) or not parts:
        raise _usage(
            "--join",
            f"“{text}” is not a country and the areas to show in it",
            'as --join "CY=Akrotiri,Dhekelia"',
        )
    return Join(country, parts)


def _finding(option: str, message: str, remedy: str) -> Finding:
    return Finding(Origin(option), message, remedy)


def _usage(option: str, message: str, remedy: str) -> UsageError:
    return UsageError(_finding(option, message, remedy))
