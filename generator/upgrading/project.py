"""A whole project rewritten: what its files are now, by their paths."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from generator.catalogs.update import write_files
from generator.errors import ContentError, Finding, Origin, ProjectError
from generator.files import ProjectFiles
from generator.labels.catalogs import read_catalogs
from generator.labels.definition import read_labels
from generator.labels.phrases import make_labels
from generator.language.conventions import Conventions
from generator.stages.content.yaml_file import read_yaml
from generator.upgrading.catalogs import upgrade_catalog
from generator.upgrading.content import OLD, TABLE, Say, upgrade_content

SETTINGS = "briefs.toml"
NEEDED = ("facts", "context", "key_figures", "objectives", "forces")
"""What every content of the first versions has."""
TITLES: Mapping[tuple[str, ...], str] = {
    ("tables.victories.label", "list.title"): "list.title",
    ("tables.victories.columns.status.values.liberated",): "map.place",
    ("tables.victories.columns.status.values.ongoing",): "map.open",
    ("tables.victories.columns.forces.label",): "table.besides",
    ("figures.title",): "figures.title",
    ("map.title",): "map.title",
    ("timeline.title",): "timeline.title",
    ("references.title",): "sources.title",
}
"""The contexts under which the content says what templates said, and the label that says it."""
_SOURCE = re.compile(r"^[ \t]*source[ \t]*=[^\n]*\n", re.MULTILINE)
_EMPTY = re.compile(r"^\[project\]\n(?=\s*(\[|\Z))", re.MULTILINE)


def upgrade_project(root: Path) -> tuple[Path, ...]:
    """Rewrite a project of a first version, and give the files that were written.

    All files are written or none. A project that needs nothing is left as it is.

    :raises BriefsError: where a file is missing or cannot be read as what it is.
    """
    files = ProjectFiles(root)
    settings = files.read_text(SETTINGS, error=ProjectError)
    try:
        parsed = tomllib.loads(settings)
    except tomllib.TOMLDecodeError as failure:
        where = Origin(SETTINGS)
        raise ProjectError(Finding(where, f"is no TOML ({failure})", "correct it")) from failure
    language = str(parsed.get("project", {}).get("source", "fr"))
    written: dict[str, str] = {}
    for name in parsed.get("briefs", {}):
        written |= _upgrade_subject(files, name, language)
    if _SOURCE.search(settings):
        written[SETTINGS] = _EMPTY.sub("", _SOURCE.sub("", settings, count=1))
    return write_files({root / path: text.encode() for path, text in written.items()})


def _upgrade_subject(files: ProjectFiles, name: str, language: str) -> dict[str, str]:
    path = f"data/{name}/brief.yaml"
    text = files.read_text(path)
    old = read_yaml(text, path).data
    if not isinstance(old, dict) or OLD not in old:
        return {}
    missing = [key for key in NEEDED if key not in old]
    if missing:
        message = f"lacks {', '.join(missing)}, which its version needs"
        raise ContentError(Finding(Origin(path), message, "complete it, then upgrade"))
    leading = old[OLD].get("figure")
    say = _speak(files, language)
    written = {path: upgrade_content(text, language, say)}
    table = f"data/{name}/{TABLE}.csv"
    if files.exists(table):
        written[table] = _upgrade_table(files.read_text(table))
    for catalog in sorted(files.root.glob(f"locales/*/LC_MESSAGES/{name}.po")):
        place = catalog.relative_to(files.root).as_posix()
        here = _speak(files, catalog.parent.parent.name)
        added = {
            (context, say(label)): here(label)
            for contexts, label in TITLES.items()
            for context in contexts
        }
        written[place] = upgrade_catalog(files.read_text(place), leading, added)
    return written


def _speak(files: ProjectFiles, locale: str) -> Say:
    labels = read_labels(files)
    said = make_labels(labels, read_catalogs(files, labels, locale), locale, Conventions(locale))
    return lambda name: said.phrases[name].forms[0] if name in said.phrases else labels[name].text


def _upgrade_table(text: str) -> str:
    """Give a table without the column that said how precise its dates are: they say it."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or "date_precision" not in rows[0]:
        return text.replace("{start}", "{operation_start}")
    place = rows[0].index("date_precision")
    out = io.StringIO(newline="")
    ending = "\r\n" if "\r\n" in text else "\n"
    writer = csv.writer(out, lineterminator=ending)
    writer.writerows(row[:place] + row[place + 1 :] for row in rows)
    return out.getvalue().replace("{start}", "{operation_start}")
