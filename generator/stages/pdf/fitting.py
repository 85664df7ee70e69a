"""The search for the loosest setting in which a document has room: Bounds, a judge of it -> Fit.

The engine lays a document out in about a second, so a dozen settings may be tried. Each is as tight
as the one before or tighter, and each section begins on its own page: so settings are halved, the
spacings of all sections at once, and only the sections that lack room are laid out again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from generator.design.fit import Bounds, Fit

Judge = Callable[[Fit, Collection[str]], Collection[str]]
"""Says which of these sections, set like that, lack room."""


def choose_fit(bounds: Bounds, sections: Collection[str], judge: Judge) -> Fit:
    """Find the loosest fit in which everything has room; the tightest where none has."""
    loosest = bounds.loosest(sections)
    crowded = judge(loosest, sections)
    if not crowded:
        return loosest
    # Most often some sections alone want air, and the type stays as it is.
    tight = {name: len(bounds.airs) - 1 if name in crowded else 0 for name in sections}
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
