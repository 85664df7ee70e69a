from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pypdfium2
import pytest

from generator.catalogs.domain import Domain
from generator.inputs.reading import read_inputs
from generator.model.figure import Frame
from generator.placement.domains import read_domains
from generator.preparation import draw, localise_all, make_environments, request
from generator.project import load_project
from generator.store import Store
from tests.conftest import load_shipped
from tests.unit.documents import write_document

FRAMES = {"map": Frame(186, 127), "years": Frame(186, 36)}


@pytest.fixture(scope="module")
def shipped_content() -> Domain:
    """The texts of the shipped document, each with its places."""
    return read_domains(load_shipped())[0]


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """The words that the figures of the brief really show, by their names."""
    project = load_shipped()
    (inputs,) = read_inputs(
        project,
        project.select(locales=["fr"], formats=["brief"], papers=["a4"], profiles=["screen"]),
    )
    said = localise_all(inputs, tuple(make_environments(inputs)))
    figures = [
        draw(inputs, request(said, name, frame), Store(None)) for name, frame in FRAMES.items()
    ]
    return {
        figure.name: pypdfium2.PdfDocument(figure.data)[0].get_textpage().get_text_bounded().upper()
        for figure in figures
    }


@pytest.mark.parametrize(
    ("figure", "context"),
    [
        ("map", "map.country_names.name"),
        ("map", "map.towns.name"),
        ("map", "map.insets.towns.name"),
        ("map", "map.rivers.*.name"),
        ("map", "map.insets.title"),
        ("map", "map.legend"),
        ("map", "tables.victories.columns.status.values.ongoing"),
        ("map", "victories.*.name"),
    ],
)
def test_figures_print_what_is_said_of_them(
    drawn: dict[str, str], shipped_content: Domain, figure: str, context: str
) -> None:
    """What a figure shows of the content is what the translators are told."""
    texts = [m for m in shipped_content.messages if fnmatchcase(m.context, context)]
    assert texts
    shown = [m for m in texts if all(w.upper() in drawn[figure] for w in m.text.split())]
    assert len(shown) >= len(texts) / 2
    for message in texts:
        (place,) = (each for each in message.places if each.startswith("brief"))
        assert f"figure “{figure}”" in place


def test_figures_print_no_other_content(drawn: dict[str, str], shipped_content: Domain) -> None:
    """Sentences and keywords are in no drawing, and are not said to be."""
    for words in ("KEYWORDS", "COALITION", "MINISTÈRE", "POSTE-FRONTIÈRE"):
        assert all(words not in text for text in drawn.values())
    for context in ("map.title", "victories.rabia.stake", "by-year.title"):
        (message,) = (m for m in shipped_content.messages if m.context == context)
        assert "figure" not in "".join(message.places)


CHART = """\
tables:
  dykes:
    label: Dykes
    columns:
      id: id
      name: name
      kind: {kind: category, values: {sea: On the sea, river: On a river}}
      length: {kind: number, label: Length}
      height: {kind: number, label: Height}
sections:
  - id: charts
    blocks:
      - {id: measured, chart: bar, table: dykes, title: T, by: name, values: [length, height]}
      - {id: counted, chart: bar, table: dykes, title: T, by: kind, unit: Number of dykes}
"""
DYKES = "id,name,kind,length,height\na,North,sea,1,2\nb,South,river,2,3\n"


SETTINGS = '[briefs.subject]\nformats = ["brief"]\nlocales = ["en"]\npapers = ["a4"]\n'


def test_a_chart_prints_its_table(tmp_path: Path) -> None:
    """Names of rows and of columns, values of a category, its unit; its title is read aloud."""
    write_document(tmp_path, CHART, dykes=DYKES)
    (tmp_path / "briefs.toml").write_text(SETTINGS)
    content = read_domains(load_project(tmp_path))[0]
    places = {message.context: "".join(message.places) for message in content.messages}
    assert {
        "dykes.a.name": "brief, figure “measured”",
        "dykes.b.name": "brief, figure “measured”",
        "tables.dykes.columns.length.label": "brief, figure “measured”",
        "tables.dykes.columns.height.label": "brief, figure “measured”",
        "tables.dykes.columns.kind.values.sea": "brief, figure “counted”",
        "tables.dykes.columns.kind.values.river": "brief, figure “counted”",
        "charts.counted.unit": "brief, figure “counted”",
        "charts.measured.title": "brief “T”, figure “measured”",
        "charts.counted.title": "brief “T”, figure “counted”",
    } == {name: place for name, place in places.items() if "figure" in place}
