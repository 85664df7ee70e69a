"""A PO file, read whole and without loss by the library that Weblate reads it with."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.catalogs.plurals import FORMS, check_plurals
from generator.catalogs.po_lines import read_lines
from generator.errors import CatalogError, Finding, Origin
from generator.files import ProjectFiles
from generator.model.locale import Locale

if TYPE_CHECKING:
    from translate.storage.pypo import pofile, pounit

MAX_BYTES = 2_000_000
"""The catalogs of a brief are a twentieth of this."""

Key = tuple[str, str]

KEPT = "#. Kept since its text changed: {}\n"
"""Says by a digest which translation an update has kept, so that its return unchanged is seen."""

KEPT_LINE = re.compile(re.escape(KEPT.strip()).replace(r"\{\}", "([0-9a-f]+)"))

_PLACE = re.compile("(?:\u2068[^\u2069]*\u2069|[^\\s\u2068])+")
_ISOLATES = dict.fromkeys((0x2068, 0x2069))


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One entry: the library's unit, and the line of its ``msgid``."""

    unit: pounit
    line: int

    @property
    def key(self) -> Key:
        """What gettext looks the entry up by: its context and its text."""
        return key_of(self.unit)

    @property
    def forms(self) -> tuple[str, ...]:
        """The translation, one form for each count where it counts something."""
        return forms_of(self.unit)


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: the library's store, and its entries, in use and obsolete, with their lines."""

    path: str
    store: pofile
    header: dict[str, str]
    entries: tuple[PoEntry, ...]
    obsolete: tuple[PoEntry, ...]
    unseen: tuple[Finding, ...] = ()
    """What no reader sees in its lines, where it was read with that."""

    @property
    def plurals(self) -> int:
        """How many forms a counted thing has, as the header says."""
        match = FORMS.fullmatch(self.header.get("Plural-Forms", "").strip())
        return int(match[1]) if match else 1

    @property
    def rule(self) -> str:
        """The rule that picks one of them for a count, as the header says."""
        match = FORMS.fullmatch(self.header.get("Plural-Forms", "").strip())
        return match[2].strip() if match else "0"


def read_po(
    files: ProjectFiles, path: str, locale: str | None, remedy: str, *, unseen: bool = False
) -> PoFile:
    """Read a PO file of the project.

    :param locale: the language that its header is held to; None for a template.
    :param remedy: what to do where it is missing.
    :param unseen: whether characters that no reader sees are told with the file, and not raised.
    :raises CatalogError: when it is missing or too large, and for all that is wrong in it.
    """
    text = files.read_text(path, remedy=remedy, error=CatalogError, most=MAX_BYTES)
    return parse_po(text, path, locale, unseen=unseen)


def parse_po(text: str, path: str, locale: str | None, *, unseen: bool = False) -> PoFile:
    """Parse the text of a PO file.

    :param unseen: as of :func:`read_po`.

    :raises CatalogError: with every finding on its lines, else on its entries.
    """
    from translate.storage import pypo
    from translate.storage.poparser import PoParseError

    lines = read_lines(text, path)
    lines.findings += _check_charset(text, path)
    if lines.findings or (lines.unseen and not unseen):
        found = [*lines.findings, *lines.unseen]
        raise CatalogError(sorted(found, key=lambda finding: finding.origin.line or 0))
    try:
        store = pypo.pofile.parsestring(text.replace("\r\n", "\n").encode())
    except (PoParseError, ValueError, IndexError) as failure:
        raise CatalogError(
            Finding(Origin(path), f"is not a PO file ({failure})", "check it with msgfmt --check")
        ) from failure
    used = [unit for unit in store.units if not unit.isobsolete() and unit.msgid]
    obsolete = [unit for unit in store.units if unit.isobsolete()]
    if (len(used), len(obsolete)) != (len(lines.entries), len(lines.obsolete)):
        raise CatalogError(
            Finding(Origin(path), "is not a PO file", "check it with msgfmt --check")
        )
    pairs = [PoEntry(*pair) for pair in zip(used, lines.entries, strict=True)]
    if not pairs or not pairs[0].unit.isheader():
        raise CatalogError(
            Finding(
                Origin(path), "has no header", "begin it as “briefs catalog add” begins a catalog"
            )
        )
    file = PoFile(
        path=path,
        store=store,
        header=_read_header(pairs[0].unit.target),
        entries=tuple(pairs[1:]),
        obsolete=tuple(PoEntry(*pair) for pair in zip(obsolete, lines.obsolete, strict=True)),
        unseen=tuple(lines.unseen),
    )
    findings = [
        *_check_language(file, text, locale),
        *_check_forms(file, text, locale),
        *_check_duplicates(file),
    ]
    if findings:
        raise CatalogError(findings)
    return file


def key_of(unit: pounit) -> Key:
    """A unit's context and its text, the singular where it has a plural."""
    return unicodedata.normalize("NFC", unit.getcontext()), ids_of(unit)[0]


def ids_of(unit: pounit) -> tuple[str, ...]:
    """A unit's text, and its plural where it has one; its letters whole, whoever wrote the file."""
    texts = unit.source.strings if unit.hasplural() else (unit.source,)
    return tuple(unicodedata.normalize("NFC", str(text)) for text in texts)


def forms_of(unit: pounit) -> tuple[str, ...]:
    """A unit's translation, one form for each count where it counts something."""
    target = unit.target
    return tuple(map(str, target.strings)) if unit.hasplural() else (str(target or ""),)


def previous_of(unit: pounit) -> tuple[str, ...]:
    """The text that a unit's translation was made from (``#|``), and its plural."""
    source = unit.prev_source
    return tuple(map(str, source.strings)) if unit.prev_msgid_plural else (str(source),)


def places_of(unit: pounit) -> tuple[str, ...]:
    """The files that an entry is from, each with its line; a path with spaces is one.

    gettext writes such a path between isolates (its manual, “The Format of PO Files”).
    """
    comments = " ".join(line.removeprefix("#:").strip() for line in unit.sourcecomments)
    places = (place.translate(_ISOLATES) for place in _PLACE.findall(comments))
    return tuple(unquote(place) for place in places)


def digest_forms(forms: Iterable[str]) -> str:
    """Give a short digest of a translation."""
    return hashlib.sha256("\4".join(forms).encode()).hexdigest()[:12]


def is_kept(unit: pounit) -> bool:
    """Whether an entry has the very translation that an update has kept from a former text."""
    lines = (KEPT_LINE.match(line) for line in unit.automaticcomments)
    said = next((line[1] for line in lines if line), None)
    return said is not None and said == digest_forms(forms_of(unit))


def find_line(text: str, words: str) -> int:
    """The first line that holds these words; 1 where none does."""
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if words in line), 1)


def _read_header(text: str) -> dict[str, str]:
    rows = (line.partition(":") for line in str(text).splitlines())
    return {name.strip(): value.strip() for name, colon, value in rows if colon}


def _check_charset(text: str, path: str) -> Iterator[Finding]:
    """A finding where the header says another charset, in which the library would read it again."""
    head, _, _ = text.replace("\r\n", "\n").partition("\n\n")
    _, found, rest = head.partition("charset=")
    charset = rest.split("\\", 1)[0].split('"', 1)[0].strip()
    if found and charset.lower() not in ("utf-8", "utf8"):
        where = Origin(path, find_line(text, "charset="))
        yield Finding(where, f"says its charset is {charset}", "write charset=UTF-8")


def _check_language(file: PoFile, text: str, locale: str | None) -> Iterator[Finding]:
    """A finding where the header names another language than the folder; its region is free."""
    said = file.header.get("Language", "")
    if locale is None or not said:
        return
    wanted = Locale.of(locale)
    if re.split("[-_@.]", said)[0].lower() not in (wanted.language, wanted.cldr.language):
        where = Origin(file.path, find_line(text, "Language:"))
        remedy = f"write “Language: {wanted.cldr}\\n”, or put the file into the folder of {said}"
        yield Finding(where, f"says that its language is {said}, in the folder of {locale}", remedy)


def _check_forms(file: PoFile, text: str, locale: str | None) -> Iterator[Finding]:
    """What is wrong with the rule for the plural, else with the number of an entry's forms."""
    counted = [entry for entry in file.entries if entry.unit.hasplural()]
    rule = file.header.get("Plural-Forms")
    if locale is None or (rule is None and not counted):
        return
    where = Origin(file.path, find_line(text, "Plural-Forms:"))
    findings = list(check_plurals(rule or "", locale, where))
    yield from findings
    if findings:
        return
    for entry in counted:
        given = len(entry.forms)
        if given > file.plurals:
            yield Finding(
                Origin(file.path, entry.line),
                f"has {given} forms, but the header says nplurals={file.plurals}",
                "remove the forms that the language does not have",
            )


def _check_duplicates(file: PoFile) -> Iterator[Finding]:
    first: dict[Key, PoEntry] = {}
    for entry in (*file.entries, *file.obsolete):
        other = first.setdefault(entry.key, entry)
        if other is not entry:
            yield Finding(
                Origin(file.path, entry.line),
                f"repeats the entry of line {other.line}",
                "keep one of the two",
            )
