"""Natural Earth's files: folders, zips and GeoPackages -> features, in the order of the file."""

from __future__ import annotations

import json
import os
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from generator.basemaps.geopackage import read_table, tables
from generator.basemaps.request import Window
from generator.basemaps.shapefiles import read_shapefile
from generator.errors import ContentError, Finding, Origin


class Role(StrEnum):
    """What a file of Natural Earth is used for."""

    PROVINCE = "province"
    COUNTRY = "country"
    BORDER = "border"
    COAST = "coast"
    LAND = "land"
    LAKE = "lake"
    RIVER = "river"
    PLACE = "place"
    DISPUTED = "disputed"
    CLAIM = "claim"


LAYERS = {
    "admin_1_states_provinces": Role.PROVINCE,
    "admin_0_countries": Role.COUNTRY,
    "admin_0_boundary_lines_land": Role.BORDER,
    "coastline": Role.COAST,
    "land": Role.LAND,
    "lakes": Role.LAKE,
    "rivers_lake_centerlines": Role.RIVER,
    "populated_places": Role.PLACE,
    "populated_places_simple": Role.PLACE,
    "admin_0_disputed_areas": Role.DISPUTED,
    "admin_0_breakaway_disputed_areas": Role.DISPUTED,
    "admin_0_boundary_lines_disputed_areas": Role.CLAIM,
}
"""Natural Earth's names of its layers, without ``ne_10m_``."""

_DIMENSIONS = dict.fromkeys(Role, 2) | {
    Role.BORDER: 1,
    Role.COAST: 1,
    Role.RIVER: 1,
    Role.CLAIM: 1,
    Role.PLACE: 0,
}
_BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
    ShapelyError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a damaged file may make of itself."""
_STEM = re.compile(r"ne_(?P<scale>10m|50m|110m)_(?P<layer>\w+)", re.IGNORECASE)
_FORMATS = (".shp", ".geojson", ".json")
_CLAIMS_OF_ANY_SCALE = "disputed_borders"
"""A table of the world map that comes with QGIS: Natural Earth's lines of claims."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A record of a layer; its properties' names are in small letters."""

    properties: Mapping[str, Any]
    geometry: BaseGeometry

    def text(self, *names: str) -> str:
        """The first of these properties that says something."""
        for name in names:
            value = self.properties.get(name)
            if value is not None and str(value).strip():
                return str(value).strip()
        return ""

    def number(self, name: str, otherwise: int = 0) -> int:
        """A property that is a whole number."""
        try:
            return int(float(self.properties[name]))
        except (KeyError, TypeError, ValueError, OverflowError):
            return otherwise


@dataclass(frozen=True, slots=True)
class SourceLayer:
    """One layer of Natural Earth: the file that holds it, and its member or table in there."""

    role: Role
    scale: str
    path: Path
    member: str = ""

    def __str__(self) -> str:
        return f"{self.path}!{self.member}" if self.member else str(self.path)


def find_sources(places: Iterable[Path], scale: str) -> dict[Role, tuple[SourceLayer, ...]]:
    """The files to use for each role: those of the first place that has any, by their names.

    :param places: folders, looked through with all that they hold, or single files.
    :raises ContentError: when a place is missing, or none holds a layer of this scale.
    """
    places = tuple(places)
    found: list[SourceLayer] = []
    sources: dict[Role, tuple[SourceLayer, ...]] = {}
    for place in places:
        here = [source for file in _files(place) for source in _inside(file)]
        found += here
        fitting = [source for source in here if source.scale in (scale, "")]
        for role in dict.fromkeys(source.role for source in fitting):
            sources.setdefault(role, tuple(each for each in fitting if each.role is role))
    if not sources:
        other = sorted({source.scale for source in found})
        remedy = (
            f"there are layers of {', '.join(other)}: choose one with --scale"
            if other
            else "name a folder with files as ne_10m_admin_0_countries.shp, .zip or .geojson"
        )
        named = str(places[0]) if places else "--from"
        raise _fault(named, f"holds no layer of Natural Earth 1:{scale}", remedy)
    return sources


def read_best(sources: Sequence[SourceLayer], window: Window) -> list[Feature]:
    """The features of that of several files of a layer which names the most of them.

    Copies of Natural Earth are about that have lost their names: of a river without any no map can
    say what it is called.

    :raises ContentError: when a file is damaged or incomplete.
    """
    read = [read_source(source, window) for source in sources]
    return max(read, key=lambda features: sum(bool(each.text("name")) for each in features))


def read_source(source: SourceLayer, window: Window) -> list[Feature]:
    """The features of a layer that may lie in the window.

    :raises ContentError: when the file is damaged or incomplete.
    """
    with warnings.catch_warnings():
        # What the readers grumble about is either harmless or said here as a finding.
        warnings.simplefilter("ignore")
        return _read(source, window)


def _read(source: SourceLayer, window: Window) -> list[Feature]:
    name = source.member or source.path.name
    try:
        if source.path.suffix.lower() == ".gpkg":
            records = read_table(source.path, source.member, window.bounds)
        elif name.lower().endswith(".shp"):
            records = read_shapefile(_members(source, name), window.bounds)
        else:
            records = _geojson(_bytes(source, name), window.bounds)
        return [_feature(source.role, *record) for record in records]
    except FileNotFoundError as missing:
        wanted = Path(str(missing.args[-1])).name
        raise _fault(
            str(source), f"has no {wanted} beside it", "unpack Natural Earth's zip again"
        ) from None
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise _fault(str(source), f"cannot be read ({reason})", "name a file that can") from None
    except _BROKEN as failure:
        reason = " ".join(str(failure).split()) or type(failure).__name__
        raise _fault(
            str(source), f"is damaged ({reason[:120]})", "get the file from Natural Earth again"
        ) from None


def _feature(role: Role, properties: Mapping[str, Any], geometry: BaseGeometry) -> Feature:
    if int(shapely.get_dimensions(geometry)) != _DIMENSIONS[role]:
        raise ValueError(f"a {role} is a {geometry.geom_type}")
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        raise ValueError("a coordinate is not a finite number")
    named = {str(key).lower(): value for key, value in properties.items()}
    return Feature(named, shapely.force_2d(geometry))


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise _fault(str(place), "is not there", "name a folder or a file with --from")
    return sorted(Path(folder, name) for folder, _, names in os.walk(place) for name in names)


def _inside(file: Path) -> list[SourceLayer]:
    """The layers that one file holds: its own, or those of an archive."""
    suffix = file.suffix.lower()
    if suffix in _FORMATS:
        return _recognised(file, file.stem, "")
    if suffix == ".zip":
        try:
            with zipfile.ZipFile(file) as archive:
                members = sorted(archive.namelist())
        except (zipfile.BadZipFile, OSError):
            # One with a layer's name is said to be damaged when it would have been used.
            return _recognised(file, file.stem, "")
        return [
            source
            for member in members
            if PurePosixPath(member).suffix.lower() in _FORMATS
            for source in _recognised(file, PurePosixPath(member).stem, member)
        ]
    if suffix == ".gpkg":
        return [source for table in tables(file) for source in _recognised(file, table, table)]
    return []


def _recognised(file: Path, stem: str, member: str) -> list[SourceLayer]:
    match = _STEM.fullmatch(stem)
    role = LAYERS.get(match["layer"].lower()) if match else None
    if match and role:
        return [SourceLayer(role, match["scale"].lower(), file, member)]
    if member and stem == _CLAIMS_OF_ANY_SCALE:
        return [SourceLayer(Role.CLAIM, "", file, member)]
    return []


def _members(source: SourceLayer, name: str) -> dict[str, bytes]:
    """The parts of a shapefile by their endings; .shx and .cpg may be missing."""
    parts: dict[str, bytes] = {}
    stem = name[: -len(".shp")]
    for ending in (".shp", ".dbf", ".shx", ".cpg"):
        for spelled in (ending, ending.upper()):
            try:
                parts[ending] = _bytes(source, stem + spelled)
                break
            except FileNotFoundError:
                continue
        if ending not in parts and ending in (".shp", ".dbf"):
            raise FileNotFoundError(stem + ending)
    return parts


def _bytes(source: SourceLayer, name: str) -> bytes:
    if not source.member:
        if source.path.suffix.lower() == ".zip":
            raise zipfile.BadZipFile("it is no zip")
        return source.path.with_name(name).read_bytes()
    with zipfile.ZipFile(source.path) as archive:
        try:
            return archive.read(name)
        except KeyError:
            raise FileNotFoundError(name) from None
        except (RuntimeError, NotImplementedError, EOFError) as failure:
            raise zipfile.BadZipFile(str(failure)) from None


def _geojson(
    data: bytes, bounds: tuple[float, float, float, float]
) -> list[tuple[dict[str, Any], BaseGeometry]]:
    collection = json.loads(data)
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        raise ValueError("it is no GeoJSON feature collection")
    box = shapely.box(*bounds)
    records: list[tuple[dict[str, Any], BaseGeometry]] = []
    for number, feature in enumerate(collection["features"], start=1):
        try:
            if feature["geometry"] is None:
                continue
            geometry = shapely.geometry.shape(feature["geometry"])
            properties = dict(feature.get("properties") or {})
        except (*_BROKEN, IndexError) as failure:
            raise ValueError(f"feature {number}: {failure!r}") from None
        if not geometry.is_empty and shapely.box(*geometry.bounds).intersects(box):
            records.append((properties, geometry))
    return records


def _fault(path: str, message: str, remedy: str) -> ContentError:
    return ContentError(Finding(Origin(path), message, remedy))
