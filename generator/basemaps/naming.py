"""A table of names: which rivers, lakes and disputed areas get an id, and which one.

Its columns are ``layer,id,name,lon,lat,note``. A row means the feature of that layer that has that
name in Natural Earth's files, or the one that holds that point where the files have no names.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ContentError, Finding, Origin

COLUMNS = ("layer", "id", "name", "lon", "lat", "note")
LAYERS = ("river", "lake", "disputed")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class NamedFeature:
    """One row: an id, and the name or the point by which its feature is found."""

    layer: str
    id: str
    name: str = ""
    point: tuple[float, float] | None = None
    note: str = ""


def slug(name: str) -> str:
    """An id made of a name: small Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("\ufffd", ""))
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain).lower()))


def read_names(path: Path) -> tuple[NamedFeature, ...]:
    """Read a table of names.

    :raises ContentError: with a finding for each row that says nothing usable.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise _fault(path, 1, "is not UTF-8", "save it in the encoding UTF-8") from None
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise _fault(path, 1, f"cannot be read ({reason})", "name a file that can") from None
    rows = csv.DictReader(io.StringIO(text), restkey="more", restval="", strict=True)
    names: list[NamedFeature] = []
    findings: list[Finding] = []
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            heading = f"begin it with the line {','.join(COLUMNS)}"
            raise _fault(path, 1, "has other columns than a table of names", heading)
        for row in rows:
            try:
                names.append(_row(row))
            except ValueError as failure:
                message, _, remedy = str(failure).partition("; ")
                findings.append(Finding(Origin(str(path), rows.line_num), message, remedy))
    except csv.Error as failure:
        raise _fault(path, rows.line_num, f"is no CSV ({failure})", "correct the line") from None
    if findings:
        raise ContentError(findings)
    return tuple(names)


def _row(row: dict[str, str]) -> NamedFeature:
    if "more" in row:
        raise ValueError("has too many columns; put a text with commas into quotes")
    if row["layer"] not in LAYERS:
        raise ValueError(f"layer is “{row['layer']}”; take one of {', '.join(LAYERS)}")
    if not _ID.fullmatch(row["id"]):
        raise ValueError(f"id is “{row['id']}”; take small letters, digits and hyphens")
    point = None
    if row["lon"] or row["lat"]:
        try:
            point = float(row["lon"]), float(row["lat"])
        except ValueError:
            raise ValueError("lon and lat are not two numbers; give degrees") from None
    if not row["name"] and point is None:
        raise ValueError("has neither name nor point; give one of them")
    return NamedFeature(row["layer"], row["id"], row["name"], point, row["note"])


def _fault(path: Path, line: int, message: str, remedy: str) -> ContentError:
    return ContentError(Finding(Origin(str(path), line), message, remedy))
