"""The whole way: a project, a request, files of Natural Earth -> the basemap in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.basemaps.cut import cut, path_of
from generator.basemaps.naming import read_names
from generator.basemaps.request import Request
from generator.basemaps.sources import Feature, Role, SourceLayer, find_sources, read_best
from generator.errors import ContentError, Finding, Origin, Severity
from generator.files import write_whole


def make(
    root: Path, request: Request, places: Sequence[Path], table: Path | None = None
) -> tuple[Path, tuple[Finding, ...]]:
    """Cut a basemap and put it into the project; gives its path, and warnings.

    :param places: folders or files of Natural Earth; the first that has a layer wins.
    :param table: the table that gives rivers, lakes and disputed areas their ids.
    :raises ContentError: when a file is at fault, or the basemap's place cannot be written; what
        was there before then stays.
    """
    names = read_names(table) if table else ()
    sources = find_sources(places, request.scale)
    features = {role: read_best(found, request.window) for role, found in sources.items()}
    done = cut(request, features, names)
    target = root / path_of(request)
    try:
        write_whole(target, done.data)
    except OSError as failure:
        raise ContentError(
            Finding(
                Origin(str(target)),
                f"cannot be written ({failure.strerror or failure})",
                "give this user the right to write there, and room",
            )
        ) from failure
    nameless = _find_nameless(sources, features)
    return target, (*done.warnings, *nameless)


def _find_nameless(
    sources: Mapping[Role, Sequence[SourceLayer]], features: Mapping[Role, Sequence[Feature]]
) -> Iterator[Finding]:
    """Warn of rivers of which none has a name: the names get lost in some copies of the files."""
    rivers = features.get(Role.RIVER, ())
    if rivers and not any(river.text("name") for river in rivers):
        yield Finding(
            Origin(str(sources[Role.RIVER][0])),
            f"names none of its {len(rivers)} rivers here, so that only a point finds one",
            "give a file of Natural Earth that has their names, or points in --names",
            Severity.WARNING,
        )
