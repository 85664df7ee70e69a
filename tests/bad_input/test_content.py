"""Faults in the content and its tables, as their authors read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.conftest import Refuse

BRIEF = "data/daesh/brief.yaml"
VICTORIES = "data/daesh/victories.csv"
SOURCES = "data/daesh/sources.csv"
NO_GLYPH = (
    "holds '漢' (U+6F22, CJK UNIFIED IDEOGRAPH-6F22), which no font has;"
    " write it otherwise, or add a font that has it to templates/fonts/fonts.css"
)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("briefs.toml", "run the command in a project folder, or name it with --project"),
        (BRIEF, "add the file"),
        (VICTORIES, "add the file"),
        (SOURCES, "add the file"),
        (
            "data/basemap/libya.geojson",
            "add the basemap, or leave it out in brief.yaml for the world’s",
        ),
        ("templates/tokens.css", "add the file"),
        (
            "templates/figures/style.toml",
            "say in it how figures look; docs/figure-style.md has every key",
        ),
        ("templates/factsheet/format.toml", "give the format its page plan"),
        (
            "templates/factsheet/page.html",
            "add it, or take it out of templates/factsheet/format.toml",
        ),
        (
            "templates/figures/timeline.txt",
            "add it, or take the figure out of each format.toml",
        ),
        ("templates/fonts/fonts.css", "name the project’s fonts in it"),
        (
            "locales/en/LC_MESSAGES/daesh.po",
            "make it with “briefs catalog add en” and translate it",
        ),
        (
            "locales/en/LC_MESSAGES/templates.po",
            "make it with “briefs catalog add en” and translate it",
        ),
    ],
)
def test_a_missing_file(project: Path, refuse: Refuse, path: str, remedy: str) -> None:
    """Each file that is needed is missed by its name, once, with what to do."""
    (project / path).unlink()
    assert [f"{path}:1: is missing; {remedy}"] == refuse().lines


def test_a_missing_font(project: Path, refuse: Refuse) -> None:
    """A font that the style sheet names is missed at the line that names it."""
    (project / "templates/fonts/NotoSerif-Bold.ttf").unlink()
    assert [
        (
            "templates/fonts/fonts.css:7: names NotoSerif-Bold.ttf, which is missing;"
            " add templates/fonts/NotoSerif-Bold.ttf"
        )
    ] == refuse().lines


@pytest.mark.parametrize(
    ("path", "old", "new", "lines"),
    [
        (
            BRIEF,
            "short_title:",
            "shorttitle:",
            [
                "7: short_title is missing; add it",
                "8: shorttitle is an unknown key; did you mean short_title?",
            ],
        ),
        (
            BRIEF,
            "  founded: {date: 2014-09}",
            "  founded: {date: 2015-02-30}",
            [
                (
                    '42: facts.founded.date "2015-02-30" is no day of the calendar;'
                    " that month has 28 days"
                )
            ],
        ),
        (
            BRIEF,
            "number: 68",
            "nombre: 68",
            ["41: facts.members is no fact; give it one of number, date and code"],
        ),
        (
            BRIEF,
            "date: 2017-03",
            "date: 2017",
            ["19: date 2017 is only a year; give at least the month"],
        ),
        (
            BRIEF,
            "lat: 33.3386",
            "lat: 95",
            ["196: map.towns.0.lat is 95; it should be less than or equal to 90"],
        ),
        (
            BRIEF,
            "source: mae-2017-03\n\n# The one",
            "source: mae-2017\n\n# The one",
            ["31: source mae-2017 is not among the sources; did you mean mae-2017-03?"],
        ),
        (
            BRIEF,
            "title: La Coalition en bref",
            "title: La Coalition en bref: oui",
            ["62: is not YAML (mapping values are not allowed here); correct that line"],
        ),
        (
            BRIEF,
            "title: La Coalition en bref",
            "title: La Coalition 漢 en bref",
            [f"62: {NO_GLYPH}"],
        ),
        (
            VICTORIES,
            "36.8000",
            "95",
            ['2: rabia: lat is "95"; it should be less than or equal to 90'],
        ),
        (
            VICTORIES,
            "2016-04-14",
            "2016-02-30",
            ['12: hit: date "2016-02-30" is no day of the calendar; that month has 29 days'],
        ),
        (
            VICTORIES,
            "\nkobane,",
            "\nrabia,",
            ["3: id rabia stands on line 2 already; give each row its own id"],
        ),
        (
            SOURCES,
            "\naa-2017-03-22",
            "\nextra,Extra,Extra,2016,en,\naa-2017-03-22",
            ["3: source extra is cited nowhere; cite it where it is used, or remove it"],
        ),
        (
            SOURCES,
            "id,title",
            "id,titre",
            [
                "1: has an unknown column 'titre'; did you mean title?",
                "1: lacks the column title; add it",
            ],
        ),
        (SOURCES, "begin offensive", "begin 漢 offensive", [f"3: {NO_GLYPH}"]),
        (
            SOURCES,
            "Anadolu Agency,2017-03-22",
            "Anadolu Agency,2017-04-01",
            [
                (
                    "3: source aa-2017-03-22 is of 2017-04-01, and the document of 2017-03;"
                    " cite one that the document could know"
                )
            ],
        ),
        (
            SOURCES,
            "Anadolu Agency,2017-03-22",
            "Anadolu Agency,",
            ["3: source aa-2017-03-22 is undated; give its date, or cite one that is dated"],
        ),
        (
            SOURCES,
            "http://aa.com.tr/en/middle-east/",
            "https://en.wikipedia.org/wiki/",
            [
                (
                    "3: source aa-2017-03-22 is from en.wikipedia.org, an encyclopaedia or a host"
                    " of blogs; cite an official source, an agency or the press"
                )
            ],
        ),
    ],
)
def test_a_fault_of_content(
    project: Path, refuse: Refuse, path: str, old: str, new: str, lines: list[str]
) -> None:
    """Each fault is said at its file and line, with the nearest name or the rule."""
    replace(project / path, old, new)
    found = [line for line in refuse().lines if line.startswith(f"{path}:")]
    assert [f"{path}:{line}" for line in lines] == found


def test_a_table_of_two_delimiters(project: Path, refuse: Refuse) -> None:
    """A header that is parted otherwise than its rows leaves open what a cell is."""
    file = project / VICTORIES
    header, _, rest = file.read_text().partition("\n")
    file.write_text(f"{header.replace(',', ';')}\n{rest}")
    lines = refuse().lines
    assert len(rest.splitlines()) == len(lines)
    remedy = "put quotation marks around a cell that holds a semicolon"
    assert f"{VICTORIES}:2: has 2 cells where the header has 13; {remedy}" == lines[0]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"[", "1: is no JSON (Expecting value: line 1 column 2 (char 1))"),
        (b"{}", "1: is no GeoJSON feature collection"),
        (b'{"type": "FeatureCollection"}', "1: has no features"),
    ],
)
def test_a_basemap_that_is_none(project: Path, refuse: Refuse, data: bytes, line: str) -> None:
    """A basemap is held to be GeoJSON before any edition is begun."""
    path = "data/basemap/libya.geojson"
    (project / path).write_bytes(data)
    remedy = "put back the basemap described in the folder’s README.md"
    assert [f"{path}:{line}; {remedy}"] == refuse().lines


def test_faults_of_several_files_at_once(project: Path, refuse: Refuse) -> None:
    """Content, tables, tokens and templates are all read before anything is said."""
    replace(project / BRIEF, "short_title:", "shorttitle:")
    replace(project / VICTORIES, "36.8000", "95")
    replace(project / SOURCES, "id,title", "id,titre")
    replace(project / "templates/brief/format.toml", "pages = 6", "pages = six")
    replace(project / "templates/tokens.css", "--serif:", "--serf:")
    replace(project / "templates/partials/parts.html", "{% endmacro %}", "{% endmakro %}")
    (project / "templates/figures/map.txt").unlink()
    assert [
        f"{BRIEF}:7",
        f"{BRIEF}:8",
        f"{SOURCES}:1",
        f"{SOURCES}:1",
        f"{VICTORIES}:2",
        "templates/brief/format.toml:2",
        "templates/figures/map.txt:1",
        "templates/partials/parts.html:11",
        "templates/tokens.css:1",
    ] == [":".join(line.split(":")[:2]) for line in refuse().lines]
