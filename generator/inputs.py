"""Everything that editions are made from, read once and checked, with all findings at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.catalogs.catalog import TEMPLATES, Catalog, catalog_path, read_catalog
from generator.catalogs.checks.glyphs import check_glyphs
from generator.catalogs.checks.report import check_catalog, check_source
from generator.catalogs.checks.unit import Standard
from generator.catalogs.extraction import extract_templates
from generator.catalogs.glossary import is_glossary, read_glossary
from generator.catalogs.pseudo import make_pseudo_catalog
from generator.design.contrast import check_contrast
from generator.design.fonts import Fonts, read_fonts
from generator.design.limits import limit_messages
from generator.design.palette import read_palette
from generator.design.plan import Plan, plan_path, read_plan
from generator.design.press import Press, read_output_intent
from generator.design.tokens import Tokens, read_tokens
from generator.environment import read_epoch
from generator.errors import BriefsError, Finding, Origin, Severity, TemplateError
from generator.files import FrozenFiles, ProjectFiles
from generator.fingerprint import fingerprint
from generator.language.conventions import Conventions
from generator.language.pseudo import is_pseudo
from generator.model.brief import Brief, Message
from generator.model.edition import Edition, Profile
from generator.project import SETTINGS, Project
from generator.stages.content.brief import load_brief

TOKENS = "templates/tokens.css"
FAMILIES = ("serif", "sans")
MODEL = "en"
"""The language whose catalog a pseudo-locale is made from."""
LETTERS = "dispatch/"
"""What is sent along with editions: the templates in this folder are printed on none."""
TEMPLATE_KINDS = (".html", ".txt", ".css", ".toml", ".ttf", ".otf")

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class LanguageInputs:
    """What one language of an edition is said with."""

    locale: str
    conventions: Conventions
    content: Catalog | None
    """The content's translations; None for the source language, as the labels' are."""
    labels: Catalog | None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one edition is made from; a worker can be handed it whole."""

    edition: Edition
    root: Path
    languages: tuple[LanguageInputs, ...]
    """The edition's languages, the main one first."""
    epoch: int | None
    """``SOURCE_DATE_EPOCH``: seconds since 1970, the moment of the last change; or None."""
    brief: Brief
    tokens: Tokens
    """The design's, as they are on the edition's paper."""
    fonts: Fonts
    plan: Plan
    templates: FrozenFiles
    """The files below ``templates/``, by their path in it."""
    basemaps: FrozenFiles
    tables: FrozenFiles
    """The brief's tables, which travel inside the document, by the names of their files."""
    data_digest: str
    """One SHA-256 over the brief's content and tables: what is printed, equal in every language."""
    parts: Mapping[str, str]
    """All that this edition is made from: a digest or a setting, by what it is."""
    press: Press | None = None
    """What a print edition is prepared with; None on the screen."""
    warnings: tuple[Finding, ...] = ()
    """What the checks of its texts found that stops no edition."""

    @property
    def digest(self) -> str:
        """One SHA-256 over all that this edition is made from."""
        return fingerprint(self.parts)


class Reader:
    """Reads what a selection of editions needs, each file once, and gathers the findings."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.files = ProjectFiles(project.root)
        self.findings: list[Finding] = []
        """What stops the editions."""
        self.warnings: dict[tuple[str, str], tuple[Finding, ...]] = {}
        """What does not, by the locale and the domain of the texts."""
        self.known: dict[tuple[object, ...], object] = {}

    def read_all(self, editions: Iterable[Edition]) -> tuple[Inputs, ...]:
        """The inputs of these editions.

        :raises BriefsError: with every finding of all their files.
        """
        found = [self.read(edition) for edition in editions]
        if self.findings:
            warnings = [each for found in self.warnings.values() for each in found]
            raise BriefsError([*self.findings, *warnings])
        return tuple(inputs for inputs in found if inputs is not None)

    def read(self, edition: Edition) -> Inputs | None:
        """The inputs of one edition, or None where some could not be read."""
        brief = self.once(lambda: self.load_brief(edition.brief), "brief", edition.brief)
        plan = self.once(
            lambda: read_plan(self.files, edition.format, edition.layout),
            "plan",
            edition.format,
            edition.layout,
        )
        tokens = self.once(self.read_tokens, "tokens")
        fonts = self.once(lambda: read_fonts(self.files), "fonts")
        labels = self.once(lambda: extract_templates(self.files), "labels")
        templates = self.once(self.read_templates, "templates")
        coverage = self.once(lambda: self.find_coverage(fonts, tokens), "coverage")
        if plan is not None:
            self.once(
                lambda: self.find_templates(edition, plan), "page", edition.format, edition.layout
            )
        if (
            brief is None
            or plan is None
            or tokens is None
            or fonts is None
            or labels is None
            or templates is None
            or coverage is None
        ):
            return None
        if edition.paper not in plan.papers:
            self.findings.append(_explain_paper(edition, plan))
            return None
        self.once(lambda: self.check_titles(brief, coverage), "titles", brief.name)
        messages = limit_messages(brief.messages, self.read_plans(brief.name))
        languages = tuple(
            LanguageInputs(
                locale=locale,
                conventions=self.project.conventions(locale),
                content=self.read_catalog(locale, brief.name, messages, coverage),
                labels=self.read_catalog(locale, TEMPLATES, labels, coverage),
            )
            for locale in edition.locales
        )
        basemaps = self.once(lambda: self.read_basemaps(brief), "basemaps", brief.name)
        press = self.read_press(edition, tokens)
        if self.findings or basemaps is None:
            return None
        return Inputs(
            edition=edition,
            root=self.project.root,
            languages=languages,
            epoch=read_epoch(),
            brief=brief,
            tokens=tokens.on(edition.paper),
            fonts=fonts,
            plan=plan,
            templates=_of_format(templates, edition.format, self.project),
            basemaps=basemaps,
            tables=self.files.freeze_data(brief.tables),
            data_digest=self.digest_data(brief.name),
            parts=self.list_parts(edition, basemaps, brief),
            press=press,
            warnings=tuple(
                warning
                for locale in edition.locales
                for domain in (brief.name, TEMPLATES)
                for warning in self.warnings.get((locale, domain), ())
            ),
        )

    def once(self, read: Callable[[], Read], *key: object) -> Read | None:
        """What ``read`` gives, remembered; None where it failed, its findings kept."""
        if key not in self.known:
            try:
                self.known[key] = read()
            except BriefsError as failure:
                self.findings += failure.findings
                self.known[key] = None
        return self.known[key]  # type: ignore[return-value]

    def load_brief(self, name: str) -> Brief:
        """A brief, its numbers and dates read as the source language writes them."""
        return load_brief(self.files, name, self.project.conventions(self.project.source).forms)

    def read_plans(self, brief: str) -> tuple[Plan, ...]:
        """The page plans of all formats of a brief: what fits in one must fit in each.

        One that is at fault is found by the editions of its own format.
        """
        found = []
        for name in self.project.briefs[brief].formats:
            with suppress(BriefsError):
                found.append(read_plan(self.files, name))
        return tuple(found)

    def read_tokens(self) -> Tokens:
        """The design tokens; text that cannot be read on its ground joins the findings."""
        tokens = read_tokens(self.files.read_text(TOKENS), TOKENS)
        self.findings += check_contrast(tokens)
        return tokens

    def read_press(self, edition: Edition, tokens: Tokens) -> Press | None:
        """What a print edition is prepared with; None for the screen, or where it is at fault."""
        if edition.profile is not Profile.PRINT:
            return None
        settings = self.project.press
        intent = self.once(
            lambda: read_output_intent(
                self.files, settings.output_intent, settings.condition, settings.registry
            ),
            "output intent",
        )
        palette = self.once(lambda: read_palette(tokens), "palette")
        if intent is None or palette is None:
            return None
        return Press(intent, settings.bleed, palette)

    def read_templates(self) -> FrozenFiles:
        """Every file below ``templates/`` that a page may be made from, by its path."""
        root = self.project.root
        paths = [
            file.relative_to(root).as_posix()
            for file in sorted((root / "templates").rglob("*"))
            if file.suffix in TEMPLATE_KINDS and file.is_file()
        ]
        for path in paths:
            self.files.read_bytes(path)
        return self.files.freeze(paths, "templates/")

    def find_coverage(self, fonts: Fonts | None, tokens: Tokens | None) -> frozenset[int] | None:
        """The code points that every family of the text can print."""
        if fonts is None or tokens is None:
            return None
        return fonts.coverage([tokens.families(name) for name in FAMILIES])

    def find_templates(self, edition: Edition, plan: Plan) -> bool:
        """Whether a format's page and its figures' words are there; a finding where not."""
        path = plan_path(edition.format, edition.layout)
        wanted = {f"{edition.format}/{edition.layout}.html": f"add it, or take it out of {path}"}
        for name in plan.figures:
            wanted[f"figures/{name}.txt"] = "add it, or take the figure out of each format.toml"
        for path, remedy in wanted.items():
            self.files.read_text(f"templates/{path}", remedy=remedy, error=TemplateError)
        return True

    def read_basemaps(self, brief: Brief) -> FrozenFiles:
        """The basemaps that a brief's map names, each held to be one."""
        # It loads NumPy, which a command that draws nothing and checks nothing must not wait for.
        from generator.stages.figures.basemap import check_basemaps, read_basemap

        views = [brief.content.map, brief.content.map.inset]
        names = {view.basemap for view in views if view is not None}
        remedy = "add the basemap, or name another in brief.yaml"
        paths = {name: f"data/basemap/{name}.geojson" for name in sorted(names)}
        found = {name: self.files.read_bytes(path, remedy=remedy) for name, path in paths.items()}
        basemaps = {name: read_basemap(data, paths[name]) for name, data in found.items()}
        check_basemaps(brief.content.map, basemaps)
        return FrozenFiles(
            self.project.root,
            tuple((name, path, self.files.digests[path]) for name, path in paths.items()),
        )

    def check_titles(self, brief: Brief, coverage: frozenset[int]) -> bool:
        """Whether the sources' titles can be printed; what cannot joins the findings."""
        for title, origin in brief.titles:
            self.findings += check_glyphs(title, origin, coverage)
        return True

    def read_catalog(
        self, locale: str, domain: str, messages: tuple[Message, ...], coverage: frozenset[int]
    ) -> Catalog | None:
        """A catalog with every finding on it gathered; None for the source language."""
        return self.once(
            lambda: self.read_and_check(locale, domain, messages, coverage),
            "catalog",
            locale,
            domain,
        )

    def read_and_check(
        self, locale: str, domain: str, messages: tuple[Message, ...], coverage: frozenset[int]
    ) -> Catalog | None:
        """A catalog, or None for the source language; what is wrong with it joins the findings."""
        if is_pseudo(locale):
            return self.make_up_catalog(locale, domain, messages)
        standard = Standard(
            source=self.project.source,
            source_forms=self.project.conventions(self.project.source).forms,
            locale=locale,
            forms=self.project.conventions(locale).forms,
            levels=self.project.checks,
            coverage=coverage,
            glossary=self.once(
                lambda: read_glossary(self.files, domain, self.project.source), "glossary", domain
            ),
        )
        if locale == self.project.source:
            self.gather(check_source(messages, standard), locale, domain)
            return None
        catalog = read_catalog(self.files, locale, domain)
        self.gather(check_catalog(catalog, messages, standard), locale, domain)
        return catalog

    def make_up_catalog(self, locale: str, domain: str, messages: tuple[Message, ...]) -> Catalog:
        """A pseudo-locale's catalog, from the English where there is one, else from the source."""
        base = None
        if self.project.source != MODEL and self.files.exists(catalog_path(MODEL, domain)):
            base = read_catalog(self.files, MODEL, domain)
        return make_pseudo_catalog(locale, domain, messages, base)

    def gather(self, found: Iterable[Finding], locale: str, domain: str) -> None:
        """Keep what the checks of a domain's texts found: errors stop, warnings are only said."""
        findings = tuple(found)
        self.findings += [each for each in findings if each.severity is Severity.ERROR]
        self.warnings[locale, domain] = tuple(
            each for each in findings if each.severity is Severity.WARNING
        )

    def digest_data(self, brief: str) -> str:
        """One SHA-256 over a brief's content and tables, without what only its checks read."""
        folder = f"data/{brief}/"
        return fingerprint(
            {
                path: sha
                for path, sha in self.files.digests.items()
                if path.startswith(folder) and not is_glossary(path, brief)
            }
        )

    def list_parts(self, edition: Edition, basemaps: FrozenFiles, brief: Brief) -> dict[str, str]:
        """All that an edition is made from, by what it is: files by their path, and settings."""
        catalogs = {
            catalog_path(MODEL if is_pseudo(locale) else locale, domain)
            for locale in edition.locales
            for domain in (edition.brief, TEMPLATES)
        }
        foreign = tuple(
            f"templates/{folder}"
            for folder in (LETTERS, *_list_others(edition.format, self.project))
        )
        maps = {path for _, path, _ in basemaps.files}
        parts = {
            path: sha
            for path, sha in self.files.digests.items()
            if (path.startswith(f"data/{edition.brief}/") and not is_glossary(path, brief.name))
            or path in catalogs
            or path in maps
            or (path.startswith("templates/") and not path.startswith(foreign))
        }
        languages = set(edition.locales)
        if any(table.data is not None for table in brief.tables):
            # What a table means may be settled by the forms of the source language.
            languages.add(self.project.source)
        parts |= {
            f"the settings of {name}": fingerprint(self.project.conventions(name))
            for name in sorted(languages)
        }
        parts["the paper"] = edition.paper
        parts["the profile"] = edition.profile
        if edition.profile is Profile.PRINT:
            settings = self.project.press
            parts["the settings of print"] = fingerprint(settings)
            parts[settings.output_intent] = self.files.digests.get(settings.output_intent, "")
        epoch = read_epoch()
        if epoch is not None:
            parts["SOURCE_DATE_EPOCH"] = str(epoch)
        return parts


def read_inputs(project: Project, editions: Iterable[Edition]) -> tuple[Inputs, ...]:
    """Read and check everything that these editions are made from.

    :raises BriefsError: with every finding of all files; nothing has been built then.
    """
    return Reader(project).read_all(editions)


def warnings_of(inputs: Iterable[Inputs]) -> tuple[Finding, ...]:
    """The warnings of several editions, each once, in the order of the files' lines."""
    found = dict.fromkeys(warning for item in inputs for warning in item.warnings)
    return tuple(sorted(found, key=lambda warning: warning.origin))


def _explain_paper(edition: Edition, plan: Plan) -> Finding:
    return Finding(
        Origin(SETTINGS),
        f"asks for {edition.format} on {edition.paper}, which that format is not made for",
        f"give it one of {', '.join(plan.papers)}, or add the paper to its format.toml",
    )


def _of_format(templates: FrozenFiles, format_name: str, project: Project) -> FrozenFiles:
    foreign = (LETTERS, *_list_others(format_name, project))
    return templates.select(lambda path: not path.startswith(foreign))


def _list_others(format_name: str, project: Project) -> tuple[str, ...]:
    """The folders of the templates of all other formats."""
    return tuple(f"{other}/" for other in sorted(project.formats) if other != format_name)
