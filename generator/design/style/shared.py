"""What several figures share: words, signs and the ground; colours as ``#rrggbb``."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from generator.design.style.measures import (
    Colour,
    Denominator,
    Distance,
    Factor,
    Families,
    Ratio,
    Share,
    Size,
    TypeSize,
    Width,
)
from generator.errors import Finding, Origin, TemplateError
from generator.model.figure import TypeStyle
from generator.model.map import Palette

STYLE = "templates/figures/style.toml"

Cuts = tuple[TypeStyle, TypeStyle]
"""The cut of the main language and that of the others."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line."""

    colour: Colour
    width: Width
    """In pt."""


@dataclass(frozen=True, slots=True)
class Leading:
    """How far lines of words stand below each other."""

    ratio: Ratio
    """The least distance of two baselines, over the size of the type."""
    gap: Distance
    """The least distance of two lines' ink, in mm."""


@dataclass(frozen=True, slots=True)
class WordStyle:
    """The words of the legend, of headings and of the charts, and the typefaces of all figures."""

    families: Families
    arabic_scale: Factor
    """How many times larger than Latin letters a line of Arabic is set."""
    ink: Colour
    """Of the main language."""
    quiet: Colour
    """Of the others."""
    size: TypeSize
    """In pt."""
    label: TypeStyle
    heading: TypeStyle
    other: TypeStyle
    """The cut of a heading's and a label's words in the other languages."""
    leading: Leading
    beside: Distance
    """Between two languages in one line, in mm."""

    @property
    def labels(self) -> Cuts:
        """The cuts of a label."""
        return self.label, self.other

    @property
    def headings(self) -> Cuts:
        """The cuts of a heading."""
        return self.heading, self.other


@dataclass(frozen=True, slots=True)
class StepStyle:
    """The sign of one class of years, country or category."""

    fill: Colour
    number: Colour


@dataclass(frozen=True, slots=True)
class OngoingStyle:
    """The sign of an operation under way: a square with a ring in its step's colour."""

    side: Share
    """Over the diameter of a disc; at 0.89 both have much the same area."""
    outline: Width
    """In pt."""
    ring: Width
    """How wide the ring is, in pt."""
    fill: Colour
    """Within the ring."""
    number: Colour


@dataclass(frozen=True, slots=True)
class DotStyle:
    """A dot, or a capital's square, filled with the signs' ink."""

    diameter: Size
    """Or the square's side, in mm."""
    edge: Colour
    outline: Width
    """In pt."""


@dataclass(frozen=True, slots=True)
class SignStyle:
    """The signs of the numbered places and of the towns."""

    diameter: Size
    """Of a numbered sign, in mm; the signs on the pages have the same token."""
    largest: Size
    """Of the greatest value, where signs are as large as a column says, in mm."""
    least: Size
    """Of no value of such signs less than this, lest it be overlooked, in mm."""
    strays: Distance
    """How far such signs may push each other off their places; they are drawn smaller else, in
    mm."""
    apart: Distance
    """Between two numbered signs, in mm."""
    ink: Colour
    """Of outlines, and of the dots of towns and places."""
    size: TypeSize
    """Of the numbers, in pt."""
    cut: TypeStyle
    outline: Width
    """In pt."""
    steps: Annotated[tuple[StepStyle, ...], Field(min_length=1)]
    """In the order of the years, from light to dark."""
    kinds: Annotated[tuple[StepStyle, ...], Field(min_length=1)]
    """Of the countries or the categories, which have no order."""
    ongoing: OngoingStyle
    place: DotStyle
    """The true place of a sign that stands off it."""
    town: DotStyle
    capital: DotStyle

    def measure(self, share: float | None) -> float:
        """Give the diameter of a sign in mm.

        :param share: its value over the greatest one of the map, whose area is that of the
            largest sign; None where all signs are alike.
        """
        if share is None:
            return self.diameter
        return max(self.largest * math.sqrt(share), self.least)

    def choose(self, palette: Palette) -> SignStyle:
        """Give the same signs in the colours of a palette."""
        return self if palette is Palette.STEP else replace(self, steps=self.kinds)

    def frame(self, step: int) -> Colour:
        """Give the colour of the square of what is under way.

        Its category's; the ink's where colours are years, of which it has none yet: in that of
        its beginning it would seem to have ended then.
        """
        return self.step(step).fill if self.steps == self.kinds else self.ink

    def step(self, index: int) -> StepStyle:
        """Give the look of a step, counted from 0.

        :raises TemplateError: when there are fewer.
        """
        if index < len(self.steps):
            return self.steps[index]
        message = f"signs.steps has {len(self.steps)} looks, and a figure needs {index + 1}"
        raise TemplateError(Finding(Origin(STYLE), message, "add one, with colours of its own"))


@dataclass(frozen=True, slots=True)
class GroundStyle:
    """The ground of a map: water, land and the lines between."""

    water: Colour
    shore: Colour
    """Of coasts, rivers and the edges of lakes."""
    land: Colour
    """Of the countries that the brief speaks of."""
    neighbours: Colour
    border: Colour
    province: Colour
    """Of the lines between the provinces of the brief's countries."""
    land_edge: Width
    """Round each country in its own colour, so that nothing shows between two, in pt."""
    province_width: Width
    """In pt."""
    lake_edge: Width
    """In pt."""
    coast_width: Width
    """In pt."""
    river_widths: tuple[Width, Width, Width]
    """Of great rivers (rank 4 and lower), lesser ones (7 and lower) and the least, in pt."""
    border_width: Width
    """In pt."""
    border_dashes: tuple[Width, Width]
    """A dash and a gap of a border that is not settled, in pt."""
    hatch: Size
    """Between the lines over a disputed area, level, in mm."""
    hatch_width: Width
    """In pt."""
    small_scale: Denominator
    """Beyond it lesser rivers only blur the ground, and lines are finer."""
    areas: Annotated[tuple[Colour, ...], Field(min_length=2)]
    """Of countries by a value, in classes from the least."""
    fine: Share
    """The width of coasts, rivers and borders at such a scale, over that of larger ones."""
