"""``briefs.toml`` as it is written: the tables that say what a project publishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.catalogs.checks.registry import Checks
from generator.design.installed import FontStacks
from generator.language.numbering import ZEROS
from generator.model.catalog_settings import CatalogsTable
from generator.model.dispatch_settings import DispatchTable
from generator.model.edition import BESIDE, MOST_BLEED, Profile
from generator.model.fields import LocaleName
from generator.model.locale import know_locale
from generator.model.paper import PaperName
from generator.model.written import WrittenValues

EVERY = "*"
MOST_BESIDE = 2
"""Two languages face each other on a page; three would have no room."""


def _refuse_project(table: object) -> object:
    language = table.get("source", "…") if isinstance(table, dict) else "…"
    raise ValueError(
        "is no table any more, for each subject says its own language; take it out, and write"
        f" “language: {language}” at the top of each data/<subject>/brief.yaml"
    )


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


def _of_every_format(names: object) -> object:
    return {EVERY: names} if isinstance(names, list | tuple) else names


Papers = Annotated[tuple[PaperName, ...], Field(min_length=1)]
Locales = Annotated[tuple[EditionLocale, ...], Field(min_length=1)]
Profiles = Annotated[tuple[Profile, ...], Field(min_length=1)]


class BriefTable(_Table):
    """``[briefs.<name>]``: the editions of one brief are all combinations of these lists."""

    formats: Annotated[tuple[FormatName, ...], Field(min_length=1)]
    """Folders of ``templates/``, the program's or the project's."""
    locales: Annotated[
        Mapping[str, Locales],
        BeforeValidator(_of_every_format, json_schema_input_type=Locales | Mapping[str, Locales]),
    ]
    """Its languages, or those of each format by its name, ``*`` for the others; two on facing
    columns are joined as ``fr+ar``, the main one first."""
    papers: Annotated[
        Mapping[str, Papers],
        BeforeValidator(_of_every_format, json_schema_input_type=Papers | Mapping[str, Papers]),
    ] = Field(default_factory=lambda: {EVERY: ("a4",)})
    """The papers of every format, or of each format by its name, ``*`` for the others."""
    profiles: Annotated[
        Mapping[str, Profiles],
        BeforeValidator(_of_every_format, json_schema_input_type=Profiles | Mapping[str, Profiles]),
    ] = Field(default_factory=lambda: {EVERY: (Profile.SCREEN,)})
    """What its editions are for, or those of each format by its name, ``*`` for the others."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The locales that it is published in, those of pairs among them."""
        names = (
            name
            for each in self.formats
            for pair in self.locales_of(each)
            for name in pair.split(BESIDE)
        )
        return tuple(sorted(set(names)))

    def papers_of(self, format_name: str) -> tuple[str, ...]:
        """The papers on which a format is printed."""
        return self.papers.get(format_name, self.papers.get(EVERY, ("a4",)))

    def locales_of(self, format_name: str) -> tuple[str, ...]:
        """The locales in which a format is published, in the order in which they are listed."""
        return self.locales.get(format_name, self.locales.get(EVERY, ()))

    def profiles_of(self, format_name: str) -> tuple[Profile, ...]:
        """What the editions of a format are for."""
        return self.profiles.get(format_name, self.profiles.get(EVERY, (Profile.SCREEN,)))

    def list_sheets(self, format_name: str) -> Iterator[tuple[str, Profile]]:
        """Give what a format is made as: a paper and a profile each; what has no pages, once."""
        papers = self.papers_of(format_name)
        for profile in self.profiles_of(format_name):
            for paper in papers if profile.is_paged else papers[:1]:
                yield paper, profile

    @model_validator(mode="after")
    def _name_formats_that_are_listed(self) -> Self:
        for what in ("papers", "locales", "profiles"):
            for name in getattr(self, what):
                if name not in (*self.formats, EVERY):
                    raise ValueError(
                        f"gives {what} to the format {name}, which it does not list; list it"
                    )
        for name in self.formats:
            if not self.locales_of(name):
                raise ValueError(
                    f"gives the format {name} no locales; give it some, or some to {EVERY}"
                )
        return self


class LanguageTable(_Table):
    """``[languages.<locale>]``: what a language's editions take from elsewhere."""

    forms: LocaleName | None = None
    """The locale whose CLDR forms numbers and dates take, as ``en-GB`` for ``25 March 2015``."""
    numbering: Annotated[str, AfterValidator(_known_numbering)] | None = None
    """The numbering system of its digits, as ``arab``; the locale's own where there is none."""
    months: Annotated[tuple[LocaleName, ...], Field(max_length=3)] = ()
    """The locales whose names of months it has, for the region of its readers: ``["ar-SY"]`` prints
    أيلول, ``["ar-SY", "ar"]`` أيلول/سبتمبر, and the first alone where they are short."""
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


class WebTable(_Table):
    """``[profiles.web]``: the server that pages of the web are put on."""

    address: Annotated[str, Field(pattern=r"^https?://[^\s\"<>]+/$")] | None = None
    """Where the output folder is found there, as ``https://example.org/briefs/``: those who show
    links fetch a page's picture by its whole address. Pages name it by its file where left out."""


class ProfilesTable(_Table):
    """``[profiles]``: the settings of each profile that has some."""

    print: PrintTable = Field(default_factory=PrintTable)
    """The press."""
    web: WebTable = Field(default_factory=WebTable)
    """The web."""


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
