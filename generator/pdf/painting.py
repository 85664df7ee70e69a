"""What a document paints, with the graphics state in which it does: for the checks of colours.

It reads the finished file as a press would and knows nothing of how it was written.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import pikepdf

from generator.pdf.matrix import IDENTITY, Matrix, multiply, read_form_matrix, read_matrix

Kind = Literal["text", "fill", "stroke", "image", "gradient"]

DEPTH = 20
"""How many forms may stand in one another; a file that nests more is not one of ours."""
MOST = 3_000_000
"""Instructions on a page with all its forms: a hundred times what the fullest of ours has."""
DEVICE = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
INITIAL = {"DeviceGray": (0.0,), "DeviceRGB": (0.0,) * 3, "DeviceCMYK": (0.0, 0.0, 0.0, 1.0)}
"""The colour that choosing a space chooses (ISO 32000-1, 8.6.8)."""
KINDS: tuple[Kind, ...] = ("text", "fill", "stroke")
TEXT = frozenset(("Tj", "TJ", "'", '"'))
FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
PAINTED: dict[str, frozenset[Kind]] = {
    operator: frozenset(
        kind for kind, those in zip(KINDS, (TEXT, FILLS, STROKES), strict=True) if operator in those
    )
    for operator in TEXT | FILLS | STROKES
}
"""What each operator paints that paints text or a path."""
OPERATORS = " ".join(
    sorted(
        {"q", "Q", "cm", "gs", "Do", "sh", "BI", "ID", "EI"}
        | TEXT
        | FILLS
        | STROKES
        | {turn(name) for name in (*DEVICE, "cs", "sc", "scn") for turn in (str.lower, str.upper)}
    )
)
"""Those that paint, or change how; a path's thousands of points are left out when it is parsed."""
EVERYWHERE = "Separation All"
ROUNDING = 4


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour space's name, as ``DeviceRGB`` or ``Separation All``, and the components in it."""

    space: str
    values: tuple[float, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.space, *(f"{value:g}" for value in self.values)))


@dataclass(frozen=True, slots=True)
class Paint:
    """One way of painting on a page; what is painted alike twice is there once."""

    page: int
    kind: Kind
    colour: Colour
    overprints: bool
    mode: int
    """Of overprinting: 1 leaves what is below where an ink is 0 % (ISO 32000-1, 8.6.7)."""
    alpha: float
    blend: str
    masked: bool
    """Whether it is painted through a soft mask."""
    resolution: float = math.inf
    """Of an image, in dots an inch as it is printed; infinite for anything else."""


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = IDENTITY
    fill: Colour = Colour("DeviceGray", (0.0,))
    stroke: Colour = Colour("DeviceGray", (0.0,))
    fill_overprints: bool = False
    stroke_overprints: bool = False
    mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False


@lru_cache(maxsize=1)
def list_paints(pdf: pikepdf.Pdf) -> tuple[Paint, ...]:
    """Every way in which a document's pages are painted, forms included, page by page.

    Several checks of one file ask for it in a row.
    """
    found: dict[Paint, None] = {}
    for number, page in enumerate(pdf.pages, 1):
        for paint in _Reader(number).read(page, page.resources, _State(), 0):
            found[paint] = None
    return tuple(found)


class _Reader:
    """One page's walk over its content."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.count = 0
        self.placed: dict[tuple[tuple[int, int], _State], tuple[Paint, ...]] = {}
        """The paints of each form in each state; none as long as it is being read."""
        self.anywhere: set[tuple[tuple[int, int], _State]] = set()
        """Forms without an image, whose paints are the same wherever they are placed."""
        self.is_cut = False
        """Whether something is nested so deep that it was not read: then none is of these."""

    def read(
        self, holder: Any, resources: pikepdf.Object, state: _State, depth: int
    ) -> Iterator[Paint]:
        """The paints of a page's or a form's content, begun in a graphics state."""
        shown: set[Kind] = set()  # what was painted in this very state
        saved: list[tuple[_State, set[Kind]]] = []
        for instruction in pikepdf.parse_content_stream(holder, OPERATORS):
            self.count += 1
            if self.count > MOST:
                raise pikepdf.PdfError(f"page {self.page} paints without end")
            operator = str(instruction.operator)
            if operator in PAINTED:
                new = PAINTED[operator] - shown
                yield from (self.paint(kind, state) for kind in KINDS if kind in new)
                shown |= new
            elif operator == "q":
                saved.append((state, shown))
            elif operator == "Q":
                state, shown = saved.pop() if saved else (state, shown)
            elif operator == "Do":
                name = str(instruction.operands[0])
                placed = resources.get("/XObject", pikepdf.Dictionary()).get(name)
                yield from self.place(placed, resources, state, depth)
            elif operator == "INLINE IMAGE":
                yield self.paint("image", state, Colour("inline image"))
            elif operator == "sh":
                yield self.paint("gradient", state, Colour("gradient"))
            else:
                operands = tuple(instruction.operands)
                state, shown = _change(state, operator, operands, resources), set()

    def place(
        self, placed: Any, resources: pikepdf.Object, state: _State, depth: int
    ) -> Iterator[Paint]:
        """The paints of a form or an image; of neither where it is missing or nested too deep."""
        self.is_cut |= depth >= DEPTH
        if not isinstance(placed, pikepdf.Stream) or depth >= DEPTH:
            return
        if placed.get("/Subtype") == "/Image":
            paint = self.paint("image", state, _image_colour(placed, resources, state))
            masked = paint.masked or "/SMask" in placed
            yield replace(paint, masked=masked, resolution=_resolution(placed, state.matrix))
            return
        form = placed.objgen, replace(state, matrix=IDENTITY)
        if form in self.anywhere:
            return
        inner = replace(state, matrix=multiply(read_form_matrix(placed), state.matrix))
        here = placed.objgen, inner
        if here not in self.placed:
            self.placed[here] = ()
            within = placed.get("/Resources", resources)
            self.placed[here] = tuple(self.read(placed, within, inner, depth + 1))
            if not self.is_cut and all(paint.kind != "image" for paint in self.placed[here]):
                self.anywhere.add(form)
        yield from self.placed[here]

    def paint(self, kind: Kind, state: _State, colour: Colour | None = None) -> Paint:
        """One paint in a graphics state."""
        stroked = kind == "stroke"
        return Paint(
            page=self.page,
            kind=kind,
            colour=colour or (state.stroke if stroked else state.fill),
            overprints=state.stroke_overprints if stroked else state.fill_overprints,
            mode=state.mode,
            alpha=state.stroke_alpha if stroked else state.fill_alpha,
            blend=state.blend,
            masked=state.masked,
        )


def _change(
    state: _State, operator: str, operands: Sequence[Any], resources: pikepdf.Object
) -> _State:
    """The graphics state after an operator."""
    kind = operator.lower()
    if operator == "cm":
        return replace(state, matrix=multiply(read_matrix(operands), state.matrix))
    if operator == "gs":
        states = resources.get("/ExtGState", pikepdf.Dictionary())
        return _change_by(state, states.get(str(operands[0]), pikepdf.Dictionary()))
    known = state.fill if operator.islower() else state.stroke
    if kind in DEVICE:
        colour = Colour(DEVICE[kind].lstrip("/"), _numbers(operands))
    elif kind == "cs":
        space = _name_space(operands[0], resources)
        colour = Colour(space, INITIAL.get(space, ()))
    elif kind in ("sc", "scn"):
        colour = Colour(known.space, _numbers(operands))
    else:
        return state
    return replace(state, fill=colour) if operator.islower() else replace(state, stroke=colour)


def _change_by(state: _State, chosen: pikepdf.Object) -> _State:
    """The graphics state after a dictionary of its parameters (ISO 32000-1, 8.4.5)."""
    stroke_overprints = bool(chosen.get("/OP", state.stroke_overprints))
    # Where only OP is given, it holds for both.
    fill_overprints = bool(chosen.get("/op", chosen.get("/OP", state.fill_overprints)))
    mask = chosen.get("/SMask")
    return replace(
        state,
        stroke_overprints=stroke_overprints,
        fill_overprints=fill_overprints,
        mode=int(chosen.get("/OPM", state.mode)),
        fill_alpha=float(chosen.get("/ca", state.fill_alpha)),
        stroke_alpha=float(chosen.get("/CA", state.stroke_alpha)),
        blend=_read_blend(chosen.get("/BM"), state.blend),
        masked=state.masked if mask is None else mask != "/None",
    )


def _read_blend(mode: Any, known: str) -> str:
    if mode is None:
        return known
    first = mode[0] if isinstance(mode, pikepdf.Array) and len(mode) else mode
    return str(first).lstrip("/")


def _name_space(space: Any, resources: pikepdf.Object) -> str:
    """What a colour space is called: its family, and of a Separation its colorant."""
    if isinstance(space, pikepdf.Name):
        named = resources.get("/ColorSpace", pikepdf.Dictionary()).get(str(space))
        if named is None:
            return str(space).lstrip("/")
        space = named
    if isinstance(space, pikepdf.Array) and len(space):
        family = str(space[0]).lstrip("/")
        if family == "Separation" and len(space) > 1:
            return f"{family} {str(space[1]).lstrip('/')}"
        if family == "Indexed" and len(space) > 1:
            return _name_space(space[1], resources)
        return family
    return str(space).lstrip("/")


def _image_colour(image: pikepdf.Object, resources: pikepdf.Object, state: _State) -> Colour:
    """The colour space of an image; a stencil is painted in the colour of fills."""
    if image.get("/ImageMask"):
        return state.fill
    return Colour(_name_space(image.get("/ColorSpace", pikepdf.Name.DeviceGray), resources))


def _resolution(image: pikepdf.Object, matrix: Matrix) -> float:
    """The dots an inch of an image in the unit square that the matrix places."""
    across, up = math.hypot(*matrix[:2]) / 72, math.hypot(*matrix[2:4]) / 72
    sides = ((int(image.get("/Width", 0)), across), (int(image.get("/Height", 0)), up))
    return min(pixels / inches if inches else math.inf for pixels, inches in sides)


def _numbers(operands: Sequence[Any]) -> tuple[float, ...]:
    """The components of a colour; a pattern's name is none."""
    return tuple(
        round(float(value), ROUNDING) for value in operands if not isinstance(value, pikepdf.Name)
    )
