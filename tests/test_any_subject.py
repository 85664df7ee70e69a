"""The program knows no subject: what it was first written for is content alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

FIRST = re.compile(
    r"victor|victoire|objecti[fv]|\bforces\b|liberat|coalition|daesh|daech", re.IGNORECASE
)
"""What the first subject is about, in its own words and in the names it once gave to things."""
ROOMS = ("generator", "templates")
ENDINGS = (".py", ".html", ".txt", ".toml", ".css", ".po", ".pot", ".json", ".md")
"""What people read and write; a basemap has the names of places, whatever they are."""
OLD = "generator/upgrading/"
"""It rewrites the contents of the first versions, whose only subject this was."""


def list_files() -> list[str]:
    """Every text of the program, by its path in the repository."""
    files = (file for room in ROOMS for file in (ROOT / room).rglob("*") if file.suffix in ENDINGS)
    return sorted(name for file in files if not (name := shorten(file)).startswith(OLD))


def shorten(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_the_program_s_texts_are_found() -> None:
    """The blocks, the labels and the templates are among them."""
    assert {
        "generator/blocks/map/words.txt",
        "generator/labels/labels.toml",
        "templates/brief/format.toml",
        "templates/brief/page.html",
    } <= set(list_files())


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_named_after_the_first_subject(room: str) -> None:
    """No identifier, label, message or docstring, and no file."""
    assert [] == [
        f"{name}:{number}: {line.strip()[:80]}"
        for name in list_files()
        if name.startswith(f"{room}/")
        for number, line in enumerate([name, *(ROOT / name).read_text("utf-8").splitlines()])
        if FIRST.search(line)
    ]
