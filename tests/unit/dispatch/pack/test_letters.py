"""The texts that go along with editions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.dispatch.pack.letters import NOTE, STAMP, Letters
from generator.errors import TemplateError
from generator.inputs.reading import read_inputs
from generator.project import load_project
from tests.conftest import ROOT

VALUES: dict[str, Any] = {"files": [], "number": None, "signed": False, "sender": ""}


def test_a_letter_is_plain_text_in_its_language() -> None:
    """Nothing is escaped in plain text, whatever the sender is called."""
    letters = Letters(load_project(ROOT))
    text = letters.write(NOTE, "en", **{**VALUES, "sender": "Desk <A> & Co"})
    assert text.startswith("Dear Sir or Madam,\n")
    assert text.endswith("\nWith our compliments.\nDesk <A> & Co\n")


def test_a_page_is_escaped() -> None:
    """A name is never markup of the page that is laid out."""
    letters = Letters(load_project(ROOT))
    page = letters.fill(STAMP, "fr", number=1, name="<img src=x>")
    assert "<img" not in page
    assert 'lang="fr" dir="ltr"' in page
    assert 'lang="ar" dir="rtl"' in letters.fill(STAMP, "ar", number=1, name="")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{{ nothing }}", "templates/dispatch/note.txt:1: fails ('nothing' is undefined)"),
        (
            "\n{% if %}",
            "templates/dispatch/note.txt:2: is no Jinja template (Expected an expression",
        ),
    ],
)
def test_a_template_that_fails(project: Path, text: str, line: str) -> None:
    """It is said with its file and, where Jinja knows it, its line."""
    (project / "templates/dispatch/note.txt").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as failure:
        Letters(load_project(project)).write(NOTE, "fr", **VALUES)
    assert str(failure.value.findings[0]).startswith(line)


def test_a_template_that_a_project_has_not_is_the_program_s(project: Path) -> None:
    """A project has of the letters what differs."""
    before = Letters(load_project(project)).write(NOTE, "fr", **VALUES)
    (project / "templates/dispatch/note.txt").unlink()
    assert before == Letters(load_project(project)).write(NOTE, "fr", **VALUES)


def test_no_edition_is_made_from_them(project: Path) -> None:
    """Changing the letter makes no edition older than its inputs, nor changes what is printed."""

    def look() -> list[tuple[str, bool]]:
        found = load_project(project)
        inputs = read_inputs(found, found.select(locales=["fr"], profiles=["screen"]))
        return [
            (each.digest, any("dispatch" in path for path in each.templates)) for each in inputs
        ]

    before = look()
    stamp = project / "templates/dispatch/stamp.css"
    stamp.write_text(stamp.read_text(encoding="utf-8") + "/* */\n", encoding="utf-8")
    assert before == look()
    assert not any(held for _, held in before)
