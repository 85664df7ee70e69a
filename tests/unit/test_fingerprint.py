from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field, make_dataclass
from enum import StrEnum
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator import fingerprint as module
from generator.fingerprint import (
    DISTRIBUTIONS,
    fingerprint,
    read_libraries,
    read_program,
)

ROOMS = (
    *("blocks", "design", "language", "model", "pdf", "stages/content", "stages/figures"),
    *("stages/localisation", "stages/markup", "stages/pdf"),
)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Point:
    x: float
    y: float


class Model(BaseModel):
    name: str
    size: int | None = None


def test_equal_values_have_equal_fingerprints() -> None:
    """The order of mappings and sets does not count, nor whether a value was an enumeration's."""
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"b", "a", "c"}) == fingerprint({"c", "b", "a"})
    assert fingerprint(Colour.RED) == fingerprint("red")
    assert fingerprint((1, 2)) == fingerprint([1, 2])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Point(1.0, 2.0), Point(2.0, 1.0)),
        (Model(name="a"), Model(name="a", size=0)),
        ({"a": "1"}, {"a": 1}),
        (b"a", "a"),
        (b"a", b"b"),
        ((("a",), "b"), ("a", ("b",))),
        ({1, 2}, [1, 2]),
        (None, ""),
        (True, "true"),
        (0.1, 0.1000000000000001),
    ],
)
def test_other_values_have_others(one: object, other: object) -> None:
    """Each field, kind and place counts."""
    assert fingerprint(one) != fingerprint(other)


def test_the_name_of_a_class_does_not_count_but_its_fields_do() -> None:
    """A class can be renamed without anything being made again; a field's name says what it is."""
    renamed = make_dataclass("Place", [("x", float), ("y", float)])
    other = make_dataclass("Point", [("x", float), ("z", float)])
    assert fingerprint(Point(1.0, 2.0)) == fingerprint(renamed(1.0, 2.0))
    assert fingerprint(Point(1.0, 2.0)) != fingerprint(other(1.0, 2.0))


def test_a_field_that_is_not_compared_does_not_count() -> None:
    """Two values that are equal have one fingerprint: where they are written is no part of them."""

    @dataclass(frozen=True)
    class Written:
        text: str
        line: int = field(compare=False)

    assert fingerprint(Written("a", 1)) == fingerprint(Written("a", 2))
    assert fingerprint(Written("a", 1)) != fingerprint(Written("b", 1))


def test_a_value_without_named_fields_is_refused() -> None:
    """What cannot be told apart by its fields must not be taken for the same."""
    with pytest.raises(TypeError, match="object has no named fields to tell it by"):
        fingerprint(object())


def test_the_libraries_are_those_in_use() -> None:
    """Each package's version is what it says itself, and the system's libraries are asked."""
    found = read_libraries()
    assert {name: version(name) for name in DISTRIBUTIONS} == {
        name: number for name, number in found.items() if not name.startswith("system ")
    }
    assert {"system pango", "system harfbuzz", "system fontconfig"} <= set(found)


def test_every_library_that_a_page_is_made_with_counts() -> None:
    """Whatever the rooms from the content to the PDF import: a new one is not forgotten."""
    known = packages_distributions()
    imported = set()
    for room in ROOMS:
        for path in (Path(module.__file__).parent / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module or ""]
                imported |= {name.partition(".")[0] for name in names}
    packages = {
        re.sub("[._]", "-", package).lower() for name in imported for package in known.get(name, ())
    }
    assert set() == packages - set(DISTRIBUTIONS)


def test_the_program_is_every_file_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed, a new and a renamed file make another program.

    A cache of Python's does not, and no file of a room that makes no edition.
    """
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.py").write_text("1")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "fingerprint.py"))
    seen = []

    def look() -> None:
        read_program.cache_clear()
        seen.append(read_program())

    look()
    (tmp_path / "sub" / "a.py").write_text("2")
    look()
    (tmp_path / "sub" / "b.html").write_text("2")
    look()
    (tmp_path / "sub" / "b.html").rename(tmp_path / "sub" / "c.html")
    look()
    (tmp_path / "sub" / "a.pyc").write_text("3")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "d.py").write_text("4")
    look()
    read_program.cache_clear()
    assert (4, seen[3]) == (len(set(seen)), seen[4])
