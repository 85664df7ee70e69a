"""What the pages of a PDF paint: which content is marked, and which codes of which fonts it shows.

Each content stream is parsed once, the pages' and the forms', and only its operators that paint,
mark, or choose a font.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from generator.pdf.tags.tree import Place

TEXT = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = TEXT | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"}
"""The operators that put something on the page (ISO 32000-1, 8.5.3, 8.7.4.2, 8.9.7, 9.4.3)."""
OPERATORS = " ".join(sorted(PAINTING - {"INLINE IMAGE"})) + " BI ID EI BDC BMC EMC Do Tf q Q"
DEEPEST = 30
"""How deep forms may paint forms."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one page or form paints itself, without the forms it paints.

    ``owner`` is the page or the form that holds the MCIDs.
    """

    owner: Place
    marks: Mapping[int, int]
    """For each MCID how many pieces of content have it."""
    unmarked: int
    """How many operators paint outside marked content, those of forms included."""
    crossed: int
    """How many artifacts lie in tagged content, and tagged content in artifacts."""
    forms: tuple[Place, ...]
    codes: Mapping[Place, frozenset[int]]
    """For each font the codes shown in it."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The content of every page, in their order, and of every form by its place."""

    pages: tuple[Content, ...]
    forms: Mapping[Place, Content]

    @property
    def codes(self) -> dict[Place, frozenset[int]]:
        """For each font of the document the codes shown in it."""
        found: dict[Place, frozenset[int]] = {}
        for content in (*self.pages, *self.forms.values()):
            for font, codes in content.codes.items():
                found[font] = found.get(font, frozenset()) | codes
        return found


def read_contents(pdf: pikepdf.Pdf) -> Contents:
    """Parse the content of every page and of every form that one paints."""
    reader = _Reader()
    pages = tuple(
        reader.read(page.obj, page.obj.objgen, page.resources, marked=False, outer=())
        for page in pdf.pages
    )
    forms: dict[Place, Content] = {}
    for (place, _), content in reader.known.items():
        forms.setdefault(place, content)
    return Contents(pages, forms)


@dataclass(slots=True)
class _Draft:
    marks: Counter[int] = field(default_factory=Counter)
    unmarked: int = 0
    crossed: int = 0
    forms: dict[Place, None] = field(default_factory=dict)
    codes: dict[Place, set[bytes]] = field(default_factory=dict)
    fonts: dict[Place, Any] = field(default_factory=dict)
    faults: dict[str, None] = field(default_factory=dict)


class _Reader:
    """Reads content streams, a form once for each way of painting it: marked or not."""

    def __init__(self) -> None:
        self.known: dict[tuple[Place, bool], Content] = {}

    def read(
        self, stream: Any, owner: Place, resources: Any, *, marked: bool, outer: tuple[Place, ...]
    ) -> Content:
        """Read one stream, and the forms that it paints.

        :param marked: whether it is painted inside marked content.
        :param outer: the page and the forms that it is painted in.
        """
        draft, state = _Draft(), _State(marked)
        for instruction in pikepdf.parse_content_stream(stream, OPERATORS):
            operator = str(instruction.operator)
            if operator in PAINTING:
                draft.unmarked += not state.is_marked
                if operator in TEXT and state.font is not None:
                    _collect(draft.codes.setdefault(state.font, set()), instruction.operands)
            elif operator == "Do":
                inner = (*outer, owner)
                self.paint(instruction.operands[0], resources, draft, state.is_marked, inner)
            elif operator in {"BDC", "BMC"}:
                state.marks.append(_read_mark(instruction.operands, resources, draft, state.marks))
            elif operator == "Tf":
                state.font = _find_font(str(instruction.operands[0]), resources, draft)
            else:
                state.turn(operator)
        return Content(
            owner=owner,
            marks=dict(draft.marks),
            unmarked=draft.unmarked,
            crossed=draft.crossed,
            forms=tuple(draft.forms),
            codes={font: _split(draft.fonts[font], texts) for font, texts in draft.codes.items()},
            faults=tuple(draft.faults),
        )

    def paint(
        self, name: Any, resources: Any, draft: _Draft, marked: bool, outer: tuple[Place, ...]
    ) -> None:
        """Read what an operator paints, unless it is known."""
        item = resources.get("/XObject", {}).get(str(name))
        if item is None:
            draft.faults[f"paints {name}, which is not there"] = None
            return
        if item.get("/Subtype") != "/Form":
            draft.unmarked += not marked
            return
        place = item.objgen
        if place in outer or len(outer) > DEEPEST:
            draft.faults["paints a form inside itself"] = None
            return
        draft.forms[place] = None
        key = place, marked
        if key not in self.known:
            inner = item.get("/Resources", resources)
            self.known[key] = self.read(item, place, inner, marked=marked, outer=outer)
        draft.unmarked += self.known[key].unmarked


@dataclass(slots=True)
class _State:
    """Where a stream stands: in which marked content, and in which font."""

    inherited: bool
    marks: list[str] = field(default_factory=list)
    font: Place | None = None
    fonts: list[Place | None] = field(default_factory=list)

    @property
    def is_marked(self) -> bool:
        """Whether what is painted now is tagged or an artifact."""
        return self.inherited or "artifact" in self.marks or "tagged" in self.marks

    def turn(self, operator: str) -> None:
        """Follow the end of marked content, and the stack of graphics states."""
        if operator == "EMC" and self.marks:
            self.marks.pop()
        elif operator == "q":
            self.fonts.append(self.font)
        elif operator == "Q" and self.fonts:
            self.font = self.fonts.pop()


def _read_mark(operands: Any, resources: Any, draft: _Draft, outer: list[str]) -> str:
    """What a sequence of marked content is: an artifact, tagged, or neither."""
    if str(operands[0]) == "/Artifact":
        draft.crossed += "tagged" in outer
        return "artifact"
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(str(properties))
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        draft.marks[int(properties.MCID)] += 1
        draft.crossed += "artifact" in outer
        return "tagged"
    return "other"


def _find_font(name: str, resources: Any, draft: _Draft) -> Place | None:
    font = resources.get("/Font", {}).get(name)
    if font is None:
        draft.faults[f"shows text in {name}, a font that is not there"] = None
        return None
    place: Place = font.objgen
    draft.fonts[place] = font
    return place


def _collect(texts: set[bytes], operands: Any) -> None:
    """Keep the strings that an operator shows: its last operand, or those of the array it is."""
    shown = operands[-1]
    if isinstance(shown, pikepdf.Array):
        texts.update(bytes(item) for item in shown if isinstance(item, pikepdf.String))
    elif isinstance(shown, pikepdf.String):
        texts.add(bytes(shown))


def _split(font: Any, texts: set[bytes]) -> frozenset[int]:
    """The codes in strings: of two bytes in a font of Type 0 under Identity, else of one."""
    if font.get("/Subtype") != "/Type0":
        return frozenset(code for text in texts for code in text)
    return frozenset(
        int.from_bytes(text[at : at + 2], "big") for text in texts for at in range(0, len(text), 2)
    )
