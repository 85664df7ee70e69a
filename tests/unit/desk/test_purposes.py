"""What texts are for, in the languages of the desk: all is said, and nothing of an author's."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, ClassVar, get_args

import pytest
from pydantic import BaseModel, Field

import generator.blocks
import generator.model
from generator.blocks.block import Block
from generator.blocks.document import BriefFile
from generator.catalogs.checks.unit import Standard
from generator.catalogs.report import check_catalog
from generator.desk.purposes import read_purposes, say_purpose
from generator.desk.shell import LANGUAGES
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.inputs.reading import Reader
from generator.labels.definition import read_labels
from generator.model.counted import OwnUnit
from generator.model.fields import Frozen, Line, Prose
from generator.model.label import ENGLISH, RenamedLabel
from generator.model.message import Message
from generator.project import load_project
from generator.stages.content.brief import NOTES
from tests.conftest import ROOT

TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]
WHERE = Origin("data/x/brief.yaml", 1)


def list_marks(*parts: Any) -> Iterator[Prose]:
    """The marks of texts, wherever in types they stand; models inside have marks of their own."""
    for part in parts:
        if isinstance(part, Prose):
            yield part
        else:
            yield from list_marks(*get_args(part), *getattr(part, "__metadata__", ()))


def list_notes_of(model: type[BaseModel]) -> Iterator[str]:
    """What the texts of a model are for."""
    for field in model.model_fields.values():
        yield from (mark.note for mark in list_marks(field.annotation, *field.metadata))


def list_models(package: ModuleType) -> Iterator[type[BaseModel]]:
    """Every model of a package, by whichever name it is known there."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(found.name)).values():
            if isinstance(value, type) and issubclass(value, BaseModel):
                yield value


def list_purposes() -> set[str]:
    """All that the program says of texts: of the content's, of tables', of its own labels."""
    notes = {
        note
        for package in (generator.blocks, generator.model)
        for model in list_models(package)
        for note in list_notes_of(model)
    }
    notes |= set(NOTES.values())
    notes.add(OwnUnit(other="sorties").message("sortie", WHERE).note)
    notes.add(RenamedLabel(other="Spots").message("list.title", WHERE).note)
    notes |= {label.note for label in read_labels(ProjectFiles(ROOT)).values()}
    return notes


def find_missing(notes: set[str], language: str) -> list[str]:
    """What the catalog of a language does not say."""
    entries = read_purposes(language).entries
    return sorted(note for note in notes if ("", note) not in entries)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_purpose_is_translated(language: str) -> None:
    """Of all kinds of blocks, of tables and of labels, soundly; and no purpose that is gone."""
    purposes = list_purposes()
    catalog = read_purposes(language)
    missing = find_missing(purposes, language)
    assert [] == missing, f"translate them in generator/desk/words/purposes/{language}.po"
    assert set() == {text for _, text in catalog.entries} - purposes
    messages = [Message("", note, Origin("x"), "") for note in sorted(purposes)]
    standard = Standard(ENGLISH, "en", language, language)
    assert [] == [str(each) for each in check_catalog(catalog, messages, standard)]


class Recipe(Frozen):
    """A part of a block that no one has translated the purposes of."""

    steps: tuple[Annotated[Line, Prose("One step of a recipe.")], ...] = ()


class RecipeBlock(Block):
    """A kind of block as it is added."""

    kind: ClassVar[str] = "recipe"

    recipe: Recipe
    dish: Annotated[Line, Field(max_length=80), Prose("What is cooked.")] | None = None


def test_a_new_kind_of_block_is_told() -> None:
    """Its purposes are found where they are marked, and named as missing."""
    notes = {note for model in (Recipe, RecipeBlock) for note in list_notes_of(model)}
    assert ["One step of a recipe.", "What is cooked."] == find_missing(notes, "fr")
    assert {BriefFile, Block} <= {*list_models(generator.blocks)}


def test_every_text_of_the_shipped_project_says_what_it_is_for() -> None:
    """In each language; what an author wrote to translators is not the program's to translate."""
    project = load_project(ROOT)
    reader = Reader(project)
    own: set[str] = set()
    for name in project.briefs:
        for message in reader.limit_messages(reader.load_brief(name)):
            if message.own_note:
                own.add(message.note)
            for language in LANGUAGES:
                told = say_purpose(message, language)
                assert told is not None
                said = "" if message.own_note else language
                assert said == told["locale"], message
                assert not message.own_note or message.note == told["text"]
    assert {"A town in the United States, near an earthquake."} < own


def test_a_purpose_is_in_the_language_of_the_window() -> None:
    """With its direction, and set as its language sets it."""
    message = Message("x", "Kherson", WHERE, "Text of a point: two to four sentences.")
    french = {"text": "Texte d’un point\u00a0: deux à quatre phrases.", "locale": "fr"}
    assert french | {"direction": "ltr"} == say_purpose(message, "fr")
    assert say_purpose(message, "en") == {
        "text": "Text of a point: two to four sentences.",
        "locale": "en",
        "direction": "ltr",
    }
    arabic = say_purpose(message, "ar")
    assert arabic is not None
    assert ["ar", "rtl"] == [arabic["locale"], arabic["direction"]]
    assert arabic["text"].startswith("نص نقطة")


def test_what_no_catalog_says_is_in_english() -> None:
    """Marked as such, so that a screen reader says it in English; a number says nothing."""
    message = Message("x", "Kherson", WHERE, "What is cooked.")
    told = {"text": "What is cooked.", "locale": "en", "direction": "ltr"}
    assert [told, told] == [say_purpose(message, language) for language in TRANSLATED]
    assert say_purpose(Message("x", "8", WHERE, ""), "ar") is None


def test_what_an_author_wrote_stays(tmp_path: Path) -> None:
    """Word for word, even where the program says the same of its own texts."""
    note = "Caption below a chart."
    told = {"text": note, "locale": "", "direction": "auto"}
    assert told == say_purpose(Message("x", "Kherson", WHERE, note, own_note=True), "fr")
    (tmp_path / "blocks/dial").mkdir(parents=True)
    (tmp_path / "blocks/dial/labels.toml").write_text(
        f'["dial.noon"]\ntext = "noon"\nnote = "{note}"\n', encoding="utf-8"
    )
    labels = read_labels(ProjectFiles(tmp_path))
    assert told == say_purpose(labels["dial.noon"].message, "ar")
    assert not labels["map.title"].message.own_note
