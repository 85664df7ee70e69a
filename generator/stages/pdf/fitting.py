"""The search for the loosest setting in which a document has room: Bounds, how groups come out.

The engine lays a page out in a tenth of a second or two, so a few settings of each group may be
tried. Each is as tight as the one before or tighter, and each group begins on its own page: so only
the groups that lack room are laid out again, in what most likely has room, and in what is beside
it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from generator.design.budget import deal_pages
from generator.design.fit import Bounds, Fit
from generator.stages.pdf.layout import NO_BUDGETS, Taken
from generator.stages.pdf.trials import Measure, Trials

Expect = Callable[[Mapping[str, int]], None]
"""Is told how many pages each group will most likely take."""

MOST_WHITE = 35.0
"""More of a page's foot than so many mm is not left empty, unless the document ends there."""
FAR = 40.0
"""A group that would most likely lack more than so many mm of having a page less, even at its
tightest, is not tried for it."""
SPARSE = 80.0
"""A page that leaves more than so many mm empty is meant to: no spacing would fill it."""
LITTLE = 25.0
"""A last page whose lines reach no farther down than so many mm is worth a tighter setting."""
MOST_GUESSES = 4
"""So many times a place is guessed, before the rest is halved."""
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
    loosest, trials = bounds.loosest(groups), Trials(measure)
    taken = trials.measure(loosest, groups)
    if most is None:
        return Choice(_save_pages(bounds, groups, taken, trials) or loosest, NO_BUDGETS)
    budgets = _deal(bounds, taken, most, trials)
    expect(budgets)
    search = _Search(bounds, trials, budgets)
    crowded = _find_crowded(taken, budgets)
    fit = search.tighten(groups, crowded) if crowded else loosest
    if fit.setting == bounds.settings[-1] and crowded and search.judge(fit, crowded):
        return Choice(fit, budgets)
    roomy = [name for name in groups if name not in crowded]
    found = taken if fit.setting == loosest.setting else trials.measure(fit, roomy)
    known = {name: found[name] for name in roomy}
    return Choice(_fill_feet(bounds, known, fit, trials, final=list(groups)[-1]), budgets)


def _save_pages(
    bounds: Bounds, groups: Collection[str], taken: Mapping[str, Taken], trials: Trials
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
    search = _Search(bounds, trials, budgets)
    if budgets:
        airs = dict.fromkeys(groups, 0) | dict.fromkeys(budgets, len(bounds.airs) - 1)
        tightest = bounds.fit(len(bounds.settings) - 1, airs)
        for name in search.judge(tightest, budgets.keys()):
            del budgets[name]
    return search.tighten(groups, budgets.keys()) if budgets else None


def _find_crowded(taken: Mapping[str, Taken], budgets: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for name, each in taken.items() if each.cut or each.pages > budgets[name])


def _deal(
    bounds: Bounds, taken: Mapping[str, Taken], most: int, trials: Trials
) -> Mapping[str, int]:
    """Give each group its pages, from what it takes at the loosest."""
    wanted = {name: each.pages for name, each in taken.items()}
    if sum(wanted.values()) <= most:
        return wanted
    needed = dict.fromkeys(wanted, 1)
    airs = {name: len(bounds.airs) - 1 for name, pages in wanted.items() if pages > 1}
    # Where there is none to spare, every group has one page, whatever it needs.
    if len(wanted) < most:
        # The smaller type is tried only where less space does not do, and it may save a page.
        for setting in (0, len(bounds.settings) - 1):
            fit = bounds.fit(setting, dict.fromkeys(wanted, 0) | airs)
            found = trials.measure(fit, airs)
            needed |= {name: each.pages for name, each in found.items()}
            tightest = bounds.settings[-1], bounds.airs[-1]
            airs = {
                name: air
                for name, air in airs.items()
                if needed[name] > 1
                and (trials.guess(name, *tightest, needed[name] - 1) or 0.0) > -FAR
            }
    return deal_pages(wanted, needed, most)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for the loosest fit in which each group has room on its pages."""

    bounds: Bounds
    trials: Trials
    budgets: Mapping[str, int]

    def judge(self, fit: Fit, wanted: Collection[str]) -> Collection[str]:
        """Say which of these groups, set like that, lack room."""
        return _find_crowded(self.trials.measure(fit, wanted), self.budgets)

    def tighten(self, groups: Collection[str], crowded: Collection[str]) -> Fit:
        """Find the fit; the tightest where none has room."""
        # Most often some groups alone want air, and the type stays as it is.
        bounds = self.bounds
        tight = len(bounds.airs) - 1
        airs = {name: tight if name in crowded else 0 for name in groups}
        setting = 0
        # What the one that lacks most needs is most often enough for the others.
        order = [name for name in groups if name in crowded]
        left = {air: {name: self._guess_left(name, 0, air) for name in order} for air in (tight, 0)}
        known = left[0] if None in left[tight].values() else left[tight]
        for name in sorted(order, key=lambda name: known[name] or 0.0):
            if self.judge(bounds.fit(setting, airs), (name,)):
                setting = self._find_setting(name, airs, setting)
        tightest = len(bounds.settings) - 1
        if setting == tightest and self.judge(bounds.fit(tightest, airs), crowded):
            return bounds.fit(tightest, airs)
        for name in order:
            airs[name] = self._find_air(name, airs, setting)
        return bounds.fit(setting, airs)

    def _find_setting(self, name: str, airs: Mapping[str, int], low: int) -> int:
        """Find the loosest setting in which a group has room; the tightest where none has.

        :param low: one in which it has not.
        """
        fits = [self.bounds.fit(setting, airs) for setting in range(len(self.bounds.settings))]
        return _find_first(
            (low, len(fits) - 1),
            lambda setting: bool(self.judge(fits[setting], (name,))),
            lambda setting: self._guess_left(name, setting, airs[name]),
        )

    def _find_air(self, name: str, airs: Mapping[str, int], setting: int) -> int:
        """Find the most air that a group has room for: its place among those that may be."""
        # At a tighter setting even the widest spacing may have room.
        return _find_first(
            (0 if setting == 0 else -1, airs[name]),
            lambda air: self._lacks(name, setting, {**airs, name: air}),
            lambda air: self._guess_left(name, setting, air),
        )

    def _guess_left(self, name: str, setting: int, air: int) -> float | None:
        """Say how many mm of its pages a group would most likely leave."""
        fit = self.bounds.settings[setting], self.bounds.airs[air]
        return self.trials.guess(name, *fit, self.budgets[name])

    def _lacks(self, name: str, setting: int, airs: Mapping[str, int]) -> bool:
        """Say whether a group lacks room; what is certain need not be tried."""
        fit = self.bounds.fit(setting, airs)
        crowded = self.trials.is_crowded(name, fit.setting, fit.air[name])
        return (self.budgets[name] == 1 and crowded) or bool(self.judge(fit, (name,)))


def _find_first(
    between: tuple[int, int], lacks: Callable[[int], bool], left: Callable[[int], float | None]
) -> int:
    """Find the first place that has room, where each has more than the one before.

    It is guessed by how far lines reach, and what is before it tried next; where the guesses are
    not borne out, half of what is left is taken.

    :param between: a place that lacks room, and one that has it.
    :param left: gives how many mm one would most likely leave; None where too little is known.
    """
    low, high = between
    guesses = 0
    while low + 1 < high:
        tried = _guess_first(low, high, left) if guesses < MOST_GUESSES else None
        guesses += 1
        if tried is None:
            tried = (low + high + 1) // 2
        if lacks(tried):
            low = tried
        else:
            high = tried
    return high


def _guess_first(low: int, high: int, left: Callable[[int], float | None]) -> int | None:
    """Say which place between these is most likely the first to have room; the last where none."""
    rooms = {place: left(place) for place in range(low + 1, high)}
    if None in rooms.values():
        return None
    enough = (place for place, room in rooms.items() if room is not None and room >= 0)
    return next(enough, high - 1)


def _fill_feet(
    bounds: Bounds, taken: Mapping[str, Taken], fit: Fit, trials: Trials, *, final: str
) -> Fit:
    """Widen the spacing of the groups that end early, until their pages' feet are filled.

    A group keeps its pages; where no spacing fills it, it has the one that leaves the least.

    :param taken: how the groups came out in this fit that were set no tighter.
    :param final: the document's last group.
    """
    airs = dict(fit.air)
    for name, found in taken.items():
        foot = _Foot(bounds, trials, fit, name, found, is_last=name == final)
        if MOST_WHITE < foot.judge(found) <= SPARSE:
            airs[name] = foot.fill()
    return replace(fit, air=airs)


@dataclass(frozen=True, slots=True)
class _Foot:
    """The feet of a group's pages, set in a fit like that."""

    bounds: Bounds
    trials: Trials
    fit: Fit
    name: str
    taken: Taken
    is_last: bool
    """Whether the document ends with it, wherever that is on its page."""

    def judge(self, taken: Taken) -> float:
        """Say how many mm the emptiest page leaves."""
        whites = taken.whites[:-1] if self.is_last else taken.whites
        return max(whites, default=0.0)

    def fill(self) -> float:
        """Find the least spacing that fills them; where none does, the one that leaves least."""
        fit, name = self.fit, self.name
        best, left = fit.air[name], self.judge(self.taken)
        low, high = 0, len(self.bounds.loose)
        while low < high:
            tried = self._guess(low, high)
            if tried == high and left <= MOST_WHITE:
                break  # one that fills them is known, and what is beside it would not
            tried = min(tried, high - 1)
            air = self.bounds.loose[tried]
            found = self.trials.measure(replace(fit, air={**fit.air, name: air}), (name,))[name]
            fits = found.pages == self.taken.pages and not found.cut
            if fits and (self.judge(found) < left or self.judge(found) <= MOST_WHITE):
                best, left = air, self.judge(found)
            if fits and self.judge(found) > MOST_WHITE:
                low = tried + 1
            else:
                high = tried
        return best

    def _guess(self, low: int, high: int) -> int:
        """Say which is most likely the first to fill them; ``high`` where none below it is."""
        pages = self.taken.pages
        now = self.trials.guess(self.name, self.fit.setting, self.fit.air[self.name], pages)
        for index in range(low, high):
            air = self.bounds.loose[index]
            then = self.trials.guess(self.name, self.fit.setting, air, pages)
            if then is None or now is None:
                return (low + high) // 2
            if self.judge(self.taken) - (now - then) <= MOST_WHITE:
                return index
        return high
