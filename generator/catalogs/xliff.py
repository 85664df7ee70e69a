"""Translation jobs as XLIFF 1.2 (OASIS, 2008) and 2.0 (2014), the files that agencies work in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from generator.catalogs.translation_job import Segment, TranslationJob
from generator.catalogs.xliff_inline import hold_data, list_held, put_text, read_text
from generator.errors import CatalogError, Finding, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element
    from translate.storage.xliff2 import Xliff2File

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
UNSAFE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(r"""\A\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']""")
VERSION = re.compile(r"""<(?:\w+:)?xliff\b[^>]*?\bversion\s*=\s*["']([^"']{1,20})["']""")


APPROVED_12, APPROVED_20 = ("signed-off", "final"), ("reviewed", "final")
"""The states of what someone beside its translator has approved."""
MACHINE_12, MACHINE_20 = "mt-suggestion", "briefs:machine"
MACHINES_12 = (MACHINE_12, "leveraged-mt")
"""What says that a machine made a translation."""

PLACE = re.compile(r"(.+):(\d+)")
"""A place with its line."""

OURS = ("developer", "location")
"""Who a note is from that an export wrote of itself."""


class XliffVersion(StrEnum):
    """The two versions of XLIFF that are written."""

    XLIFF12 = "xliff12"
    XLIFF20 = "xliff20"


def write_xliff(job: TranslationJob, form: XliffVersion) -> bytes:
    """Write a job as a file; the same job gives the same bytes."""
    store = _begin_12(job) if form is XliffVersion.XLIFF12 else _begin_20(job)
    add = _add_12 if form is XliffVersion.XLIFF12 else _add_20
    groups: dict[str, Any] = {}
    for segment in job.segments:
        add(store, segment, groups)
    return bytes(store) + b"\n"


def read_xliff(data: bytes, path: str) -> tuple[TranslationJob, ...]:
    """Read a file that came back: a job for each ``<file>`` of it, as agencies join them.

    :raises CatalogError: when it is damaged, of another version, or declares entities.
    """
    from lxml import etree

    text = _decode(data, path)
    version = VERSION.search(text)
    read = {"1.2": _read_12, "2.0": _read_20}.get(version[1] if version else "")
    if version is None or read is None:
        said = f"is XLIFF {version[1]}" if version else "is no XLIFF"
        raise CatalogError(Finding(Origin(path), said, "ask for XLIFF 1.2 or 2.0"))
    try:
        return read(text.encode())
    except etree.XMLSyntaxError as failure:
        line = failure.lineno or 1
        reason = str(failure.msg).partition(", line ")[0]
        raise CatalogError(
            Finding(Origin(path, line), f"is damaged ({reason})", "ask for the file again")
        ) from failure
    except (AssertionError, ValueError, AttributeError, StopIteration) as failure:
        # What the library lets through of a file that is XML and no XLIFF.
        raise CatalogError(
            Finding(Origin(path), "is no XLIFF that can be read", "ask for the file again")
        ) from failure


def _decode(data: bytes, path: str) -> str:
    """The text of an XML file that is UTF-8 and declares no document type and no entity.

    Entities are never resolved, so that none can read a file or grow; none is needed either.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise CatalogError(
            Finding(Origin(path, line), "is not UTF-8", "ask for it in the encoding UTF-8")
        ) from failure
    encoding = ENCODING.match(text)
    if encoding and encoding[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise CatalogError(
            Finding(
                Origin(path),
                f"says that it is {encoding[1]}",
                "ask for it in the encoding UTF-8",
            )
        )
    unsafe = UNSAFE.search(text)
    if unsafe or "\0" in text:
        start = unsafe.start() if unsafe else text.index("\0")
        said = "declares a document type or entities" if unsafe else "holds the byte 0x00"
        line = text.count("\n", 0, start) + 1
        raise CatalogError(Finding(Origin(path, line), said, "ask for it without"))
    return text


# --- XLIFF 1.2 ----------------------------------------------------------------------------------


def _make_12() -> Any:
    from translate.storage.xliff import xlifffile, xliffunit

    # The library begins a file as 1.1, which agencies no longer take.
    class Xliff12Unit(xliffunit):
        namespace = "urn:oasis:names:tc:xliff:document:1.2"

    class Xliff12File(xlifffile[Xliff12Unit]):
        UnitClass = Xliff12Unit
        namespace = Xliff12Unit.namespace
        XMLskeleton = xlifffile.XMLskeleton.replace("1.1", "1.2").replace("plaintext", "po")

    return Xliff12File


def _begin_12(job: TranslationJob) -> Any:
    store = _make_12()(sourcelanguage=job.source, targetlanguage=job.target)
    store.switchfile(job.catalog, createifmissing=True)
    return store


def _add_12(store: Any, segment: Segment, groups: dict[str, Any]) -> None:
    from lxml import etree

    unit = store.UnitClass(segment.source)
    store.addunit(unit)
    element: _Element = unit.xmlelement
    if segment.group:
        if segment.group not in groups:
            group = etree.SubElement(store.body, store.namespaced("group"))
            group.set("id", segment.group)
            group.set("restype", "x-gettext-plurals")
            groups[segment.group] = group
        groups[segment.group].append(element)
    element.set("id", segment.id)
    if segment.name:
        element.set("resname", segment.name)
    if segment.limit is not None:
        element.set("maxwidth", str(segment.limit))
        element.set("size-unit", "char")
    put_text(unit.source_dom, segment.source, segment.source)
    if segment.target:
        unit.target = segment.target
        _set_target_12(unit.get_target_dom(), segment)
    element.set("approved", "yes" if segment.target and segment.approved else "no")
    _tell_12(unit, segment)


def _tell_12(unit: Any, segment: Segment) -> None:
    """Say of a unit what its translator is told."""
    # The names are those of the library's own PO files in XLIFF, which Weblate reads.
    if segment.name:
        unit.createcontextgroup("po-entry", [("x-po-msgctxt", segment.name)], "information")
    for place in segment.places:
        match = PLACE.fullmatch(place)
        contexts = [("sourcefile", match[1]), ("linenumber", match[2])] if match else []
        contexts = contexts or [("sourcefile", place)]
        unit.createcontextgroup("po-reference", contexts, "location")
    for note in segment.notes:
        unit.addnote(note, origin="developer")
    for remark in segment.remarks:
        unit.addnote(remark, origin="translator")


def _set_target_12(target: _Element, segment: Segment) -> None:
    put_text(target, segment.target, segment.source)
    # The library reads nothing but “approved”; agencies' tools read and write the state.
    target.set("state", "needs-review-translation" if segment.fuzzy else "translated")
    if segment.machine:
        target.set("state-qualifier", MACHINE_12)


def _read_12(data: bytes) -> tuple[TranslationJob, ...]:
    # Not the class's parsestring: it hands a file of gettext's to another class, which pairs forms.
    store = _make_12()()
    store.parse(data)
    bodies = list(store.document.getroot().iterfind(store.namespaced("file")))
    return tuple(
        TranslationJob(
            catalog=body.get("original", ""),
            source=body.get("source-language", ""),
            target=body.get("target-language", ""),
            segments=tuple(
                _read_unit_12(unit) for unit in store.units if _is_within(unit.xmlelement, body)
            ),
        )
        for body in bodies
    )


def _is_within(element: _Element, body: _Element) -> bool:
    return any(above is body for above in element.iterancestors())


def _read_unit_12(unit: Any) -> Segment:
    element: _Element = unit.xmlelement
    target = unit.get_target_dom()
    state = "" if target is None else target.get("state", "")
    held = list_held(unit.source_dom)
    source = read_text(unit.source_dom, held)
    parent = element.getparent()
    grouped = parent is not None and parent.get("restype") == "x-gettext-plurals"
    return Segment(
        id=element.get("id", ""),
        source=source,
        target=_trim(read_text(target, held), source),
        fuzzy=state == "new"
        or state.startswith("needs-")
        or (not state and element.get("approved") == "no"),
        approved=element.get("approved") == "yes" or state in APPROVED_12,
        machine=target is not None and target.get("state-qualifier", "") in MACHINES_12,
        group=parent.get("id", "") if grouped and parent is not None else "",
        remarks=_list_remarks(element.iterfind(unit.namespaced("note")), "from"),
        line=element.sourceline or 1,
    )


# --- XLIFF 2.0 ----------------------------------------------------------------------------------


def _begin_20(job: TranslationJob) -> Xliff2File:
    from translate.storage.xliff2 import Xliff2File

    store = Xliff2File(sourcelanguage=job.source, targetlanguage=job.target)
    store.body.set("original", job.catalog)
    return store


def _add_20(store: Any, segment: Segment, groups: dict[str, Any]) -> None:
    from lxml import etree

    part = store.UnitClass(segment.source)
    # Neither the schema nor agencies' tools know this attribute on a segment: the unit has it.
    part.xmlelement.attrib.pop(XML_SPACE, None)
    element = etree.Element(store.namespaced("unit"))
    element.set("id", segment.id)
    if segment.name:
        element.set("name", segment.name)
    element.set("canResegment", "no")
    element.set(XML_SPACE, "preserve")
    # The library puts notes into the segment, where the schema has no place for them.
    notes = etree.SubElement(element, store.namespaced("notes"))
    for category, texts in _list_notes(segment):
        for text in texts:
            note = etree.SubElement(notes, store.namespaced("note"))
            note.set("category", category)
            note.text = text
    if not len(notes):
        element.remove(notes)
    hold_data(element, segment.source, segment.target)
    element.append(part.xmlelement)
    put_text(part.source_dom, segment.source, segment.source)
    if segment.target:
        part.target = segment.target
        put_text(part.get_target_dom(), segment.target, segment.source)
        part.xmlelement.attrib.pop(XML_SPACE, None)
    done = segment.target and not segment.fuzzy
    part.xmlelement.set("state", "translated" if done else "initial")
    if segment.machine:
        part.xmlelement.set("subState", MACHINE_20)
    if segment.group:
        if segment.group not in groups:
            groups[segment.group] = etree.SubElement(store.body, store.namespaced("group"))
            groups[segment.group].set("id", segment.group)
        groups[segment.group].append(element)
    else:
        store.body.append(element)
    store.addunit(part, new=False)


def _list_notes(segment: Segment) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "developer", segment.notes
    yield "location", segment.places
    yield "translator", segment.remarks


def _read_20(data: bytes) -> tuple[TranslationJob, ...]:
    from translate.storage.xliff2 import Xliff2File

    store = Xliff2File()
    store.parse(data)
    bodies = list(store.document.getroot().iterfind(store.namespaced("file")))
    return tuple(
        TranslationJob(
            catalog=body.get("original", ""),
            source=store.sourcelanguage or "",
            target=store.targetlanguage or "",
            segments=tuple(
                _read_unit_20(unit, store)
                for unit in store.units
                if _is_within(unit.xmlelement, body)
            ),
        )
        for body in bodies
    )


def _read_unit_20(part: Any, store: Xliff2File) -> Segment:
    element: _Element = part.getunitelement()
    parent = element.getparent()
    grouped = parent is not None and parent.tag == store.namespaced("group")
    held = list_held(part.source_dom, element)
    source = read_text(part.source_dom, held)
    notes = element.iterfind(f"{store.namespaced('notes')}/{store.namespaced('note')}")
    return Segment(
        # A tool may number the segments of a unit; the entry's name is the unit's.
        id=element.get("id", ""),
        source=source,
        target=_trim(read_text(part.get_target_dom(), held), source),
        # What has no state is in the initial one (XLIFF 2.0, 4.3.1.24).
        fuzzy=part.xmlelement.get("state", "initial") == "initial",
        approved=part.xmlelement.get("state") in APPROVED_20,
        machine=part.xmlelement.get("subState") == MACHINE_20,
        group=parent.get("id", "") if grouped and parent is not None else "",
        remarks=_list_remarks(notes, "category"),
        line=element.sourceline or 1,
    )


def _list_remarks(notes: Iterable[_Element], origin: str) -> tuple[str, ...]:
    """The lines of all notes that are not ours, whoever wrote them."""
    theirs = (note.text or "" for note in notes if note.get(origin) not in OURS)
    lines = (line.strip() for text in theirs for line in text.splitlines())
    return tuple(line for line in lines if line)


def _trim(target: str, source: str) -> str:
    """A target without the space around it that a tool's own layout has put there."""
    return target.strip() if source == source.strip() else target
