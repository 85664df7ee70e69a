"""What an edition promises, for the checks to hold its PDF against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.design.fit import Fit
from generator.errors import Finding, Origin
from generator.model.edition import Edition, Paper, Profile
from generator.model.map import Extent, Projection
from generator.model.pages import Overflow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class MapPromise:
    """What the map of an edition shows, in degrees, to hold the finished page against."""

    places: Mapping[str, tuple[float, float]]
    """The longitude and latitude of each victory, by its id."""
    numbers: Mapping[str, str]
    """The number on each victory's sign."""
    projection: Projection
    extent: Extent
    subject: tuple[str, ...]
    """The countries that the map is about (ISO 3166-1 alpha-2)."""
    names: Mapping[str, tuple[str, ...]]
    """For each country that may be named its name in each language."""
    ground: Mapping[str, tuple[NDArray[np.float64], ...]]
    """For each country of the basemap its rings, rows of longitude and latitude."""
    disputed: tuple[NDArray[np.float64], ...]
    """The rings of disputed areas."""
    paper: str
    """The colour of panels, #rrggbb."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One edition's promise: pages, size, title, language, fonts, figures, places of sections.

    What is None is not known: of a finished file nobody knows what its layout found, and of a
    file that is no edition of the project only what it claims itself.
    """

    edition: Edition | None
    paper: Paper | None
    pages: int | None
    plan: Mapping[str, int]
    """For each section of the page plan its page."""
    sections: Mapping[str, tuple[int, int]] | None
    """For each section the first and last page on which the engine set it."""
    title: str | None
    languages: tuple[str, ...] | None
    """The tags of its languages (BCP 47), the main one first."""
    fonts: frozenset[str] | None
    """The PostScript names of the fonts that may be used."""
    alternatives: tuple[str, ...] | None
    """The alternative texts of the figures."""
    overlaps: tuple[str, ...] | None
    """What overlaps inside the figures, as the drawing found it."""
    overflows: tuple[Overflow, ...] | None = ()
    """What had no room on the pages, as the layout found it."""
    fit: Fit | None = None
    """How the document was set when it had none."""
    bleed: float = 0.0
    """How far the pages are printed beyond their paper, in mm."""
    profile: Profile | None = Profile.SCREEN
    """What the file is for."""
    map: MapPromise | None = None
    """What its map shows, of an edition that has one."""
    origin: Origin | None = None
    """Where its findings are placed; at its format's template where None."""

    def find(self, message: str, remedy: str, origin: Origin | None = None) -> Finding:
        """A finding on this edition, placed at its format's template if nowhere else."""
        if self.edition is None:
            assert self.origin is not None
            return Finding(origin or self.origin, message, remedy)
        template = Origin(f"templates/{self.edition.format}/{self.edition.layout}.html")
        return Finding(origin or self.origin or template, f"{self.edition.name}: {message}", remedy)


def promise_nothing(origin: Origin, profile: Profile | None) -> Promise:
    """The promise of a file that is no edition: what its profile promises, if it claims one."""
    return Promise(
        edition=None,
        paper=None,
        pages=None,
        plan={},
        sections=None,
        title=None,
        languages=None,
        fonts=None,
        alternatives=None,
        overlaps=None,
        overflows=None,
        profile=profile,
        origin=origin,
    )
