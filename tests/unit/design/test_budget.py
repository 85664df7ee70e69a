from __future__ import annotations

import pytest

from generator.design.budget import deal_pages


def deal(wanted: str, needed: str, most: int) -> str:
    """Each group by its place; its pages are a digit."""
    names = [str(index) for index in range(len(wanted))]
    given = deal_pages(
        dict(zip(names, map(int, wanted), strict=True)),
        dict(zip(names, map(int, needed), strict=True)),
        most,
    )
    return "".join(str(given[name]) for name in names)


@pytest.mark.parametrize(
    ("wanted", "needed", "most", "budgets"),
    [
        ("121", "111", 3, "111"),  # nothing to spare: all are set tighter
        ("121", "111", 4, "121"),
        ("133", "111", 5, "122"),  # one each, to the first of the two first
        ("133", "111", 6, "132"),
        ("42", "31", 5, "32"),  # a page more is more to who has one
        ("135", "123", 7, "124"),  # to the one that lacks two
        ("135", "123", 20, "135"),  # no more than is wanted
        ("46", "35", 6, "33"),  # not enough for what is needed: the largest gives
        ("46", "35", 2, "11"),
        ("46", "35", 1, "11"),  # every group has one
    ],
)
def test_pages_are_dealt_by_need_and_then_by_want(
    wanted: str, needed: str, most: int, budgets: str
) -> None:
    """What is to spare goes to the group that is furthest from what it wants."""
    assert budgets == deal(wanted, needed, most)
