"""Templates and catalogs on disk, brought in line with the content."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import denormalize, read_po

from generator.catalogs.catalog import TEMPLATES, catalog_path, parse_catalog, template_path
from generator.catalogs.extraction import extract_templates, make_template, write_catalog
from generator.errors import CatalogError, Finding, Origin, PublishError
from generator.files import ProjectFiles, write_whole
from generator.project import Project
from generator.stages.content.brief import load_brief

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
    templates = [
        (catalog_path(locale, domain), domain, text) for domain, text in _templates(project)
    ]
    findings = [
        Finding(Origin(path), "stands there already", "run “briefs catalog update”")
        for path, _, _ in templates
        if (project.root / path).exists()
    ]
    if findings:
        raise CatalogError(findings)
    return tuple(
        _write(project, path, _begin(text, locale, domain)) for path, domain, text in templates
    )


def _templates(project: Project) -> Iterator[tuple[str, str]]:
    files = ProjectFiles(project.root)
    for brief in project.briefs:
        yield brief, make_template(brief, load_brief(files, brief).messages)
    yield TEMPLATES, make_template(TEMPLATES, extract_templates(files))


def _read_template(text: str) -> BabelCatalog:
    return read_po(io.StringIO(text), charset="utf-8", abort_invalid=True)


def _begin(template: str, locale: str, domain: str) -> str:
    catalog = BabelCatalog(
        locale=locale.replace("-", "_"),
        domain=domain,
        project="briefs",
        charset="utf-8",
        fuzzy=False,
        header_comment=HEADER,
    )
    catalog.update(_read_template(template), update_creation_date=False)
    return write_catalog(catalog)


def _merge(old: str, template: str, path: str, locale: str, domain: str) -> str:
    catalog = parse_catalog(old, path, locale, domain)
    former = {_key(message): (message.id, _take_previous(message)) for message in catalog}
    catalog.update(_read_template(template), update_creation_date=False)
    for message in catalog:
        text, previous = former.get(_key(message), (message.id, []))
        if text != message.id and any(message.string or ()):
            # Babel compares the singular alone.
            message.flags.add("fuzzy")
            message.previous_id = [text] if isinstance(text, str) else list(text)
        elif message.fuzzy and not message.previous_id:
            message.previous_id = previous
    return write_catalog(catalog)


def _key(message: BabelMessage) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _take_previous(message: BabelMessage) -> list[str]:
    """What a fuzzy translation was made from: Babel reads it as the translator's own comment."""
    comments = [line for line in message.user_comments if line.startswith("|")]
    message.user_comments = [line for line in message.user_comments if line not in comments]
    text = "\n".join(line.removeprefix("|").strip() for line in comments)
    texts = re.findall(r"^msgid(?:_plural)? (.*?)(?=^msg|\Z)", text, re.MULTILINE | re.DOTALL)
    return [denormalize(part.strip()) for part in texts]


def _write(project: Project, path: str, text: str) -> Path:
    target = project.root / path
    try:
        write_whole(target, text.encode("utf-8"))
    except OSError as failure:
        raise PublishError(
            Finding(Origin(path), f"cannot be written ({failure.strerror})", "free the place")
        ) from failure
    return target
