"""Which inks each colour is printed with: the tokens, and the blends of them that figures use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.design.tokens import Tokens
from generator.errors import BriefsError, Finding, Origin, TemplateError
from generator.model.inks import BLACK, NO_INK, Inks


class Blend(NamedTuple):
    """A colour between two tokens; ``share`` (0 to 1) is the second's part."""

    first: str
    second: str
    share: float


BLENDS: Mapping[str, Blend] = {
    "shore": Blend("water", "water-ink", 0.45),
    "province": Blend("land", "border", 0.3),
    "earlier": Blend("land", "muted", 0.55),
    "context": Blend("paper", "muted", 0.7),
    "band-1": Blend("paper", "accent", 0.38),
    "band-2": Blend("paper", "accent", 0.28),
    "band-3": Blend("paper", "accent", 0.19),
    "band-4": Blend("paper", "accent", 0.11),
    "band-line": Blend("paper", "accent", 0.65),
}
"""All blends that are printed, by the names that a figure's style has for them."""

_CERTAIN = {"#000000": BLACK, "#FFFFFF": NO_INK}
"""Black and white, which an engine may write without being told; the same in every design."""


def read_palette(tokens: Tokens) -> Mapping[str, Inks]:
    """The inks of each colour that a page may have, by the colour as ``#RRGGBB``.

    :raises TemplateError: for each colour without inks beside it, for inks that cannot be printed,
        and where one colour of the screen would be printed in two ways.
    """
    inks: dict[str, Inks] = {}
    findings: list[Finding] = []
    palette = dict(_CERTAIN)
    for name in tokens.colours:
        try:
            inks[name] = tokens.cmyk(name)
        except BriefsError as failure:
            findings += failure.findings
            continue
        origin = tokens.find(f"{name}-cmyk")
        colour = tokens.colour(name).upper()
        findings += _check_same(palette, colour, inks[name], origin, f"--{name}")
    for first, second, share in BLENDS.values():
        if first in inks and second in inks:
            colour = tokens.blend(first, second, share)
            mixed = inks[first].blend(inks[second], share)
            where = tokens.find(second)
            findings += _check_same(
                palette, colour, mixed, where, f"the blend of --{first} and --{second}"
            )
    if findings:
        raise TemplateError(findings)
    return palette


def _check_same(
    palette: dict[str, Inks], colour: str, inks: Inks, origin: Origin, name: str
) -> Iterator[Finding]:
    """Put a colour into the palette; a finding where it is there with other inks."""
    known = palette.setdefault(colour, inks)
    if known != inks:
        yield Finding(
            origin,
            f"{name} is {colour}, which is already printed as {known}, not {inks}",
            "give one colour the same inks everywhere, or change it a little",
        )
