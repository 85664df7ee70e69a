"""A project's folder and its ``briefs.toml``: what is published, in which editions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from generator.catalogs.checks.registry import Checks
from generator.design.installed import NO_STACKS, FontStacks
from generator.errors import Finding, Origin, ProjectError, UsageError
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.language.typography import known_styles
from generator.model.catalog_settings import CatalogsTable
from generator.model.dispatch_settings import DispatchTable
from generator.model.edition import BESIDE, Edition, Profile
from generator.model.locale import Locale, is_pseudo, know_locale
from generator.model.paper import SAME
from generator.settings import (
    MOST_BESIDE,
    BriefTable,
    LanguageTable,
    PrintTable,
    SettingsFile,
    WebTable,
)
from generator.toml_file import find_line, parse_toml
from generator.validation import nearest

SETTINGS = "briefs.toml"


def check_locale(name: str) -> str:
    """Hold a locale's name against CLDR, and give its canonical form.

    :raises UsageError: when there is none of that name, or it is one that no one translates.
    """
    if is_pseudo(name):
        message = f"{name} is a pseudo-locale, whose catalogs are made up when it is built"
        remedy = f"build it with --locale {name}"
        raise UsageError(Finding(Origin(SETTINGS), message, remedy))
    try:
        return know_locale(name)
    except ValueError as failure:
        message, _, remedy = str(failure).partition("; ")
        raise UsageError(Finding(Origin(SETTINGS), f"{name} {message}", remedy)) from failure


def _is_canonical(name: str) -> bool:
    try:
        return know_locale(name) == name
    except ValueError:
        return False


def _canonicalise(name: str) -> str:
    """Give an edition's locale as it is listed, however it was spelt."""
    return BESIDE.join(Locale.of(part).tag for part in name.split(BESIDE))


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder with its settings, read and checked."""

    root: Path
    languages: Mapping[str, LanguageTable]
    briefs: Mapping[str, BriefTable]
    checks: Checks
    press: PrintTable
    dispatch: DispatchTable
    fonts: FontStacks = NO_STACKS
    catalogs: CatalogsTable = field(default_factory=CatalogsTable)
    web: WebTable = field(default_factory=WebTable)

    @property
    def formats(self) -> frozenset[str]:
        """The names of all formats that some brief lists."""
        return frozenset(name for table in self.briefs.values() for name in table.formats)

    @property
    def locales(self) -> tuple[str, ...]:
        """All locales that some brief lists."""
        return tuple(sorted({name for each in self.briefs.values() for name in each.languages}))

    def conventions(self, locale: str) -> Conventions:
        """The conventions of the editions in this locale."""
        language = Locale.of(locale).base if is_pseudo(locale) else locale
        table = self.languages.get(language, LanguageTable())
        return Conventions(table.forms or language, table.numbering, table.typography, table.months)

    def check_forms(self, locale: str, line: int = 1) -> Iterator[Finding]:
        """A finding where CLDR has no forms of dates for a locale, and the project names none.

        :param line: where the settings list it.
        """
        if not self.conventions(locale).formats.names_months:
            yield Finding(
                Origin(SETTINGS, line),
                f"has no forms for {locale}, whose months CLDR does not name",
                f'give those of another language, as forms = "en-GB" under [languages.{locale}]',
            )

    def list_begun(self, brief: str) -> tuple[str, ...]:
        """Give the languages that have a catalog of a brief, and in which it is not listed yet."""
        catalogs = (self.root / "locales").glob(f"*/LC_MESSAGES/{brief}.po")
        names = {path.parents[1].name for path in catalogs} - {*self.briefs[brief].languages}
        return tuple(sorted(name for name in names if _is_canonical(name)))

    def list_siblings(self, edition: Edition) -> tuple[str, ...]:
        """Give the locales in which the same document is published in the same profile."""
        table = self.briefs[edition.brief]
        listed = edition.profile in table.profiles_of(edition.format)
        return table.locales_of(edition.format) if listed else ()

    def find_card(self, edition: Edition) -> Edition | None:
        """Give the picture that stands for an edition's document in its languages.

        Where there is none in both of two languages, it is that in the main one.
        """
        table = self.briefs[edition.brief]
        for locale in (edition.locale, edition.locales[0]):
            for name in table.formats:
                listed = Profile.IMAGE in table.profiles_of(name)
                if listed and locale in table.locales_of(name):
                    paper = table.papers_of(name)[0]
                    return Edition(edition.brief, name, locale, paper, Profile.IMAGE)
        return None

    def _is_made_up(self, name: str) -> bool:
        """Whether a name is a pseudo-locale, or one beside another or a language of the project."""
        parts = name.split(BESIDE)
        return (
            any(map(is_pseudo, parts))
            and all(part in self.locales or is_pseudo(part) for part in parts)
            and len(parts) == len(set(parts)) <= MOST_BESIDE
        )

    def select(
        self,
        briefs: Collection[str] = (),
        *,
        formats: Collection[str] = (),
        locales: Collection[str] = (),
        papers: Collection[str] = (),
        profiles: Collection[str] = (),
        drafts: bool = False,
    ) -> tuple[Edition, ...]:
        """The editions that ``briefs.toml`` lists, narrowed to those asked for; sorted.

        An empty collection narrows nothing. A pseudo-locale, alone or beside a language, is an
        edition of every format when it is asked for, and need not be listed.

        :param drafts: whether a language that is begun is one, too, when it is asked for.
        :raises UsageError: for a name that the project does not list, or where nothing is left.
        """
        locales = [_canonicalise(name) for name in locales]
        papers = [SAME.get(name, name) for name in papers]
        made_up = tuple(name for name in locales if self._is_made_up(name))
        begun = {
            name: [each for each in locales if drafts and each in self.list_begun(name)]
            for name in self.briefs
        }
        listed = [
            Edition(name, format_name, locale, *sheet)
            for name, table in self.briefs.items()
            for format_name in table.formats
            for locale, sheet in product(
                (*table.locales_of(format_name), *made_up, *begun[name]),
                table.list_sheets(format_name),
            )
        ]
        asked = {
            "brief": briefs,
            "format": formats,
            "locale": locales,
            "paper": papers,
            "profile": profiles,
        }
        for kind, values in asked.items():
            known = {str(getattr(edition, kind)) for edition in listed}
            for value in values:
                if value not in known:
                    remedy = nearest(value, known, f"ask for a {kind} that it lists")
                    raise UsageError(Finding(Origin(SETTINGS), f"lists no {kind} {value}", remedy))
        chosen = [
            edition
            for edition in listed
            if all(not values or getattr(edition, kind) in values for kind, values in asked.items())
            # Who asks for a paper asks for pages.
            and (not papers or edition.profile.is_paged)
        ]
        if not chosen:
            raise UsageError(
                Finding(Origin(SETTINGS), "lists no edition of all that at once", "ask for less")
            )
        return tuple(sorted(set(chosen)))


def load_project(folder: str | Path = ".") -> Project:
    """Read a project's ``briefs.toml``.

    :raises ProjectError: when it is missing, is no TOML or does not hold what it should.
    """
    root = Path(folder)
    files = ProjectFiles(root)
    text = files.read_text(
        SETTINGS,
        remedy="run the command in a project folder, or name it with --project",
        error=ProjectError,
    )
    settings = parse_toml(text, SETTINGS, SettingsFile, ProjectError)
    findings = tuple(_check_typographies(settings.languages, text))
    if findings:
        raise ProjectError(findings)
    project = Project(
        root=root,
        languages=settings.languages,
        briefs=settings.briefs,
        checks=settings.checks,
        press=settings.profiles.print,
        web=settings.profiles.web,
        dispatch=settings.dispatch,
        fonts=settings.fonts,
        catalogs=settings.catalogs,
    )
    findings = tuple(
        finding
        for locale in project.locales
        for finding in project.check_forms(locale, find_line(text, ("briefs",)))
    )
    if findings:
        raise ProjectError(findings)
    return project


def _check_typographies(languages: Mapping[str, LanguageTable], text: str) -> Iterator[Finding]:
    """A finding where a language is given a school of typography that it does not have."""
    for name, table in languages.items():
        styles = known_styles(Locale.of(name).language)
        if table.typography is not None and table.typography not in styles:
            yield Finding(
                Origin(SETTINGS, find_line(text, ("languages", name, "typography"))),
                f"gives {name} the typography {table.typography}, which it does not have",
                f"use one of {', '.join(styles)}" if styles else "take the line out",
            )
