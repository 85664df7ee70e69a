"""A new project: it builds at once, in its own language, with nothing to be found in it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pypdfium2
import pytest

from generator.errors import UsageError
from generator.project import load_project
from generator.starting.project import TEXTS, start_project
from generator.starting.subjects import SHIPPED, SUBJECTS
from tests.bad_input.calling import call_here

SAID = tomllib.loads(TEXTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SAID)
def test_a_new_project_builds_at_once(tmp_path: Path, source: str) -> None:
    """Strictly: without a warning; in the words of its own language."""
    written, spoken = start_project(tmp_path, "first", source, ["hu"])
    assert source == spoken
    assert all(path.is_file() for path in written)
    project = tmp_path / "first"
    assert "" == call_here("check", "--strict", "--project", project).err
    result = call_here("build", "--strict", "--project", project)
    assert (0, "") == (result.code, result.err)
    paths = [Path(line) for line in result.out.split()]
    assert [f"first-brief.{source}.a4.screen.pdf"] == [path.name for path in paths]
    text = pypdfium2.PdfDocument(paths[0])[0].get_textpage().get_text_bounded()
    assert source == "ar" or SAID[source]["opening"] in text


@pytest.mark.parametrize("example", ["blank", "leaflet"])
def test_a_project_is_named_by_the_last_folder_of_a_path(tmp_path: Path, example: str) -> None:
    """Its settings held the whole path, and could not be read."""
    start_project(Path(), str(tmp_path / "desk" / "floods"), "en", [], example)
    assert ["floods"] == list(load_project(tmp_path / "desk" / "floods").briefs)


def test_every_language_says_all(tmp_path: Path) -> None:
    """As many texts in each."""
    assert 1 == len({frozenset(texts) for texts in SAID.values()})


def test_the_catalogs_of_other_languages_are_begun(tmp_path: Path) -> None:
    """With every text to be translated, and their plural forms; the settings say when to add it."""
    start_project(tmp_path, "first", "de", ["hu", "sr-Latn"])
    catalogs = sorted((tmp_path / "first" / "locales").rglob("first.po"))
    assert ["hu", "sr-Latn"] == [path.parents[1].name.replace("_", "-") for path in catalogs]
    for path in catalogs:
        assert SAID["de"]["title"] in path.read_text(encoding="utf-8")
    settings = (tmp_path / "first" / "briefs.toml").read_text(encoding="utf-8")
    assert 'locales = ["de"]              # and "hu", "sr-Latn", as soon as' in settings


def test_a_language_without_texts_begins_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is to be written over is said."""
    monkeypatch.chdir(tmp_path)
    result = call_here("new", "first", "--source", "hu")
    assert 0 == result.code
    assert "the example's texts are in en; write yours in hu" in result.err
    assert "the program has no labels in hu yet: translate first/locales/hu" in result.err
    labels = tmp_path / "first/locales/hu/LC_MESSAGES/labels.po"
    assert labels.read_text(encoding="utf-8").count('msgstr ""') > 10
    drawn = call_here("build", "--draft", "--project", "first")
    assert (0, 1) == (drawn.code, len(drawn.out.split())), drawn.err
    assert "language: hu" in (tmp_path / "first/data/first/brief.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "source", "locales", "said"),
    [
        ("First One", "en", [], "is no name of a subject; use small letters"),
        ("there", "en", [], "is there already; choose another name"),
        ("first", "de", ["de"], "de is the language that the content is written in"),
        ("first", "xx", [], "xx"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    tmp_path: Path, name: str, source: str, locales: list[str], said: str
) -> None:
    """In one line, and nothing is written."""
    (tmp_path / "there").mkdir()
    with pytest.raises(UsageError) as refused:
        start_project(tmp_path, name, source, locales)
    assert said in str(refused.value)
    assert ["there"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("example", ["blank", *SUBJECTS])
def test_a_project_begins_from_another_example(tmp_path: Path, example: str) -> None:
    """One text, or a shipped subject under a name of one's own: nothing is to be found in it."""
    start_project(tmp_path, "own-name", "en", [], example)
    project = tmp_path / "own-name"
    result = call_here("check", "--strict", "--project", project)
    assert (0, "") == (result.code, result.err)
    assert (project / "data" / "own-name" / "brief.yaml").is_file()
    assert (project / "README.md").read_text(encoding="utf-8").startswith("# ")


def test_a_shipped_subject_keeps_how_its_languages_are_printed(tmp_path: Path) -> None:
    """What the program's own settings say of each of its languages, one text or a list of them."""
    assert {"daesh", "leaflet", "quakes", "specimen"} == set(SUBJECTS)
    start_project(tmp_path, "own-name", "en", [], "specimen")
    assert load_project(SHIPPED).languages == load_project(tmp_path / "own-name").languages


def test_several_languages_at_once_and_no_language_of_a_subject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of languages is several; a subject of the program's has its own language."""
    monkeypatch.chdir(tmp_path)
    assert 0 == call_here("new", "first", "--source", "de", "--locales", "hu,ar").code
    assert ["ar", "hu"] == sorted(
        path.name for path in (tmp_path / "first/locales").iterdir() if path.is_dir()
    )
    result = call_here("new", "second", "--source", "de", "--from", "daesh")
    assert 2 == result.code
    assert "leave it out" in result.err


def test_a_shipped_subject_is_translated_into_english_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language that a project begins in by default is not that of a leaflet in German."""
    monkeypatch.chdir(tmp_path)
    result = call_here("new", "own", "--from", "leaflet", "--locales", "en")
    assert 0 == result.code, result.err
    assert (tmp_path / "own/locales/en/LC_MESSAGES/own.po").is_file()
