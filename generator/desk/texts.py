"""What is known of a text, and what becomes of it: described, checked as it is typed, saved."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.blocks.document import Brief
from generator.catalogs.approval import Approval, approve, find_approval
from generator.catalogs.catalog import catalog_path, make_catalog
from generator.catalogs.checks.unit import Standard
from generator.catalogs.glossary import read_glossary
from generator.catalogs.plurals import name_forms
from generator.catalogs.po_file import Key, PoEntry, PoFile, parse_po, previous_of, read_po
from generator.catalogs.report import check_catalog
from generator.catalogs.reviewing import check_translator
from generator.desk.likeness import compare_words, find_similar
from generator.desk.places import name_text
from generator.desk.purposes import say_purpose
from generator.desk.saving.catalog_entry import replace_entry
from generator.desk.saving.written import (
    CONTENT,
    TABLES,
    read_file,
    read_nearest,
    read_written,
    replace_written,
)
from generator.desk.values import list_values
from generator.environment import read_day
from generator.errors import BriefsError, CatalogError, ContentError, Finding, Origin, UsageError
from generator.files import ProjectFiles, write_whole
from generator.inputs.reading import Reader
from generator.labels.catalogs import read_catalogs
from generator.labels.definition import read_labels
from generator.model.label import ENGLISH, LABELS
from generator.model.locale import Locale
from generator.model.message import Message
from generator.project import SETTINGS, Project, load_project

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Named:
    """Which text, and in which language: its catalog's domain, its context and its source."""

    locale: str
    domain: str
    key: Key


@dataclass(frozen=True, slots=True)
class Change:
    """What a text is to say, and what it said when it was shown.

    :param fuzzy: whether the translation is still to be checked.
    :param note: the translator's comments; as they are where None.
    """

    before: tuple[str, ...]
    forms: tuple[str, ...]
    fuzzy: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Domain:
    """The texts of a domain in one language, as their files are now."""

    project: Project
    files: ProjectFiles
    name: str
    source: str
    locale: str
    messages: Mapping[Key, Message]
    values: Mapping[Key, Message]
    """What is printed and no catalog has, of content alone."""
    file: PoFile | None
    """The language's catalog; None in the language of the texts, or where the program has it."""
    standard: Standard

    def is_written(self, key: Key) -> bool:
        """Whether a text stands in the content itself, and not in a catalog."""
        return self.locale == self.source or key in self.values

    @property
    def entries(self) -> Mapping[Key, PoEntry]:
        """The entries of the catalog by their keys."""
        return {entry.key: entry for entry in self.file.entries} if self.file is not None else {}


class ProjectTexts:
    """The project's texts. What was read is kept until :meth:`forget` is called."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[tuple[str, str], _Domain] = {}
        self._named: dict[str, Named] = {}
        self._lock = threading.Lock()

    def forget(self) -> None:
        """Files have changed: they are read again when they are next asked for."""
        with self._lock:
            self._known.clear()

    def find(self, name: str) -> Named | None:
        """Give a text of a catalog that has been listed, by its id; None where there is none."""
        return self._named.get(name)

    def _read(self, locale: str, domain: str) -> _Domain:
        with self._lock:
            key = locale, domain
            if key not in self._known:
                self._known[key] = self._read_anew(locale, domain)
            return self._known[key]

    def _read_anew(self, locale: str, domain: str) -> _Domain:
        project = load_project(self.root)
        reader = Reader(project)
        files = reader.files
        brief: Brief | None = None
        if domain == LABELS:
            source = ENGLISH
            messages = [label.message for label in read_labels(files).values()]
        else:
            brief = reader.load_brief(domain)
            source = brief.content.language
            messages = list(reader.limit_messages(brief))
        path, file = catalog_path(locale, domain), None
        if locale != source and files.exists(path):
            file = read_po(files, path, locale, "run “briefs catalog update”", unseen=True)
        fonts = reader.read_fonts(brief)
        coverage = reader.find_coverage(fonts, reader.read_tokens(fonts))
        standard = Standard(
            source=source,
            source_forms=project.conventions(source).forms,
            locale=locale,
            forms=project.conventions(locale).forms,
            levels=project.checks,
            coverage=coverage,
            glossary=read_glossary(files, domain, source) if brief is not None else None,
        )
        found = {message.key: message for message in messages}
        values = list_values(brief, files).values() if brief is not None else ()
        # A cell that is a text is translated: what its catalog says of it is changed there.
        own = {value.key: value for value in values if value.key not in found}
        return _Domain(project, files, domain, source, locale, found, own, file, standard)

    def describe(self, text: Named, interface: str = ENGLISH) -> dict[str, Any]:
        """Give all that is known of a text in a language, as JSON values.

        :param interface: the language in which it is said what the text is for.
        :raises BriefsError: where a file that says it is at fault.
        """
        locale, domain = text.locale, text.domain
        known = self._read(locale, domain)
        message = known.messages.get(text.key) or known.values.get(text.key)
        if message is None:
            raise ContentError(
                Finding(Origin(domain), "has no such text any more", "wait for the new pages")
            )
        entry = known.entries.get(message.key)
        told: dict[str, Any] = {
            "locale": locale,
            "direction": Locale.of(locale).direction,
            "sourceLocale": known.source,
            "sourceDirection": Locale.of(known.source).direction,
            "context": message.context,
            "source": message.text,
            "plural": message.plural,
            "purpose": say_purpose(message, interface),
            "limit": message.limit,
            "mentions": list(message.mentions),
            "origin": str(message.origin),
            "kind": "source" if known.is_written(text.key) else "entry",
        }
        if known.is_written(text.key):
            path = message.origin.path
            written, editable = message.text, path.endswith((*CONTENT, *TABLES))
            if text.key in known.values and editable:
                written, editable = read_written(self.root, message)
            return {
                **told,
                "forms": [written],
                "said": str(message.origin),
                "editable": editable and domain != LABELS,
                "names": ["other"],
            }
        if entry is None:
            return {**told, **self._describe_missing(known, message), "editable": False}
        former = " ".join(previous_of(entry.unit)[0].split()) if entry.unit.prev_source else ""
        return {
            **told,
            "forms": list(entry.forms),
            "names": list(name_forms(locale)) if entry.unit.hasplural() else ["other"],
            "said": str(Origin(catalog_path(locale, domain), entry.line)),
            "fuzzy": entry.unit.isfuzzy(),
            "comments": entry.unit.getnotes(origin="translator"),
            "review": known.project.catalogs.review,
            "approved": _say_approval(entry),
            "former": compare_words(former, message.text) if former else [],
            "terms": list(self._list_terms(known, message)),
            "memory": [
                {
                    "source": match.source,
                    "words": match.words,
                    "where": match.where,
                    "percent": round(100 * match.share),
                }
                for match in find_similar(message.text, self._list_known(known, message))
            ],
            "editable": True,
        }

    def _describe_missing(self, known: _Domain, message: Message) -> dict[str, Any]:
        """What the program says of a label that the project's catalog does not have."""
        said, words = str(message.origin), message.text
        if known.name == LABELS:
            labels = read_labels(known.files)
            for catalog in read_catalogs(known.files, labels, known.locale):
                entry = catalog.entries.get(message.key)
                if entry is not None and entry.translated:
                    said, words = str(entry.origin), entry.forms[0]
        return {"forms": [words], "said": said, "names": ["other"]}

    def _list_terms(self, known: _Domain, message: Message) -> Iterator[dict[str, Any]]:
        if known.standard.glossary is None:
            return
        for form, term in known.standard.glossary.find(message.text):
            accepted = term.accepted_in(known.locale)
            if accepted:
                yield {"term": form, "accepted": list(accepted), "origin": str(term.origin)}

    def _list_known(self, known: _Domain, message: Message) -> Iterator[tuple[str, str, str]]:
        """Translations of other texts into the same language, those of former texts among them."""
        for domain in (*known.project.briefs, LABELS):
            try:
                other = self._read_anew_file(known, domain)
            except BriefsError:
                continue
            if other is None:
                continue
            for entry in (*other.entries, *other.obsolete):
                if entry.key != message.key and not entry.unit.isfuzzy():
                    yield entry.key[1], entry.forms[0], f"{other.path}:{entry.line}"
                elif entry.unit.prev_source:
                    former = previous_of(entry.unit)[0]
                    yield former, entry.forms[0], f"{other.path}:{entry.line}"

    def _read_anew_file(self, known: _Domain, domain: str) -> PoFile | None:
        if domain == known.name:
            return known.file
        path = catalog_path(known.locale, domain)
        if not known.files.exists(path):
            return None
        return read_po(known.files, path, known.locale, "", unseen=True)

    def check(self, text: Named, forms: Sequence[str]) -> list[dict[str, Any]]:
        """Check a translation, or a text of the source, as it would be written.

        :raises BriefsError: where its file is at fault.
        """
        known, key = self._read(text.locale, text.domain), text.key
        message = known.messages.get(key)
        if message is None or known.file is None:
            return []
        catalog = make_catalog(known.file, text.domain)
        if key not in catalog.entries:
            return []
        entry = replace(catalog.entries[key], forms=tuple(forms), fuzzy=False, kept=False)
        catalog = replace(catalog, entries={**catalog.entries, key: entry}, unseen=())
        found = check_catalog(catalog, known.messages.values(), known.standard)
        return [
            {
                "severity": str(finding.severity),
                "message": finding.message,
                "remedy": finding.remedy,
            }
            for finding in found
            if finding.origin == entry.origin
        ]

    def save(self, text: Named, change: Change) -> dict[str, Any]:
        """Save a text into the file in which it stands, unless that says something else meanwhile.

        :return: with ``disk``, what the file says now, where it says something else: nothing is
            written then. Else with ``saved``, where it was written.
        :raises BriefsError: where a file is at fault, or the text is none that can be saved here.
        """
        self.forget()
        known = self._read(text.locale, text.domain)
        try:
            if known.is_written(text.key):
                return self._save_source(known, text.key, change.before[0], change.forms[0])
            return self._save_entry(known, text.key, change)
        finally:
            self.forget()

    def _save_source(self, known: _Domain, key: Key, before: str, after: str) -> dict[str, Any]:
        message = known.messages.get(key) or known.values.get(key)
        if message is None:
            same = [each for each in known.messages.values() if each.context == key[0]]
            return {"disk": [read_nearest(self.root, same)], "yours": [after]}
        now = replace_written(self.root, message, before, after)
        if now is not None:
            return {"disk": [now], "yours": [after]}
        return {"saved": str(message.origin)}

    def _save_entry(self, known: _Domain, key: Key, change: Change) -> dict[str, Any]:
        path = catalog_path(known.locale, known.name)
        entry, forms = known.entries.get(key), change.forms
        if entry is None:
            return {"disk": [""], "yours": list(forms)}
        if entry.forms != change.before:
            return {"disk": list(entry.forms), "yours": list(forms)}
        target, text = read_file(self.root, path)
        changed = replace_entry(text, entry.line, forms, fuzzy=change.fuzzy, note=change.note)
        parsed = parse_po(changed.removeprefix(BOM), path, known.locale, unseen=True)
        said = {each.key: each.forms for each in parsed.entries}
        if said.get(key) != tuple(forms) or len(said) != len(known.entries):
            where = Origin(path, entry.line)
            raise ContentError(Finding(where, "cannot be replaced as it is written", "edit it"))
        write_whole(target, changed.encode("utf-8"))
        return {"saved": str(Origin(path, entry.line))}

    def approve(self, text: Named, forms: Sequence[str], who: str) -> dict[str, Any]:
        """Note in an entry that someone approves its translation, as ``catalog approve`` does.

        :param forms: the translation that was looked at.
        :return: as :meth:`save` does.
        :raises BriefsError: where nobody is asked to approve, or this person or this text cannot.
        """
        self.forget()
        known = self._read(text.locale, text.domain)
        entry, review = known.entries.get(text.key), known.project.catalogs.review
        if entry is None or known.file is None or not review:
            message, remedy = "asks for no review", "write review = true under [catalogs]"
            raise UsageError(Finding(Origin(SETTINGS), message, remedy))
        if entry.forms != tuple(forms):
            return {"disk": list(entry.forms), "yours": list(forms)}
        approval = Approval(" ".join(who.split()), read_day())
        where = Origin(known.file.path, entry.line)
        faults = list(check_translator(known.file, approval))
        if not faults and not approve(entry, approval):
            remedy = "save it whole, not fuzzy, without the comment “machine”"
            faults.append(Finding(where, "cannot be approved", remedy))
        if faults:
            raise CatalogError(faults)
        note = entry.unit.getnotes(origin="translator")
        change = Change(entry.forms, entry.forms, fuzzy=False, note=note)
        try:
            return self._save_entry(known, text.key, change)
        finally:
            self.forget()

    def list(self, locale: str, domain: str) -> dict[str, Any]:
        """List the entries of a catalog in their order, each with how far it is.

        :raises BriefsError: where a file is at fault.
        """
        project = load_project(self.root)
        folders = self.root / "locales"
        begun = {folder.name for folder in folders.iterdir()} if folders.is_dir() else set()
        if domain not in project.briefs or locale not in begun:
            return {"entries": [], "total": 0, "done": 0}
        known = self._read(locale, domain)
        entries = [
            {
                "id": name_text(locale, domain, *entry.key),
                "state": _say_state(entry, review=project.catalogs.review),
                "source": entry.key[1][:120],
            }
            for key, entry in known.entries.items()
            if key in known.messages
        ]
        names = {
            name_text(locale, domain, *key): Named(locale, domain, key) for key in known.entries
        }
        self._named |= names
        done = sum(entry["state"] == "done" for entry in entries)
        return {"entries": entries, "total": len(entries), "done": done}


def _say_state(entry: PoEntry, *, review: bool) -> str:
    if entry.unit.isfuzzy():
        return "fuzzy"
    if not all(entry.forms):
        return "missing"
    return "unapproved" if review and find_approval(entry) is None else "done"


def _say_approval(entry: PoEntry) -> str:
    """Who approves a translation as it is, and when; empty where nobody does."""
    found = find_approval(entry)
    return f"{found.who}, {found.day}" if found is not None else ""
