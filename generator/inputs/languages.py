"""The languages that subjects are written in, read before anything else of them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import ContentError, Finding
from generator.files import ProjectFiles
from generator.model.label import ENGLISH, LABELS
from generator.model.locale import know_language
from generator.project import Project
from generator.stages.content.yaml_file import read_yaml

KEY = "language"


def read_language(files: ProjectFiles, subject: str) -> str:
    """Read the language of a subject, as a locale.

    :raises ContentError: where its ``brief.yaml`` is missing, is no YAML or names none.
    """
    path = f"data/{subject}/brief.yaml"
    yaml = read_yaml(files.read_text(path), path)
    named = yaml.data.get(KEY) if isinstance(yaml.data, dict) else None
    where = yaml.locate((KEY,))
    if not isinstance(named, str):
        remedy = "write “language: fr”, say, at its top"
        raise ContentError(Finding(where, "does not say the language of its texts", remedy))
    try:
        return know_language(named)
    except ValueError as failure:
        message, _, remedy = str(failure).partition("; ")
        raise ContentError(Finding(where, f"{KEY} {named} {message}", remedy)) from failure


def read_common_language(project: Project) -> str | None:
    """Read the language that all subjects of a project are written in; None where they differ.

    A subject that is not there says nothing: packages are sent from machines that have no content.

    :raises ContentError: as :func:`read_language`, of the subjects that are there.
    """
    files = ProjectFiles(project.root)
    there = [name for name in project.briefs if files.exists(f"data/{name}/brief.yaml")]
    languages = {read_language(files, name) for name in there}
    return languages.pop() if len(languages) == 1 else None


def list_sources(project: Project) -> Mapping[str, str]:
    """Give the language that each domain's texts are written in.

    :raises ContentError: as :func:`read_language`.
    """
    files = ProjectFiles(project.root)
    subjects = {name: read_language(files, name) for name in project.briefs}
    return {**subjects, LABELS: ENGLISH}
