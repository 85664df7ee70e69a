"""The search for the loosest setting in which a document has room: Bounds, a way to lay out -> Fit.

The engine lays a document out in about a third of a second, so a dozen settings may be tried. Each
is as tight as the one before or tighter, and each section begins on its own page: so settings are
halved, and the spacings of all sections at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol, TypeVar

from generator.design.fit import Bounds, Fit
from generator.model.pages import Overflow


class LaidOut(Protocol):
    """A layout that knows what it had no room for."""

    @property
    def overflows(self) -> tuple[Overflow, ...]:
        """The blocks without room, each with its section."""


Result = TypeVar("Result", bound=LaidOut)


def choose_fit(
    bounds: Bounds, sections: Collection[str], lay_out: Callable[[Fit], Result]
) -> tuple[Fit, Result]:
    """The loosest fit in which everything has room; the tightest where none has."""
    loosest = bounds.loosest(sections)
    found = lay_out(loosest)
    crowded = {overflow.section for overflow in found.overflows}
    if not crowded:
        return loosest, found
    # Most often some sections alone want air, and the type stays as it is.
    tightest = {name: len(bounds.airs) - 1 if name in crowded else 0 for name in sections}
    setting, found = _choose_setting(bounds, tightest, lay_out)
    if found.overflows:
        return bounds.fit(setting, tightest), found
    return _loosen(bounds, setting, tightest, lay_out, found)


def _choose_setting(
    bounds: Bounds, airs: dict[str, int], lay_out: Callable[[Fit], Result]
) -> tuple[int, Result]:
    """The loosest setting that has room with these spacings; the tightest where none has."""
    low, high = 0, len(bounds.settings) - 1
    best = lay_out(bounds.fit(low, airs))
    if not best.overflows:
        return low, best
    best = lay_out(bounds.fit(high, airs))
    if best.overflows:
        return high, best
    while low + 1 < high:
        middle = (low + high) // 2
        found = lay_out(bounds.fit(middle, airs))
        if found.overflows:
            low = middle
        else:
            high, best = middle, found
    return high, best


def _loosen(
    bounds: Bounds,
    setting: int,
    tightest: dict[str, int],
    lay_out: Callable[[Fit], Result],
    best: Result,
) -> tuple[Fit, Result]:
    """Give each section back the most air that it has room for."""
    # At a tighter setting even the widest spacing may have room.
    low, high = dict.fromkeys(tightest, -1), dict(tightest)
    while True:
        tried = {name: (low[name] + high[name]) // 2 for name in high}
        tried = {name: max(index, low[name] + 1) for name, index in tried.items()}
        if tried == high:
            return bounds.fit(setting, high), best
        found = lay_out(bounds.fit(setting, tried))
        crowded = {overflow.section for overflow in found.overflows}
        for name, index in tried.items():
            if name in crowded:
                low[name] = index
            else:
                high[name] = index
        if not crowded:
            best = found
        elif all(low[name] + 1 >= high[name] for name in high):
            return bounds.fit(setting, high), lay_out(bounds.fit(setting, high))
