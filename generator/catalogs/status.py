"""How far each language is translated, as the texts now are and before any update."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalogs.approval import is_approved
from generator.catalogs.catalog import catalog_path
from generator.catalogs.checks.acceptance import find_acceptances
from generator.catalogs.domain import Domain
from generator.catalogs.po_file import PoEntry, PoFile, ids_of, parse_po, previous_of
from generator.catalogs.template import TemplateEntry, gather_texts
from generator.catalogs.update import foresee, list_locales
from generator.catalogs.wording import tell_change
from generator.errors import BriefsError, CatalogError, Finding, Origin
from generator.files import ProjectFiles
from generator.language.typography.galley import PLACEHOLDER
from generator.model.locale import Locale
from generator.project import Project


@dataclass(frozen=True, slots=True)
class Standing:
    """How many texts of a domain a language has, and what is left to do."""

    locale: str
    domain: str
    translated: int
    fuzzy: int
    missing: int
    obsolete: int
    words: int
    """The words of the source texts that are missing or fuzzy."""
    unapproved: int = 0
    """How many of the translated ones nobody has approved, where a second person is to."""

    @property
    def total(self) -> int:
        """All texts of the domain."""
        return self.translated + self.fuzzy + self.missing

    @property
    def percent(self) -> int:
        """How much of it is translated; 100 only where all of it is."""
        return 100 * self.translated // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class StaleTranslation:
    """A translation of an older text: where the source stands now, and both texts."""

    locale: str
    domain: str
    context: str
    origin: Origin
    old: str
    new: str

    def __str__(self) -> str:
        context = f" {self.context}" if self.context else ""
        change = tell_change(self.old, self.new)
        return f"{self.origin}: {self.locale}, {self.domain}{context}: {change}"


@dataclass(frozen=True, slots=True)
class AcceptedException:
    """What a translator has accepted, and where."""

    origin: Origin
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: accepts {self.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """Every language and domain, and the translations that the last edits made stale."""

    sources: Mapping[str, int]
    """The texts of all domains, by the language that they are written in."""
    standings: tuple[Standing, ...]
    stale: tuple[StaleTranslation, ...]
    accepted: tuple[AcceptedException, ...] = ()


def read_status(project: Project, domains: Sequence[Domain]) -> CatalogStatus:
    """Compare every catalog with the texts as they now are; nothing is written.

    It counts what ``briefs catalog update`` would write, so that both agree.

    :raises CatalogError: when a catalog is at fault.
    """
    files = ProjectFiles(project.root)
    standings: list[Standing] = []
    stale: list[StaleTranslation] = []
    accepted: list[AcceptedException] = []
    findings: list[Finding] = []
    for locale in sorted({*list_locales(project), *project.locales}):
        for domain in domains:
            try:
                text = foresee(files, domain, locale)
            except BriefsError as failure:
                findings += failure.findings
                continue
            if text is not None:
                file = parse_po(text, catalog_path(locale, domain.name), locale)
                standings.append(_count(file, locale, domain.name, review=project.catalogs.review))
                stale += _find_stale(file, locale, domain)
                accepted += _list_accepted(file)
    if findings:
        raise CatalogError(findings)
    sources: Counter[str] = Counter()
    for domain in domains:
        if domain.offer is None:
            sources[domain.source] += len(gather_texts(domain.messages))
    return CatalogStatus(sources, tuple(standings), tuple(stale), tuple(accepted))


def write_markdown(status: CatalogStatus) -> str:
    """The table of languages in Markdown, those first that the texts are written in."""
    rows = [
        "| language | texts | translated | to check | missing | words to translate |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    locales = list(dict.fromkeys(standing.locale for standing in status.standings))
    rows += [
        f"| {name_language(source)} (`{source}`) | {total} | the source | | | |"
        for source, total in status.sources.items()
    ]
    for locale in locales:
        own = [standing for standing in status.standings if standing.locale == locale]
        whole = Standing(
            locale,
            "",
            *(
                sum(getattr(standing, field) for standing in own)
                for field in ("translated", "fuzzy", "missing", "obsolete", "words")
            ),
        )
        rows.append(
            f"| {name_language(locale)} (`{locale}`) | {whole.total} | {whole.percent} %"
            f" | {whole.fuzzy} | {whole.missing} | {whole.words} |"
        )
    return "\n".join(rows) + "\n"


def name_language(locale: str) -> str:
    """A language's name in English (CLDR)."""
    return Locale.of(locale).cldr.english_name or locale


def count_words(text: str) -> int:
    """How many words a text has to be translated, what is put in left out."""
    words = PLACEHOLDER.sub(" ", text).split()
    return sum(any(character.isalnum() for character in word) for word in words)


def _count(file: PoFile, locale: str, domain: str, *, review: bool) -> Standing:
    missing = sum(not all(entry.forms) for entry in file.entries)
    left = [entry for entry in file.entries if entry.unit.isfuzzy() or not all(entry.forms)]
    return Standing(
        locale=locale,
        domain=domain,
        translated=len(file.entries) - len(left),
        fuzzy=len(left) - missing,
        missing=missing,
        obsolete=len(file.obsolete),
        words=sum(count_words(text) for entry in left for text in ids_of(entry.unit)),
        unapproved=sum(not _is_approved(each) for each in file.entries if each not in left)
        if review
        else 0,
    )


def _is_approved(entry: PoEntry) -> bool:
    notes = entry.unit.getnotes(origin="translator").splitlines()
    return is_approved(notes, ids_of(entry.unit), entry.forms)


def _find_stale(file: PoFile, locale: str, domain: Domain) -> list[StaleTranslation]:
    texts: tuple[TemplateEntry, ...] = gather_texts(domain.messages)
    origins = {text.key: text.origins[0] for text in texts}
    return [
        StaleTranslation(locale, domain.name, entry.key[0], origins[entry.key], *_tell_apart(entry))
        for entry in file.entries
        if entry.unit.isfuzzy() and entry.unit.prev_msgid
    ]


def _list_accepted(file: PoFile) -> list[AcceptedException]:
    return [
        AcceptedException(Origin(file.path, entry.line), each.name, each.reason)
        for entry in file.entries
        for each in find_acceptances(entry.unit.getnotes(origin="translator").splitlines())
        if each.reason
    ]


def _tell_apart(entry: PoEntry) -> tuple[str, str]:
    """The old and the new text: the plurals where the singulars are the same."""
    old, new = previous_of(entry.unit), ids_of(entry.unit)
    return (old[-1], new[-1]) if old[0] == new[0] else (old[0], new[0])
