"""What lies beside the editions of a document: the list of them, and the digests its pages name.

A page of the web names the SHA-256 of the PDFs that have its words. A digest can be said of a file
alone that is there, so the pages of a folder are kept in step with its PDFs: whoever publishes into
it says so here at the end, and the same files have the same bytes, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.model.edition import BESIDE, Edition, Profile
from generator.project import Project
from generator.stages.publishing.manifest import MANIFEST, PARTS, read_manifest
from generator.stages.publishing.output import Output
from generator.stages.web.index import FEED, PAGE
from generator.stages.web.taking_apart import ASSETS
from generator.webpage import add_encodings, write_index

_STATED = ("path", "bytes", "sha256")
"""What the output folder itself says of a file."""


def keep_in_step(
    place: Output,
    project: Project,
    briefs: Iterable[str],
    known: Mapping[Edition, Inputs] | None = None,
) -> None:
    """Keep what lies beside the editions of some documents true: their pages, list and feed.

    :param place: the output folder, held.
    :param briefs: the documents of which files have been published.
    :param known: the inputs of editions that have been read anyway.
    :raises BriefsError: when they cannot be read, or something cannot be written.
    """
    for brief in sorted(set(briefs) & set(project.briefs)):
        pages = dict(_list_pages(place, project, brief))
        if not pages:
            continue
        for edition, entry in pages.items():
            _name_digests(place, edition, entry)
        item = _find_inputs(project, tuple(pages), known or {})
        place.drop_parts(f"{brief}/{ASSETS.rstrip('/')}")
        for file, data in write_index(item, place.entries.values()).items():
            place.put(f"{brief}/{file}", data)


def list_beside(folder: Path, editions: Collection[Edition]) -> tuple[Path, ...]:
    """List what a build of editions writes beside them, or would where it is not there.

    It is the manifest, the parts of their pages, and the list and the feed of their documents.
    """
    entries = read_manifest(folder)
    parts = (path for each in editions for path in entries.get(each.path, {}).get(PARTS, ()))
    briefs = {each.brief for each in editions}
    lists = (f"{brief}/{file}" for brief in sorted(briefs) for file in (PAGE, FEED))
    return tuple(folder / path for path in dict.fromkeys((MANIFEST, *parts, *lists)))


def _list_pages(
    place: Output, project: Project, brief: str
) -> Iterator[tuple[Edition, dict[str, Any]]]:
    """Give the pages of a document that are there, and that the project still lists."""
    for edition in project.select([brief]):
        entry = place.entries.get(edition.path)
        if edition.profile is Profile.WEB and entry is not None:
            yield edition, entry


def _name_digests(place: Output, edition: Edition, entry: Mapping[str, Any]) -> None:
    data = (place.folder / edition.path).read_bytes()
    try:
        now = add_encodings(data, edition, place.entries.values())
    except ValueError:
        return  # somebody has put another page there, and its digest into the manifest
    if now != data:
        stated = {name: value for name, value in entry.items() if name not in _STATED}
        place.publish(edition.path, now, stated)


def _find_inputs(
    project: Project, pages: tuple[Edition, ...], known: Mapping[Edition, Inputs]
) -> Inputs:
    """Give the inputs of the page in whose language the list is: the document's own, if it may."""
    read = {edition: known[edition] for edition in pages if edition in known}
    if not read:
        first = next((each for each in pages if BESIDE not in each.locale), pages[0])
        (item,) = read_inputs(project, [first])
        own = [each for each in pages if each.locale == item.brief.content.language]
        if not own or own[0] == first:
            return item
        return read_inputs(project, own[:1])[0]
    items = sorted(read.values(), key=lambda item: item.edition)
    own_items = (each for each in items if each.edition.locale == each.brief.content.language)
    return next(own_items, items[0])
