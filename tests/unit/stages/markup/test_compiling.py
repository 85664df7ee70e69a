"""Templates are compiled once a process, and say in each language what is said there."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from generator.labels.phrases import Labels, Phrase
from generator.language.conventions import Conventions
from generator.stages.markup import compiling, environment
from generator.stages.markup.environment import make_environment

TEMPLATE = (
    b"{{ '1er'|raised }} {{ 2000|number }} {{ label('map.title') }} {{ ['a', 'b']|in_words }}"
)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often each template is compiled from now on."""
    counts: Counter[str] = Counter()
    plain = environment._Environment.compile

    def compile_it(self: Any, source: Any, name: Any = None, *more: Any, **others: Any) -> Any:
        counts[name] += 1
        return plain(self, source, name, *more, **others)

    monkeypatch.setattr(environment._Environment, "compile", compile_it)
    return counts


def fill(language: str, title: str, template: bytes = TEMPLATE) -> str:
    """A page of one template, which is another for each test."""
    labels = Labels(language, Conventions(language), {"map.title": Phrase((title,))})
    made = make_environment({"once.html": template}, labels.conventions, labels)
    return made.get_template("once.html").render()


def test_what_is_constant_is_still_each_language_s(compiled: Counter[str]) -> None:
    """A filter of a word that a template holds is that of the page's language, and is not kept."""
    said = {
        language: fill(language, title)
        for language, title in (("fr", "Carte"), ("en-GB", "Map"), ("ar", "خريطة"))
    }
    assert "1<sup>er</sup> 2 000 Carte a et b" == said["fr"].replace("\u202f", " ")
    assert said["en-GB"].startswith("1er 2,000 Map a and b")
    assert "خريطة" in said["ar"]
    assert 1 == compiled["once.html"]


def test_a_template_that_has_changed_is_compiled_anew(compiled: Counter[str]) -> None:
    """As often as its text is another; and again where it was another's before."""
    assert ["one", "two", "one"] == [fill("fr", "", text) for text in (b"one", b"two", b"one")]
    assert 2 == compiled["once.html"]


def test_so_much_is_kept_and_no_more(
    compiled: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk that is open for a week holds no more than it uses."""
    monkeypatch.setattr(compiling, "MOST", 2)
    for text in (b"three", b"four", b"five", b"five", b"three"):
        fill("fr", "", text)
    assert 4 == compiled["once.html"]
