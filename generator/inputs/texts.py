"""The texts of editions, checked: each catalog against its source, titles against the fonts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.blocks.document import Brief
from generator.catalogs.catalog import Catalog, catalog_path, compose, read_catalog
from generator.catalogs.checks.glyphs import Glyphs
from generator.catalogs.checks.unit import Standard
from generator.catalogs.draft import complete
from generator.catalogs.glossary import read_glossary
from generator.catalogs.plurals import plural_forms
from generator.catalogs.pseudo import make_pseudo_catalog
from generator.catalogs.report import check_catalog, check_source
from generator.errors import Finding, Origin, Severity
from generator.files import ProjectFiles
from generator.inputs.gathering import Gathering
from generator.model.locale import is_pseudo
from generator.model.message import Message
from generator.project import Project

MODEL = "en"
"""The language whose catalog a pseudo-locale is made from."""


class Texts:
    """Reads catalogs and checks them; what is wrong joins what was gathered."""

    def __init__(
        self, project: Project, files: ProjectFiles, gathering: Gathering, *, draft: bool = False
    ) -> None:
        """Read for editions of a project.

        :param draft: whether they are drafts: what is wrong with translations stops none then.
        """
        self._project, self._files, self._gathering = project, files, gathering
        self.draft = draft

    def check_titles(self, brief: Brief, coverage: frozenset[int]) -> bool:
        """Whether the sources' titles can be printed; what cannot joins the findings."""
        self._gathering.findings += Glyphs().find(brief.titles, coverage)
        return True

    def read_catalog(
        self,
        locale: str,
        domain: str,
        source: str,
        messages: tuple[Message, ...],
        coverage: frozenset[int],
    ) -> Catalog | None:
        """A catalog with every finding on it gathered; None for the language of the texts.

        :param source: the locale of the texts' language.
        """
        return self._gathering.once(
            lambda: self._read_and_check(locale, domain, source, messages, coverage),
            "catalog",
            locale,
            domain,
        )

    def _read_and_check(
        self,
        locale: str,
        domain: str,
        source: str,
        messages: tuple[Message, ...],
        coverage: frozenset[int],
    ) -> Catalog | None:
        if is_pseudo(locale):
            return self._make_up_catalog(locale, domain, source, messages)
        standard = self.make_standard(locale, domain, source, coverage)
        if locale == source:
            self._gathering.sort(check_source(messages, standard), locale, domain)
            return None
        path = catalog_path(locale, domain)
        if self.draft and not self._files.exists(path):
            remedy = f"make it with “briefs catalog add {locale}” and translate it"
            self.sort([Finding(Origin(path), "is missing", remedy)], locale, domain)
            none = Catalog(path, domain, {}, plural_forms(locale).rule)
            return complete(none, messages, standard, locale)
        catalog = read_catalog(self._files, locale, domain, unseen=True)
        self.sort(check_catalog(catalog, messages, standard), locale, domain)
        catalog = compose(catalog)  # checked as it is written: parts of letters are told
        return complete(catalog, messages, standard, locale) if self.draft else catalog

    def sort(self, found: Iterable[Finding], locale: str, domain: str) -> None:
        """Keep what is wrong with translations; it stops no draft."""
        if self.draft:
            found = (replace(each, severity=Severity.WARNING) for each in found)
        self._gathering.sort(found, locale, domain)

    def make_standard(
        self, locale: str, domain: str, source: str, coverage: frozenset[int]
    ) -> Standard:
        """Make what the translations of a domain into a language are held against."""
        project = self._project
        return Standard(
            source=source,
            source_forms=project.conventions(source).forms,
            locale=locale,
            forms=project.conventions(locale).forms,
            levels=project.checks,
            coverage=coverage,
            review=project.catalogs.review,
            glossary=self._gathering.once(
                lambda: read_glossary(self._files, domain, source), "glossary", domain
            ),
        )

    def _make_up_catalog(
        self, locale: str, domain: str, source: str, messages: tuple[Message, ...]
    ) -> Catalog:
        """Make a pseudo-locale's catalog, from the English where there is one, else the source."""
        base = None
        if source != MODEL and self._files.exists(catalog_path(MODEL, domain)):
            base = read_catalog(self._files, MODEL, domain)
        return make_pseudo_catalog(locale, domain, messages, base)
