"""The basemaps that a document's maps name, each held to be one, and to say what it must."""

from __future__ import annotations

from generator.blocks.document import Brief
from generator.blocks.map import MapBlock
from generator.errors import ContentError, Finding
from generator.files import FrozenFiles, ProjectFiles
from generator.locations import BUILT_IN
from generator.model.map import WORLD


def read_basemaps(files: ProjectFiles, brief: Brief) -> tuple[FrozenFiles, tuple[Finding, ...]]:
    """Read the basemaps that a brief's maps name; gives as well a warning for each misplaced place.

    :raises ContentError: where one is missing, or does not say what the maps must tell of it.
    """
    blocks = tuple(brief.content.all_of(MapBlock))
    maps = [each.settle(brief.tables[each.map]) for each in blocks]
    named = {view.basemap for each in maps for view in (each, *each.insets)}
    # The world's lies under each of them: what a frame shows beyond it is land all the same.
    names = named | {WORLD}
    remedy = "add the basemap, or leave it out in brief.yaml for the world’s"
    paths = {name: _find_basemap(files, name) for name in sorted(names)}
    found = {name: files.read_bytes(path, remedy=remedy) for name, path in paths.items()}
    frozen = FrozenFiles(
        files.root, tuple((name, path, files.digests[path]) for name, path in paths.items())
    )
    if not blocks:
        return frozen, ()
    # They load NumPy, which a document without a map must not wait for.
    from generator.stages.figures.basemap import check_basemaps, read_basemap
    from generator.stages.figures.disputes import find_unknown_view, find_untold
    from generator.stages.figures.misplaced import find_misplaced

    basemaps = {name: read_basemap(found[name], paths[name]) for name in named}
    findings: list[Finding] = []
    for block, settings in zip(blocks, maps, strict=True):
        check_basemaps(settings, basemaps)
        where = brief.origins[block.name]
        findings += find_untold(settings, basemaps, where)
        findings += find_unknown_view(settings, basemaps, where)
    if findings:
        raise ContentError(findings)
    rows = [
        row
        for name in sorted({each.map for each in blocks})
        for row in brief.tables[name].rows
        if brief.tables[name].settings.has_places
    ]
    whole = read_basemap(found[WORLD], paths[WORLD])
    return frozen, tuple(find_misplaced(rows, [*basemaps.values(), whole]))


def _find_basemap(files: ProjectFiles, name: str) -> str:
    """The path of a basemap: the project's, or the world's that comes with the program."""
    path = f"data/basemap/{name}.geojson"
    if name == WORLD and not files.exists(path):
        return f"{BUILT_IN}basemaps/{name}.geojson"
    return path
