from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.catalogs import checks
from generator.catalogs.checks.check import Check
from generator.catalogs.checks.registry import CHECKS, OF_TEXTS, Checks
from generator.model.checks import Level

NAMED = {
    "glyphs",
    "controls",
    "placeholders",
    "fact-forms",
    "markup",
    "missing",
    "stale",
    "fuzzy",
    "marks",
    "unapproved",
    "spelling",
    "machine",
    "unused-acceptance",
    "amounts",
    "damage",
    "length",
    "names",
    "numbers",
    "punctuation",
    "spaces",
    "script",
    "opposites",
    "signs",
    "glossary",
    "source-language",
    "letters",
    "same-as-source",
    "link-targets",
    "french-spaces",
    "other-language",
    "negation",
    "acronyms",
    "sentences",
    "capitals",
    "quotations",
    "doubled-word",
    "unchanged",
}


def test_every_class_with_a_name_is_registered() -> None:
    """The names that projects write in briefs.toml stay; the source of each module is read."""
    written = [
        str(node.value.value)
        for file in sorted(Path(checks.__path__[0]).glob("*.py"))
        for one in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(one, ast.ClassDef)
        for node in one.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and ast.unparse(node.targets[0]) == "name"
    ]
    assert sorted(NAMED) == sorted(written) == sorted(CHECKS)


def test_the_order_is_that_of_the_modules() -> None:
    """Whatever was imported first, the gravest come first, then those of the first module."""
    order = [
        (not check.fixed, check.level is not Level.ERROR, type(check).__module__)
        for check in CHECKS.values()
    ]
    assert sorted(order) == order


def test_a_name_stands_for_one_check() -> None:
    """A second check of a name is a mistake of whoever writes it."""
    with pytest.raises(ValueError, match="two checks are named numbers"):
        type("Again", (Check,), {"name": "numbers"})
    assert type(CHECKS["numbers"]).__name__ == "Numbers"


def test_what_would_spoil_a_page_can_be_neither_lowered_nor_accepted() -> None:
    """The setting says why; every other level may be set."""
    fixed = {name for name, check in CHECKS.items() if check.fixed}
    texts = {"placeholders", "fact-forms", "markup", "glyphs", "controls"}
    spoiling = {"missing", "stale", "fuzzy", "unapproved"} | texts
    assert spoiling == fixed
    for name, check in CHECKS.items():
        if name in fixed:
            assert not check.acceptable
            with pytest.raises(ValidationError, match=check.fixed):
                Checks.model_validate({name: "warning"})
        else:
            assert Level.OFF == Checks.model_validate({name: "off"}).level(name)


def test_the_schema_names_each_check_with_its_default_and_what_it_finds() -> None:
    """``briefs schema settings`` prints it."""
    properties = Checks.model_json_schema()["properties"]
    assert set(CHECKS) == set(properties)
    assert "warning" == properties["doubled-word"]["default"]
    assert "the same word twice in a row" == properties["doubled-word"]["description"]


def test_the_source_is_held_to_what_can_be_said_of_one_text() -> None:
    """No check that compares two texts is among them."""
    of_source = {"controls", "spaces", "doubled-word", "punctuation", "french-spaces", "length"}
    assert of_source | {"marks"} == {name for name, check in OF_TEXTS.items() if check.of_source}
