"""What a basemap keeps of each layer: features of Natural Earth -> features of ours, not clipped.

Natural Earth's properties have had different names over the years; each is looked for under all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from generator.basemaps.naming import NamedFeature, slug
from generator.basemaps.request import Join
from generator.basemaps.sources import Feature
from generator.basemaps.window import dissolve, snap, split_off

CODES = ("iso_a2", "iso_a2_eh", "wb_a2")
SIDES = (("adm0_a3_l", "left_a3"), ("adm0_a3_r", "right_a3"))

_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_BORDERS = {
    *("overlay-limit", "reference-line", "elusive-frontier", "map-unit-boundary"),
    "forgetmagics",  # what the makers of Magics mark in their copy of Natural Earth to be left out
}
"""Lines that Natural Earth draws across the land and that part no two states."""
_CLAIM_NAMES = ("brk_name", "name", "name_long", "note")


@dataclass(frozen=True, slots=True)
class Shown:
    """A feature of a basemap: its properties, ``layer`` first, and its shape."""

    properties: Mapping[str, Any]
    geometry: BaseGeometry


def code_of(feature: Feature) -> str:
    """The country's code, ISO 3166 alpha-2, or nothing where Natural Earth gives none."""
    codes = (feature.text(name).upper() for name in CODES)
    return next((code for code in codes if _COUNTRY.fullmatch(code)), "")


def countries(areas: Sequence[Feature], joins: Iterable[Join]) -> tuple[list[Shown], list[str]]:
    """Areas dissolved by their country, ordered by its code; and the names of those without one.

    These are land, too: they come last, one feature each, with an empty code.
    """
    joined = {name: join.country for join in joins for name in join.names}
    found: dict[str, list[BaseGeometry]] = {}
    homeless: dict[str, list[BaseGeometry]] = {}
    for area in areas:
        name = area.text("name", "admin")
        code = joined.get(name) or code_of(area)
        if code:
            found.setdefault(code, []).append(area.geometry)
        else:
            homeless.setdefault(name or "an area without a name", []).append(area.geometry)
    pieces = [(code, found[code]) for code in sorted(found)]
    pieces += [("", homeless[name]) for name in sorted(homeless)]
    shown = [Shown({"layer": "country", "iso": code}, dissolve(areas)) for code, areas in pieces]
    return shown, sorted(homeless)


def provinces(areas: Iterable[Feature], wanted: Sequence[str]) -> list[Shown]:
    """The provinces of some countries."""
    return [
        Shown({"layer": "admin1", "iso": code_of(area), "name": area.text("name")}, area.geometry)
        for area in areas
        if code_of(area) in wanted
    ]


def borders(lines: Iterable[Feature], without: Sequence[str]) -> list[Shown]:
    """The borders and their status, but for those of some territories."""
    shown = []
    for line in lines:
        a, b = (line.text(*names).upper() for names in SIDES)
        status = _status(line.text("featurecla"))
        if status in _NO_BORDERS or a in without or b in without:
            continue
        properties: dict[str, Any] = {"layer": "border", "status": status, "a": a, "b": b}
        views = _views(line, status)
        shown.append(Shown(properties | ({"views": views} if views else {}), line.geometry))
    return shown


def _views(line: Feature, status: str) -> dict[str, str]:
    """Give what a border is in the views of States, by their codes, where that is something else.

    Natural Earth has a column a view since its version 5, as ``fclass_in``; in some of them a
    border is “Unrecognized”.
    """
    found = {}
    for name in sorted(line.properties):
        code = name.removeprefix("fclass_").upper()
        if name.startswith("fclass_") and _COUNTRY.fullmatch(code) and line.text(name):
            seen = _status(line.text(name))
            found[code] = "unrecognized" if seen in _NO_BORDERS else seen
    return {code: seen for code, seen in found.items() if seen != status}


def _status(kind: str) -> str:
    """“Disputed (please verify)” is disputed, “International boundary (verify)” international."""
    words = slug(kind.partition("(")[0])
    return words.removesuffix("-boundary") if words.startswith("international") else words


def lakes(areas: Iterable[Feature], names: Sequence[NamedFeature]) -> list[Shown]:
    """The lakes, with an id where one is known."""
    shown = []
    for area in areas:
        code = _id("lake", area, names)
        properties = {"layer": "lake", "id": code} if code else {"layer": "lake"}
        shown.append(Shown(properties, area.geometry))
    return shown


def rivers(lines: Iterable[Feature], names: Sequence[NamedFeature]) -> list[Shown]:
    """The rivers: id, rank (1 for the largest), and whether this stretch runs through a lake."""
    return [
        Shown(
            {
                "layer": "river",
                "id": _id("river", line, names),
                "rank": line.number("scalerank"),
                "in_lake": line.text("featurecla").lower().startswith("lake"),
            },
            line.geometry,
        )
        for line in lines
    ]


def _id(layer: str, feature: Feature, names: Sequence[NamedFeature]) -> str:
    """An id from the table of names; without any table, one made of the feature's name."""
    if not names:
        return slug(feature.text("name"))
    for row in names:
        if row.layer != layer:
            continue
        if row.name and row.name == feature.text("name"):
            return row.id
        if row.point and feature.geometry.intersects(shapely.Point(row.point)):
            return row.id
    return ""


def places(points: Iterable[Feature], wanted: Sequence[str]) -> list[Shown]:
    """The places of some countries, or all: name, country, rank, whether a capital, population."""
    return [
        Shown(
            {
                "layer": "place",
                "name": point.text("name"),
                "a3": point.text("adm0_a3", "sov_a3"),
                "rank": point.number("scalerank"),
                "capital": bool(point.number("adm0cap")),
                "pop": point.number("pop_max"),
                "geonameid": point.number("geonameid", point.number("geonamesid", -1)),
            },
            point.geometry,
        )
        for point in points
        if not wanted or {point.text("adm0_a3", "sov_a3"), point.text("iso_a2")} & set(wanted)
    ]


def disputed(
    wanted: str,
    areas: Iterable[Feature],
    claims: Iterable[Feature],
    lands: Iterable[Shown],
    names: Sequence[NamedFeature],
) -> Shown | None:
    """One disputed area: Natural Earth's own polygon, or what a line of claim cuts from a country.

    :param wanted: its id, by the table of names or made of Natural Earth's name.
    :param lands: the countries, for the lines of claim.
    """
    row = next((row for row in names if (row.layer, row.id) == ("disputed", wanted)), None)

    def is_meant(feature: Feature) -> bool:
        called = [feature.text(name) for name in _CLAIM_NAMES if feature.text(name)]
        return row.name in called if row else wanted in map(slug, called)

    meant = [area for area in areas if is_meant(area)]
    note = row.note if row else ""
    if meant:
        geometry = dissolve([area.geometry for area in meant])
        note = note or meant[0].text("note_brk", "note")
    else:
        lines = [line.geometry for line in claims if is_meant(line)]
        cut_off = [split_off(snap(land.geometry), lines) for land in lands] if lines else []
        geometry = dissolve(cut_off)
    if geometry.is_empty:
        return None
    return Shown({"layer": "disputed", "id": wanted, "note": note}, geometry)
