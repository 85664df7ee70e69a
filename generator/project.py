"""A project's folder and its ``briefs.toml``: what is published, in which editions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from generator.catalogs.checks.registry import Checks
from generator.design.installed import NO_STACKS, FontStacks
from generator.errors import Finding, Origin, ProjectError, UsageError
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.language.numbering import ZEROS
from generator.language.typography import known_styles
from generator.model.dispatch_settings import DispatchTable
from generator.model.edition import BESIDE, MOST_BLEED, PAPERS, Edition, Profile
from generator.model.locale import Locale, explain_unknown, is_pseudo
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
        return _known_locale(name)
    except ValueError as failure:
        message, _, remedy = str(failure).partition("; ")
        raise UsageError(Finding(Origin(SETTINGS), f"{name} {message}", remedy)) from failure


def _known_locale(name: str) -> str:
    if is_pseudo(name):
        return name
    unknown = explain_unknown(name)
    if unknown is not None:
        raise ValueError("; ".join(unknown))
    return Locale.of(name).tag


def _canonicalise(name: str) -> str:
    """Give an edition's locale as it is listed, however it was spelt."""
    return BESIDE.join(Locale.of(part).tag for part in name.split(BESIDE))


def _known_paper(name: str) -> str:
    if name not in PAPERS:
        raise ValueError(f"is no paper; use one of {', '.join(PAPERS)}")
    return name


def _known_pair(name: str) -> str:
    names = [_known_locale(part) for part in name.split(BESIDE)]
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


LocaleName = Annotated[str, AfterValidator(_known_locale)]
EditionLocale = Annotated[str, AfterValidator(_known_pair)]
"""One locale, or two joined by ``+`` for an edition on facing columns."""
PaperName = Annotated[str, AfterValidator(_known_paper)]
FormatName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProjectTable(_Table):
    """``[project]``: what holds for all briefs."""

    source: LocaleName


def _of_every_format(papers: object) -> object:
    return {EVERY: papers} if isinstance(papers, list | tuple) else papers


Papers = Annotated[tuple[PaperName, ...], Field(min_length=1)]


class BriefTable(_Table):
    """``[briefs.<name>]``: the editions of one brief are all combinations of these lists."""

    formats: Annotated[tuple[FormatName, ...], Field(min_length=1)]
    locales: Annotated[tuple[EditionLocale, ...], Field(min_length=1)]
    papers: Annotated[
        Mapping[str, Papers],
        BeforeValidator(_of_every_format, json_schema_input_type=Papers | Mapping[str, Papers]),
    ] = Field(default_factory=lambda: {EVERY: ("a4",)})
    """The papers of every format, or of each format by its name."""
    profiles: Annotated[tuple[Profile, ...], Field(min_length=1)] = (Profile.SCREEN,)

    def papers_of(self, format_name: str) -> tuple[str, ...]:
        """The papers on which a format is printed."""
        return self.papers.get(format_name, self.papers.get(EVERY, ("a4",)))

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
        "data/output-intents/ISOcoated_v2_300_bas.icc", alias="output-intent"
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


class SettingsFile(_Table):
    """``briefs.toml``."""

    project: ProjectTable
    profiles: ProfilesTable = Field(default_factory=ProfilesTable)
    languages: Mapping[LocaleName, LanguageTable] = Field(default_factory=dict)
    fonts: FontStacks = Field(default_factory=FontStacks)
    checks: Checks = Field(default_factory=Checks)
    dispatch: DispatchTable = Field(default_factory=DispatchTable)
    briefs: Annotated[
        Mapping[Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")], BriefTable],
        Field(min_length=1),
    ]


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder with its settings, read and checked."""

    root: Path
    source: str
    languages: Mapping[str, LanguageTable]
    briefs: Mapping[str, BriefTable]
    checks: Checks
    press: PrintTable
    dispatch: DispatchTable
    fonts: FontStacks = NO_STACKS

    @property
    def formats(self) -> frozenset[str]:
        """The names of all formats that some brief lists."""
        return frozenset(name for table in self.briefs.values() for name in table.formats)

    @property
    def locales(self) -> tuple[str, ...]:
        """All locales that some brief lists, the source first."""
        listed = {
            name
            for table in self.briefs.values()
            for names in table.locales
            for name in names.split(BESIDE)
        }
        return (self.source, *sorted(listed - {self.source}))

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
        made_up = tuple(name for name in locales if self._is_made_up(name))
        listed = [
            Edition(name, *choice)
            for name, table in self.briefs.items()
            for format_name in table.formats
            for choice in product(
                (format_name,),
                (*table.locales, *made_up),
                table.papers_of(format_name),
                table.profiles,
            )
        ]
        asked = {
            "brief": briefs,
            "format": formats,
            "locale": locales,
            "paper": papers,
            "profile": profiles,
        }
        for field, values in asked.items():
            known = {str(getattr(edition, field)) for edition in listed}
            for value in values:
                if value not in known:
                    remedy = nearest(value, known, f"ask for a {field} that it lists")
                    raise UsageError(Finding(Origin(SETTINGS), f"lists no {field} {value}", remedy))
        chosen = [
            edition
            for edition in listed
            if all(
                not values or getattr(edition, field) in values for field, values in asked.items()
            )
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
        source=settings.project.source,
        languages=settings.languages,
        briefs=settings.briefs,
        checks=settings.checks,
        press=settings.profiles.print,
        dispatch=settings.dispatch,
        fonts=settings.fonts,
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
