"""The search for the loosest setting in which a document has room: Bounds, a way to lay out -> Fit.

The engine lays a document out in about a second, so a dozen settings may be tried. Each is as tight
as the one before or tighter, and each section begins on its own page: so settings are halved, the
spacings of all sections at once, and only the sections that lack room are laid out again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Protocol, TypeVar

from generator.design.fit import Bounds, Fit
from generator.model.pages import Overflow


class LaidOut(Protocol):
    """A layout that knows what it had no room for."""

    @property
    def overflows(self) -> tuple[Overflow, ...]:
        """The blocks without room, each with its section."""


Result = TypeVar("Result", bound=LaidOut)
LayOut = Callable[[Fit, Collection[str]], Result]
"""Lays out these sections, and no others, in a setting."""


def choose_fit(
    bounds: Bounds, sections: Collection[str], lay_out: LayOut[Result], known: Fit | None = None
) -> tuple[Fit, Result]:
    """The loosest fit in which everything has room; the tightest where none has.

    :param known: the fit that was found for the same pages already, in another profile.
    """
    if known is not None:
        found = lay_out(known, sections)
        if not _crowded(found):
            return known, found
    loosest = bounds.loosest(sections)
    found = lay_out(loosest, sections)
    crowded = _crowded(found)
    if not crowded:
        return loosest, found
    # Most often some sections alone want air, and the type stays as it is.
    tight = {name: len(bounds.airs) - 1 if name in crowded else 0 for name in sections}
    setting = _choose_setting(bounds, tight, crowded, lay_out)
    if setting is None:
        fit = bounds.fit(len(bounds.settings) - 1, tight)
    else:
        airs = {name: index for name, index in tight.items() if name in crowded}
        fit = bounds.fit(setting, tight | _loosen(bounds, setting, airs, lay_out))
    return fit, lay_out(fit, sections)


def _crowded(layout: LaidOut) -> set[str]:
    return {overflow.section for overflow in layout.overflows}


def _choose_setting(
    bounds: Bounds, airs: Mapping[str, int], crowded: Collection[str], lay_out: LayOut[Result]
) -> int | None:
    """The loosest setting that has room with these spacings; None where the tightest has none."""
    low, high = 0, len(bounds.settings) - 1
    crowded = _crowded(lay_out(bounds.fit(low, airs), crowded))
    if not crowded:
        return low
    if _crowded(lay_out(bounds.fit(high, airs), crowded)):
        return None
    while low + 1 < high:
        middle = (low + high) // 2
        if _crowded(lay_out(bounds.fit(middle, airs), crowded)):
            low = middle
        else:
            high = middle
    return high


def _loosen(
    bounds: Bounds, setting: int, airs: Mapping[str, int], lay_out: LayOut[Result]
) -> dict[str, int]:
    """Give each of these sections back the most air that it has room for."""
    # At a tighter setting even the widest spacing may have room.
    low, high = dict.fromkeys(airs, -1), dict(airs)
    while any(low[name] + 1 < high[name] for name in high):
        tried = {name: (low[name] + high[name] + 1) // 2 for name in high}
        tried = {name: min(index, high[name]) for name, index in tried.items()}
        open_ = [name for name in high if low[name] + 1 < high[name]]
        crowded = _crowded(lay_out(bounds.fit(setting, high | tried), open_))
        for name in open_:
            if name in crowded:
                low[name] = tried[name]
            else:
                high[name] = tried[name]
    return high
