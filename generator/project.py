"""A project's folder and its ``briefs.toml``: what is published, in which editions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.catalogs.checks.registry import Checks
from generator.design.installed import NO_STACKS, FontStacks
from generator.errors import Finding, Origin, ProjectError, UsageError
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.language.numbering import ZEROS
from generator.language.typography import known_styles
from generator.model.catalog_settings import CatalogsTable
from generator.model.dispatch_settings import DispatchTable
from generator.model.edition import BESIDE, MOST_BLEED, Edition, Profile
from generator.model.fields import LocaleName
from generator.model.locale import Locale, is_pseudo, know_locale
from generator.model.paper import SAME, PaperName
from generator.model.written import WrittenValues
from generator.toml_file import find_line, parse_toml
from generator.validation import nearest

SETTINGS = "briefs.toml"
EVERY = "*"
MOST_BESIDE = 2
"""Two languages face each other on a page; three would have no room."""


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


def _refuse_project(table: object) -> object:
    language = table.get("source", "…") if isinstance(table, dict) else "…"
    raise ValueError(
        "is no table any more, for each subject says its own language; take it out, and write"
        f" “language: {language}” at the top of each data/<subject>/brief.yaml"
    )


def _canonicalise(name: str) -> str:
    """Give an edition's locale as it is listed, however it was spelt."""
    return BESIDE.join(Locale.of(part).tag for part in name.split(BESIDE))


def _known_pair(name: str) -> str:
    names = [know_locale(part) for part in name.split(BESIDE)]
    if len(names) > MOST_BESIDE or len(set(names)) < len(names):
        raise ValueError("joins no two languages; write it as fr+en, the main one first")
    return BESIDE.join(names)


def _known_numbering(name: str) -> str:
    if name not in ZEROS:
        raise ValueError(f"is no numbering system with digits; use one of {', '.join(ZEROS)}")
    return name


def _inside_the_project(path: str) -> str:
    parts = PurePosixPath(path)
    if not parts.parts or parts.is_absolute() or ".." in parts.parts or "\\" in path:
        raise ValueError("is no path in the project; write it as data/output-intents/name.icc")
    return parts.as_posix()


EditionLocale = Annotated[str, AfterValidator(_known_pair), Field(title="locale or pair")]
"""One locale, or two joined by ``+`` for an edition on facing columns."""
FormatName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", title="format")]


class _Table(WrittenValues):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _of_every_format(papers: object) -> object:
    return {EVERY: papers} if isinstance(papers, list | tuple) else papers


Papers = Annotated[tuple[PaperName, ...], Field(min_length=1)]


class BriefTable(_Table):
    """``[briefs.<name>]``: the editions of one brief are all combinations of these lists."""

    formats: Annotated[tuple[FormatName, ...], Field(min_length=1)]
    """Folders of ``templates/``, the program's or the project's."""
    locales: Annotated[tuple[EditionLocale, ...], Field(min_length=1)]
    """Its languages; two on facing columns are joined as ``fr+ar``, the main one first."""
    papers: Annotated[
        Mapping[str, Papers],
        BeforeValidator(_of_every_format, json_schema_input_type=Papers | Mapping[str, Papers]),
    ] = Field(default_factory=lambda: {EVERY: ("a4",)})
    """The papers of every format, or of each format by its name."""
    profiles: Annotated[tuple[Profile, ...], Field(min_length=1)] = (Profile.SCREEN,)
    """What its editions are for."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The locales that it is published in, those of pairs among them."""
        names = (name for pair in self.locales for name in pair.split(BESIDE))
        return tuple(sorted(set(names)))

    def papers_of(self, format_name: str) -> tuple[str, ...]:
        """The papers on which a format is printed."""
        return self.papers.get(format_name, self.papers.get(EVERY, ("a4",)))

    def list_sheets(self, format_name: str) -> Iterator[tuple[str, Profile]]:
        """Give what a format is made as: a paper and a profile each; what has no pages, once."""
        papers = self.papers_of(format_name)
        for profile in self.profiles:
            for paper in papers if profile.is_paged else papers[:1]:
                yield paper, profile

    @model_validator(mode="after")
    def _papers_of_formats(self) -> Self:
        for name in self.papers:
            if name not in (*self.formats, EVERY):
                raise ValueError(
                    f"gives papers to the format {name}, which it does not list; list it"
                )
        return self


class LanguageTable(_Table):
    """``[languages.<locale>]``: what a language's editions take from elsewhere."""

    forms: LocaleName | None = None
    """The locale whose CLDR forms numbers and dates take, as ``en-GB`` for ``25 March 2015``."""
    numbering: Annotated[str, AfterValidator(_known_numbering)] | None = None
    """The numbering system of its digits, as ``arab``; the locale's own where there is none."""
    typography: str | None = None
    """One of the schools of the language's typography, as ``eu`` for French."""


class PrintTable(_Table):
    """``[profiles.print]``: the press that print editions are made for."""

    output_intent: Annotated[str, AfterValidator(_inside_the_project)] = Field(
        "data/output-intents/ISOcoated_v2_300_bas.icc", alias="output-intent", title="path"
    )
    """The press's ICC profile, by its path in the project."""
    condition: Annotated[str, Field(pattern=r"^[!-~]([ -~]*[!-~])?$")] = "FOGRA39"
    """The printing condition, by its name in the registry."""
    registry: Annotated[str, Field(pattern=r"^https?://[!-~]+$")] = "http://www.color.org"
    """Where the name of the condition is registered."""
    bleed: Annotated[float, Field(ge=0, le=MOST_BLEED)] = 3.0
    """How far what reaches the edge is printed beyond it, in mm."""

    @model_validator(mode="after")
    def _condition_of_the_profile(self) -> Self:
        if "output_intent" in self.model_fields_set and "condition" not in self.model_fields_set:
            raise ValueError("names an output-intent without its condition; add condition")
        return self


class ProfilesTable(_Table):
    """``[profiles]``: the settings of each profile that has some."""

    print: PrintTable = Field(default_factory=PrintTable)
    """The press."""


class SettingsFile(_Table):
    """What a project publishes, and what its editions take from elsewhere."""

    project: SkipJsonSchema[Annotated[object, AfterValidator(_refuse_project)]] = None
    """Held the one language of all texts, before each subject had its own."""
    profiles: ProfilesTable = Field(default_factory=ProfilesTable)
    """What profiles are made for."""
    languages: Mapping[LocaleName, LanguageTable] = Field(default_factory=dict)
    """What languages take from elsewhere, by their locales."""
    fonts: FontStacks = Field(default_factory=FontStacks)
    """Fonts of the machine; ``briefs fonts lock`` keeps their digests."""
    checks: Checks = Field(default_factory=Checks)
    """How much each check of texts matters."""
    catalogs: CatalogsTable = Field(default_factory=CatalogsTable)
    """The translators' files."""
    dispatch: DispatchTable = Field(default_factory=DispatchTable)
    """What holds for all that is sent."""
    briefs: Annotated[
        Mapping[Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")], BriefTable],
        Field(min_length=1),
    ]
    """What is published: the editions of each subject, by its folder in ``data/``."""


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
        return Conventions(table.forms or language, table.numbering, table.typography)

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

    def list_siblings(self, edition: Edition) -> tuple[str, ...]:
        """Give the locales in which the same document is published in the same profile."""
        table = self.briefs[edition.brief]
        return table.locales if edition.profile in table.profiles else ()

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
    ) -> tuple[Edition, ...]:
        """The editions that ``briefs.toml`` lists, narrowed to those asked for; sorted.

        An empty collection narrows nothing. A pseudo-locale, alone or beside a language, is an
        edition of every format when it is asked for, and need not be listed.

        :raises UsageError: for a name that the project does not list, or where nothing is left.
        """
        locales = [_canonicalise(name) for name in locales]
        papers = [SAME.get(name, name) for name in papers]
        made_up = tuple(name for name in locales if self._is_made_up(name))
        listed = [
            Edition(name, format_name, locale, *sheet)
            for name, table in self.briefs.items()
            for format_name in table.formats
            for locale, sheet in product((*table.locales, *made_up), table.list_sheets(format_name))
        ]
        asked = {
            "brief": briefs,
            "format": formats,
            "locale": locales,
            "paper": papers,
            "profile": profiles,
        }
        for name, values in asked.items():
            known = {str(getattr(edition, name)) for edition in listed}
            for value in values:
                if value not in known:
                    remedy = nearest(value, known, f"ask for a {name} that it lists")
                    raise UsageError(Finding(Origin(SETTINGS), f"lists no {name} {value}", remedy))
        chosen = [
            edition
            for edition in listed
            if all(not values or getattr(edition, name) in values for name, values in asked.items())
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
