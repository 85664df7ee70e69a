"""The projects that are measured: copies of the shipped one, many synthetic briefs, an old commit.

Of the shipped subjects one is measured, the one that old commits have too. A synthetic brief is it
with the letters within its longer words moved, in its content and its catalogs alike: no text was
seen before, and each takes as much room as it did.
"""

from __future__ import annotations

import csv
import io
import json
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
"""The subject that is measured."""
OTHERS = re.compile(rf"^\[briefs\.(?!{SHIPPED}\]).*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
"""The tables of other subjects in ``briefs.toml``."""
TURNED = re.compile(r"\{[^}]*\}|\]\([^)]*\)|https?://\S+|[^\W\d_]{6,}")
"""The words whose letters are moved; what comes before them in the pattern is left alone."""
SMALL = re.compile(r"(?<![\w{])[a-z]{7,}(?![\w}])")
"""A long word that is no name, nor begins a sentence: no check asks for it."""
KEPT = {"quatre", "cinquantaine", "kilomètres", "كيلومتر"} | {
    word
    for locale in ("fr", "en", "ar", "ar_SY")
    for form in ("format", "stand-alone")
    for month in get_month_names("wide", form, locale).values()
    for word in month.lower().split()
}
"""Numbers, months and units in words, which the checks compare between languages."""
COLUMNS = ("name", "summary", "stake")
LABEL = "key-figures.figures.members.label"
"""The context of a text that both formats print on their first page."""
SHORT = ("--format", "factsheet", "--paper", "a4", "--profile", "screen")
SHORT_LOCALES = ("fr", "en", "fr+en")
"""What is built of the shipped project where time is short, and in which languages."""
LOCALES = ("fr", "en", "ar", "fr+en", "fr+ar", "en+ar")
ONE = {"formats": ["factsheet"], "locales": ["fr", "en", "ar"], "papers": ["a4"]}


def copy_project(target: Path, source: Path = ROOT) -> Path:
    """Copy the shipped project with the subject that is measured, without what was built of it."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        place = source / part
        if place.is_dir():
            shutil.copytree(place, target / part, dirs_exist_ok=True)
        else:
            shutil.copy(place, target / part)
    listed = target / "briefs.toml"
    listed.write_text(OTHERS.sub("", listed.read_text("utf-8")), encoding="utf-8")
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
    # Their words are scrambled, and with them the names that are compared between languages.
    names, tables = [], [head, '[checks]\nnames = "off"\n']
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
    content = YAML(typ="safe", pure=True).load((source / "brief.yaml").read_text("utf-8"))
    turned: set[str] = set()
    for parent, key in _list_passages(content):
        turned.add(parent[key])
        parent[key] = turn(parent[key], number)
    # JSON is YAML too (YAML 1.2.2, section 1.2), and keeps the order of columns.
    written = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    (target / "brief.yaml").write_text(written, encoding="utf-8")
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
    for section in content["sections"]:
        for block in section["blocks"]:
            text = block.get("text")
            if isinstance(text, list):
                yield from ((text, index) for index in range(len(text)))
            elif text is not None:
                yield block, "text"
            for point in block.get("points", ()):
                yield from ((point, key) for key in ("text", "short"))


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


def change_translation(project: Path, locale: str, context: str, number: int = 1) -> str:
    """Change a word of one translated text; gives what it was."""
    file = project / "locales" / locale / "LC_MESSAGES" / f"{SHIPPED}.po"
    with file.open("rb") as stream:
        catalog = read_po(stream)
    message = next(each for each in catalog if each.context == context)
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
