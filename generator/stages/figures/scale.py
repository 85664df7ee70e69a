"""Scale bars: a map's scale -> a bar of a round distance with its ends' distances above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.style.map import MapStyle
from generator.model.figure import Texts
from generator.model.locale import Direction
from generator.model.scale import LENGTHS
from generator.stages.figures.canvas import Canvas, Lettering
from generator.stages.figures.typeface import Typefaces


@dataclass(frozen=True, slots=True)
class ScaleUnit:
    """What the distances are written with: each length's number, and the unit in each language."""

    numbers: Mapping[int, str]
    kilometres: Texts

    def write(self, number: int) -> str:
        """Give a length's number as the main language writes it."""
        return self.numbers[number]


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A scale bar: how far it reaches on the ground, and on paper in mm."""

    kilometres: int
    length: float
    unit: ScaleUnit

    def overhang(self, typefaces: Typefaces, style: MapStyle) -> float:
        """Give how far its words reach beyond its end, in mm."""
        cut, size = style.words.label, style.words.size
        number = typefaces.ink(self.unit.write(self.kilometres), cut, size).width
        space = typefaces.advance(" ", size)
        units = [typefaces.ink(text, cut, size).width for text in self.unit.kilometres]
        return number / 2 + space + sum(units) + style.scale_bar.apart * (len(units) - 1)


def scale_bar(denominator: float, longest: float, unit: ScaleUnit) -> ScaleBar:
    """Give the longest bar of a round distance that takes at most ``longest`` mm."""
    fitting = [length for length in LENGTHS if length * 1e6 / denominator <= longest]
    kilometres = max(fitting, default=LENGTHS[0])
    return ScaleBar(kilometres, kilometres * 1e6 / denominator, unit)


def draw_scale_bar(
    canvas: Canvas, x: float, y: float, bar: ScaleBar, direction: Direction, style: MapStyle
) -> None:
    """Draw a bar whose left end is at x, y in mm, with its ends' distances above it."""
    look, words = style.scale_bar, style.words
    ink, cut, size = words.ink, words.label, words.size
    rtl = direction == "rtl"
    near, far = (x + bar.length, x) if rtl else (x, x + bar.length)
    middle = x + bar.length / 2
    top = y + look.height
    canvas.rectangle((x, y, x + bar.length, top), look.empty, ink, look.outline)
    canvas.rectangle((min(near, middle), y, max(near, middle), top), ink, ink, look.outline)
    faces, baseline = canvas.typefaces, y + look.baseline
    lettering, quiet = Lettering(cut, size, ink), Lettering(cut, size, words.quiet, is_main=False)

    none = bar.unit.write(0)
    measure = faces.ink(none, cut, size)
    half = measure.width / 2
    # Nothing of it stands before the bar.
    left = min(near - half, near - 2 * half) if rtl else max(near - half, x)
    canvas.text(none, left - measure.x0, baseline, lettering)

    # The number, not the units that follow it, is centred on the end of the bar.
    number, (main, *others) = bar.unit.write(bar.kilometres), bar.unit.kilometres
    measure = faces.ink(number, cut, size)
    half, space = measure.width / 2, faces.advance(" ", size)
    if rtl:
        canvas.text(number, far - half - measure.x0, baseline, lettering)
        end = far - half - space
        units = [(main, lettering), *((text, quiet) for text in others)]
    else:
        text = f"{number} {main}"
        whole = faces.ink(text, cut, size)
        canvas.text(text, far - half - whole.x0, baseline, lettering)
        end = far - half + whole.width + look.apart
        units = [(text, quiet) for text in others]
    for text, look_of in units:
        measure = faces.ink(text, cut, size)
        left = end - measure.width if rtl else end
        canvas.text(text, left - measure.x0, baseline, look_of)
        end += -(measure.width + look.apart) if rtl else measure.width + look.apart
