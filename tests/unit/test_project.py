from __future__ import annotations

from pathlib import Path

import pytest

from generator.environment import read_epoch
from generator.errors import ProjectError, UsageError
from generator.language.numbering import ZEROS
from generator.model.edition import Edition, Profile
from generator.project import Project, check_locale, load_project

TOML = """\
[languages.en]
forms = "en-GB"

[briefs.daesh]
formats = ["factsheet", "brief"]
locales = ["en", "fr"]
papers = ["a4", "letter"]

[briefs.sahel]
formats = ["brief"]
locales = ["fr", "ar"]
"""


def load(folder: Path, text: str = TOML) -> Project:
    (folder / "briefs.toml").write_text(text)
    return load_project(folder)


def test_every_combination_is_an_edition(tmp_path: Path) -> None:
    """The editions are all combinations of each brief's lists, sorted, each once."""
    names = [edition.name for edition in load(tmp_path).select()]
    assert [
        f"daesh-{format}.{locale}.{paper}.screen"
        for format in ("brief", "factsheet")
        for locale in ("en", "fr")
        for paper in ("a4", "letter")
    ] + ["sahel-brief.ar.a4.screen", "sahel-brief.fr.a4.screen"] == names


def test_a_name_listed_twice_is_one_edition(tmp_path: Path) -> None:
    """A format or a locale that a list repeats is not built twice."""
    project = load(tmp_path, TOML.replace('["fr", "ar"]', '["fr", "fr"]'))
    assert (Edition("sahel", "brief", "fr", "a4", Profile.SCREEN),) == project.select(["sahel"])


def test_any_size_is_a_paper(tmp_path: Path) -> None:
    """A width and a height in mm; another name of a paper is listed and asked for as its own."""
    project = load(tmp_path, TOML.replace('["a4", "letter"]', '["a5", "210x210", "16x9"]'))
    papers = {edition.paper for edition in project.select(["daesh"])}
    assert {"a5", "210x210", "slides"} == papers
    assert {"slides"} == {edition.paper for edition in project.select(papers=["16x9"])}


def test_the_selection_narrows_what_is_listed(tmp_path: Path) -> None:
    """Each list narrows the editions; several names of one kind are all taken."""
    names = [
        edition.name
        for edition in load(tmp_path).select(
            formats=["brief"], locales=["en", "ar"], papers=["a4"], profiles=["screen"]
        )
    ]
    assert ["daesh-brief.en.a4.screen", "sahel-brief.ar.a4.screen"] == names


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ({"briefs": ["daech"]}, "lists no brief daech; did you mean daesh?"),
        ({"formats": ["factshet"]}, "lists no format factshet; did you mean factsheet?"),
        ({"locales": ["de"]}, "lists no locale de; ask for a locale that it lists (ar, en, fr)"),
        (
            {"briefs": ["sahel"], "locales": ["en"]},
            "lists no edition of all that at once; ask for less",
        ),
    ],
)
def test_what_is_not_listed_is_wrong_usage(
    tmp_path: Path, asked: dict[str, list[str]], line: str
) -> None:
    """An unknown name is refused with the nearest, and exit code 2."""
    with pytest.raises(UsageError) as refused:
        load(tmp_path).select(asked.pop("briefs", ()), **asked)  # type: ignore[arg-type]
    assert (f"briefs.toml:1: {line}", 2) == (str(refused.value), refused.value.exit_code)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            '"ar"',
            '"xx"',
            (
                'briefs.toml:11: briefs.sahel.locales.1 "xx" is no locale of CLDR;'
                " write it as fr, pt-BR or ar"
            ),
        ),
        (
            '"letter"',
            '"b5"',
            (
                'briefs.toml:7: briefs.daesh.papers.1 "b5" is no paper; use one of a3, a4, a5,'
                " letter, legal, slides, card, or a width and a height in mm, as 210x210"
            ),
        ),
        (
            "[languages.en]",
            '[project]\nsource = "de"\n\n[languages.en]',
            (
                "briefs.toml:1: project is no table any more, for each subject says its own"
                " language; take it out, and write “language: de” at the top of each"
                " data/<subject>/brief.yaml"
            ),
        ),
        (
            "[languages.en]",
            "[languages.en",
            (
                "briefs.toml:1: is not TOML (Expected ']' at the end of a table declaration);"
                " correct that line"
            ),
        ),
        (
            '"ar"',
            '"fr+en+ar"',
            (
                'briefs.toml:11: briefs.sahel.locales.1 "fr+en+ar" joins no two languages;'
                " write it as fr+en, the main one first"
            ),
        ),
        (
            'forms = "en-GB"',
            'typography = "eu"',
            (
                "briefs.toml:2: gives en the typography eu, which it does not have;"
                " take the line out"
            ),
        ),
        (
            'forms = "en-GB"',
            'numbering = "roman"',
            (
                'briefs.toml:2: languages.en.numbering "roman" is no numbering system with digits;'
                " use one of " + ", ".join(ZEROS)
            ),
        ),
        (
            '["brief"]',
            "[]",
            "briefs.toml:10: briefs.sahel.formats is []; it should have at least 1 item",
        ),
    ],
)
def test_a_fault_is_at_its_line(tmp_path: Path, old: str, new: str, lines: str) -> None:
    """Every finding on briefs.toml names its line and the way out."""
    with pytest.raises(ProjectError) as failure:
        load(tmp_path, TOML.replace(old, new))
    assert lines == str(failure.value)


def test_the_levels_of_checks_are_settings(tmp_path: Path) -> None:
    """What briefs.toml does not name has its default."""
    levels = load(tmp_path, TOML + '[checks]\ndoubled-word = "error"\nlength = "off"\n').checks
    assert ("error", "off", "error", "warning") == tuple(
        levels.level(name) for name in ("doubled-word", "length", "numbers", "french-spaces")
    )


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ('doubeld-word = "error"', "doubeld-word is an unknown key; did you mean doubled-word?"),
        ('doubled_word = "error"', "doubled_word is an unknown key; did you mean doubled-word?"),
        ('numbers = "warn"', "numbers is \"warn\"; it should be 'error', 'warning' or 'off'"),
        (
            'missing = "warning"',
            (
                'missing "warning" is refused, for without that error a page would be silently'
                " wrong; remove the line"
            ),
        ),
        (
            'placeholders = "off"',
            (
                'placeholders "off" is refused, for without that error the page could not be set;'
                " remove the line"
            ),
        ),
    ],
)
def test_a_wrong_level_is_at_its_line(tmp_path: Path, table: str, line: str) -> None:
    """Names that are no check, levels that are none, and checks that no level can lower."""
    with pytest.raises(ProjectError) as failure:
        load(tmp_path, f"{TOML}\n[checks]\n{table}\n")
    assert f"briefs.toml:14: checks.{line}" == str(failure.value)


@pytest.mark.parametrize("name", ["missing", "stale", "fuzzy", "placeholders", "markup", "glyphs"])
def test_what_would_spoil_a_page_cannot_be_lowered(tmp_path: Path, name: str) -> None:
    """These checks are always errors, and may be said to be."""
    load(tmp_path, f'{TOML}\n[checks]\n{name} = "error"\n')
    for level in ("warning", "off"):
        with pytest.raises(ProjectError):
            load(tmp_path, f'{TOML}\n[checks]\n{name} = "{level}"\n')


def test_a_folder_without_settings_is_no_project(tmp_path: Path) -> None:
    """The finding says how to name the project."""
    with pytest.raises(ProjectError) as failure:
        load_project(tmp_path)
    assert (
        "briefs.toml:1: is missing; run the command in a project folder,"
        " or name it with --project" == str(failure.value)
    )


def test_forms_are_the_locale_s_own_unless_said(tmp_path: Path) -> None:
    """English takes the forms of Great Britain here, and French its own."""
    project = load(tmp_path)
    assert ("en-GB", "fr") == (project.conventions("en").forms, project.conventions("fr").forms)
    assert ("ar", "en", "fr") == project.locales


@pytest.mark.parametrize("name", ["xx", "", "../fr", "français"])
def test_an_unknown_locale_is_wrong_usage(name: str) -> None:
    """What CLDR does not have is refused, a path among it."""
    with pytest.raises(UsageError) as refused:
        check_locale(name)
    assert f"briefs.toml:1: {name} is no locale of CLDR; write it as fr, pt-BR or ar" == str(
        refused.value
    )


@pytest.mark.parametrize("name", ["fr", "pt-BR", "sr_Latn", "ar"])
def test_a_locale_of_cldr_is_known(name: str) -> None:
    """Hyphens and underscores are both taken."""
    check_locale(name)


@pytest.mark.parametrize(("value", "epoch"), [("1490000000", 1490000000), ("", None)])
def test_the_epoch_is_whole_seconds(
    monkeypatch: pytest.MonkeyPatch, value: str, epoch: int | None
) -> None:
    """SOURCE_DATE_EPOCH counts where it is set."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert epoch == read_epoch()


def test_two_locales_are_one_edition(tmp_path: Path) -> None:
    """A pair is listed, selected and named as a locale is; each of the two is a language."""
    project = load(tmp_path, TOML.replace('["fr", "ar"]', '["fr+ar"]'))
    (edition,) = project.select(["sahel"])
    assert ("sahel-brief.fr+ar.a4.screen", ("fr", "ar"), "bilingual", "fr") == (
        edition.name,
        edition.locales,
        edition.layout,
        edition.language_tag,
    )
    assert ("ar", "en", "fr") == project.locales


def test_a_pseudo_locale_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    """Alone or beside a language of the project, in every format, and never unasked."""
    project = load(tmp_path)
    asked = project.select(locales=["en-XA", "fr+ar-XB"], papers=["a4"])
    assert ["brief.en-XA", "brief.fr+ar-XB", "factsheet.en-XA", "factsheet.fr+ar-XB"] == [
        f"{edition.format}.{edition.locale}" for edition in asked if edition.brief == "daesh"
    ]
    assert not any("X" in edition.locale for edition in project.select())
    with pytest.raises(UsageError):
        project.select(locales=["de+en-XA"])


def test_a_pseudo_locale_has_the_conventions_of_its_base(tmp_path: Path) -> None:
    """Accented English has the forms that English has here; mirrored text those of Arabic."""
    project = load(tmp_path)
    assert ("en-GB", "ar") == (
        project.conventions("en-XA").forms,
        project.conventions("ar-XB").forms,
    )


def test_no_one_translates_a_pseudo_locale() -> None:
    """Its catalogs are made up when it is built, so none is begun."""
    with pytest.raises(UsageError) as refused:
        check_locale("en-XA")
    assert (
        "briefs.toml:1: en-XA is a pseudo-locale, whose catalogs are made up when it is built;"
        " build it with --locale en-XA" == str(refused.value)
    )


def test_a_language_s_conventions_are_settings(tmp_path: Path) -> None:
    """Forms, digits and the school of typography, each by itself."""
    table = '[languages.fr]\ntypography = "eu"\n\n[languages.ar]\nnumbering = "arab"\n\n'
    project = load(tmp_path, TOML.replace("[languages.en]", f"{table}[languages.en]"))
    french, arabic = project.conventions("fr"), project.conventions("ar")
    assert ("Pourquoi?", "٢٠١٧") == (
        french.typography.typeset("Pourquoi ?"),
        arabic.formats.year(2017),
    )


def test_a_language_that_is_begun_is_drafted(tmp_path: Path) -> None:
    """It is asked for by name; a folder that is no language, and a listed one, are not begun."""
    (tmp_path / "briefs.toml").write_text(
        '[briefs.a]\nformats = ["brief"]\nlocales = ["en", "fr"]\n'
        'papers = ["a4"]\nprofiles = ["screen"]\n'
    )
    for name in ("de", "fr", "sr-Cyrl", "old", "backup copy"):
        folder = tmp_path / "locales" / name / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "a.po").write_text("")
    project = load_project(tmp_path)
    assert ("de", "sr-Cyrl") == project.list_begun("a")
    assert ["de"] == [each.locale for each in project.select(locales=["de"], drafts=True)]
    assert {"en", "fr"} == {each.locale for each in project.select(drafts=True)}
    with pytest.raises(UsageError, match="lists no locale de"):
        project.select(locales=["de"])
