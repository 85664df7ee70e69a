from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief
from tests.unit.documents import NAME, refuse_document, write_document

BRIEF = "data/daesh/brief.yaml"
TABLE = "data/daesh/victories.csv"
DISCLAIMER = """disclaimer: >-
  Les frontières, les noms et les désignations portés sur les cartes n’impliquent aucune prise de
  position sur le statut juridique des territoires.
"""


def refuse(project: Path) -> list[str]:
    """What is said of a project's document, line by line."""
    with pytest.raises(ContentError) as refused:
        load_brief(ProjectFiles(project), "daesh")
    return str(refused.value).splitlines()


def spoil(project: Path, path: str, old: str, new: str) -> int:
    """Write something else in a file, and give the line at which it begins."""
    text = (project / path).read_text()
    assert old in text
    (project / path).write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (
            BRIEF,
            "fact: members\n",
            "fact: membres\n",
            "members: fact membres is not among the facts; did you mean members?",
        ),
        (
            BRIEF,
            "- id: personnel\n",
            "- id: members\n",
            "id members is given twice; give each its own id",
        ),
        (
            BRIEF,
            "- id: political\n",
            "- id: military\n",
            "id military is given twice; give each its own id",
        ),
        (
            BRIEF,
            "  members: {number: 68}\n",
            "  more: {number: 1}\n  members: {number: 68}\n",
            "fact more is used nowhere; name it as {more} in a sentence, or remove it",
        ),
        (
            BRIEF,
            "  members: {number: 68}\n",
            "  edition: {date: 2017-04}\n  members: {number: 68}\n",
            "fact edition is the document's own; give it another name",
        ),
        (
            BRIEF,
            "title: Éliminer Daech militairement",
            "title: Éliminer Daech depuis {begun}",
            (
                "names {begun}, which is no fact; use one of (by_country, chammal_iraq,"
                " chammal_syria, displaced, edition, first, founded, in_2016, iraqi_forces, last,"
                " members, near, new, oil_since, ongoing, personnel, resolution, resolution_date,"
                " victories)"
            ),
        ),
        (
            BRIEF,
            "title: Éliminer Daech militairement",
            "title: Éliminer *Daech*",
            "has markup (em) where plain words are printed; remove the markup",
        ),
        (
            BRIEF,
            "source: mae-2017-03\n",
            "source: mae-2017-3\n",
            "source mae-2017-3 is not among the sources; did you mean mae-2017-03?",
        ),
        (
            BRIEF,
            "- map: victories\n",
            "- map: victory\n",
            "table victory is not among the tables; did you mean victories?",
        ),
        (
            BRIEF,
            "- {id: list, label",
            "- {id: lists, label",
            "section lists is not among the sections; did you mean list?",
        ),
        (
            BRIEF,
            "- id: by-year\n",
            "- id: map\n",
            "section map is given twice; give each its own id",
        ),
        (
            BRIEF,
            "new_page: [objectives]",
            "new_page: [objective]",
            "section objective is not among the sections; did you mean objectives?",
        ),
        (
            BRIEF,
            "- years: victories\n",
            "- id: map\n        years: victories\n",
            "a block is called map already; give this one an id, as id: second-map",
        ),
        (
            TABLE,
            "rabia,Rabia,IQ,36.8000,42.0833,2014-09-30,2014-09-30,liberated,peshmerga-allies,",
            "rabia,Rabia,IQ,36.8000,42.0833,2014-09-30,2014-09-30,liberated,peshmerga-ally,",
            (
                "rabia has the forces peshmerga-ally, which brief.yaml does not list;"
                " did you mean peshmerga-allies?"
            ),
        ),
        (
            TABLE,
            "rabia,Rabia,IQ,",
            "rabia,Rabia,QX,",
            (
                'rabia: country "QX" is the code of no country; use its two letters (ISO 3166-1),'
                " as SY"
            ),
        ),
        (
            TABLE,
            "rabia,Rabia,IQ,36.8000,42.0833",
            "rabia,Rabia,IQ,36.8000,2.0833",
            (
                "rabia: lat 36.8, lon 2.0833 lies outside the map;"
                " correct the position, or widen map.extent in brief.yaml"
            ),
        ),
        (
            TABLE,
            ";rudaw-2014-09-30\n",
            ";rudaw-2014-9-30\n",
            (
                "rabia: source rudaw-2014-9-30 is not among the sources;"
                " did you mean rudaw-2014-09-30?"
            ),
        ),
    ],
)
def test_what_names_what_is_not_there_is_found(
    project: Path, path: str, old: str, new: str, said: str
) -> None:
    """A fact, a source, a section, a value, a country and a place are held against the rest."""
    line = spoil(project, path, old, new)
    assert f"{path}:{line}: {said}" in refuse(project)


def test_a_map_says_what_it_does_not_say(project: Path) -> None:
    """A document with a map has a disclaimer."""
    spoil(project, BRIEF, DISCLAIMER, "")
    line = (project / BRIEF).read_text().partition("- map:")[0].count("\n") + 1
    assert [
        (
            f"{BRIEF}:{line}: a map is printed, and the document has no disclaimer;"
            " add disclaimer: what its borders and names do not say"
        )
    ] == refuse(project)


def test_a_table_that_nothing_shows_is_found(project: Path) -> None:
    """At its declaration; what its rows cite is cited all the same."""
    line = spoil(
        project,
        BRIEF,
        "\nfacts:\n",
        "\n  dykes:\n    label: Digues\n    columns: {id: id}\n\nfacts:\n",
    )
    (project / "data/daesh/dykes.csv").write_text("id\na\n")
    assert [
        (
            f"{BRIEF}:{line + 1}: table dykes is used nowhere;"
            " name it in a block or a fact, or remove it"
        )
    ] == refuse(project)


def test_a_fact_of_a_row_s_empty_cell_is_found(project: Path) -> None:
    """A sentence may name its row's dates, where the row has them."""
    line = spoil(project, TABLE, "Point de passage entre la", "Depuis {operation_start} entre la")
    assert [
        (
            f"{TABLE}:{line}: names {{operation_start}}, and that cell of the row is empty;"
            " fill the cell in, or word the sentence without it"
        )
    ] == refuse(project)


def test_a_document_without_a_dated_row_has_no_first_and_no_years(project: Path) -> None:
    """What is taken from rows that are not there is said where it is asked for."""
    table = project / TABLE
    lines = table.read_text().splitlines(keepends=True)
    table.write_text("".join(line for line in lines if ",liberated," not in line))
    text = (project / BRIEF).read_text()

    def line_of(mark: str) -> int:
        return text[: text.index(mark)].count("\n") + 1

    said = refuse(project)
    for line in (
        (
            f"{line_of('  first: {first')}: fact first takes the first of victories.date, which is"
            " empty; fill the column in, or remove the fact"
        ),
        (
            f"{line_of('- years:')}: table victories has no row with a date;"
            " give its rows their dates"
        ),
    ):
        assert f"{BRIEF}:{line}" in said


MEASURED = """\
tables:
  dykes:
    label: The dykes
    columns:
      id: id
      length: {kind: number, unit: kilometer, label: Length}
      cost: {kind: money, currency: EUR, label: Cost}
sections:
  - id: list
    blocks:
      - table: dykes
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "kilometer",
            "kilometr",
            (
                "6: column length of dykes has the unit kilometr, which CLDR does not know;"
                " did you mean kilometer?"
            ),
        ),
        (
            "kilometer",
            "q",
            (
                "6: column length of dykes has the unit q, which CLDR does not know; use one of"
                " CLDR’s units, as kilometer, square-meter, celsius or day,"
                " or declare it under units"
            ),
        ),
        (
            "EUR",
            "EUX",
            (
                "7: column cost of dykes has the currency EUX, which CLDR does not know;"
                " write its code of three letters (ISO 4217)"
            ),
        ),
    ],
)
def test_what_a_column_is_measured_in_is_known(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """A unit and a currency by CLDR, at the line of the column."""
    text = MEASURED.replace(old, new)
    assert [said] == refuse_document(tmp_path, text, dykes="id,length,cost\na,1,1\n")


FORMATS = """\
sections:
  - id: one
    formats: [factsheet]
    blocks:
      - text: Of one format.
        formats: [factsheet, brief]
formats:
  map: {pages: 1}
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("[factsheet]", "[factsheat]", 3), ("[factsheet,", "[factsheat,", 6), ("map:", "mpa:", 8)],
)
def test_a_format_that_there_is_not_is_found(tmp_path: Path, old: str, new: str, line: int) -> None:
    """What is said of it would be printed nowhere, or have no effect."""
    said = {"[factsheat": "factsheat; did you mean factsheet?", "mpa": "mpa; did you mean map?"}
    assert [f"{line}: there is no format {said[new.rstrip('],:')]}"] == refuse_document(
        tmp_path, FORMATS.replace(old, new)
    )


def test_a_format_of_the_project_s_own_is_known(tmp_path: Path) -> None:
    """A folder of its templates with a page plan."""
    folder = write_document(tmp_path, FORMATS.replace("[factsheet]", "[poster]"))
    (folder / "templates" / "poster").mkdir(parents=True)
    (folder / "templates" / "poster" / "format.toml").touch()
    assert ("poster",) == load_brief(ProjectFiles(folder), NAME).content.sections[0].formats


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (BRIEF, "Reproduction libre, à", "Reproduction libre [@mae-2017-03], à"),
        (TABLE, "Point de passage entre la", "Point de passage [@mae-2017-03] entre la"),
    ],
)
def test_only_a_text_of_a_block_cites(project: Path, path: str, old: str, new: str) -> None:
    """A row has its column of sources, and the licence has none."""
    line = spoil(project, path, old, new)
    (said,) = refuse(project)
    assert said.endswith(
        ": cites a source, which only a text of a block can;"
        " cite it in the table’s column of sources, or in a block"
    )
    assert said.startswith(f"{path}:{line if path == TABLE else line - 1}:")
