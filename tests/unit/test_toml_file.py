from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from pydantic import BaseModel, ConfigDict

from generator.errors import ProjectError
from generator.toml_file import parse_toml


class Table(BaseModel):
    model_config = ConfigDict(extra="forbid")
    pages: int
    figures: Mapping[str, Mapping[str, int]] = {}


def test_a_sound_file_is_its_value() -> None:
    """The tables and keys become the model's fields."""
    value = parse_toml("pages = 2\n[figures.map]\nheight = 3", "x.toml", Table, ProjectError)
    assert Table(pages=2, figures={"map": {"height": 3}}) == value


def test_letters_in_parts_are_read_as_one() -> None:
    """Whatever wrote the file."""
    text = unicodedata.normalize("NFD", "pages = 2\n[figures.'été']\nheight = 3")
    assert list(parse_toml(text, "x.toml", Table, ProjectError).figures) == ["été"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("pages = \n", "1: is not TOML (Invalid value); correct that line"),
        (
            "pages = 2\n\n[a\n",
            "3: is not TOML (Expected ']' at the end of a table declaration); correct that line",
        ),
        ("\npages = [2,\n", "2: is not TOML (Invalid value); correct that line"),
        ("# a\npages = 'x'\n", '2: pages is "x", which is no whole number; write it in digits'),
        ("pages = 2\npage = 3\n", "2: page is an unknown key; did you mean pages?"),
        (
            "pages = 2\n[figures.map]\nheight = 'x'\n",
            '3: figures.map.height is "x", which is no whole number; write it in digits',
        ),
        (
            "pages = 3,5\n",
            (
                "1: is not TOML (Expected newline or end of document after a statement);"
                " write the number as 3.5"
            ),
        ),
        ("pages = .5\n", "1: is not TOML (Invalid value); write the number as 0.5"),
        (
            "pages = 010\n",
            (
                "1: is not TOML (Expected newline or end of document after a statement);"
                " write the number as 10"
            ),
        ),
    ],
)
def test_a_fault_is_at_its_line(text: str, line: str) -> None:
    """A fault of syntax or of content is said at the line of its key."""
    with pytest.raises(ProjectError) as failure:
        parse_toml(text, "x.toml", Table, ProjectError)
    assert f"x.toml:{line}" == str(failure.value)
