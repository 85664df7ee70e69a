"""Which of its places each name takes."""

from __future__ import annotations

from generator.design.style.reading import Styles
from generator.stages.figures.boxes import Kind, LabelBox, Leader
from generator.stages.figures.choice import choose, choose_most, count_conflicts
from generator.stages.figures.labels import Candidate


def place(
    text: str, x: float, y: float, cost: float, leader: Leader | None = None, aside: float = 0.0
) -> Candidate:
    """A place of 4 by 2 mm."""
    box = LabelBox(text, x, y, x + 4, y + 2, Kind.PLACE)
    way = leader or Leader(text, (x - 1, y + 1), (x, y + 1))
    return Candidate(box, cost, leader, 0.0, way, aside)


def test_names_give_way_to_each_other(styles: Styles) -> None:
    """Of two names that want one place, the one that loses less by it moves."""
    first = (place("a", 0, 0, 0.0), place("a", 0, 10, 5.0))
    second = (place("b", 1, 0, 0.0), place("b", 1, 20, 1.0))
    chosen = choose([first, second], styles.map.labels)
    assert [0.0, 1.0] == [candidate.cost for candidate in chosen]
    assert 0 == count_conflicts(chosen, styles.map.labels)


def test_leaders_do_not_cross(styles: Styles) -> None:
    """Two lines that would cross are a conflict like two names that touch."""
    falling = place("a", 10, 0, 0.0, Leader("a", (0.0, 6.0), (9.0, 1.0)))
    rising = place("b", 10, 6, 0.0, Leader("b", (0.0, 1.0), (9.0, 6.5)))
    level = place("b", 10, 9, 1.0, Leader("b", (0.0, 9.0), (9.0, 10.0)))
    assert 2 == count_conflicts([falling, rising], styles.map.labels)
    assert level in choose([[falling], [rising, level]], styles.map.labels)


def test_names_of_several_lines_stand_apart(styles: Styles) -> None:
    """Two names of two lines beside each other keep a wider gap, lest they read as one."""
    near = [place("a", 0, 0, 0.0), place("b", 4.8, 0, 0.0)]
    several = [place("a", 0, 0, 0.0, aside=0.5), place("b", 4.8, 0, 0.0, aside=0.5)]
    style = styles.map.labels
    assert (0, 2) == (count_conflicts(near, style), count_conflicts(several, style))


def test_settling_finds_what_one_step_cannot(styles: Styles) -> None:
    """A name gets its better place when the one in its way loses less than it gains."""
    first = (place("a", 0, 0, 4.0), place("a", 20, 0, 0.0))
    second = (place("b", 20, 0, 0.0), place("b", 40, 0, 1.0))
    groups = [first, second]
    assert (4.0, 1.0) == (
        sum(candidate.cost for candidate in choose(groups, styles.map.labels)),
        sum(candidate.cost for candidate in choose(groups, styles.map.labels, settle=True)),
    )


def test_as_many_names_stand_as_have_room(styles: Styles) -> None:
    """Of three names in the place of two the last is left out, unless the editor holds it."""
    groups = [[place("a", 0, 0, 0.0)], [place("b", 8, 0, 0.0)], [place("c", 4, 0, 0.0)]]
    style = styles.map.labels
    assert [True, True, False] == [each is not None for each in choose_most(groups, style)]
    held = choose_most(groups, style, held=[2])
    assert [False, False, True] == [each is not None for each in held]


def test_a_name_that_was_left_out_comes_back_where_another_makes_room(styles: Styles) -> None:
    """No name is left out that has a place once another has moved."""
    first = [place("a", 0, 0, 0.0), place("a", 0, 20, 9.0)]
    second = [place("b", 1, 0, 0.0)]
    chosen = choose_most([first, second, []], styles.map.labels)
    assert [9.0, 0.0, None] == [each.cost if each is not None else None for each in chosen]


def test_no_line_runs_between_a_name_and_its_own_sign(styles: Styles) -> None:
    """Who reads the name beside it would follow the line."""
    style = styles.map.labels
    plain = place("a", 10, 0, 0.0)
    between = place("b", 5, -10, 0.0, Leader("b", (9.5, 6.0), (9.5, -8.0)))
    beyond = place("b", 0, -10, 0.0, Leader("b", (4.0, 6.0), (4.0, -8.0)))
    assert 2 == count_conflicts([plain, between], style)
    assert 0 == count_conflicts([plain, beyond], style)
