"""Whose name a reader takes a name for: a sign beside it counts for nearer than one above it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from generator.design.style.reading import Styles
from generator.model.figure import Frame
from generator.stages.figures.basemap import Basemap
from generator.stages.figures.belonging import mistake, seem
from generator.stages.figures.boxes import Kind, distances
from generator.stages.figures.map import lay_out_map
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import MakeDrawing

NAME = np.array([[40.0, 50.0, 52.0, 52.0]])
"""A name of 12 by 2 mm."""
RADIUS = 2.3
PLAIN, LED = np.array([False]), np.array([True])
FRAMES = (Frame(174, 116), Frame(174, 104), Frame(281, 155), Frame(275, 180), Frame(263, 145))
LOCALES = ("fr", "en", "ar", "fr+en", "fr+ar", "en+ar")


def disc(x: float, y: float, radius: float = RADIUS) -> np.ndarray:
    """A sign as a row."""
    return np.array([[x, y, radius]])


def test_a_sign_beside_a_name_seems_nearer_than_one_above() -> None:
    """At the same distance from its box: 1.5 mm nearer; halfway up, by half as much."""
    beside, above = disc(40 - 0.7 - RADIUS, 51), disc(46, 52 + 0.7 + RADIUS)
    assert seem(NAME, beside) == pytest.approx(0.7)
    assert seem(NAME, above) == pytest.approx(2.2)
    halfway = disc(40 - 0.7 - RADIUS, 52 + RADIUS / 2)
    assert seem(NAME, halfway) == pytest.approx(distances(NAME, halfway) + 0.75)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_name_below_its_sign_is_not_set_beside_another(turn: int) -> None:
    """Under its own sign, and level with another 0.8 mm off, it would be read as the other's."""
    own = disc(46, 52 + 0.6 + RADIUS)
    beside = disc(46 + turn * (6 + 0.8 + RADIUS), 51)
    assert distances(NAME, own) < distances(NAME, beside)
    assert mistake(NAME, own, PLAIN, beside).all()
    farther = disc(46 + turn * (6 + 2.6 + RADIUS), 51)
    assert not mistake(NAME, own, PLAIN, farther).any()


def test_a_name_beside_its_sign_bears_another_below() -> None:
    """What stands beside its sign is not taken for that of one as near below."""
    own, below = disc(40 - 0.7 - RADIUS, 51), disc(46, 50 - 1.0 - RADIUS)
    assert not mistake(NAME, own, PLAIN, below).any()
    assert mistake(NAME, own, PLAIN, disc(46, 50 - 0.5 - RADIUS)).all()


def test_a_line_does_not_help_a_name_beside_another_sign() -> None:
    """With a line it keeps 2 mm from a sign that it is level with, and less from one below."""
    own = disc(46, 60)
    assert mistake(NAME, own, LED, disc(52 + 1.9 + RADIUS, 51)).all()
    assert not mistake(NAME, own, LED, disc(52 + 2.1 + RADIUS, 51)).any()
    assert not mistake(NAME, own, LED, disc(46, 50 - 0.6 - RADIUS)).any()


@pytest.mark.parametrize("frame", FRAMES, ids=str)
@pytest.mark.parametrize("locale", LOCALES)
def test_no_name_of_the_map_seems_another_s(
    make_drawing: MakeDrawing,
    basemaps: Mapping[str, Basemap],
    styles: Styles,
    typefaces: Typefaces,
    locale: str,
    frame: Frame,
) -> None:
    """Neither of another place nor of a town, in any language or frame."""
    layout = lay_out_map(make_drawing(locale, frame), basemaps, styles.map, typefaces)
    for view in layout.views:
        discs = {sign.point.id: disc(sign.x, sign.y, sign.around / 2)[0] for sign in view.signs}
        squares = [box for box in view.boxes if box.kind is Kind.SQUARE]
        towns = [((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2, (b.x1 - b.x0) / 2) for b in squares]
        owners = {sign.point.names: sign.point.id for sign in view.signs}
        for placed in view.places:
            mine = owners.get(tuple(line.text for line in placed.lines))
            if mine is None:  # what an inset shows
                continue
            box = np.array([placed.lines[0].boxes[0].bounds])
            others = [sign for owner, sign in discs.items() if owner != mine]
            led = np.array([placed.leader is not None])
            rivals = np.array([*others, *towns]).reshape(-1, 3)
            assert not mistake(box, discs[mine][None], led, rivals).any(), (mine, locale)
