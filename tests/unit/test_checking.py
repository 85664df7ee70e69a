"""A check of built editions says what each is to say, and nothing of it twice."""

from __future__ import annotations

from typing import Any

import pytest

from generator import checking
from generator.inputs.reading import read_inputs
from generator.preparation import localise_language
from tests.conftest import load_shipped


def test_what_editions_say_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """On every paper of one plan, for every medium, beside another language; by each format."""
    project = load_shipped()
    editions = project.select(formats=["brief", "factsheet"], locales=["fr", "en", "fr+en"])
    said: list[tuple[object, ...]] = []

    def count(inputs: Any, language: Any) -> Any:
        said.append((inputs.edition.format, language.locale, inputs.plan.rows))
        return localise_language(inputs, language)

    monkeypatch.setattr(checking, "localise_language", count)
    sayings = checking._Sayings()
    for inputs in read_inputs(project, editions):
        wanted = [localise_language(inputs, each) for each in inputs.languages]
        assert wanted == list(sayings.list(inputs))
    assert len(said) == len(set(said)) < len(editions)
    formats = {(name, locale) for name in ("brief", "factsheet") for locale in ("fr", "en")}
    assert formats == {(name, locale) for name, locale, _ in said}
