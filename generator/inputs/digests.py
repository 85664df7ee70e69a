"""What an edition is told by: the digests of the files that it is made from, and its settings."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blocks.document import Brief
from generator.catalogs.catalog import catalog_path
from generator.design.installed import LOCK
from generator.environment import read_epoch
from generator.files import ProjectFiles
from generator.fingerprint import fingerprint
from generator.inputs.edition import LanguageInputs
from generator.inputs.texts import MODEL
from generator.labels.asking import Asking
from generator.model.edition import Edition
from generator.model.locale import is_pseudo
from generator.model.medium import FOLDERS, MEDIA
from generator.project import Project
from generator.stages.markup.page import PAGE

LETTERS = "dispatch/"
"""What is sent along with editions: the templates in this folder are printed on none."""


def list_document(brief: Brief) -> tuple[str, ...]:
    """List the files of a document's content and of its tables."""
    return (f"data/{brief.name}/brief.yaml", *(table.path for table in brief.files))


def digest_data(files: ProjectFiles, brief: Brief) -> str:
    """Give one SHA-256 over a brief's content and tables, whatever else has been read."""
    return fingerprint({path: files.digests[path] for path in list_document(brief)})


def list_parts(
    project: Project, files: ProjectFiles, edition: Edition, brief: Brief, used: Iterable[str]
) -> dict[str, str]:
    """List all that an edition is made from, by what it is: files by their path, and settings.

    What other editions are made from, and may have been read for them, is none of it.

    :param files: those that have been read, all of this edition's among them.
    :param used: the paths of those that it is made from, besides its document and its catalogs.
    """
    catalogs = (
        catalog_path(MODEL if is_pseudo(locale) else locale, edition.brief)
        for locale in edition.locales
        if locale != brief.content.language
    )
    paths = {*list_document(brief), *catalogs, *used, LOCK}
    parts = {path: sha for path, sha in files.digests.items() if path in paths}
    parts |= {
        f"the settings of {name}": fingerprint(project.conventions(name))
        for name in sorted(edition.locales)
    }
    # What a fact or a cell means may be settled by the forms of the source language.
    parts["how numbers and dates are read"] = project.conventions(brief.content.language).forms
    if project.fonts.families:
        parts["the fonts of the machine"] = fingerprint(project.fonts)
    parts["the paper"] = edition.paper
    parts["the profile"] = edition.profile
    if MEDIA[edition.profile].pressed:
        settings = project.press
        parts["the settings of print"] = fingerprint(settings)
        parts[settings.output_intent] = files.digests.get(settings.output_intent, "")
    if not edition.profile.is_paged:
        parts["the other editions"] = " ".join(project.list_siblings(edition))
        card = project.find_card(edition)
        parts["the card"] = f"{project.web.address or ''}{card.path if card else ''}"
    if edition.draft:
        parts["a draft"] = "yes"
    epoch = read_epoch()
    if epoch is not None:
        parts["SOURCE_DATE_EPOCH"] = str(epoch)
    return parts


def digest_labels(languages: Iterable[LanguageInputs], asked: Asking) -> dict[str, str]:
    """List what the labels that an edition asks for say in each of its languages."""
    return {
        f"the labels of {each.locale}": fingerprint(
            {name: phrase for name, phrase in each.labels.phrases.items() if name in asked.labels}
        )
        for each in languages
    }


def list_foreign(edition: Edition, templates: Iterable[str]) -> tuple[str, ...]:
    """List the folders of templates that an edition's pages are not made from.

    They are those of other formats, whether or not the project lists them for some brief: what a
    brief is made from depends on no other; and those of other media.

    :param templates: the paths of all templates, below their folder.
    """
    own = MEDIA[edition.profile].templates
    media = [folder for folder in FOLDERS if folder != own]
    pages = (path.removesuffix(PAGE) for path in templates if path.endswith(f"/{PAGE}"))
    mine = {f"{edition.format}/", f"{own}{edition.format}/"}
    return (LETTERS, *media, *sorted({folder for folder in pages if folder not in mine}))
