"""The labels of editions: what their templates ask for, said in their languages, and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.blocks.document import Brief
from generator.catalogs.catalog import Catalog
from generator.catalogs.checks.presence import check_presence
from generator.catalogs.pseudo import make_pseudo_catalog
from generator.catalogs.report import check_catalog, check_source
from generator.errors import CatalogError, ContentError, Finding
from generator.files import FrozenFiles, ProjectFiles
from generator.inputs.gathering import Gathering
from generator.inputs.texts import Texts
from generator.labels.asking import FOLDER, Asking, find_asked
from generator.labels.catalogs import (
    explain_missing,
    is_english,
    join_catalogs,
    make_english,
    read_catalogs,
)
from generator.labels.definition import read_labels
from generator.labels.literals import find_literals
from generator.labels.phrases import Labels, make_labels
from generator.labels.renaming import check_renames, say_renames
from generator.language.conventions import Conventions
from generator.model.label import ENGLISH, LABELS, Label
from generator.model.locale import is_pseudo
from generator.project import Project

EVERYWHERE = ""
"""Stands for the locale of what is wrong in every language."""


class LabelReader:
    """Reads what labels say, and checks it; what is wrong joins what was gathered."""

    def __init__(self, files: ProjectFiles, gathering: Gathering, texts: Texts) -> None:
        self._files, self._gathering, self._texts = files, gathering, texts
        self._wanted: dict[str, frozenset[str]] = {}

    def read(self) -> Mapping[str, Label] | None:
        """All labels, in English."""
        return self._gathering.once(lambda: read_labels(self._files), "labels")

    def find_asked(
        self, roots: Sequence[str], templates: FrozenFiles, labels: Mapping[str, Label]
    ) -> Asking | None:
        """Find what a page asks for; words that its templates print themselves are warnings.

        :param roots: the paths below ``templates/`` of the templates that it is made from, its own
            first.
        """
        page = _name(roots)

        def find() -> Asking:
            asked = find_asked(templates, roots, labels)
            self._gathering.sort(_find_literals(asked, templates), EVERYWHERE, page)
            return asked

        return self._gathering.once(find, "asked", page)

    def say(
        self, brief: Brief, conventions: Conventions, locale: str, content: Catalog | None
    ) -> Labels | None:
        """The labels of a language, as a subject calls them.

        :param content: the subject's catalog of the language; None for its own language.
        """
        labels, catalogs = self.read(), self._read_catalogs(locale)
        if labels is None or catalogs is None:
            return None
        renames = say_renames(brief.content.labels, content, brief.content.language)
        if self._texts.draft:  # what a language does not say yet, it says in English
            catalogs = (make_english(labels), *catalogs)
        return make_labels(labels, catalogs, locale, conventions, renames)

    def check_renames(self, brief: Brief) -> bool | None:
        """Whether a subject renames only what there is; what is wrong joins the findings."""

        def check() -> bool:
            origins = {message.context: message.origin for message in brief.messages}
            renames = brief.content.labels
            findings = tuple(
                check_renames(renames, self.read() or {}, lambda path: origins[".".join(path)])
            )
            if findings:
                raise ContentError(findings)
            return True

        return self._gathering.once(check, "renames", brief.name)

    def want(self, brief: Brief, asked: Asking, locale: str) -> None:
        """Note what a subject's page asks for in a language and does not say itself."""
        wanted = frozenset(asked.labels) - frozenset(brief.content.labels)
        self._wanted[locale] = self._wanted.get(locale, frozenset()) | wanted

    def check(self, locale: str, coverage: frozenset[int]) -> None:
        """Check what a language has of all labels that it was noted to be asked for."""

        def check() -> bool:
            found = self._find(self._wanted.get(locale, frozenset()), locale, coverage)
            self._texts.sort(found, locale, LABELS)
            return True

        self._gathering.once(check, "checked labels", locale)

    def warnings(self, roots: Sequence[str], locale: str) -> tuple[Finding, ...]:
        """What was found of a page and of the labels of its language that stops no edition."""
        known = self._gathering.warnings
        return (*known.get((EVERYWHERE, _name(roots)), ()), *known.get((locale, LABELS), ()))

    def _read_catalogs(self, locale: str) -> tuple[Catalog, ...] | None:
        """The catalogs of a language; those of a pseudo-locale are made up from the English."""
        labels = self.read()
        if labels is None:
            return None

        def read() -> tuple[Catalog, ...]:
            if is_pseudo(locale):
                messages = [label.message for label in labels.values()]
                return (make_pseudo_catalog(locale, LABELS, messages, None),)
            return read_catalogs(self._files, labels, locale)

        return self._gathering.once(read, "label catalogs", locale)

    def _find(
        self, wanted: frozenset[str], locale: str, coverage: frozenset[int]
    ) -> Iterator[Finding]:
        labels, catalogs = self.read() or {}, self._read_catalogs(locale)
        messages = [label.message for name, label in labels.items() if name in wanted]
        if catalogs is None or is_pseudo(locale) or not messages:
            return
        standard = self._texts.make_standard(locale, LABELS, ENGLISH, coverage)
        if not catalogs:
            yield from explain_missing(locale)
        elif is_english(locale) and len(catalogs) == 1:
            yield from check_source(messages, standard)
        else:
            yield from check_catalog(join_catalogs(catalogs, locale), messages, standard)


def read_alongside(
    project: Project,
    files: ProjectFiles,
    templates: Mapping[str, bytes],
    paths: Sequence[str],
    locale: str,
) -> Labels:
    """Read the labels of what is sent along with editions, in one language.

    :param templates: all that there are, by their path below ``templates/``.
    :param paths: those that are to be filled.
    :raises TemplateError: as :func:`generator.labels.asking.find_asked`.
    :raises CatalogError: for each label that they ask for and the language does not have.
    """
    labels = read_labels(files)
    asked = find_asked(templates, paths, labels)
    catalogs = read_catalogs(files, labels, locale)
    findings = [] if catalogs or not asked.labels else list(explain_missing(locale))
    for name in asked.labels if catalogs else ():
        joined = join_catalogs(catalogs, locale)
        findings += check_presence(joined, labels[name].message, {}, "English")
    if findings:
        raise CatalogError(findings)
    return make_labels(labels, catalogs, locale, project.conventions(locale))


def _name(roots: Sequence[str]) -> str:
    """Name a page by all that it is made from: one format has other blocks in another subject."""
    return " ".join(roots)


def _find_literals(asked: Asking, templates: FrozenFiles) -> Iterator[Finding]:
    for path in asked.templates:
        yield from find_literals(f"{FOLDER}/{path}", templates[path].decode())
