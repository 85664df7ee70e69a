"""Templates and catalogs on disk, brought in line with the content."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.pofile import read_po

from generator.catalogs.catalog import TEMPLATES, catalog_path, parse_catalog, template_path
from generator.catalogs.extraction import extract_templates, make_template, write_catalog
from generator.errors import CatalogError, Finding, Origin, PublishError
from generator.files import ProjectFiles
from generator.project import Project
from generator.stages.content.brief import load_brief
from generator.stages.publishing.output import write_whole

HEADER = "# Translations for the briefs. Text beside “msgid” is the source; translate “msgstr”."


def extract(project: Project) -> tuple[Path, ...]:
    """Write the template of every domain: ``locales/<domain>.pot``.

    :raises BriefsError: when the content or a template is at fault.
    """
    return tuple(
        _write(project, template_path(domain), text) for domain, text in _templates(project)
    )


def update(project: Project) -> tuple[Path, ...]:
    """Write the templates, and merge them into every catalog that there is.

    A changed text keeps its former translation, marked fuzzy with what it translated; a text that
    is gone is kept as obsolete.

    :raises BriefsError: when the content, a template or a catalog is at fault.
    """
    written = []
    folder = project.root / "locales"
    locales = sorted(path.name for path in folder.glob("*") if (path / "LC_MESSAGES").is_dir())
    for domain, text in _templates(project):
        written.append(_write(project, template_path(domain), text))
        for locale in locales:
            path = catalog_path(locale, domain)
            files = ProjectFiles(project.root)
            if files.exists(path):
                old = files.read_text(path, error=CatalogError)
                merged = _merge(old, text, path, locale, domain)
            else:
                merged = _begin(text, locale, domain)
            written.append(_write(project, path, merged))
    return tuple(written)


def add(project: Project, locale: str) -> tuple[Path, ...]:
    """Begin the catalogs of a new language, each text still to be translated.

    :param locale: a CLDR locale; it brings the language's plural forms.
    :raises CatalogError: when the language has catalogs already.
    """
    written = []
    for domain, text in _templates(project):
        path = catalog_path(locale, domain)
        if (project.root / path).exists():
            raise CatalogError(
                Finding(Origin(path), "stands there already", "run “briefs catalog update”")
            )
        written.append(_write(project, path, _begin(text, locale, domain)))
    return tuple(written)


def _templates(project: Project) -> Iterator[tuple[str, str]]:
    files = ProjectFiles(project.root)
    for brief in project.briefs:
        yield brief, make_template(brief, load_brief(files, brief).messages)
    yield TEMPLATES, make_template(TEMPLATES, extract_templates(files))


def _read_template(text: str, locale: str | None = None) -> BabelCatalog:
    return read_po(io.StringIO(text), locale=locale, charset="utf-8", abort_invalid=True)


def _begin(template: str, locale: str, domain: str) -> str:
    catalog = _read_template(template)
    catalog.locale = Locale.parse(locale.replace("-", "_"))
    catalog.domain = domain
    catalog.fuzzy = False
    catalog.header_comment = HEADER
    return write_catalog(catalog)


def _merge(old: str, template: str, path: str, locale: str, domain: str) -> str:
    catalog = parse_catalog(old, path, locale.replace("-", "_"), domain)
    catalog.update(_read_template(template), update_creation_date=False)
    return write_catalog(catalog)


def _write(project: Project, path: str, text: str) -> Path:
    target = project.root / path
    try:
        write_whole(target, text.encode("utf-8"))
    except OSError as failure:
        raise PublishError(
            Finding(Origin(path), f"cannot be written ({failure.strerror})", "free the place")
        ) from failure
    return target
