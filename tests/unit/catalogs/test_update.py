from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from generator.catalogs import update
from generator.catalogs.catalog import read_catalog
from generator.errors import CatalogError, PublishError, UsageError
from generator.files import ProjectFiles
from generator.labels.catalogs import find_language
from generator.placement.domains import read_domains
from generator.project import load_project
from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.unit.catalogs.gettext_tools import check_with_msgfmt

OLD = "Contribuer à la stabilisation de l’Irak"
NEW = "Contribuer à la stabilisation durable de l’Irak"


def read(project: Path, domain: str = "daesh", locale: str = "en") -> Catalog:
    file = project / "locales" / locale / "LC_MESSAGES" / f"{domain}.po"
    return read_po(io.StringIO(file.read_text()))


def check(project: Path) -> None:
    """Hold every English catalog to what msgfmt asks of it."""
    for file in sorted((project / "locales" / "en").rglob("*.po")):
        check_with_msgfmt(file)


def change(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def renew(folder: Path) -> tuple[Path, ...]:
    project = load_project(folder)
    return update.update(project, read_domains(project))


def begin(folder: Path, locale: str) -> tuple[Path, ...]:
    project = load_project(folder)
    return update.add(project, read_domains(project), locale)


def get(catalog: Catalog, text: str) -> Message:
    return next(m for m in catalog if text in (m.id if isinstance(m.id, tuple) else (m.id,)))


def test_nothing_new_changes_nothing(project: Path) -> None:
    """A second update writes the same bytes, and the first keeps every translation."""
    # Babel’s own header has the minute in which the file is read.
    before = {(m.context, m.id): m.string for m in read(project) if m.id}
    renew(project)
    after = {file: file.read_bytes() for file in project.rglob("*.po*")}
    assert before.items() <= {(m.context, m.id): m.string for m in read(project)}.items()
    renew(project)
    assert after == {file: file.read_bytes() for file in project.rglob("*.po*")}


def test_a_changed_text_is_fuzzy_with_what_it_was(project: Path) -> None:
    """It keeps its former translation, marked, with the former source beside it, at each update."""
    before = get(read(project), OLD).string
    change(project, "data/daesh/brief.yaml", OLD, NEW)
    for _ in range(2):
        renew(project)
        message = get(read(project), NEW)
        assert (before, True) == (message.string, message.fuzzy)
        text = (project / "locales/en/LC_MESSAGES/daesh.po").read_text()
        assert 1 == text.count(f'#| msgid "{OLD}"\n')
    check(project)


BLOCK = """\
{% macro one(block, section) %}<p>{{ label("strip.places", n=3, where="x") }}</p>{% endmacro %}
"""
COUNTED = """\
["strip.places"]
text = "{count} place of those that are shown here, beside the others on the map of {where}."
plural = "{count} places of those that are shown here, beside the others on the map of {where}."
note = "Under the map."
"""


@pytest.fixture
def labelled(project: Path) -> Path:
    """A project with a block of its own, whose label counts something; German is begun."""
    folder = project / "blocks" / "strip"
    folder.mkdir(parents=True)
    (folder / "block.html").write_text(BLOCK)
    (folder / "labels.toml").write_text(COUNTED)
    change(
        project,
        "data/daesh/brief.yaml",
        "      - contact:\n",
        "      - own: strip\n      - contact:\n",
    )
    begin(project, "de")
    return project


def test_a_project_s_own_label_is_translated_in_the_project(labelled: Path) -> None:
    """What the program says in German is there already, and asked of no one."""
    catalog = read_catalog(ProjectFiles(labelled), "de", "labels")
    assert ["strip.places"] == [context for context, _ in catalog.entries]
    (entry,) = catalog.entries.values()
    assert ("", "") == entry.forms


def test_a_long_former_text_stays_readable(labelled: Path) -> None:
    """A former source of several lines, and one with a plural, is folded as gettext folds."""
    file = labelled / "locales/de/LC_MESSAGES/labels.po"
    file.write_text(file.read_text().replace('[0] ""', '[0] "{count} X {where}"'))
    file.write_text(file.read_text().replace('[1] ""', '[1] "{count} Y {where}"'))
    change(labelled, "blocks/strip/labels.toml", "that are shown here", "that are set here")
    change(
        labelled, "data/daesh/brief.yaml", "La Coalition internationale s’est", "La Coalition s’est"
    )
    for _ in range(2):
        renew(labelled)
        check(labelled)
        check_with_msgfmt(file)
    text = file.read_text()
    assert 1 == text.count('#| msgid ""\n#| "{count} place of those that are shown here')
    assert 1 == text.count('#| msgid_plural ""\n#| "{count} places of those')
    english = (labelled / "locales/en/LC_MESSAGES/daesh.po").read_text()
    assert 1 == english.count('#| msgid ""\n#| "La Coalition internationale s’est')


def test_a_text_that_is_gone_is_kept_as_obsolete(project: Path) -> None:
    """A translation whose text is gone stays below, and is not lost at the next update."""
    change(project, "data/daesh/brief.yaml", "  - opération Chammal\n", "")
    for _ in range(2):
        renew(project)
        obsolete = read(project).obsolete
        assert "Opération Chammal" in {str(message.string) for message in obsolete.values()}
    check(project)


@pytest.mark.parametrize(
    ("locale", "forms", "name"),
    [
        ("de", 2, "German"),
        ("ar", 6, "Arabic"),
        ("pl", 3, "Polish"),
        ("ja", 1, "Japanese"),
        ("sl", 4, "Slovenian"),
        ("pt-BR", 2, "Portuguese (Brazil)"),
        ("zh-Hant", 1, "Chinese (Traditional)"),
        ("sr-Latn", 3, "Serbian (Latin)"),
        ("gd", 4, "Scottish Gaelic"),
    ],
)
def test_a_new_language_has_its_own_plural_forms(
    project: Path, locale: str, forms: int, name: str
) -> None:
    """The header has the language's rule, each plural as many forms, and all can be read back."""
    folder = project / "locales" / locale
    for file in folder.rglob("*.po"):
        file.unlink()
    paths = begin(project, locale)
    own = find_language(locale) is None
    names = ("daesh", "labels") if own else ("daesh",)
    assert [folder / "LC_MESSAGES" / f"{name}.po" for name in names] == list(paths)
    if own:
        catalog = read_catalog(ProjectFiles(project), locale, "labels")
        (entry,) = (each for key, each in catalog.entries.items() if key[0] == "map.open_count")
        # The other script of a language that the program has is what a translator begins with.
        assert forms == len(entry.forms)
        assert entry.fuzzy == any(entry.forms)
    text = paths[-1].read_text()
    assert f'"Language-Team: {name}\\n"' in text
    assert f"nplurals={forms};" in text
    assert f'"Language: {locale.replace("-", "_")}\\n"' in text
    for path in paths:
        check_with_msgfmt(path)


def test_a_language_has_one_catalog_however_it_is_spelt(project: Path) -> None:
    """A second spelling is the first; a folder of another spelling is named, and how to mend it."""
    assert 0 == call_here("catalog", "add", "sr_Cyrl", "--project", str(project)).code
    assert (project / "locales/sr-Cyrl").is_dir()
    again = call_here("catalog", "add", "sr-cyrl", "--project", str(project))
    assert 1 == again.code
    assert "locales/sr-Cyrl/LC_MESSAGES/daesh.po:1: stands there already" in again.err
    (project / "locales/sr-Cyrl").rename(project / "locales/sr_Cyrl")
    renamed = call_here("catalog", "update", "--project", str(project))
    message = "locales/sr_Cyrl:1: is not how the locale’s name is written; rename it to sr-Cyrl"
    assert message in renamed.err


@pytest.fixture
def georgian(project: Path) -> Path:
    """A project with a language begun of which the program has nothing: it has two catalogs."""
    begin(project, "ka")
    return project


def test_a_language_that_is_there_is_not_begun_again(georgian: Path) -> None:
    """Where one catalog stands already, none is written."""
    (georgian / "locales/ka/LC_MESSAGES/daesh.po").unlink()
    with pytest.raises(CatalogError) as refused:
        begin(georgian, "ka")
    assert (
        "locales/ka/LC_MESSAGES/labels.po:1: stands there already; run “briefs catalog update”"
        == str(refused.value)
    )
    assert not (georgian / "locales/ka/LC_MESSAGES/daesh.po").exists()


def test_update_makes_a_catalog_that_is_missing(georgian: Path) -> None:
    """A language with one of its catalogs gets the other."""
    (georgian / "locales/ka/LC_MESSAGES/labels.po").unlink()
    renew(georgian)
    assert "" == get(read(georgian, "labels", "ka"), "Colophon").string


def test_the_source_language_has_no_catalog(project: Path) -> None:
    """French is what is translated."""
    with pytest.raises(UsageError) as refused:
        begin(project, "fr")
    assert "briefs.toml:1: fr is the language of every subject; add another language" == str(
        refused.value
    )


def test_a_source_language_has_the_labels_that_the_program_lacks(project: Path) -> None:
    """Whoever writes in Hindi says in it what the program says."""
    for brief in project.glob("data/*/brief.yaml"):
        brief.write_text(re.sub("(?m)^language: .*", "language: hi", brief.read_text("utf-8")))
    (project / "data/daesh/glossary.csv").unlink()
    begin(project, "hi")
    assert ["labels.po"] == [each.name for each in project.glob("locales/hi/LC_MESSAGES/*")]


def test_a_folder_that_is_no_language_is_said(project: Path) -> None:
    """A folder of catalogs is named as CLDR names the language."""
    (project / "locales" / "xx" / "LC_MESSAGES").mkdir(parents=True)
    with pytest.raises(CatalogError) as refused:
        renew(project)
    assert "locales/xx:1: is named after no locale of CLDR; name it as de, pt-BR or sr-Latn" == str(
        refused.value
    )


def test_nothing_is_written_where_one_catalog_is_at_fault(georgian: Path) -> None:
    """An update writes all files or none."""
    change(georgian, "data/daesh/brief.yaml", OLD, NEW)
    file = georgian / "locales/ka/LC_MESSAGES/labels.po"
    file.write_text(file.read_text() + "\nmsgid\n")
    before = {path: path.read_bytes() for path in georgian.rglob("*.po*")}
    with pytest.raises(CatalogError):
        renew(georgian)
    assert before == {path: path.read_bytes() for path in georgian.rglob("*.po*")}


def test_a_place_that_cannot_be_written_is_said(georgian: Path) -> None:
    """A folder where a file should be stops all of it; what was there stays."""
    template = georgian / "locales/labels.pot"
    (template / "in the way").mkdir(parents=True)
    before = (georgian / "locales/daesh.pot").read_bytes()
    change(georgian, "data/daesh/brief.yaml", OLD, NEW)
    with pytest.raises(PublishError, match="cannot be written"):
        renew(georgian)
    assert [] == list(georgian.rglob("*.partial"))
    assert before == (georgian / "locales/daesh.pot").read_bytes()


@pytest.fixture
def twofold(project: Path) -> Path:
    """A project of two subjects, one in French and one in German, each published in both."""
    folder = project / "data" / "reefs"
    shutil.copytree(ROOT / "tests" / "example" / "data" / "reefs", folder)
    basemaps = ROOT / "tests" / "example" / "data" / "basemap"
    shutil.copytree(basemaps, project / "data" / "basemap", dirs_exist_ok=True)
    change(project, "data/reefs/brief.yaml", "language: fr", "language: de")
    (project / "briefs.toml").write_text(
        '[briefs.daesh]\nformats = ["map"]\nlocales = ["fr", "en"]\n\n'
        '[briefs.reefs]\nformats = ["map"]\nlocales = ["de", "fr"]\n'
    )
    return project


def test_two_subjects_are_written_in_two_languages(twofold: Path) -> None:
    """Each has catalogs of the languages it is published in, and none of its own."""
    begin(twofold, "fr")
    renew(twofold)
    made = {
        (file.parent.parent.name, file.stem)
        for file in (twofold / "locales").rglob("*.po")
        if file.stem != "labels"
    }
    assert ("fr", "reefs") in made
    assert ("ar", "reefs") in made, "a language that no subject lists is being added to all"
    assert {("fr", "daesh"), ("en", "reefs")} & made == set()
    assert "" == get(read(twofold, "reefs", "fr"), "Récifs restaurés (données inventées)").string
