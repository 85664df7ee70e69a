"""The digests of an edition's inputs, and that of the data alone, which its pages print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.inputs import Inputs, read_inputs
from generator.model.edition import Profile
from generator.project import load_project


def read(project: Path) -> dict[str, Inputs]:
    """The inputs of every edition in French, English and both, by their names."""
    found = load_project(project)
    chosen = [edition for edition in found.select() if edition.locales[-1] in ("fr", "en")]
    return {inputs.edition.name: inputs for inputs in read_inputs(found, chosen)}


def append(path: str, text: str) -> Callable[[Path], object]:
    """Add a text to the end of a file of the project."""

    def change(project: Path) -> None:
        file = project / path
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def settle(old: str, new: str) -> Callable[[Path], object]:
    """Change a setting of briefs.toml."""

    def change(project: Path) -> None:
        file = project / "briefs.toml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def test_the_data_have_one_digest(project: Path) -> None:
    """Every language, format, paper and profile of a brief prints the same; inputs differ."""
    found = read(project)
    papers = {inputs.edition.paper for inputs in found.values()}

    assert {"a4", "letter"} <= papers
    assert 1 == len({inputs.data_digest for inputs in found.values()})
    assert len(found) == len({inputs.digest for inputs in found.values()})


@pytest.mark.parametrize(
    ("change", "data", "some"),
    [
        (append("data/daesh/brief.yaml", "\n# a note\n"), True, True),
        (append("data/daesh/sources.csv", "\n"), True, True),
        (append("data/daesh/glossary.csv", "\n"), False, False),
        (append("locales/en/LC_MESSAGES/daesh.po", "\n"), False, True),
        (append("templates/brief/brief.css", "\n"), False, True),
        (append("templates/dispatch/stamp.css", "\n"), False, False),
        (settle('forms = "en-GB"', 'forms = "en-US"'), False, True),
    ],
    ids=["content", "table", "glossary", "catalog", "template", "letter", "convention"],
)
def test_what_changes_which_digest(
    project: Path, change: Callable[[Path], object], data: bool, some: bool
) -> None:
    """The data's follows the content and tables alone; that of the inputs all that is printed."""
    before = read(project)
    change(project)
    after = read(project)

    assert data == any(before[name].data_digest != after[name].data_digest for name in before)
    assert some == any(before[name].digest != after[name].digest for name in before)


def test_the_press_counts_in_print_alone(project: Path) -> None:
    """A press's bleed makes its print editions others, and leaves those for the screen."""
    before = read(project)
    settings = project / "briefs.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "\n[profiles.print]\nbleed = 4\n", encoding="utf-8"
    )
    after = read(project)
    changed = {
        inputs.edition.profile
        for name, inputs in before.items()
        if inputs.digest != after[name].digest
    }

    assert {Profile.PRINT} == changed
