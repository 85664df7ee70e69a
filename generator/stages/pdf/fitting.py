"""The search for the loosest setting in which a document has room: Bounds, how groups come out.

The engine lays a page out in a tenth of a second or two, so a dozen settings may be tried. Each is
as tight as the one before or tighter, and each group begins on its own page: so settings are
halved, the spacings of all groups at once, and only the groups that lack room are laid out again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from generator.design.budget import deal_pages
from generator.design.fit import Bounds, Fit
from generator.stages.pdf.layout import NO_BUDGETS, Taken

Measure = Callable[[Fit, Collection[str]], Mapping[str, Taken]]
"""Says how these groups, set like that, come out."""
Judge = Callable[[Fit, Collection[str]], Collection[str]]
"""Says which of these groups, set like that, lack room."""


LITTLE = 25.0
"""A last page whose lines reach no farther down than so many mm is worth a tighter setting."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a document is set, and how many pages each group of it may take; none: any number."""

    fit: Fit
    budgets: Mapping[str, int]


def choose_fit(
    bounds: Bounds, groups: Collection[str], most: int | None, measure: Measure
) -> Choice:
    """Find the loosest fit in which everything has room; the tightest where none has.

    :param most: how many pages the document may have; None where it may have any number: it is set
        as the design has it, or tighter where that saves a page of a few lines.
    """
    loosest = bounds.loosest(groups)
    taken = measure(loosest, groups)
    if most is None:
        return Choice(_save_pages(bounds, groups, taken, measure) or loosest, NO_BUDGETS)
    budgets = _deal(bounds, taken, most, measure)

    def judge(fit: Fit, wanted: Collection[str]) -> Collection[str]:
        return _find_crowded(measure(fit, wanted), budgets)

    crowded = _find_crowded(taken, budgets)
    fit = _tighten(bounds, groups, crowded, judge) if crowded else loosest
    return Choice(fit, budgets)


def _save_pages(
    bounds: Bounds, groups: Collection[str], taken: Mapping[str, Taken], measure: Measure
) -> Fit | None:
    """Find the loosest fit that saves the last pages of a few lines; None where there are none."""
    budgets = {
        name: each.pages - 1
        for name, each in taken.items()
        if each.pages > 1 and each.tail <= LITTLE and not each.cut
    }

    def judge(fit: Fit, wanted: Collection[str]) -> Collection[str]:
        return _find_crowded(measure(fit, wanted), budgets)

    if budgets:
        airs = dict.fromkeys(groups, 0) | dict.fromkeys(budgets, len(bounds.airs) - 1)
        tightest = bounds.fit(len(bounds.settings) - 1, airs)
        for name in judge(tightest, budgets.keys()):
            del budgets[name]
    return _tighten(bounds, groups, budgets.keys(), judge) if budgets else None


def _find_crowded(taken: Mapping[str, Taken], budgets: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for name, each in taken.items() if each.cut or each.pages > budgets[name])


def _deal(
    bounds: Bounds, taken: Mapping[str, Taken], most: int, measure: Measure
) -> Mapping[str, int]:
    """Give each group its pages, from what it takes at the loosest."""
    wanted = {name: each.pages for name, each in taken.items()}
    if sum(wanted.values()) <= most:
        return wanted
    needed = dict.fromkeys(wanted, 1)
    long = {name: len(bounds.airs) - 1 for name, pages in wanted.items() if pages > 1}
    # Where there is none to spare, every group has one page, whatever it needs.
    if len(wanted) < most:
        airs = dict.fromkeys(wanted, 0) | long
        tightest = measure(bounds.fit(len(bounds.settings) - 1, airs), long)
        needed |= {name: each.pages for name, each in tightest.items()}
    return deal_pages(wanted, needed, most)


def _tighten(
    bounds: Bounds, groups: Collection[str], crowded: Collection[str], judge: Judge
) -> Fit:
    # Most often some groups alone want air, and the type stays as it is.
    tight = {name: len(bounds.airs) - 1 if name in crowded else 0 for name in groups}
    setting = _choose_setting(bounds, tight, crowded, judge)
    if setting is None:
        return bounds.fit(len(bounds.settings) - 1, tight)
    airs = {name: index for name, index in tight.items() if name in crowded}
    return bounds.fit(setting, tight | _loosen(bounds, setting, airs, judge))


def _choose_setting(
    bounds: Bounds, airs: Mapping[str, int], crowded: Collection[str], judge: Judge
) -> int | None:
    """The loosest setting that has room with these spacings; None where the tightest has none."""
    low, high = 0, len(bounds.settings) - 1
    crowded = judge(bounds.fit(low, airs), crowded)
    if not crowded:
        return low
    if judge(bounds.fit(high, airs), crowded):
        return None
    while low + 1 < high:
        middle = (low + high) // 2
        if judge(bounds.fit(middle, airs), crowded):
            low = middle
        else:
            high = middle
    return high


def _loosen(bounds: Bounds, setting: int, airs: Mapping[str, int], judge: Judge) -> dict[str, int]:
    """Give each of these sections back the most air that it has room for."""
    # At a tighter setting even the widest spacing may have room.
    low, high = dict.fromkeys(airs, -1), dict(airs)
    while any(low[name] + 1 < high[name] for name in high):
        tried = {name: (low[name] + high[name] + 1) // 2 for name in high}
        tried = {name: min(index, high[name]) for name, index in tried.items()}
        open_ = [name for name in high if low[name] + 1 < high[name]]
        crowded = judge(bounds.fit(setting, high | tried), open_)
        for name in open_:
            if name in crowded:
                low[name] = tried[name]
            else:
                high[name] = tried[name]
    return high
