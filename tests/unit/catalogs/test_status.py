from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs import update
from generator.catalogs.status import (
    CatalogStatus,
    Standing,
    count_words,
    read_status,
    write_markdown,
)
from generator.errors import CatalogError
from generator.placement.domains import read_domains
from generator.project import load_project

BRIEF = "data/daesh/brief.yaml"
KICKER = "kicker: À la une"


def read(folder: Path) -> CatalogStatus:
    project = load_project(folder)
    return read_status(project, read_domains(project))


def find(status: CatalogStatus, locale: str, domain: str) -> Standing:
    (found,) = (s for s in status.standings if (s.locale, s.domain) == (locale, domain))
    return found


def change(folder: Path, old: str, new: str) -> int:
    """Change the French; gives the line."""
    file = folder / BRIEF
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_a_whole_language_has_nothing_left(project: Path) -> None:
    """English has every text, and no word to translate; the labels are the program's."""
    status = read(project)
    standing = find(status, "en", "daesh")
    assert (100, 0, 0, 0) == (standing.percent, standing.fuzzy, standing.missing, standing.words)
    assert () == status.stale
    assert standing.total == status.sources["fr"]
    assert all(each.domain == "daesh" for each in status.standings)


def test_an_edit_of_the_french_is_seen_before_any_update(project: Path) -> None:
    """A changed text is stale in each language that has translated it, with both texts."""
    before = {path: path.read_bytes() for path in project.rglob("*.po*")}
    line = change(project, KICKER, "kicker: En première page")
    status = read(project)
    (stale,) = [item for item in status.stale if item.locale == "en"]
    assert ("daesh", "headline.kicker", "À la une", "En première page") == (
        stale.domain,
        stale.context,
        stale.old,
        stale.new,
    )
    assert (
        f"{BRIEF}:{line}: en, daesh headline.kicker: “À la une” is now “En première page”"
        == str(stale)
    )
    assert (1, 0, 3) == (
        find(status, "en", "daesh").fuzzy,
        find(status, "en", "daesh").missing,
        find(status, "en", "daesh").words,
    )
    assert before == {path: path.read_bytes() for path in project.rglob("*.po*")}


def test_an_update_changes_nothing_of_it(project: Path) -> None:
    """What status counts before an update is what stands in the catalogs after it."""
    change(project, KICKER, "kicker: En première page")
    change(project, "  - Libye\n", "  - Libye\n  - Chypre du Nord\n")
    before = read(project)
    loaded = load_project(project)
    update.update(loaded, read_domains(loaded))
    assert before == read(project)
    assert (1, 1, 6) == (
        find(before, "en", "daesh").fuzzy,
        find(before, "en", "daesh").missing,
        find(before, "en", "daesh").words,
    )


def test_a_language_that_is_listed_and_not_begun_lacks_everything(project: Path) -> None:
    """A missing catalog is a language with every text to translate."""
    settings = project / "briefs.toml"
    settings.write_text(settings.read_text().replace('"en", "ar"]', '"en", "ar", "de"]'))
    german = find(read(project), "de", "daesh")
    assert (0, 0, german.total) == (german.percent, german.translated, german.missing)


def test_a_catalog_at_fault_is_said(project: Path) -> None:
    """No number is given where a catalog cannot be read."""
    file = project / "locales/en/LC_MESSAGES/daesh.po"
    file.write_text(file.read_text() + "\nmsgid\n")
    with pytest.raises(CatalogError, match="is no line of a PO file"):
        read(project)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’action de la France", 4),
        ("De {first} à {last} : **deux**", 3),
        ("%(count)s lieux repris", 2),
        ("{year} · {total}", 0),
        ("", 0),
    ],
)
def test_words_are_counted_as_a_translator_does(text: str, words: int) -> None:
    """What is put in and what stands alone as a sign is no word."""
    assert words == count_words(text)


def test_the_table_of_languages_has_a_row_each() -> None:
    """The source first; a language is whole only when all of it is."""
    standings = (
        Standing("ar", "x", 0, 0, 10, 0, 30),
        Standing("en", "labels", 50, 0, 0, 0, 0),
        Standing("en", "x", 149, 1, 0, 3, 4),
        Standing("pt-BR", "x", 200, 0, 0, 0, 0),
    )
    assert write_markdown(CatalogStatus({"fr": 200}, standings, ())) == (
        "| language | texts | translated | to check | missing | words to translate |\n"
        "|---|---:|---:|---:|---:|---:|\n"
        "| French (`fr`) | 200 | the source | | | |\n"
        "| Arabic (`ar`) | 10 | 0 % | 0 | 10 | 30 |\n"
        "| English (`en`) | 200 | 99 % | 1 | 0 | 4 |\n"
        "| Portuguese (Brazil) (`pt-BR`) | 200 | 100 % | 0 | 0 | 0 |\n"
    )
