"""Assembling a basemap: a request, Natural Earth's layers and a table of names -> GeoJSON bytes.

Features keep the order of their file, and countries have the order of their codes: the same inputs
give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.basemaps import layers
from generator.basemaps.layers import Shown
from generator.basemaps.naming import NamedFeature
from generator.basemaps.request import Request
from generator.basemaps.sources import Feature, Role
from generator.basemaps.window import as_geojson, clip, clip_all, outline, straighten
from generator.errors import ContentError, Finding, Origin, Severity
from generator.files import MAX_BYTES

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Cut:
    """A basemap's bytes, and what its maker should know of it."""

    data: bytes
    warnings: tuple[Finding, ...] = ()


def cut(
    request: Request, features: Mapping[Role, Sequence[Feature]], names: Sequence[NamedFeature] = ()
) -> Cut:
    """Cut a basemap.

    :param features: by what their files are used for.
    :raises ContentError: when no land lies in the window, when something asked for is not there, or
        when a build would not read a file of that size.
    """

    def of(role: Role) -> list[Feature]:
        """Only what meets the window: shapes elsewhere need no dissolving."""
        return [
            feature
            for feature in features.get(role, ())
            if not clip(feature.geometry, request.window).is_empty
        ]

    provinces = of(Role.PROVINCE)
    lands, homeless = layers.countries(provinces or of(Role.COUNTRY), request.joins)
    claimed = {
        wanted: layers.disputed(wanted, of(Role.DISPUTED), of(Role.CLAIM), lands, names)
        for wanted in request.disputed
    }
    kept = [
        lands,
        layers.provinces(provinces, request.provinces),
        layers.borders(of(Role.BORDER), request.without_borders),
        _coast(of(Role.COAST), of(Role.LAND), request),
        layers.lakes(of(Role.LAKE), names),
        layers.rivers(of(Role.RIVER), names),
        [area for area in claimed.values() if area],
        layers.places(of(Role.PLACE), request.places),
    ]
    _check(request, kept, claimed, homeless)
    clipped = (_clipped(one, request) for layer in kept for one in layer)
    data = _write(request, (one for one in clipped if not one.geometry.is_empty))
    if len(data) > MAX_BYTES:
        message = f"would have {len(data)} bytes, and a build reads {MAX_BYTES} at most"
        remedy = "take a smaller window, or --scale 50m"
        raise ContentError(Finding(Origin(path_of(request)), message, remedy))
    return Cut(data, _warn(homeless))


def path_of(request: Request) -> str:
    """Where the basemap belongs, relative to the project."""
    return f"data/basemap/{request.name}.geojson"


def _clipped(one: Shown, request: Request) -> Shown:
    match one.properties["layer"]:
        case "coast":
            return one  # in the window already, and a second cut would part its lines anew
        case "border":
            return Shown(one.properties, straighten(clip(one.geometry, request.window)))
        case _:
            return Shown(one.properties, clip(one.geometry, request.window))


def _coast(lines: Sequence[Feature], lands: Sequence[Feature], request: Request) -> list[Shown]:
    """The coast as one feature: Natural Earth's coastline, or else the outline of its land."""
    if lines:
        coast = clip_all([line.geometry for line in lines], request.window)
    else:
        coast = outline([land.geometry for land in lands], request.window)
    return [] if coast.is_empty else [Shown({"layer": "coast"}, straighten(coast))]


def _check(
    request: Request,
    kept: Sequence[Sequence[Shown]],
    claimed: Mapping[str, Shown | None],
    homeless: Sequence[str],
) -> None:
    lands, provinces = kept[0], kept[1]
    if not any(land.properties["iso"] for land in lands):
        remedy = (
            f"give areas as {', '.join(homeless[:_NAMED])} to a country with --join"
            if homeless
            else "take a window with a country in it, and files that hold it"
        )
        raise _fault("--window", "no land of a country lies in it", remedy)
    findings: list[Finding] = []
    with_provinces = {one.properties["iso"] for one in provinces}
    for code in request.provinces:
        if code not in with_provinces:
            findings += _fault(
                "--countries",
                f"{code} has no province in this window",
                "leave it out, or add the folder with ne_10m_admin_1_states_provinces",
            ).findings
    for wanted, area in claimed.items():
        if area is None:
            findings += _fault(
                "--disputed",
                f"{wanted} is no disputed area in this window",
                "give Natural Earth's name for it in --names, and the folder with "
                "ne_10m_admin_0_disputed_areas or the lines of claims",
            ).findings
    if findings:
        raise ContentError(findings)


def _warn(homeless: Sequence[str]) -> tuple[Finding, ...]:
    if not homeless:
        return ()
    more = f" and {len(homeless) - _NAMED} more" if len(homeless) > _NAMED else ""
    message = f"{', '.join(homeless[:_NAMED])}{more}: no country has this area: it is land of none"
    remedy = 'give it to one, as --join "CY=Akrotiri,Dhekelia"'
    return (Finding(Origin("--join"), message, remedy, Severity.WARNING),)


def _write(request: Request, features: Iterable[Shown]) -> bytes:
    scale = f"1:{request.scale}"
    collection = {
        "type": "FeatureCollection",
        "name": f"ne{request.scale}_{request.name.replace('-', '_')}",
        "source": request.source or f"Natural Earth {scale} (public domain)",
        "bbox": list(request.window.bounds),
        "features": [
            {
                "type": "Feature",
                "properties": dict(feature.properties),
                "geometry": as_geojson(feature.geometry),
            }
            for feature in features
        ],
    }
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _fault(option: str, message: str, remedy: str) -> ContentError:
    return ContentError(Finding(Origin(option), message, remedy))
