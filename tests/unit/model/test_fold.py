from __future__ import annotations

import pytest

from generator.model.fold import RollFold


def test_a_sheet_is_narrower_by_what_is_tucked_in() -> None:
    """Three pages of 100 mm fold from the width of A4 lying."""
    assert 297 == RollFold().find_width(100)


@pytest.mark.parametrize("mirrored", [False, True])
def test_each_side_has_three_panels_that_meet(mirrored: bool) -> None:
    """Every page stands once, and the narrow panels are the two sides of one."""
    outside, inside = RollFold(tuck=2).list_sides(99, mirrored=mirrored)
    for side in (outside, inside):
        assert (0, 295) == (side[0].left, side[-1].right)
        assert [each.right for each in side[:-1]] == [each.left for each in side[1:]]
    assert list(range(6)) == sorted(each.page for each in (*outside, *inside))
    narrow = {each.page for each in (*outside, *inside) if each.right - each.left == 97}
    assert {3, 4} == narrow
    folds = [{each.right for each in side[:-1]} for side in (outside, inside)]
    assert {295 - place for place in folds[0]} == folds[1], "turned over, they are the same"


def test_a_narrow_panel_loses_of_its_free_edge() -> None:
    """The edge at the fold is where its neighbour begins, whatever the language."""
    for mirrored in (False, True):
        for side in RollFold().list_sides(100, mirrored=mirrored):
            for each in side:
                lost = each.left - each.shift, each.shift + 100 - each.right
                free = lost[0] if each.left == 0 else lost[1]
                assert (free, sum(lost)) == ((3, 3) if each.page in (3, 4) else (0, 0))
