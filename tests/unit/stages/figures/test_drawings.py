from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from generator.design.tokens import Tokens, read_tokens
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.language.conventions import Conventions
from generator.model.figure import Figure, Frame
from generator.project import load_project
from generator.stages.figures.drawings import Materials
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import word_figure
from tests.conftest import ROOT
from tests.unit.rows import TABLE, shipped_rows
from tests.unit.stages.figures.conftest import draw_figures

FRAMES = {"map": Frame(174, 156), "timeline": Frame(174, 54)}


def contrast(first: str, second: str) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def draw(inputs: Inputs, frames: dict[str, Frame]) -> tuple[Figure, ...]:
    (spoken,) = inputs.languages
    brief = localise(inputs.brief, spoken.content, spoken.locale, spoken.conventions, "brief")
    environment = make_environment(inputs.templates, spoken.conventions, spoken.labels)
    blocks = (block for block in brief.blocks if block.name in ("map", "timeline"))
    words = {block.name: (word_figure(environment, brief, block),) for block in blocks}
    fonts = {face.postscript_name: str(inputs.root / face.path) for face in inputs.fonts.faces}
    return draw_figures((brief,), words, frames, Materials(inputs.styles, fonts, inputs.basemaps))


@pytest.fixture(scope="module")
def inputs(with_timeline: Path) -> dict[str, Inputs]:
    project = load_project(with_timeline)
    editions = project.select(
        ["daesh"], formats=["brief"], locales=["fr", "en"], profiles=["screen"]
    )
    return {item.edition.locale: item for item in read_inputs(project, editions)}


@pytest.fixture(scope="module")
def drawn(inputs: dict[str, Inputs]) -> dict[str, tuple[Figure, ...]]:
    return {locale: draw(item, FRAMES) for locale, item in inputs.items()}


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_figure_is_whole(drawn: dict[str, tuple[Figure, ...]], locale: str) -> None:
    """Nothing overlaps, the page has the frame's size, and a reader is told what it shows."""
    for name, figure in zip(FRAMES, drawn[locale], strict=True):
        with pikepdf.open(io.BytesIO(figure.data)) as pdf:
            left, bottom, right, top = (float(v) * 25.4 / 72 for v in pdf.pages[0].mediabox)
        assert name == figure.name
        assert (FRAMES[name].width, FRAMES[name].height) == pytest.approx(
            (right - left, top - bottom), abs=0.05
        )
        assert figure.alternative


def test_every_place_of_the_map_carries_a_link(
    drawn: dict[str, tuple[Figure, ...]], inputs: dict[str, Inputs]
) -> None:
    """Each place has its hotspot, inside the frame."""
    spots = drawn["fr"][0].hotspots
    assert sorted(row.id for row in shipped_rows(inputs["fr"].brief)) == sorted(
        spot.id for spot in spots
    )
    assert all(0 < s.x < FRAMES["map"].width and 0 < s.y < FRAMES["map"].height for s in spots)


def test_the_same_inputs_draw_the_same_bytes(
    drawn: dict[str, tuple[Figure, ...]], inputs: dict[str, Inputs]
) -> None:
    """A figure drawn twice is the same file."""
    assert [figure.data for figure in drawn["fr"]] == [
        figure.data for figure in draw(inputs["fr"], FRAMES)
    ]


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return read_tokens((ROOT / "templates" / "tokens.css").read_text(), "tokens.css")


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((f"step-{step}-ink", f"step-{step}") for step in range(1, 5)),
        ("ink", "ongoing"),
        ("ink", "land"),
        ("muted", "land"),
        ("muted", "neighbours"),
        ("muted", "paper"),
        ("accent", "paper"),
    ],
)
def test_ink_can_be_read_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    """Every number on its symbol, and every text on its ground, has a contrast of 4.5 to 1."""
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5


def test_the_palette_has_a_step_for_each_year(inputs: dict[str, Inputs], tokens: Tokens) -> None:
    """No year of the data is without its colour."""
    brief = localise(inputs["fr"].brief, None, "fr", Conventions("fr"), "brief")
    for row in brief.tables[TABLE].rows:
        tokens.colour(row.colour)


def test_fonts_come_from_the_project_alone(inputs: dict[str, Inputs]) -> None:
    """The faces that figures are drawn with are files of the project."""
    for face in inputs["fr"].fonts.faces:
        assert (ROOT / face.path).is_relative_to(ROOT / Path("templates/fonts"))
