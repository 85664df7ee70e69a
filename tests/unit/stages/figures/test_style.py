"""A figure is drawn in the style that is read, and kept under it and nothing else of the design."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.design.style.reading import parse_styles
from generator.design.style.shared import STYLE
from generator.design.tokens import read_tokens
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.model.figure import Figure, FigureRequest, Frame
from generator.preparation import draw, localise_all, make_environments, request
from generator.project import load_project
from generator.store import Store
from tests.conftest import ROOT

FRAMES = {"map": Frame(174, 156), "timeline": Frame(174, 54), "years": Frame(174, 42)}
CSS = (ROOT / "templates" / "tokens.css").read_text()

Draw = Callable[[str, str], dict[str, Figure]]


@pytest.fixture(scope="module")
def inputs(with_timeline: Path) -> Inputs:
    """What the brief on A4 is made from, in French and English."""
    project = load_project(with_timeline)
    editions = project.select(
        formats=["brief"], locales=["fr+en"], profiles=["screen"], papers=["a4"]
    )
    (found,) = read_inputs(project, editions)
    return found


@pytest.fixture(scope="module")
def requests(inputs: Inputs) -> Mapping[str, FigureRequest]:
    """The three figures, as they are asked for."""
    environments = tuple(make_environments(inputs))
    localisations = localise_all(inputs, environments)
    return {name: request(localisations, name, frame) for name, frame in FRAMES.items()}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of this module's."""
    return Store(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def draw_with(inputs: Inputs, requests: Mapping[str, FigureRequest], store: Store) -> Draw:
    """Draw the three figures with one thing of the style, or of the tokens, written otherwise."""

    def draw_all(old: str, new: str) -> dict[str, Figure]:
        style, css = (ROOT / STYLE).read_text(), CSS
        assert not old or 1 == (style + css).count(old)
        tokens = read_tokens(css.replace(old, new) if old else css, "tokens.css")
        styles = parse_styles(style.replace(old, new) if old else style, tokens)
        changed = replace(inputs, tokens=tokens, styles=styles)
        return {name: draw(changed, each, store) for name, each in requests.items()}

    return draw_all


@pytest.fixture(scope="module")
def shipped(draw_with: Draw) -> dict[str, Figure]:
    """The figures as they are shipped."""
    return draw_with("", "")


@pytest.mark.parametrize(
    ("old", "new", "drawn"),
    [
        ('halo_width = "1.3pt"', 'halo_width = "2pt"', {"map"}),
        ('place = "bold"', 'place = "regular"', {"map"}),
        ('coast_width = "0.35pt"', 'coast_width = "0.5pt"', {"map", "years"}),
        ('key = "2.4mm"', 'key = "2.8mm"', {"timeline"}),
        ('dot = "2mm"', 'dot = "2.4mm"', {"years"}),
        ('quiet = "muted"                  #', 'quiet = "accent" #', {"map", "timeline", "years"}),
        ("--water: #CFDDE6;", "--water: #D0E0E8;", {"map", "years"}),
    ],
)
def test_what_is_changed_is_drawn_anew(
    draw_with: Draw,
    shipped: dict[str, Figure],
    store: Store,
    old: str,
    new: str,
    drawn: set[str],
) -> None:
    """The figures that a value concerns are others and have keys of their own; no other has."""
    before = store.measure().entries
    figures = draw_with(old, new)
    assert drawn == {name for name in FRAMES if figures[name].data != shipped[name].data}
    assert len(drawn) == store.measure().entries - before


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  --margin-foot: 20mm;", "  --margin-foot: 21mm;"),
        ("# How the figures look", "# What the figures look like"),
    ],
)
def test_what_no_figure_reads_is_not_in_its_key(
    draw_with: Draw, store: Store, old: str, new: str
) -> None:
    """A margin of the pages, or a comment, has nothing drawn anew."""
    before = store.measure()
    draw_with(old, new)
    assert before == store.measure()
