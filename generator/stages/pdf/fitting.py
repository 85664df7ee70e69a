"""The search for the loosest setting in which a document has room: Bounds, how groups come out.

The engine lays a page out in a tenth of a second or two, so a dozen settings may be tried. Each is
as tight as the one before or tighter, and each group begins on its own page: so settings are
halved, the spacings of all groups at once, and only the groups that lack room are laid out again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from generator.design.budget import deal_pages
from generator.design.fit import Bounds, Fit
from generator.stages.pdf.layout import NO_BUDGETS, Taken

Measure = Callable[[Fit, Collection[str]], Mapping[str, Taken]]
"""Says how these groups, set like that, come out."""
Expect = Callable[[Mapping[str, int]], None]
"""Is told how many pages each group will most likely take."""

MOST_WHITE = 35.0
"""More of a page's foot than so many mm is not left empty, unless the document ends there."""
SPARSE = 80.0
"""A page that leaves more than so many mm empty is meant to: no spacing would fill it."""
LITTLE = 25.0
"""A last page whose lines reach no farther down than so many mm is worth a tighter setting."""
LEAST_AIR, LEAST_LEADING = 0.6, 0.9
"""No less of the design's spacing and leading is kept for it: who reads a document that may have
any number of pages does not count them, and sees what is crowded."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a document is set, and how many pages each group of it may take; none: any number."""

    fit: Fit
    budgets: Mapping[str, int]


def choose_fit(
    bounds: Bounds,
    groups: Collection[str],
    most: int | None,
    measure: Measure,
    expect: Expect = lambda budgets: None,
) -> Choice:
    """Find the loosest fit in which everything has room; the tightest where none has.

    :param most: how many pages the document may have; None where it may have any number: it is set
        as the design has it, or tighter where that saves a page of a few lines.
    :param expect: is told of the pages before the search, which then names the right ones.
    """
    loosest = bounds.loosest(groups)
    taken = measure(loosest, groups)
    if most is None:
        return Choice(_save_pages(bounds, groups, taken, measure) or loosest, NO_BUDGETS)
    budgets = _deal(bounds, taken, most, measure)
    expect(budgets)
    search = _Search(bounds, measure, budgets)
    crowded = _find_crowded(taken, budgets)
    fit = search.tighten(groups, crowded, taken) if crowded else loosest
    if fit.setting == bounds.settings[-1] and crowded and search.judge(fit, crowded):
        return Choice(fit, budgets)
    roomy = [name for name in groups if name not in crowded]
    found = taken if fit.setting == loosest.setting else measure(fit, roomy)
    known = {name: found[name] for name in roomy}
    return Choice(_fill_feet(bounds, known, fit, measure, final=list(groups)[-1]), budgets)


def _save_pages(
    bounds: Bounds, groups: Collection[str], taken: Mapping[str, Taken], measure: Measure
) -> Fit | None:
    """Find the loosest fit that saves the last pages of a few lines; None where there are none."""
    budgets = {
        name: each.pages - 1
        for name, each in taken.items()
        if each.pages > 1 and each.tail <= LITTLE and not each.cut
    }

    bounds = replace(
        bounds,
        airs=tuple(air for air in bounds.airs if air >= LEAST_AIR),
        settings=tuple(each for each in bounds.settings if each.leading_share >= LEAST_LEADING),
    )
    search = _Search(bounds, measure, budgets)
    if budgets:
        airs = dict.fromkeys(groups, 0) | dict.fromkeys(budgets, len(bounds.airs) - 1)
        tightest = bounds.fit(len(bounds.settings) - 1, airs)
        for name in search.judge(tightest, budgets.keys()):
            del budgets[name]
    return search.tighten(groups, budgets.keys(), taken) if budgets else None


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
    airs = {name: len(bounds.airs) - 1 for name, pages in wanted.items() if pages > 1}
    # Where there is none to spare, every group has one page, whatever it needs.
    if len(wanted) < most:
        # The smaller type is tried only where less space does not do already.
        for setting in (0, len(bounds.settings) - 1):
            fit = bounds.fit(setting, dict.fromkeys(wanted, 0) | airs)
            found = measure(fit, airs)
            needed |= {name: each.pages for name, each in found.items()}
            airs = {name: air for name, air in airs.items() if needed[name] > 1}
    return deal_pages(wanted, needed, most)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for the loosest fit in which each group has room on its pages."""

    bounds: Bounds
    measure: Measure
    budgets: Mapping[str, int]

    def judge(self, fit: Fit, wanted: Collection[str]) -> Collection[str]:
        """Say which of these groups, set like that, lack room."""
        return _find_crowded(self.measure(fit, wanted), self.budgets)

    def tighten(
        self, groups: Collection[str], crowded: Collection[str], loose: Mapping[str, Taken]
    ) -> Fit:
        """Find the fit; the tightest where none has room.

        :param loose: how the groups come out in the loosest.
        """
        # Most often some groups alone want air, and the type stays as it is.
        bounds = self.bounds
        tight = {name: len(bounds.airs) - 1 if name in crowded else 0 for name in groups}
        setting = self._choose_setting(tight, crowded)
        if setting is None:
            return bounds.fit(len(bounds.settings) - 1, tight)
        airs = {name: index for name, index in tight.items() if name in crowded}
        guesses = self._guess(airs, loose) if setting == 0 else {}
        return bounds.fit(setting, tight | self._loosen(setting, airs, guesses))

    def _choose_setting(self, airs: Mapping[str, int], crowded: Collection[str]) -> int | None:
        """The loosest setting that has room with these spacings; None where none has."""
        fit = self.bounds.fit
        low, high = 0, len(self.bounds.settings) - 1
        crowded = self.judge(fit(low, airs), crowded)
        if not crowded:
            return low
        if self.judge(fit(high, airs), crowded):
            return None
        while low + 1 < high:
            middle = (low + high) // 2
            if self.judge(fit(middle, airs), crowded):
                low = middle
            else:
                high = middle
        return high

    def _guess(self, airs: Mapping[str, int], loose: Mapping[str, Taken]) -> dict[str, int]:
        """Say which spacing each group may have, by how far its lines reach in the two extremes.

        Its height grows evenly with its spacing, but for what is not parted at a page's end.
        """
        tight = self.measure(self.bounds.fit(0, dict(airs)), airs)
        guesses = {}
        for name, steps in airs.items():
            least, most = tight[name].height, loose[name].height
            room = tight[name].depth * self.budgets[name]
            if least < room < most:
                guesses[name] = steps - int(steps * (room - least) / (most - least))
        return guesses

    def _loosen(
        self, setting: int, airs: Mapping[str, int], guesses: dict[str, int]
    ) -> dict[str, int]:
        """Give each of these sections back the most air that it has room for.

        What is guessed is tried first, and then what is beside it.
        """
        # At a tighter setting even the widest spacing may have room.
        low, high = dict.fromkeys(airs, 0 if setting == 0 else -1), dict(airs)
        beside = False
        while open_ := [name for name in high if low[name] + 1 < high[name]]:
            tried = {name: (low[name] + high[name] + 1) // 2 for name in open_}
            tried |= {name: guess for name, guess in guesses.items() if name in open_}
            crowded = self.judge(self.bounds.fit(setting, high | tried), open_)
            for name in open_:
                (low if name in crowded else high)[name] = tried[name]
            beside, guesses = True, {} if beside else _look_beside(guesses, crowded, low, high)
        return high


def _look_beside(
    guesses: Mapping[str, int],
    crowded: Collection[str],
    low: Mapping[str, int],
    high: Mapping[str, int],
) -> dict[str, int]:
    """Give what is left to try beside a guess: looser where it had room, else tighter."""
    found = {name: guess + (1 if name in crowded else -1) for name, guess in guesses.items()}
    return {name: guess for name, guess in found.items() if low[name] < guess < high[name]}


def _fill_feet(
    bounds: Bounds, taken: Mapping[str, Taken], fit: Fit, measure: Measure, *, final: str
) -> Fit:
    """Widen the spacing of the groups that end early, until their pages' feet are filled.

    A group keeps its pages; where no spacing fills it, it has the one that leaves the least.

    :param taken: how the groups came out in this fit that were set no tighter.
    :param final: the document's last group.
    """

    def judge(name: str, found: Taken) -> float:
        """Say how much the emptiest page of a group leaves, but for the document's last."""
        whites = found.whites[:-1] if name == final else found.whites
        return max(whites, default=0.0)

    white = {name: judge(name, found) for name, found in taken.items()}
    wanted = [name for name, left in white.items() if MOST_WHITE < left <= SPARSE]
    best = dict.fromkeys(wanted, 1.0)
    bounds_of = {name: (0, len(bounds.loose)) for name in wanted}
    while open_ := [name for name, (low, high) in bounds_of.items() if low < high]:
        middle = {name: sum(bounds_of[name]) // 2 for name in open_}
        airs = {name: bounds.loose[index] for name, index in middle.items()}
        tried = measure(replace(fit, air={**fit.air, **airs}), open_)
        for name in open_:
            (low, high), found = bounds_of[name], tried[name]
            left = judge(name, found)
            fits = found.pages == taken[name].pages and not found.cut
            if fits and (left < white[name] or left <= MOST_WHITE):
                best[name], white[name] = airs[name], left
            filled = not fits or left <= MOST_WHITE
            bounds_of[name] = (low, middle[name]) if filled else (middle[name] + 1, high)
    return replace(fit, air={**fit.air, **best})
