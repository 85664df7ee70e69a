"""What was tried of a document's groups: settings -> how each came out, and would in another.

A group grows evenly with its spacing and with its type, but for what is not parted at a page's end,
so a few trials say about how high it is in a setting that was not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from generator.design.fit import Fit, Setting
from generator.stages.pdf.layout import Taken

Measure = Callable[[Fit, Collection[str]], Mapping[str, Taken]]
"""Says how these groups, set like that, come out."""

CERTAIN = 0.5
"""In mm. A group on one page is parted nowhere, so that it is as high as is guessed, but for what
was rounded: where it is guessed to lack more than this, it need not be tried."""


@dataclass(frozen=True, slots=True)
class _Trial:
    setting: Setting
    air: float
    taken: Taken

    @property
    def size(self) -> float:
        """How large its text is, beside the design's."""
        return self.setting.text_share * self.setting.leading_share

    def reach(self, pages: int) -> float:
        """Say how high it is, in mm; where it has more pages than these, without their empty feet.

        A block that has no room at a page's foot goes to the next page, which it would not where
        all has room on one.
        """
        if self.taken.pages <= pages:
            return self.taken.height
        return self.taken.depth * self.taken.pages - sum(self.taken.whites)


@dataclass(slots=True)
class Trials:
    """Groups as they came out in each setting that was tried, from which others are guessed."""

    lay_out: Measure
    _tried: dict[str, dict[tuple[Setting, float], _Trial]] = field(default_factory=dict, init=False)

    def measure(self, fit: Fit, wanted: Collection[str]) -> Mapping[str, Taken]:
        """Say how these groups come out in a setting."""
        found = self.lay_out(fit, wanted)
        for name, taken in found.items():
            setting, air = fit.setting, fit.air.get(name, 1.0)
            self._tried.setdefault(name, {})[setting, air] = _Trial(setting, air, taken)
        return found

    def guess(self, name: str, setting: Setting, air: float, pages: int = 1) -> float | None:
        """Say how much of its room a group would leave, in mm; None where too little was tried.

        :param air: the share of the design's spacing that it would have.
        :param pages: how many it may have.
        """
        return _guess(self._list(name), setting, air, pages)

    def is_crowded(self, name: str, setting: Setting, air: float) -> bool:
        """Say whether a group would certainly lack room on one page."""
        alike = [
            each
            for each in self._list(name)
            if each.setting == setting and each.taken.pages == 1 and not each.taken.cut
        ]
        left = _guess(alike, setting, air, 1) if len(alike) > 1 else None
        return left is not None and left < -CERTAIN

    def _list(self, name: str) -> list[_Trial]:
        return list(self._tried.get(name, {}).values())


def _guess(tried: Sequence[_Trial], setting: Setting, air: float, pages: int) -> float | None:
    # Trials with no more pages than allowed come first: the others leave feet empty.
    near = sorted(
        tried,
        key=lambda each: (
            each.setting != setting,
            each.taken.pages > pages,
            abs(each.air - air),
        ),
    )
    if not near:
        return None
    base = near[0]
    height = base.reach(pages)
    if air != base.air:
        rises = [_find_rise(*pair, pages) for pair in _pair(near, lambda each: each.setting)]
        if not rises:
            return None
        height += rises[0] * (air - base.air)
    if setting != base.setting:
        growths = [_find_growth(*pair, pages) for pair in _pair(near, lambda each: each.air)]
        size = setting.text_share * setting.leading_share
        height += (growths or [height / base.size])[0] * (size - base.size)
    return base.taken.depth * pages - height


def _pair(
    tried: Collection[_Trial], read: Callable[[_Trial], object]
) -> Iterator[tuple[_Trial, _Trial]]:
    """Give each two trials that have this in common, in their order."""
    return ((one, two) for one, two in combinations(tried, 2) if read(one) == read(two))


def _find_rise(one: _Trial, two: _Trial, pages: int) -> float:
    """Say by how many mm a group grows with its spacing."""
    return (two.reach(pages) - one.reach(pages)) / (two.air - one.air)


def _find_growth(one: _Trial, two: _Trial, pages: int) -> float:
    """Say by how many mm it grows with its type."""
    return (two.reach(pages) - one.reach(pages)) / (two.size - one.size)
