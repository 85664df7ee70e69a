"""Copy-fitting: how tightly a document may be set, by the bounds in the tokens -> Bounds, Fit.

A text that is longer than another language's is set tighter, by no more than the tokens say: first
the space between the blocks of a section, then the leading, last the size of the type, for a reader
notices them in that order. Size and leading are the same in the whole document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.design.tokens import Tokens
from generator.errors import Finding, TemplateError

LEAST_TEXT = 8.5
"""No text is set smaller, in pt, whatever the tokens say."""
STEPS_OF_AIR = 7
STEPS_OF_LEADING = 4
STEPS_OF_TEXT = 5
LEADING_FIRST = 0.6
"""How much of the leading's bound is used before the type shrinks; the rest shrinks with it."""
_EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class Setting:
    """The size of the text and its leading, in pt, and as shares of what the design has."""

    text: float
    leading: float
    text_share: float = 1.0
    leading_share: float = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How a document is set: its setting, and for each section the share of its spacing."""

    setting: Setting
    air: Mapping[str, float] = field(default_factory=dict)

    @property
    def css(self) -> str:
        """The custom properties that the style sheets multiply by."""
        text, leading = self.setting.text_share, self.setting.leading_share
        rules = [f":root {{ --fit-text: {text:.4f}; --fit-leading: {leading:.4f}; --fit-air: 1; }}"]
        rules += [f"#{name} {{ --fit-air: {share:.4f}; }}" for name, share in self.air.items()]
        return "\n".join(rules)

    @property
    def manifest(self) -> dict[str, object]:
        """The fit as the manifest states it: pt, pt, and each section's share of the spacing."""
        return {
            "text": round(self.setting.text, 2),
            "leading": round(self.setting.leading, 2),
            "air": {name: round(share, 2) for name, share in self.air.items()},
        }

    def describe(self, section: str) -> str:
        """How a section is set, in words."""
        air = self.air.get(section, 1.0)
        return (
            f"{self.setting.text:.4g} pt on {self.setting.leading:.4g} pt with {air:.0%} of the"
            " spacing"
        )


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be tried, each from the design's own to the tightest."""

    settings: tuple[Setting, ...]
    airs: tuple[float, ...]
    loose: tuple[float, ...] = ()
    """More than the design's spacing, which fills the foot of a page, from the least on."""

    def fit(self, setting: int, airs: Mapping[str, int]) -> Fit:
        """The fit at these places of ``settings`` and, for each section, of ``airs``."""
        return Fit(self.settings[setting], {name: self.airs[index] for name, index in airs.items()})

    def loosest(self, sections: Iterable[str]) -> Fit:
        """The design's own."""
        return self.fit(0, dict.fromkeys(sections, 0))


def read_bounds(tokens: Tokens) -> Bounds:
    """The bounds of copy-fitting: tokens ``text-min``, ``leading-min``, ``air-min``, ``air-max``.

    :raises TemplateError: when one is missing, is looser than the design, or lets text be smaller
        than 8.5 pt.
    """
    text, leading = tokens.points("size-3"), tokens.points("leading")
    least_text, least_leading = tokens.points("text-min"), tokens.points("leading-min")
    least_air, most_air = tokens.share("air-min"), tokens.number("air-max")
    findings = [
        Finding(
            tokens.find(name),
            f"the token --{name} is more than the design’s own {design:.4g} pt",
            "lower it",
        )
        for name, least, design in (
            ("text-min", least_text, text),
            ("leading-min", least_leading, leading),
        )
        if least > design + _EXACT
    ]
    if least_text < LEAST_TEXT - _EXACT:
        message = f"the token --text-min lets text be smaller than {LEAST_TEXT} pt"
        findings.append(Finding(tokens.find("text-min"), message, "raise it"))
    if most_air < 1:
        message = "the token --air-max is less than the design’s own 1"
        findings.append(Finding(tokens.find("air-max"), message, "raise it"))
    if findings:
        raise TemplateError(findings)

    def set_at(size: float, lead: float) -> Setting:
        return Setting(size, lead, size / text, lead / leading)

    middle = _between(leading, least_leading, LEADING_FIRST)
    return Bounds(
        settings=(
            *(set_at(text, lead) for lead in _steps(leading, middle, STEPS_OF_LEADING)),
            *(
                set_at(size, lead)
                for size, lead in zip(
                    _steps(text, least_text, STEPS_OF_TEXT)[1:],
                    _steps(middle, least_leading, STEPS_OF_TEXT)[1:],
                    strict=True,
                )
            ),
        ),
        airs=tuple(_steps(1.0, least_air, STEPS_OF_AIR)),
        loose=tuple(_steps(1.0, most_air, STEPS_OF_AIR)[1:]),
    )


def _steps(first: float, last: float, count: int) -> list[float]:
    return [_between(first, last, index / count) for index in range(count + 1)]


def _between(first: float, last: float, share: float) -> float:
    return first + (last - first) * share
