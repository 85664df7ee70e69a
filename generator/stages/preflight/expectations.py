"""What a finished PDF is held against: its plan, what its build knows, and what it claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import Finding, Origin
from generator.model.conformance import Claim
from generator.model.edition import Edition, Profile
from generator.model.map import Extent, Flattening
from generator.model.medium import MEDIA, Medium
from generator.model.pages import Pages
from generator.model.paper import Paper

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class MapExpectations:
    """What the map of an edition shows, in degrees, to hold the finished page against."""

    places: Mapping[str, tuple[float, float]]
    """The longitude and latitude of each place, by its id."""
    numbers: Mapping[str, str]
    """The number on each place's sign."""
    labels: Mapping[str, tuple[str, ...]]
    """The name of each place in each language."""
    views: Mapping[str, int]
    """Where each place is shown: 0 is the main map, the first inset 1, and so on."""
    towns: Mapping[tuple[str, ...], tuple[float, float]]
    """The longitude and latitude of each town of the main map, by its name in each language."""
    projection: Flattening
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
    enlarged: float
    """How many times larger than drawn the map is printed."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """What the project plans of one edition."""

    edition: Edition
    paper: Paper
    pages: Pages
    """How many pages it may have."""
    fonts: frozenset[str]
    """The PostScript names of the fonts that may be used."""
    title: str | None = None
    """None where no build has said it."""
    least_text: float | None = None
    """In pt: no letter may be smaller; None where its format sets no limit."""
    bleed: float = 0.0
    """How far the pages are printed beyond their paper, in mm."""
    foot: float = 0.0
    """How high the margin at the foot of its pages is, in mm."""
    map: MapExpectations | None = None
    """What its map shows, of an edition that has one."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of its languages (BCP 47), the main one first."""
        return self.edition.language_tags


@dataclass(frozen=True, slots=True)
class Composition:
    """What only a build knows of its edition."""

    sections: Mapping[str, tuple[int, int]]
    """For each group of the page the first and last page on which the engine set it."""
    alternatives: tuple[str, ...]
    """The alternative texts of the figures."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The standards that a file says it conforms to (:func:`generator.pdf.xmp.read_claims`)."""

    standards: tuple[Claim, ...]

    @property
    def profile(self) -> Profile | None:
        """What the file is for, as far as it claims what the editions of a profile claim."""
        for profile, medium in MEDIA.items():
            if any(claim in self.standards for claim in medium.claims):
                return profile
        return None


@dataclass(frozen=True, slots=True)
class Case:
    """One PDF before the checks: what it is for, where its findings are placed, what is known.

    :param profile: an edition's own, or what a file claims; None where it claims nothing.
    :param expected: None for a file that is no edition of the project.
    :param built: None for a file that was built some time ago.
    """

    origin: Origin
    profile: Profile | None
    expected: Expectations | None = None
    built: Composition | None = None

    @classmethod
    def of_edition(
        cls, expected: Expectations, built: Composition | None = None, origin: Origin | None = None
    ) -> Case:
        """Take an edition; its findings are placed at its format's template if nowhere else."""
        edition = expected.edition
        template = Origin(f"templates/{edition.format}/page.html")
        return cls(origin or template, edition.profile, expected, built)

    @classmethod
    def of_file(cls, origin: Origin, claims: Claims) -> Case:
        """Take a file that is held against what it claims itself."""
        return cls(origin, claims.profile)

    @property
    def medium(self) -> Medium | None:
        """What the file is published in; None where it claims nothing."""
        return MEDIA[self.profile] if self.profile is not None else None

    @property
    def is_printed(self) -> bool:
        """Whether the file is for a press."""
        return self.medium is not None and self.medium.pressed

    @property
    def is_read(self) -> bool:
        """Whether the file is for a reader: a press takes no tags (``stages/pdf/press``)."""
        return not self.is_printed

    def find(self, message: str, remedy: str) -> Finding:
        """Give a finding on this file, with the name of its edition."""
        name = f"{self.expected.edition.name}: " if self.expected is not None else ""
        return Finding(self.origin, f"{name}{message}", remedy)
