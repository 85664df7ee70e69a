"""What goes to an agency and comes back: one catalog as segments, in whatever file format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from gettext import c2py

from generator.catalogs.approval import (
    APPROVAL,
    MACHINE,
    Approval,
    approve,
    is_approved,
    is_machine_made,
)
from generator.catalogs.layout import quote
from generator.catalogs.plurals import COUNTS, FORMS
from generator.catalogs.po_file import Key, PoEntry, PoFile, ids_of, places_of, previous_of
from generator.catalogs.template import set_flags

SHOWN_COUNTS = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """One text to translate, or one form of a text that counts something."""

    id: str
    source: str
    target: str
    fuzzy: bool
    """Whether the target has to be looked at before it is printed."""
    group: str = ""
    """What the forms of one text have in common; empty for a text that counts nothing."""
    name: str = ""
    notes: tuple[str, ...] = ()
    """What the source says of the text, for the translator."""
    remarks: tuple[str, ...] = ()
    """What translators wrote to each other."""
    places: tuple[str, ...] = ()
    limit: int | None = None
    approved: bool = False
    """Whether someone beside its translator has approved it."""
    machine: bool = False
    """Whether a machine made it, and no one has checked it."""
    line: int = 1
    """Where it stands in the file that was read."""


@dataclass(frozen=True, slots=True)
class TranslationJob:
    """The segments of one catalog, the catalog's path, and the two languages (BCP 47)."""

    catalog: str
    source: str
    target: str
    segments: tuple[Segment, ...]


def name_entry(key: Key) -> str:
    """An entry's name in a job: the same for the same context and text, and no other's."""
    return "t" + hashlib.sha256("\4".join(key).encode()).hexdigest()[:16]


def pack(
    file: PoFile, limits: Mapping[Key, int | None], *, todo: bool = False, review: bool = False
) -> tuple[Segment, ...]:
    """The segments of a catalog, in its order.

    :param limits: at most so many characters, for the texts that have a limit.
    :param todo: only what is missing or fuzzy.
    :param review: whether what is translated is still to be approved; else it is as good as that.
    """
    found: list[Segment] = []
    for entry in file.entries:
        if todo and all(entry.forms) and not entry.unit.isfuzzy():
            continue
        found += _pack_entry(entry, file, limits.get(entry.key), review=review)
    return tuple(found)


def _pack_entry(entry: PoEntry, file: PoFile, limit: int | None, *, review: bool) -> list[Segment]:
    unit = entry.unit
    name, ids = name_entry(entry.key), ids_of(unit)
    notes = [line[2:].strip() for line in unit.automaticcomments]
    if unit.prev_msgid:
        notes.append(f"It was translated from: {' / '.join(previous_of(unit))}")
    remarks = _list_remarks(entry)
    whole = Segment(
        id=name,
        source=ids[0],
        target=entry.forms[0],
        fuzzy=bool(unit.isfuzzy()),
        name=entry.key[0],
        notes=tuple(notes),
        remarks=tuple(line for line in remarks if not _is_ours(line)),
        places=places_of(unit),
        limit=limit,
        approved=_is_done(entry, review=review),
        machine=is_machine_made(remarks),
    )
    if len(ids) == 1:
        return [whole]
    rule = _read_rule(file)
    forms = entry.forms + ("",) * (file.plurals - len(entry.forms))
    return [
        replace(
            whole,
            id=f"{name}-{index}",
            source=ids[0] if file.plurals > 1 and rule(1) == index else ids[1],
            target=form,
            group=name,
            notes=(*notes, _explain_form(rule, index, file.plurals)),
            remarks=whole.remarks if index == 0 else (),
        )
        for index, form in enumerate(forms)
    ]


def _is_done(entry: PoEntry, *, review: bool) -> bool:
    if entry.unit.isfuzzy() or not all(entry.forms):
        return False
    return not review or is_approved(_list_remarks(entry), ids_of(entry.unit), entry.forms)


def _is_ours(remark: str) -> bool:
    """Whether a comment is no remark to a translator, but says how far its translation is."""
    return APPROVAL.fullmatch(remark) is not None or is_machine_made([remark])


def _is_machine(line: str) -> bool:
    return is_machine_made([line.removeprefix("#")])


def unpack(file: PoFile, segments: tuple[Segment, ...], approval: Approval | None = None) -> bool:
    """Put what came back into a catalog's entries; gives whether that changed any.

    :param approval: who approved what is approved; nobody where None.

    An empty target leaves what the catalog has, and so does a form that is not there. The segments
    are of this catalog.
    """
    found: dict[str, list[Segment]] = {}
    for segment in segments:
        found.setdefault(segment.group or segment.id, []).append(segment)
    changed = False
    for entry in file.entries:
        own = found.get(name_entry(entry.key), [])
        if own:
            changed = _unpack_entry(entry, file, own) or changed
            if approval is not None and all(segment.approved for segment in own):
                changed = approve(entry, approval) or changed
    return changed


def _unpack_entry(entry: PoEntry, file: PoFile, segments: list[Segment]) -> bool:
    unit, before = entry.unit, entry.forms
    counted = unit.hasplural()
    forms = list(before) + [""] * ((file.plurals if counted else 1) - len(before))
    for segment in segments:
        index = int(segment.id.rpartition("-")[2]) if counted else 0
        forms[index] = segment.target or forms[index]
    had = _list_remarks(entry)
    # A tool may drop what it does not know: remarks are added, and none is taken away.
    added = [line for part in segments for line in part.remarks if line not in had]
    if any(part.machine for part in segments) and MACHINE not in had:
        added.append(MACHINE)
    fuzzy = any(segment.fuzzy for segment in segments if segment.target) and any(forms)
    if not any(segment.target for segment in segments):
        fuzzy = bool(unit.isfuzzy())
    edited = tuple(forms[: len(before)]) != before
    if edited and MACHINE in had and not any(part.machine for part in segments):
        # What stands there now is someone's own.
        unit.othercomments = [line for line in unit.othercomments if not _is_machine(line)]
    same = tuple(forms[: len(before)]) == before and not any(forms[len(before) :])
    if same and fuzzy == unit.isfuzzy() and not added:
        return False
    if counted:
        unit.msgstr = {n: quote(form, f"msgstr[{n}]") for n, form in enumerate(forms)}
    else:
        unit.msgstr = quote(forms[0], "msgstr")
    if not fuzzy:
        unit.prev_msgctxt, unit.prev_msgid, unit.prev_msgid_plural = [], [], []
    given = [flag.strip() for line in unit.typecomments for flag in line[2:].split(",")]
    kept = [flag for flag in given if flag and flag != "fuzzy"]
    set_flags(unit, ["fuzzy", *kept] if fuzzy else kept)
    unit.othercomments += [f"# {line}\n" for line in dict.fromkeys(added)]
    return True


def _list_remarks(entry: PoEntry) -> tuple[str, ...]:
    lines = (line.removeprefix("#").strip() for line in entry.unit.othercomments)
    return tuple(line for line in lines if line)


def _read_rule(file: PoFile) -> Callable[[int], int]:
    match = FORMS.fullmatch(file.header.get("Plural-Forms", "").strip())
    return c2py(match[2]) if match else lambda count: 0


def _explain_form(rule: Callable[[int], int], index: int, forms: int) -> str:
    counts = [str(count) for count in COUNTS if rule(count) == index][: SHOWN_COUNTS + 1]
    said = ", ".join(counts[:SHOWN_COUNTS]) + ("…" if len(counts) > SHOWN_COUNTS else "")
    return f"Form {index + 1} of {forms}, for these numbers: {said}"
