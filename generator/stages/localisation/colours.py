"""The colours of numbered signs: what each stands for, the same in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.brief import Victory
from generator.model.map import KINDS, ColourBy, Palette


@dataclass(frozen=True, slots=True)
class SignColours:
    """The colour of each place's sign."""

    palette: Palette
    steps: Mapping[str, int]
    """Its index in the palette, by the place's id."""
    classes: tuple[tuple[int, str], ...]
    """Of countries and forces what each colour stands for: a code or an id, or nothing for all
    that has no colour of its own."""


def colour_signs(
    victories: Sequence[Victory], years: Sequence[tuple[int, int]], by: ColourBy
) -> SignColours:
    """Give each place the colour of its years, its country or its forces.

    Countries and forces are coloured in the order of their first place. Where there are more than
    colours, those with the most places have one each, and all the others the last together.

    :param victories: in the order of their numbers.
    :param years: the classes of years, the first and the last year of each.
    """
    match by:
        case ColourBy.YEAR:
            steps = {each.id: _find(each, years) for each in victories}
            return SignColours(Palette.STEP, steps, ())
        case ColourBy.COUNTRY:
            keys = [each.country for each in victories]
        case ColourBy.FORCES:
            keys = [each.forces for each in victories]
        case ColourBy.NONE:
            keys = [""] * len(victories)
    own = list(dict.fromkeys(keys))
    if len(own) > KINDS:
        most = {key for key, _ in Counter(keys).most_common(KINDS - 1)}
        own = [*(key for key in own if key in most), ""]
    steps = {
        each.id: own.index(key if key in own else "")
        for each, key in zip(victories, keys, strict=True)
    }
    return SignColours(Palette.KIND, steps, tuple(enumerate(own)))


def _find(victory: Victory, years: Sequence[tuple[int, int]]) -> int:
    date = victory.date or victory.operation_start
    assert date is not None
    return next(n for n, (first, last) in enumerate(years) if first <= date.year <= last)
