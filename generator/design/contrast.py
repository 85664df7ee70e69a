"""The contrast of text colours with what they are printed on, by the formula of WCAG 2."""

from __future__ import annotations

from collections.abc import Iterator

from generator.design.tokens import Tokens
from generator.errors import Finding, Origin

LEAST = 4.5
"""To 1, for text of any size (WCAG 2.1, 1.4.3, level AA)."""
GROUNDS = {
    "ink": ("paper", "land", "neighbours", "ongoing"),
    "accent": ("paper",),
    "muted": ("paper", "land", "neighbours"),
}
"""What text is printed on in the pages and on the map, besides each ``X-ink`` on its ``X``."""
SUFFIX = "-ink"


def check_contrast(tokens: Tokens) -> Iterator[Finding]:
    """Findings on text colours that are too near to their ground, at the text colour's line."""
    pairs = [(ink, ground) for ink, grounds in GROUNDS.items() for ground in grounds]
    pairs += [(n, n.removesuffix(SUFFIX)) for n in tokens.values if n.endswith(SUFFIX)]
    for ink, ground in pairs:
        # A token that is missing or no colour is found where it is used.
        if not (tokens.is_colour(ink) and tokens.is_colour(ground)):
            continue
        colours = tokens.colour(ink), tokens.colour(ground)
        yield from check_pair(f"--{ink} on --{ground}", *colours, tokens.find(ink))


def check_pair(names: str, ink: str, ground: str, where: Origin) -> Iterator[Finding]:
    """A finding where text in one colour ``#rrggbb`` cannot be read on another."""
    contrast = measure_contrast(ink, ground)
    if contrast < LEAST:
        yield Finding(
            where,
            f"{names} has a contrast of {_floor(contrast)} to 1",
            f"make one darker or the other lighter, to {LEAST} to 1",
        )


def measure_contrast(one: str, other: str) -> float:
    """The contrast of two colours ``#rrggbb``, from 1 to 21 (WCAG 2.1, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """A colour's relative luminance, from 0 to 1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """A channel of sRGB without its curve; 0.03928 is WCAG's own threshold."""
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _floor(contrast: float) -> float:
    """A contrast never rounded up to what it does not reach."""
    return int(contrast * 100) / 100
