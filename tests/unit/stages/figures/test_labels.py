"""The places that are offered to a name: each of them tells whose name it is."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generator.design.style.reading import Styles
from generator.model.figure import Frame, TypeStyle
from generator.model.locale import Direction
from generator.model.map import NAME_REACH
from generator.stages.figures.belonging import mistake
from generator.stages.figures.boxes import Kind, LabelBox, Obstacles, distances
from generator.stages.figures.geometry import Crowd
from generator.stages.figures.inscription import Inscription, Line
from generator.stages.figures.labels import Anchor, Search, Surroundings, propose
from generator.stages.figures.typeface import Ink

FRAME = Frame(100, 100)
RADIUS = 2.3
SEARCH = Search((0.0, 0.7, 2.2, 4.0, 5.7, 7.5, 20.0), 1000, fine=True)


def sign(x: float, y: float) -> LabelBox:
    """A sign at a place."""
    return LabelBox("1", x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS, Kind.SYMBOL)


def name() -> Inscription:
    """A name of 12 by 2 mm."""
    ink = Ink(0.0, 0.0, 12.0, 2.0)
    return Inscription((Line("Name", TypeStyle.BOLD, ink, 0.0, is_main=True),), 8.0, ink, 1.0)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_nearest_sign_is_its_own_or_a_short_line_leads_to_it(
    styles: Styles, direction: Direction
) -> None:
    """Beside another sign only a line tells whose name it is, of at most 8 mm, past that sign."""
    style = styles.map.labels
    signs = [sign(50, 50), sign(57, 50), sign(48, 57)]
    crowd = Crowd.of(np.empty((0, 2)), FRAME.width, FRAME.height, 1.0)
    around = Surroundings(FRAME, Obstacles.of(signs), np.empty((0, 5)), crowd)
    anchor = Anchor(name(), 50.0, 50.0, RADIUS, Kind.PLACE)
    found = propose(anchor, around, direction, SEARCH, style)
    led = [each.leader for each in found if each.leader is not None]
    assert led
    assert max(math.dist(line.start, line.end) for line in led) <= NAME_REACH
    plain = [each for each in found if each.leader is None]
    assert plain
    for candidate in plain:
        own, *others = distances(np.array([candidate.box.bounds]), Obstacles.of(signs).discs)[
            0
        ].tolist()
        assert own < min(others)
    for candidate in found:
        box, is_led = np.array([candidate.box.bounds]), np.array([candidate.leader is not None])
        assert not mistake(box, anchor.disc, is_led, Obstacles.of(signs[1:]).discs).any()
    for line in led:
        spots = np.array([piece.bounds for piece in line.pieces()])
        assert (distances(spots, Obstacles.of(signs[1:]).discs) > 0).all()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_town_s_name_continues_another_name(styles: Styles, direction: Direction) -> None:
    """On one height two names stand apart by more than a space: they would be read as one."""
    style = styles.map.labels
    other = LabelBox("Other", 55.0, 48.0, 67.0, 52.0, Kind.PLACE)
    crowd = Crowd.of(np.empty((0, 2)), FRAME.width, FRAME.height, 1.0)
    around = Surroundings(FRAME, Obstacles.of([other]), np.empty((0, 5)), crowd)
    found = propose(Anchor(name(), 48.0, 50.0, 0.5, Kind.TOWN), around, direction, SEARCH, style)
    assert found
    for box in (candidate.box for candidate in found):
        beside = box.y1 > other.y0 and box.y0 < other.y1
        assert not beside or max(other.x0 - box.x1, box.x0 - other.x1) >= 2 * style.aside


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_name_stays_off_a_town_s_sign_where_it_can(styles: Styles, direction: Direction) -> None:
    """Beside the sign of a town it costs as much as over it; elsewhere nothing."""
    style = styles.map.labels
    town = np.array([[50.0 + (16.5 if direction == "ltr" else -16.5), 50.0, 0.6]])
    crowd = Crowd.of(np.empty((0, 2)), FRAME.width, FRAME.height, 1.0)
    anchor = Anchor(name(), 50.0, 50.0, RADIUS, Kind.PLACE)
    plain, beside = (
        propose(
            anchor,
            Surroundings(FRAME, Obstacles.of([sign(50, 50)]), np.empty((0, 5)), crowd, towns),
            direction,
            Search((0.0,), 1000),
            style,
        )
        for towns in (np.empty((0, 3)), town)
    )
    before = {each.box.bounds: each.cost for each in plain}
    dearer = {each.box for each in beside if each.cost > before[each.box.bounds]}
    assert dearer
    for candidate in beside:
        lost = mistake(np.array([candidate.box.bounds]), anchor.disc, np.array([False]), town)
        more = 9.0 if lost.any() else 0.0
        assert candidate.cost == pytest.approx(before[candidate.box.bounds] + more)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_name_is_taken_for_a_capital_s(styles: Styles, direction: Direction) -> None:
    """None covers its square, or seems to be its name."""
    style = styles.map.labels
    capital = np.array([[50.0 + (16.5 if direction == "ltr" else -16.5), 50.0, 0.75]])
    crowd = Crowd.of(np.empty((0, 2)), FRAME.width, FRAME.height, 1.0)
    anchor = Anchor(name(), 50.0, 50.0, RADIUS, Kind.PLACE)
    blocked = Obstacles.of([sign(50, 50)])
    free, kept = (
        propose(
            anchor,
            Surroundings(FRAME, blocked, np.empty((0, 5)), crowd, capitals=capitals),
            direction,
            SEARCH,
            style,
        )
        for capitals in (np.empty((0, 3)), capital)
    )
    assert 0 < len(kept) < len(free)
    for each in kept:
        box, led = np.array([each.box.bounds]), np.array([each.leader is not None])
        assert not mistake(box, anchor.disc, led, capital).any()
