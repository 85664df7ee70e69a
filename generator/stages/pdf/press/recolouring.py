"""Every colour of a document given its inks: RGB and grey -> CMYK, by the palette and no other way.

A conversion by profile would print black text with four inks, each a hair beside the other. So
colours are looked up; one that is not in the palette is a fault. Only the pixels of photographs
are converted, which no palette could hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pikepdf

from generator.model.inks import BLACK, Inks

OVERPRINT, KNOCKOUT = pikepdf.Name.Overprint, pikepdf.Name.Knockout
SPACES = {"/DeviceRGB": 3, "/DeviceGray": 1}
"""The colour spaces that are looked up, and how many components each has."""
FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
SHOWS = frozenset(("Tj", "TJ", "'", '"'))
MARKED = frozenset(("BDC", "BMC", "EMC", "DP", "MP"))
COLOURS = frozenset(("rg", "RG", "g", "G", "sc", "SC", "scn", "SCN", "cs", "CS"))
UNUSED = ("/ColorSpace", "/Pattern", "/Shading", "/Properties", "/ProcSet")
"""Resources that nothing names once every colour is in CMYK and no content is marked."""
DEPTH = 20

Separate = Callable[[pikepdf.Stream], None]
Instruction = tuple[Sequence[Any], pikepdf.Operator]


@dataclass(frozen=True, slots=True, order=True)
class Unprintable:
    """What a press cannot print, and what to do."""

    message: str
    remedy: str


def recolour(
    pdf: pikepdf.Pdf, palette: Mapping[str, Inks], separate: Separate
) -> tuple[Unprintable, ...]:
    """Give every colour on the pages and in the forms on them its inks; sorted faults, each once.

    Text on the black plate alone overprints, so that no white shows where the plates stand a little
    apart; everything else knocks out what is below, as white text must.

    :param separate: gives the pixels of an image their inks.
    """
    painter = _Recolouring(palette, separate)
    for page in pdf.pages:
        content = painter.rewrite(page, page.resources, 0)
        # What is painted before any colour is chosen is black.
        page.obj.Contents = pdf.make_stream(b"0 0 0 1 k 0 0 0 1 K\n" + content)
    painter.settle_resources()
    return tuple(sorted(painter.faults))


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state as far as it decides how something is printed."""

    fill: Inks = BLACK
    fill_space: str = "/DeviceGray"
    stroke_space: str = "/DeviceGray"
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    overprints: bool = False


class _Recolouring:
    """One document's walk over its content."""

    def __init__(self, palette: Mapping[str, Inks], separate: Separate) -> None:
        self.palette, self.separate = palette, separate
        self.faults: set[Unprintable] = set()
        self.forms: set[tuple[int, int]] = set()
        self.images: set[tuple[int, int]] = set()
        self.resources: list[pikepdf.Object] = []

    def rewrite(self, holder: Any, resources: pikepdf.Object, depth: int) -> bytes:
        """The content of a page or a form in CMYK; the forms that it paints are rewritten."""
        self.resources.append(resources)
        stream = _Stream(self, resources, depth)
        for instruction in pikepdf.parse_content_stream(holder):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self.fail("holds an inline image", "place images as files")
                continue
            stream.take(list(instruction.operands), str(instruction.operator))
        return pikepdf.unparse_content_stream(stream.written)

    def enter(self, form: pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
        """Rewrite a form, once for all places where it is painted."""
        if form.objgen in self.forms or depth > DEPTH:
            return
        self.forms.add(form.objgen)
        form.write(self.rewrite(form, form.get("/Resources", resources), depth))

    def convert(self, image: pikepdf.Stream) -> None:
        """Give an image its inks, once for all places where it is painted."""
        if image.objgen in self.images:
            return
        self.images.add(image.objgen)
        if "/SMask" in image or "/Mask" in image:
            self.fail("shows an image with transparent parts", "save it on a white ground")
        elif not image.get("/ImageMask", False):
            self.separate(image)

    def find_inks(self, values: Sequence[Any], space: str) -> Inks:
        """The inks of a colour; a fault, and black, where it has none."""
        if SPACES.get(space) != len(values):
            self.fail(f"paints in {space.lstrip('/')}, which has no inks", "use plain tokens")
            return BLACK
        channels = values if len(values) > 1 else [values[0]] * 3
        colour = "#" + "".join(f"{round(float(value) * 255):02X}" for value in channels)
        if colour not in self.palette:
            self.fail(
                f"the colour {colour} is no token’s, so it has no inks",
                "use a token of templates/tokens.css",
            )
        return self.palette.get(colour, BLACK)

    def fail(self, message: str, remedy: str) -> None:
        """Keep a fault."""
        self.faults.add(Unprintable(message, remedy))

    def settle_resources(self) -> None:
        """Give all content the two graphics states that it now names, and take out the others."""
        for resources in self.resources:
            for key in UNUSED:
                if key in resources:
                    del resources[key]
            # OPM 1: an ink of 0 % leaves what is below (ISO 32000-1, 11.7.4.3).
            states = {
                OVERPRINT: pikepdf.Dictionary(OP=True, op=True, OPM=1),
                KNOCKOUT: pikepdf.Dictionary(OP=False, op=False, OPM=1),
            }
            resources.ExtGState = pikepdf.Dictionary()
            for name, state in states.items():
                resources.ExtGState[name] = state


class _Stream:
    """One content stream, rewritten instruction by instruction."""

    def __init__(self, document: _Recolouring, resources: pikepdf.Object, depth: int) -> None:
        self.document = document
        self.named = resources
        self.depth = depth
        self.state = _State()
        self.saved: list[_State] = []
        self.written: list[Instruction] = []

    def take(self, operands: Sequence[Any], operator: str) -> None:
        """Write an instruction as it is printed, or nothing where it only served a reader."""
        if operator in COLOURS:
            self.set_colour(operands, operator)
        elif operator == "gs":
            self.set_state(str(operands[0]))
        elif operator not in MARKED:
            if operator == "q":
                self.saved.append(self.state)
            elif operator == "Q" and self.saved:
                self.state = self.saved.pop()
            elif operator in SHOWS or operator in FILLS or operator in STROKES:
                self.paint(operator)
            elif operator == "Do":
                self.place(operands[0])
            elif operator == "sh":
                self.document.fail("paints a gradient, which has no inks", "use plain tokens")
            elif operator == "k":
                self.state = replace(
                    self.state, fill=Inks(*(round(float(value) * 100) for value in operands))
                )
            self.written.append((operands, pikepdf.Operator(operator)))

    def set_colour(self, operands: Sequence[Any], operator: str) -> None:
        """Look a colour up; choosing a space chooses its black (ISO 32000-1, 8.6.3)."""
        filling = operator.islower()
        kind = operator.lower()
        if kind == "cs":
            space = str(operands[0])
            values: Sequence[Any] = [0] * SPACES.get(space, 1)
        elif kind in ("sc", "scn"):
            space = self.state.fill_space if filling else self.state.stroke_space
            values = operands
        else:
            space = "/DeviceRGB" if kind == "rg" else "/DeviceGray"
            values = operands
        inks = self.document.find_inks(values, space)
        if filling:
            self.state = replace(self.state, fill=inks, fill_space=space)
        else:
            self.state = replace(self.state, stroke_space=space)
        parts = [Decimal(part) / 100 for part in (inks.cyan, inks.magenta, inks.yellow, inks.black)]
        self.written.append((parts, pikepdf.Operator("k" if filling else "K")))

    def set_state(self, name: str) -> None:
        """Read what a graphics state says of transparency, which a print edition has none of."""
        chosen = self.named.get("/ExtGState", pikepdf.Dictionary()).get(name, pikepdf.Dictionary())
        if chosen.get("/BM", "/Normal") not in ("/Normal", "/Compatible"):
            self.document.fail("blends colours with what is below", "use plain tokens")
        if chosen.get("/SMask", "/None") != "/None":
            self.document.fail("paints through a soft mask", "use no opacity and no gradient")
        self.state = replace(
            self.state,
            fill_alpha=float(chosen.get("/ca", self.state.fill_alpha)),
            stroke_alpha=float(chosen.get("/CA", self.state.stroke_alpha)),
        )

    def paint(self, operator: str) -> None:
        """See that a paint is opaque; text on the black plate alone overprints, nothing else."""
        stroked = operator in STROKES and self.state.stroke_alpha < 1
        if stroked or (operator not in ("S", "s") and self.state.fill_alpha < 1):
            self.document.fail("paints with transparency", "use a token of that tint")
        self.overprint(operator in SHOWS and self.state.fill.is_black_alone)

    def place(self, name: Any) -> None:
        """Rewrite the form that is placed, or give the image its inks."""
        self.overprint(False)
        placed = self.named.XObject[name]
        if placed.get("/Subtype") == "/Form":
            self.document.enter(placed, self.named, self.depth + 1)
        elif isinstance(placed, pikepdf.Stream) and placed.get("/Subtype") == "/Image":
            self.document.convert(placed)

    def overprint(self, wanted: bool) -> None:
        """Turn overprinting on or off where it is not so already."""
        if self.state.overprints != wanted:
            self.state = replace(self.state, overprints=wanted)
            self.written.append(([OVERPRINT if wanted else KNOCKOUT], pikepdf.Operator("gs")))
