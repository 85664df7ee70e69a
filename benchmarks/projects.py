"""The projects that are measured: copies of the shipped one, many synthetic briefs, an old commit.

A synthetic brief is the shipped one with the letters within its longer words moved, in its content
and its catalogs alike: no text was seen before, and each takes as much room as it did.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import get_month_names
from babel.messages.pofile import read_po, write_po
from ruamel.yaml import YAML

from benchmarks.measure import ROOT, Sample, Scope, briefs, run

PARTS = ("briefs.toml", "data", "locales", "templates")
BASE = "78bbb20"
"""The commit that all is measured against: nothing was kept, a trial of a fit was a document."""
SHIPPED = "daesh"
TURNED = re.compile(r"\{[^}]*\}|\]\([^)]*\)|https?://\S+|[^\W\d_]{6,}")
"""The words whose letters are moved; what comes before them in the pattern is left alone."""
SMALL = re.compile(r"(?<![\w{])[a-z]{7,}(?![\w}])")
"""A long word that is no name, nor begins a sentence: no check asks for it."""
KEPT = {"cinquantaine"} | {
    month.lower()
    for locale in ("fr", "en", "ar")
    for form in ("format", "stand-alone")
    for month in get_month_names("wide", form, locale).values()
}
"""Numbers and months in words, which the checks compare between languages."""
COLUMNS = ("name", "summary", "stake")
SHORT = ("--format", "factsheet", "--paper", "a4", "--profile", "screen")
SHORT_LOCALES = ("fr", "en", "fr+en")
"""What is built of the shipped project where time is short, and in which languages."""
LOCALES = ("fr", "en", "ar", "fr+en", "fr+ar", "en+ar")
ONE = {"formats": ["factsheet"], "locales": ["fr", "en", "ar"], "papers": ["a4"]}


def copy_project(target: Path, source: Path = ROOT) -> Path:
    """Copy the shipped project, without what was built of it."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        place = source / part
        if place.is_dir():
            shutil.copytree(place, target / part, dirs_exist_ok=True)
        else:
            shutil.copy(place, target / part)
    return target


def check_out(target: Path, commit: str = BASE) -> Path | None:
    """Lay a commit's files into a folder; None where this clone has no such commit."""
    done = subprocess.run(
        ["git", "archive", commit],  # noqa: S607 - whichever git there is
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        return None
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target, filter="data")
    return target


def write_briefs(
    target: Path, count: int, what: Mapping[str, Iterable[str]] = ONE, first: int = 1
) -> list[str]:
    """Make a project of so many synthetic briefs; gives their names."""
    copy_project(target)
    head = (target / "briefs.toml").read_text("utf-8").partition("[briefs.")[0]
    names, tables = [], [head]
    for number in range(first, first + count):
        name = f"brief-{number:04}"
        names.append(name)
        write_brief(target, name, number)
        lines = [
            f"{key} = [{', '.join(f'{each!r}' for each in items)}]" for key, items in what.items()
        ]
        tables.append("\n".join([f"[briefs.{name}]", *lines, 'profiles = ["screen"]', ""]))
    (target / "briefs.toml").write_text("\n".join(tables), encoding="utf-8")
    return names


def write_brief(project: Path, name: str, number: int) -> None:
    """Write one synthetic brief beside the shipped one."""
    source, target = project / "data" / SHIPPED, project / "data" / name
    shutil.copytree(source, target)
    glossary = target / "glossary.csv"  # its terms are among the words that are moved
    glossary.write_text(glossary.read_text("utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    yaml = YAML(typ="safe", pure=True)
    content = yaml.load((source / "brief.yaml").read_text("utf-8"))
    turned: set[str] = set()
    for parent, key in _list_passages(content):
        turned.add(parent[key])
        parent[key] = turn(parent[key], number)
    with (target / "brief.yaml").open("w", encoding="utf-8") as stream:
        yaml.dump(content, stream)
    turned |= _turn_rows(target / "victories.csv", number)
    for file in sorted((project / "locales").glob(f"*/LC_MESSAGES/{SHIPPED}.po")):
        _turn_catalog(file, file.with_name(f"{name}.po"), turned, number)


def turn(text: str, number: int) -> str:
    """Move the letters within the longer words of a text so many places on."""

    def move(found: re.Match[str]) -> str:
        word = found[0]
        if not word.isalpha() or word.lower() in KEPT:
            return word
        inner = word[1:-1]
        place = number % len(inner)
        return word[0] + inner[place:] + inner[:place] + word[-1]

    return TURNED.sub(move, text)


def _list_passages(content: Any) -> Iterator[tuple[Any, Any]]:
    """List where the running texts of a brief stand: a mapping or list, and the key in it."""
    paragraphs = content["context"]["paragraphs"]
    yield from ((paragraphs, index) for index in range(len(paragraphs)))
    yield content["headline"], "text"
    for item in content["objectives"]["items"]:
        yield from ((item, key) for key in ("text", "short"))


def _turn_rows(file: Path, number: int) -> set[str]:
    """Turn the texts of a table; gives what they were."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, columns = list(reader), list(reader.fieldnames or ())
    turned = {row[column] for row in rows for column in COLUMNS}
    for row in rows:
        row.update({column: turn(row[column], number) for column in COLUMNS})
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return turned


def _turn_catalog(source: Path, target: Path, turned: set[str], number: int) -> None:
    with source.open("rb") as stream:
        catalog = read_po(stream)
    for message in [each for each in catalog if each.id in turned]:
        catalog.delete(message.id, message.context)
        catalog.add(
            turn(str(message.id), number),
            turn(str(message.string), number),
            context=message.context,
            flags=message.flags,
            user_comments=message.user_comments,  # what a check accepts there, and why
        )
    with target.open("wb") as stream:
        write_po(stream, catalog, width=0)


def change_translation(project: Path, locale: str, ending: str, number: int = 1) -> str:
    """Change a word of one translated text, the first whose context ends so; gives what it was."""
    file = project / "locales" / locale / "LC_MESSAGES" / f"{SHIPPED}.po"
    with file.open("rb") as stream:
        catalog = read_po(stream)
    message = next(each for each in catalog if str(each.context or "").endswith(ending))
    before = str(message.string)
    message.string = SMALL.sub(lambda found: turn(found[0], 1 + number % 3), before, count=1)
    with file.open("wb") as stream:
        write_po(stream, catalog, width=0)
    return before


@dataclass(frozen=True, slots=True)
class Built:
    """A copy of the shipped project, built: its folder and its store, and what it took.

    ``sheets`` are the options that ask for it, but for its languages.
    """

    project: Path
    store: Path
    sheets: tuple[str, ...]
    locales: tuple[str, ...]
    sample: Sample

    @property
    def selection(self) -> tuple[str, ...]:
        """The options that ask for all of it."""
        return (*self.sheets, *ask_for(self.locales))

    def copy(self, target: Path) -> Built:
        """Copy it with its store and its output, to be spoilt."""
        shutil.copytree(self.project, target / "project")
        shutil.copytree(self.store, target / "store")
        return replace(self, project=target / "project", store=target / "store")


def ask_for(locales: Iterable[str]) -> tuple[str, ...]:
    """Give the options that ask for these languages."""
    return tuple(word for locale in locales for word in ("--locale", locale))


@cache
def build_shipped(scope: Scope) -> Built:
    """Build the shipped project, once a run: all of it, or some fact sheets where time is short."""
    place = scope.place("built")
    project, store = copy_project(place / "project"), place / "store"
    store.mkdir()
    sheets, locales = (SHORT, SHORT_LOCALES) if scope.quick else ((), LOCALES)
    sample = run(
        briefs("build", *sheets, *ask_for(locales), "--project", project),
        environment={"BRIEFS_CACHE": str(store)},
    )
    return Built(project, store, sheets, locales, sample)


if __name__ == "__main__":
    write_briefs(Path(sys.argv[1]), int(sys.argv[2]))
