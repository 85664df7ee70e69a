"""A catalog brought in line with the texts as they now are, as gettext's ``msgmerge`` does.

A changed or moved text keeps its former translation, marked fuzzy, with what it translated beside
it (``#|``). A text that is gone is kept below as obsolete and comes back with its translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.catalogs.approval import withdraw
from generator.catalogs.layout import quote
from generator.catalogs.po_file import (
    KEPT,
    KEPT_LINE,
    Key,
    PoEntry,
    PoFile,
    digest_forms,
    forms_of,
    ids_of,
    previous_of,
)
from generator.catalogs.template import (
    LONGEST_FLAG,
    TemplateEntry,
    describe,
    make_unit,
    set_flags,
    write_po,
)

if TYPE_CHECKING:
    from translate.storage.pypo import pounit

NEAR = 0.6
"""How alike two texts are, from 0 to 1, for one to be the other reworded (as in gettext)."""


def merge(file: PoFile, texts: tuple[TemplateEntry, ...]) -> str:
    """The catalog's text, with an entry for each text; the same texts change nothing again."""
    own = {entry.key: entry for entry in file.obsolete} | {
        entry.key: entry for entry in file.entries
    }
    former = find_former(file, texts)
    units, used = [], set()
    for text in texts:
        entry = own.get(text.key) or former.get(text.key)
        if entry is None:
            units.append(make_unit(text, file.plurals))
            continue
        used.add(entry.key)
        keep = entry.key == text.key and _keeps(entry.unit, text)
        unit = _renew(entry, text, file.plurals) if keep else _adapt(entry, text, file.plurals)
        units.append(unit)
    gone = [
        _retire(entry.unit)
        for entry in (*file.entries, *file.obsolete)
        if entry.key not in used and any(entry.forms)
    ]
    rest = [unit for unit in file.store.units if not unit.msgid and not unit.isobsolete()]
    return write_po([file.store.units[0], *units, *gone, *rest])


def find_former(file: PoFile, texts: Iterable[TemplateEntry]) -> dict[Key, PoEntry]:
    """For each text without an entry, the entry that was its own before it changed or moved.

    In this order: one of the same context, the same words of another context, and the nearest
    words. No entry is given to two texts, but for words that have only moved.
    """
    texts = tuple(texts)
    wanted = {text.key for text in texts}
    known = {entry.key for entry in (*file.entries, *file.obsolete)}
    new = [text for text in texts if text.key not in known]
    stale = [entry for entry in file.entries if entry.key not in wanted and any(entry.forms)]
    found: dict[Key, PoEntry] = {}
    taken: set[Key] = set()
    for text, entry in _rank(new, stale, texts):
        if text.key not in found and entry.key not in taken:
            found[text.key] = entry
            taken.add(entry.key)
    words = {entry.key[1]: entry for entry in (*file.obsolete, *file.entries) if any(entry.forms)}
    for text in new:
        if text.key not in found and text.ids[0] in words:
            found[text.key] = words[text.ids[0]]
    return found


def _rank(
    new: list[TemplateEntry], stale: list[PoEntry], texts: tuple[TemplateEntry, ...]
) -> Iterator[tuple[TemplateEntry, PoEntry]]:
    """The pairs of a new text and an entry that may be its past, the likeliest first."""
    alone = {
        context
        for context in {text.context for text in new} - {""}
        if sum(text.context == context for text in texts) == 1
        and sum(entry.key[0] == context for entry in stale) == 1
    }
    pairs: list[tuple[float, int, TemplateEntry, PoEntry]] = []
    for text in new:
        for entry in stale:
            same = entry.key[0] == text.context
            if same and text.context in alone:
                likeness = 2.0
            else:
                likeness = compare(entry.key[1], text.ids[0])
                if likeness < NEAR:
                    continue
            # A context that is a text's own says more than its words.
            pairs.append((-likeness - same, len(pairs), text, entry))
    for _, _, text, entry in sorted(pairs, key=lambda pair: pair[:2]):
        yield text, entry


def compare(one: str, other: str) -> float:
    """How alike two texts are: 1 for the same, and 0 below what :data:`NEAR` asks for."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()


def _keeps(unit: pounit, text: TemplateEntry) -> bool:
    """Whether an entry says its text's plural too: gettext looks it up by the singular alone."""
    return ids_of(unit) == text.ids


def _renew(entry: PoEntry, text: TemplateEntry, plurals: int) -> pounit:
    """The entry as its translator left it, with what the source now says of its text."""
    unit = entry.unit
    fuzzy = unit.isfuzzy() and any(entry.forms)
    if unit.isobsolete():
        unit.resurrect()
        _lay_out(unit, entry.forms)
    if not fuzzy:
        unit.prev_msgctxt, unit.prev_msgid, unit.prev_msgid_plural = [], [], []
    if isinstance(unit.msgstr, dict):
        for index in range(plurals):
            unit.msgstr.setdefault(index, ['""'])
    kept = [line for line in unit.automaticcomments if KEPT_LINE.match(line)] if fuzzy else []
    describe(unit, text, _own_flags(unit, fuzzy=fuzzy))
    unit.automaticcomments += kept
    return unit


def _adapt(entry: PoEntry, text: TemplateEntry, plurals: int) -> pounit:
    """The entry of a changed text: its former translation, marked, and what that translated."""
    old, unit = entry.unit, make_unit(text, plurals)
    # What was accepted of the former text is not accepted of this one.
    withdraw(entry)
    unit.othercomments = [
        re.sub(r"^#\s*accept\b", "# accepted of the former text:", line)
        for line in old.othercomments
    ]
    forms = entry.forms
    if not any(forms):
        return unit
    filled = [forms[0]]
    if isinstance(unit.msgstr, dict):
        last = forms[-1]
        filled = [*forms, *[last] * plurals][: max(plurals, 1)]
        unit.msgstr = {n: quote(form, f"msgstr[{n}]") for n, form in enumerate(filled)}
    else:
        unit.msgstr = quote(forms[0], "msgstr")
    if old.isfuzzy() and old.prev_msgid:
        # The translation was made from that text, and has not been looked at since.
        context, ids = old.prev_context, previous_of(old)
    else:
        context, ids = old.getcontext(), ids_of(old)
    if context and context != text.context:
        unit.prev_msgctxt = quote(context, "#| msgctxt")
    unit.prev_msgid = quote(ids[0], "#| msgid")
    unit.prev_msgid_plural = quote(ids[1], "#| msgid_plural") if len(ids) > 1 else []
    describe(unit, text, _own_flags(old, fuzzy=True))
    unit.automaticcomments.append(KEPT.format(digest_forms(filled)))
    return unit


def _retire(unit: pounit) -> pounit:
    """The entry of a text that is gone: its translation stays, with what its translator wrote."""
    if not unit.isobsolete():
        forms, previous = forms_of(unit), (unit.prev_context, previous_of(unit))
        set_flags(unit, _own_flags(unit, fuzzy=unit.isfuzzy()))
        unit.makeobsolete()
        _lay_out(unit, forms, "#~ ")
        _lay_out_previous(unit, *previous)
    return unit


def _own_flags(unit: pounit, *, fuzzy: bool) -> list[str]:
    """The flags that are the translator's, and not what the source says of its text."""
    given = [flag.strip() for line in unit.typecomments for flag in line[2:].split(",")]
    kept = [
        flag
        for flag in given
        if flag
        and flag != "fuzzy"
        and not flag.endswith("-format")
        and not flag.startswith(LONGEST_FLAG)
    ]
    return ["fuzzy", *kept] if fuzzy else kept


def _lay_out(unit: pounit, forms: tuple[str, ...], prefix: str = "") -> None:
    """Fold an entry's texts to the width that its prefix leaves them."""
    context, ids = unit.getcontext(), ids_of(unit)
    unit.msgctxt = quote(context, f"{prefix}msgctxt") if context else []
    unit.msgid = quote(ids[0], f"{prefix}msgid")
    if len(ids) > 1:
        unit.msgid_plural = quote(ids[1], f"{prefix}msgid_plural")
        unit.msgstr = {n: quote(form, f"{prefix}msgstr[{n}]") for n, form in enumerate(forms)}
    else:
        unit.msgstr = quote(forms[0], f"{prefix}msgstr")


def _lay_out_previous(unit: pounit, context: str, ids: tuple[str, ...]) -> None:
    unit.prev_msgctxt = quote(context, "#~| msgctxt") if context else []
    unit.prev_msgid = quote(ids[0], "#~| msgid") if ids[0] else []
    unit.prev_msgid_plural = quote(ids[1], "#~| msgid_plural") if len(ids) > 1 else []
