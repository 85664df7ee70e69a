"""Synthetic briefs: other texts that take the same room, in projects that can be built."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.projects import (
    LABEL,
    SHIPPED,
    change_translation,
    copy_project,
    turn,
    write_briefs,
)
from generator import load_project
from generator.inputs.edition import warnings_of
from generator.inputs.reading import read_inputs


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Depuis le {start}, **{victories} villes**", "Dpuies le {start}, **{victories} vlleis**"),
        ("en mars ou en novembre 2016", "en mars ou en novembre 2016"),
        ("160 كيلومترًا، في تشرين الثاني 2016", "160 كيلومترًا، في تشرين الثاني 2016"),
        ("[la source](https://example.org/longue)", "[la surcoe](https://example.org/longue)"),
    ],
)
def test_only_words_are_turned(text: str, turned: str) -> None:
    """Facts, addresses, markup and the names of months stay what they are."""
    assert turn(text, 1) == turned


def test_a_copy_has_the_subject_that_is_measured(tmp_path: Path) -> None:
    """No other subject of the project is made with it."""
    project = load_project(copy_project(tmp_path / "project"))
    assert {edition.brief for edition in project.select()} == {SHIPPED}


def test_synthetic_briefs_are_sound(tmp_path: Path) -> None:
    """Each has texts of its own in every language, and no check of a build has a word to say."""
    names = write_briefs(tmp_path / "project", 9)
    project = load_project(tmp_path / "project")
    inputs = read_inputs(project, project.select())
    assert {item.edition.brief for item in inputs} == set(names)
    assert len({item.data_digest for item in inputs}) == len(names)
    assert warnings_of(inputs) == ()


def test_one_translation_is_changed(tmp_path: Path) -> None:
    """A changed text changes the editions of its language alone, and is no fault."""
    project = copy_project(tmp_path / "project")
    chosen = {"formats": ["factsheet"], "papers": ["a4"], "profiles": ["screen"]}

    def digests() -> dict[str, str]:
        loaded = load_project(project)
        editions = loaded.select(locales=["fr", "en"], **chosen)  # type: ignore[arg-type]
        return {item.edition.locale: item.digest for item in read_inputs(loaded, editions)}

    before = digests()
    change_translation(project, "en", LABEL)
    after = digests()
    assert after["fr"] == before["fr"]
    assert after["en"] != before["en"]
