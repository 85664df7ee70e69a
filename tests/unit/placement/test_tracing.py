from __future__ import annotations

from fnmatch import fnmatchcase

import pypdfium2
import pytest

from generator.inputs.reading import read_inputs
from generator.model.figure import Frame
from generator.placement.tracing import DRAWN
from generator.preparation import draw, localise_all, make_environments, request
from generator.project import load_project
from generator.store import Store
from tests.conftest import ROOT

FRAMES = {"map": Frame(186, 127), "years": Frame(186, 36)}


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """The words that the map and the small maps really show, by their names."""
    project = load_project(ROOT)
    (inputs,) = read_inputs(
        project,
        project.select(locales=["fr"], formats=["brief"], papers=["a4"], profiles=["screen"]),
    )
    said = localise_all(inputs, tuple(make_environments(inputs)), FRAMES)
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
        ("map", "map.inset.towns.name"),
        ("map", "map.rivers.*.name"),
        ("map", "map.seas.name"),
        ("map", "map.inset.title"),
        ("map", "map.disputed_area"),
        ("map", "victories.*.name"),
        ("years", "map.inset.title"),
    ],
)
def test_figures_print_what_is_said_of_them(
    drawn: dict[str, str], figure: str, context: str
) -> None:
    """What a figure shows of the content without a template is what the translators are told."""
    (inputs,) = read_inputs(
        load_project(ROOT),
        load_project(ROOT).select(
            locales=["fr"], formats=["brief"], papers=["a4"], profiles=["screen"]
        ),
    )
    texts = [m for m in inputs.brief.messages if fnmatchcase(m.context, context)]
    assert texts
    shown = [m for m in texts if all(w.upper() in drawn[figure] for w in m.text.split())]
    assert len(shown) >= len(texts) / 2
    for message in texts:
        assert any(fnmatchcase(message.context, pattern) for pattern in DRAWN[figure])


def test_figures_print_no_other_content(drawn: dict[str, str]) -> None:
    """Sentences and keywords are in no drawing."""
    for words in ("KEYWORDS", "COALITION", "MINISTÈRE", "POSTE-FRONTIÈRE"):
        assert all(words not in text for text in drawn.values())
