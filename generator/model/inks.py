"""The four inks of a press, as a colour is printed with them."""

from __future__ import annotations

from dataclasses import astuple, dataclass

MOST_INK = 300
"""In percent: how much ink a coated sheet holds (ISO 12647-2; the profile's own limit)."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Cyan, magenta, yellow and black, each in whole percent."""

    cyan: int
    magenta: int
    yellow: int
    black: int

    @property
    def total(self) -> int:
        """All inks together, in percent."""
        return self.cyan + self.magenta + self.yellow + self.black

    @property
    def is_black_alone(self) -> bool:
        """Whether it is on the black plate alone, full or as a tint."""
        return self.black > 0 and not (self.cyan or self.magenta or self.yellow)

    def blend(self, other: Inks, share: float) -> Inks:
        """The inks between these and others; ``share`` (0 to 1) is the others' part."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Inks(*(round(mine + (theirs - mine) * share) for mine, theirs in pairs))

    def __str__(self) -> str:
        return f"{self.cyan} {self.magenta} {self.yellow} {self.black}"


NO_INK = Inks(0, 0, 0, 0)
BLACK = Inks(0, 0, 0, 100)
"""The black of text: one plate, so that no letter has a coloured edge."""
