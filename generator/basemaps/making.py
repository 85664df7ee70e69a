"""The whole way: a project, a request, files of Natural Earth -> the basemap in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.basemaps.cut import cut, path_of
from generator.basemaps.naming import read_names
from generator.basemaps.request import Request
from generator.basemaps.sources import find_sources, read_source
from generator.errors import ContentError, Finding, Origin
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
    features = {role: read_source(source, request.window) for role, source in sources.items()}
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
    return target, done.warnings
