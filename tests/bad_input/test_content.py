"""Faults in the content and its tables, as their authors read them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.inputs.reading import read_inputs
from generator.project import load_project
from tests.bad_input.conftest import Refuse

BRIEF = "data/daesh/brief.yaml"
VICTORIES = "data/daesh/victories.csv"
SOURCES = "data/daesh/sources.csv"
NO_GLYPH = (
    "holds '漢' (U+6F22, CJK UNIFIED IDEOGRAPH-6F22), which no font has;"
    " write it otherwise, or add a font that has it to templates/fonts/fonts.css"
)


def say_line(file: Path, said: str) -> str:
    """A finding as it is expected: the number of the line of the text between two @ signs."""
    _, at, rest = said.rpartition("@: ") if said.startswith("@") else ("", "", said)
    if not at:
        return rest
    text = said.removeprefix("@").removesuffix(f"@: {rest}")
    content = file.read_text()
    assert content.count(text) == 1, text
    return f"{content[: content.index(text)].count(chr(10)) + 1}: {rest}"


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
        (
            "locales/en/LC_MESSAGES/daesh.po",
            "make it with “briefs catalog add en” and translate it",
        ),
    ],
)
def test_a_missing_file(project: Path, refuse: Refuse, path: str, remedy: str) -> None:
    """Each file that is needed is missed by its name, once, with what to do."""
    (project / path).unlink()
    assert [f"{path}:1: is missing; {remedy}"] == refuse().lines


def test_a_format_that_no_one_has(project: Path, refuse: Refuse) -> None:
    """A format without a page plan of its own is missed where the plan would stand."""
    settings = project / "briefs.toml"
    replace(settings, 'formats = ["brief", ', 'formats = ["poster", "brief", ')
    replace(settings, ', brief = ["fr", ', ', poster = ["fr", "fr+en"], brief = ["fr", ')
    assert [
        (
            "templates/poster/bilingual.toml:1: is missing; give the format its plan for two"
            " languages, or"
            ' list its languages apart in briefs.toml, as locales = {"*" = ["fr", "en"],'
            ' brief = ["fr", "en", "fr+en"]}'
        ),
        "templates/poster/format.toml:1: is missing; give the format its page plan",
    ] == refuse().lines


def test_a_format_without_its_page(project: Path, refuse: Refuse) -> None:
    """A format of the project's own has a page as well as a plan."""
    replace(project / "briefs.toml", 'formats = ["brief", ', 'formats = ["poster", "brief", ')
    (project / "templates" / "poster").mkdir()
    (project / "templates" / "poster" / "format.toml").write_text("pages = 1\n")
    assert [
        (
            "templates/poster/page.html:1: is missing;"
            " add it, or take it out of templates/poster/format.toml"
        )
    ] == refuse("--locale", "fr").lines


def test_what_a_project_leaves_out_is_the_program_s(project: Path) -> None:
    """A project without templates, but for a style of its own, is read as it stands."""
    shutil.rmtree(project / "templates")
    (project / "templates" / "map").mkdir(parents=True)
    (project / "templates" / "map" / "map.css").write_text("h1 { color: inherit; }\n")
    editions = load_project(project).select(locales=["fr"], formats=["map"], papers=["a4"])
    inputs = read_inputs(load_project(project), editions)
    assert {"screen", "print"} == {each.edition.profile for each in inputs}
    assert b"h1 { color: inherit; }\n" == inputs[0].templates["map/map.css"]
    assert b"<main>" in inputs[0].templates["partials/document.html"]


def test_a_missing_font(project: Path, refuse: Refuse) -> None:
    """A font that the style sheet names and no one has is missed at the line that names it."""
    replace(project / "templates/fonts/fonts.css", "NotoSerif-Bold.ttf", "NotoSerif-Black.ttf")
    assert [
        (
            "templates/fonts/fonts.css:7: names NotoSerif-Black.ttf, which is missing;"
            " add templates/fonts/NotoSerif-Black.ttf"
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
                "@language: fr@: short_title is missing; add it",
                "@shorttitle:@: shorttitle is an unknown key; did you mean short_title?",
            ],
        ),
        (
            BRIEF,
            "date: 2017-03\n",
            "date: 9999-12-31\n",
            ['@date: 9999@: date "9999-12-31" names the year 9999; write one of at most 2299'],
        ),
        (
            BRIEF,
            "  founded: {date: 2014-09}",
            "  founded: {date: 2015-02-30}",
            [
                (
                    '@founded: {@: facts.founded.date "2015-02-30" is no day of the calendar;'
                    " that month has 28 days"
                )
            ],
        ),
        (
            BRIEF,
            "number: 68",
            "nombre: 68",
            ["@members: {@: facts.members is no fact; did you mean number?"],
        ),
        (
            BRIEF,
            "\ndate: 2017-03\n",
            "\ndate: 2017\n",
            ["@date: 2017\n@: date 2017 is only a year; give at least the month"],
        ),
        (
            BRIEF,
            "lat: 33.3386",
            "lat: 95",
            [
                (
                    "@lat: 95@: sections.map.blocks.0.towns.0.lat is 95;"
                    " it should be less than or equal to 90"
                )
            ],
        ),
        (
            BRIEF,
            "\nsource: mae-2017-03",
            "\nsource: mae-2017",
            ["@mae-2017\n@: source mae-2017 is not among the sources; did you mean mae-2017-03?"],
        ),
        (
            BRIEF,
            "title: La Coalition en bref",
            "title: La Coalition en bref: oui",
            ["@bref: oui@: is not YAML (mapping values are not allowed here); correct that line"],
        ),
        (
            BRIEF,
            "title: La Coalition en bref",
            "title: La Coalition 漢 en bref",
            [f"@漢 en bref@: {NO_GLYPH}"],
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
    assert [f"{path}:{say_line(project / path, line)}" for line in lines] == found


def test_a_table_of_two_delimiters(project: Path, refuse: Refuse) -> None:
    """A header that is parted otherwise than its rows leaves open what a cell is."""
    file = project / VICTORIES
    header, _, rest = file.read_text().partition("\n")
    file.write_text(f"{header.replace(',', ';')}\n{rest}")
    lines = refuse().lines
    assert len(rest.splitlines()) == len(lines)
    remedy = "put quotation marks around a cell that holds a semicolon"
    assert f"{VICTORIES}:2: has 2 cells where the header has 12; {remedy}" == lines[0]


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
    replace(project / SOURCES, "id,title", "id,titre")
    replace(project / "templates/map/format.toml", "pages = 1", "pages = one")
    replace(project / "templates/tokens.css", "--serif:", "--serf:")
    replace(project / "templates/partials/parts.html", "{% endmacro %}", "{% endmakro %}")
    top, key = (say_line(project / BRIEF, f"@{at}@: ") for at in ("language: fr", "shorttitle:"))
    assert [
        f"{BRIEF}:{top.removesuffix(': ')}",
        f"{BRIEF}:{key.removesuffix(': ')}",
        f"{SOURCES}:1",
        f"{SOURCES}:1",
        "templates/map/format.toml:2",
        "templates/partials/parts.html:11",
        "templates/tokens.css:1",
    ] == [":".join(line.split(":")[:2]) for line in refuse().lines]


def test_faults_of_several_tables_at_once(project: Path, refuse: Refuse) -> None:
    """Each table that the content declares is read, and the sources beside them."""
    replace(project / VICTORIES, "36.8000", "95")
    replace(project / VICTORIES, "2016-04-14", "2016-02-30")
    replace(project / SOURCES, "id,title", "id,titre")
    assert [f"{SOURCES}:1", f"{SOURCES}:1", f"{VICTORIES}:2", f"{VICTORIES}:12"] == [
        ":".join(line.split(":")[:2]) for line in refuse().lines
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "  - id: headline\n",
            "  - id: objectives\n",
            (
                "@  - id: objectives\n    title@: section objectives is given twice;"
                " give each its own id"
            ),
        ),
        (
            "      - contact:\n",
            "      - contakt:\n",
            ("@- contakt:@: sections.references.blocks.1 is no block; did you mean contact?"),
        ),
        (
            "      - places: victories\n",
            "      - places: victoires\n",
            "@places: victoires@: table victoires is not among the tables; did you mean victories?",
        ),
        (
            "fact: members",
            "fact: membres",
            "@fact: membres@: members: fact membres is not among the facts; did you mean members?",
        ),
        (
            "victoires, de {first} à {last}, sont",
            "victoires, de {firsst} à {last}, sont",
            (
                "@        text: >-\n          {near} des@: names {firsst}, which is no"
                " fact; did you mean first?"
            ),
        ),
        (
            "[headline, map, list",
            "[headline, mapp, list",
            "@[headline, mapp@: section mapp is not among the sections; did you mean map?",
        ),
        (
            "- {id: list, label:",
            "- {id: lists, label:",
            "@id: lists@: section lists is not among the sections; did you mean list?",
        ),
        (
            "      - years: victories\n",
            "      - id: map\n        years: victories\n",
            (
                "@- id: map\n        years@: a block is called map already;"
                " give this one an id, as id: second-map"
            ),
        ),
        (
            "order: date",
            "order: dat",
            (
                "@victories:\n    label@: tables.victories is ordered by dat,"
                " which is no column of dates or numbers; correct it"
            ),
        ),
        (
            "open: {status: ongoing}",
            "open: {status: ongoin}",
            (
                "@victories:\n    label@: tables.victories speaks of rows where status is"
                " ongoin, which none can be; correct it"
            ),
        ),
        (
            "forces:\n        kind: category",
            "forces:\n        kind: categorie",
            (
                '@kind: categorie@: tables.victories.columns.forces.kind is "categorie";'
                " it should be 'id', 'name', 'text', 'date', 'span', 'number', 'percent', 'money',"
                " 'category',"
                " 'country', 'latitude', 'longitude', 'row', 'sources' or 'note'"
            ),
        ),
    ],
    ids=lambda value: value.strip().partition("\n")[0][:30],
)
def test_a_fault_of_what_a_document_is_made_of(
    project: Path, refuse: Refuse, old: str, new: str, line: str
) -> None:
    """Sections, blocks, tables and columns that are not there are said, with the nearest one."""
    replace(project / BRIEF, old, new)
    assert f"{BRIEF}:{say_line(project / BRIEF, line)}" in refuse("--locale", "fr").lines


def test_a_map_without_a_disclaimer(project: Path, refuse: Refuse) -> None:
    """A document that prints a map says what its borders do not."""
    file = project / BRIEF
    text = file.read_text()
    start = text.index("disclaimer: >-")
    file.write_text(text[:start] + text[text.index("\n\n", start) + 1 :])
    lines = file.read_text().splitlines()
    where = lines.index("      - map: victories") + 1
    assert [
        (
            f"{BRIEF}:{where}: a map is printed, and the document has no disclaimer;"
            " add disclaimer: what its borders and names do not say"
        )
    ] == refuse("--locale", "fr").lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "Point de passage entre",
            "Prise le {operation_start} et passage entre",
            (
                "3: names {operation_start}, and that cell of the row is empty;"
                " fill the cell in, or word the sentence without it"
            ),
        ),
        (
            "Poste-frontière sur",
            "Prise le {operation_strat} et poste-frontière sur",
            "2: names {operation_strat}, which is no fact; did you mean operation_start?",
        ),
        (
            "kurdish-opposition",
            "kurdish-oposition",
            (
                "3: kobane has the forces kurdish-oposition, which brief.yaml does not list;"
                " did you mean kurdish-opposition?"
            ),
        ),
        (
            "2015-01,liberated",
            "9999-12-31,liberated",
            '3: kobane: date "9999-12-31" names the year 9999; write one of at most 2299',
        ),
        (
            "2015-01,liberated",
            ",liberated",
            "3: kobane is liberated and needs its date; fill it in",
        ),
        (
            "mae-2016-02;",
            "mae-2016-20;",
            "3: kobane: source mae-2016-20 is not among the sources; did you mean mae-2016-02?",
        ),
    ],
    ids=lambda value: value[:30],
)
def test_a_fault_of_a_row(project: Path, refuse: Refuse, old: str, new: str, line: str) -> None:
    """What a row says of itself, of the declared columns and of the sources is held together."""
    replace(project / VICTORIES, old, new)
    assert f"{VICTORIES}:{line}" in refuse("--locale", "fr").lines
