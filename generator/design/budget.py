"""How many pages each group of a document may take: what it wants and what it needs -> budgets."""

from __future__ import annotations

from collections.abc import Mapping


def deal_pages(wanted: Mapping[str, int], needed: Mapping[str, int], most: int) -> dict[str, int]:
    """Deal the pages of a document to its groups.

    Each has what it needs; what is to spare goes, page by page, to the group that lacks most of
    what it wants, and of two to the one that has fewer: a page more is more to it. Where there is
    not enough for what all need, the largest give away theirs, page by page, and each keeps one.

    :param wanted: the pages of each group as the design sets it.
    :param needed: its pages as tightly as it may be set.
    :param most: how many pages the document may have.
    """
    budgets = dict(needed)
    while sum(budgets.values()) < most:
        poorest = max(budgets, key=lambda name: (wanted[name] - budgets[name], -budgets[name]))
        if budgets[poorest] >= wanted[poorest]:
            break
        budgets[poorest] += 1
    while sum(budgets.values()) > max(most, len(budgets)):
        budgets[max(budgets, key=lambda name: budgets[name])] -= 1
    return budgets
