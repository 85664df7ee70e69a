"""Templates and catalogs on disk, brought in line with the content."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.catalogs.catalog import catalog_path, read_catalog_file, template_path
from generator.catalogs.compilation import compile_po
from generator.catalogs.domain import Domain
from generator.catalogs.merge import merge
from generator.catalogs.template import begin_catalog, gather_wanted, make_template
from generator.errors import (
    BriefsError,
    CatalogError,
    Finding,
    Origin,
    PublishError,
    UsageError,
)
from generator.files import ProjectFiles, write_beside
from generator.model.locale import Locale, is_locale
from generator.project import SETTINGS, Project


def extract(project: Project, domains: Sequence[Domain]) -> tuple[Path, ...]:
    """Write the template of every domain: ``locales/<domain>.pot``.

    What the program says itself has one where the project has a catalog of it.
    """
    files, locales = ProjectFiles(project.root), list_locales(project)
    texts = {
        template_path(domain.name): make_template(domain)
        for domain in domains
        if domain.offer is None
        or any(files.exists(catalog_path(locale, domain.name)) for locale in locales)
    }
    return write_texts(project, texts)


def update(project: Project, domains: Sequence[Domain]) -> tuple[Path, ...]:
    """Write the templates, and merge them into every catalog that there is.

    :raises CatalogError: when a catalog is at fault; nothing has been written then.
    """
    files = ProjectFiles(project.root)
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for domain in domains:
        own: dict[str, str] = {}
        for locale in list_locales(project):
            try:
                text = foresee(files, domain, locale)
            except BriefsError as failure:
                findings += failure.findings
            else:
                if text is not None:
                    own[catalog_path(locale, domain.name)] = text
        if own or domain.offer is None:
            texts[template_path(domain.name)] = make_template(domain)
        texts |= own
    if findings:
        raise CatalogError(findings)
    return write_texts(project, texts)


def foresee(files: ProjectFiles, domain: Domain, locale: str) -> str | None:
    """Give a catalog as an update leaves it; None where the language needs none.

    :raises CatalogError: when it is at fault.
    """
    if not files.exists(catalog_path(locale, domain.name)):
        return begin_catalog(domain, locale) if domain.list_wanted(locale) else None
    file = read_catalog_file(files, locale, domain.name)
    wanted = gather_wanted(domain, locale, {entry.key for entry in file.entries})
    return merge(file, wanted) if wanted else None


def add(project: Project, domains: Sequence[Domain], locale: str) -> tuple[Path, ...]:
    """Begin the catalogs of a new language, each text still to be translated.

    :param locale: a CLDR locale; it brings the language's plural forms.
    :raises UsageError: for the language of every subject, which needs no catalog but of the labels
        that the program lacks in it, and for one whose dates have no forms.
    :raises CatalogError: when the language has catalogs already, however its name is spelt.
    """
    list_locales(project)
    unformed = tuple(project.check_forms(locale))
    if unformed:
        raise UsageError(unformed)
    texts = {
        catalog_path(locale, domain.name): begin_catalog(domain, locale)
        for domain in domains
        if domain.list_wanted(locale)
    }
    if not texts:
        message = f"{locale} is the language of every subject"
        raise UsageError(Finding(Origin(SETTINGS), message, "add another language"))
    findings = [
        Finding(Origin(path), "stands there already", "run “briefs catalog update”")
        for path in texts
        if (project.root / path).exists()
    ]
    if findings:
        raise CatalogError(findings)
    return write_texts(project, texts)


def compile_all(project: Project, domains: Sequence[str]) -> tuple[Path, ...]:
    """Write gettext's MO beside each catalog: what is translated, and not fuzzy.

    :raises CatalogError: when a catalog is at fault; nothing has been written then.
    """
    files = ProjectFiles(project.root)
    compiled: dict[str, bytes] = {}
    findings: list[Finding] = []
    for locale in list_locales(project):
        for domain in domains:
            path = catalog_path(locale, domain)
            if files.exists(path):
                try:
                    file = read_catalog_file(files, locale, domain)
                except BriefsError as failure:
                    findings += failure.findings
                else:
                    compiled[path.removesuffix(".po") + ".mo"] = compile_po(file)
    if findings:
        raise CatalogError(findings)
    return write_files({project.root / path: data for path, data in compiled.items()})


def list_locales(project: Project) -> list[str]:
    """The languages that have a folder of catalogs, by their names.

    :raises CatalogError: for a folder that is named after no locale of CLDR, or otherwise than
        catalogs are looked for.
    """
    folder = project.root / "locales"
    names = sorted(path.name for path in folder.glob("*") if (path / "LC_MESSAGES").is_dir())
    findings = []
    for name in names:
        tag = Locale.of(name).tag
        if not is_locale(name):
            message, remedy = "is named after no locale of CLDR", "name it as de, pt-BR or sr-Latn"
        elif name == tag:
            continue
        elif tag in names:
            message, remedy = f"is the language of locales/{tag} again", "keep one of the two"
        else:
            message, remedy = "is not how the locale’s name is written", f"rename it to {tag}"
        findings.append(Finding(Origin(f"locales/{name}"), message, remedy))
    if findings:
        raise CatalogError(findings)
    return names


def write_texts(project: Project, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write texts to paths of the project, all of them or none.

    :raises PublishError: when one cannot be written.
    """
    return write_files({project.root / path: text.encode() for path, text in texts.items()})


def write_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, each whole: all are written beside their places before the first is put there.

    :raises PublishError: when one cannot be written.
    """
    beside: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
            beside[target] = write_beside(target, data)
        for target, partial in beside.items():
            partial.replace(target)
    except OSError as failure:
        where = failure.filename2 or failure.filename or next(iter(files))
        raise PublishError(
            Finding(Origin(str(where)), f"cannot be written ({failure.strerror})", "free the place")
        ) from failure
    finally:
        for partial in beside.values():
            partial.unlink(missing_ok=True)
    return tuple(files)
