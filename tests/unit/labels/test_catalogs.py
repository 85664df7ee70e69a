"""The program's catalogs of labels, and a project's over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs.checks.unit import Standard
from generator.catalogs.report import check_catalog, check_source
from generator.files import ProjectFiles
from generator.labels.catalogs import (
    find_language,
    is_english,
    join_catalogs,
    list_languages,
    read_catalogs,
)
from generator.labels.definition import read_labels
from generator.labels.phrases import make_labels
from generator.language.conventions import Conventions
from tests.conftest import ROOT

FILES = ProjectFiles(ROOT)
LABELS = read_labels(FILES)
MESSAGES = [label.message for label in LABELS.values()]


def write_own(folder: Path, locale: str, text: str) -> ProjectFiles:
    path = folder / "locales" / locale / "LC_MESSAGES" / "labels.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n' + text
    )
    return ProjectFiles(folder)


def test_the_english_is_sound() -> None:
    assert [] == list(check_source(MESSAGES, Standard("en", "en-GB", "en", "en-GB")))


@pytest.mark.parametrize("language", list_languages()[1:])
def test_a_catalog_of_the_program_is_whole_and_sound(language: str) -> None:
    """Every check of texts, as for a project's own: numbers, names, signs, spaces, what is left."""
    catalog = join_catalogs(read_catalogs(FILES, LABELS, language), language)
    standard = Standard("en", "en-GB", language, language)
    assert [] == [str(each) for each in check_catalog(catalog, MESSAGES, standard)]
    stale = set(catalog.entries) - {message.key for message in MESSAGES}
    assert set() == stale


def test_what_no_speaker_has_read_says_so() -> None:
    """In the header, and at each entry."""
    for language in list_languages()[1:]:
        text = (ROOT / f"generator/labels/{language}.po").read_text()
        marked = text.count("\n# machine\n")
        assert 'X-Reviewed: no\\n"' in text or marked < len(LABELS)
        assert marked == len(LABELS) or 'X-Reviewed: in part\\n"' in text


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("fr-CA", "fr"),
        ("pt-PT", "pt"),
        ("ar-EG", "ar"),
        ("zh-Hant", None),
        ("nl", None),
    ],
)
def test_the_language_of_labels_that_a_reader_reads(locale: str, language: str | None) -> None:
    """Never one of another script."""
    assert language == find_language(locale)
    assert (language == "en") == is_english(locale)


def test_a_project_lies_over_the_program(tmp_path: Path) -> None:
    """For the labels that it says; what it leaves to be checked is the program's."""
    files = write_own(
        tmp_path,
        "de",
        'msgctxt "sources.title"\nmsgid "Sources"\nmsgstr "Belege"\n\n'
        'msgctxt "map.title"\nmsgid "The map"\nmsgstr ""\n',
    )
    catalogs = read_catalogs(files, LABELS, "de")
    labels = make_labels(LABELS, catalogs, "de", Conventions("de"))
    assert ["Belege", "Die Karte"] == [labels.say("sources.title"), labels.say("map.title")]
    joined = join_catalogs(catalogs, "de")
    assert (
        "locales/de/LC_MESSAGES/labels.po" == joined.entries["sources.title", "Sources"].origin.path
    )
    assert "built-in/labels/de.po" == joined.entries["map.title", "The map"].origin.path


def test_a_project_says_english_otherwise(tmp_path: Path) -> None:
    own = 'msgctxt "sources.title"\nmsgid "Sources"\nmsgstr "References"\n'
    catalogs = read_catalogs(write_own(tmp_path, "en", own), LABELS, "en")
    labels = make_labels(LABELS, catalogs, "en", Conventions("en"))
    assert ["References", "The map"] == [labels.say("sources.title"), labels.say("map.title")]


def test_a_project_has_a_language_of_its_own(tmp_path: Path) -> None:
    own = 'msgctxt "sources.title"\nmsgid "Sources"\nmsgstr "Bronnen"\n'
    files = write_own(tmp_path, "nl", own)
    labels = make_labels(LABELS, read_catalogs(files, LABELS, "nl"), "nl", Conventions("nl"))
    assert "Bronnen" == labels.say("sources.title")
    assert () == read_catalogs(files, LABELS, "sv")
