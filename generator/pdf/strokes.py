"""The straight lines that a page strokes, in its figures too: pikepdf's pages -> ends in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pikepdf
from numpy.typing import NDArray

from generator.pdf.content import DEEPEST
from generator.pdf.matrix import (
    IDENTITY,
    Matrix,
    multiply,
    read_form_matrix,
    read_matrix,
)
from generator.pdf.tags.tree import Place

Numbers = NDArray[np.float64]

_OPERATORS = "q Q cm Do m l c v y h S s f F f* B B* b b* n"
_STEPS = frozenset({"l", "c", "v", "y", "h"})
_STROKED = "S"
"""What strokes a path without closing it (ISO 32000-1, 8.5.3)."""
_PAINTED = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})
_ENDS = 2
_NONE = np.empty((0, 4))


def read_strokes(page: pikepdf.Page) -> Numbers:
    """Give a row x0, y0, x1, y1 for each line of two ends that a page strokes, in points."""
    return _Reader().read(page, page.resources, 0)


class _Reader:
    """Reads a page and the forms on it, each form once."""

    def __init__(self) -> None:
        self._forms: dict[Place, Numbers] = {}
        self._is_cut = False
        """Whether something is nested so deep that it was not read."""

    def read(self, content: Any, resources: Any, depth: int) -> Numbers:
        """Give the lines of a page or a form, in its own space."""
        found = [_NONE]
        matrices = [IDENTITY]
        lines: list[list[Any]] = []  # of the path that is being made, the steps of each
        for instruction in pikepdf.parse_content_stream(content, _OPERATORS):
            operator = str(instruction.operator)
            if operator == "m":
                lines.append([instruction])
            elif operator in _STEPS and lines:
                lines[-1].append(instruction)
            elif operator in _PAINTED:
                if operator == _STROKED:
                    straight = filter(_is_straight, lines)
                    found += [_place(_list_ends(line), matrices[-1]) for line in straight]
                lines = []
            elif operator == "Do" and depth >= DEEPEST:
                self._is_cut = True
            elif operator == "Do":
                form = resources.get("/XObject", {}).get(str(instruction.operands[0]))
                found.append(_place(self._read_form(form, resources, depth), matrices[-1]))
            else:
                _turn(matrices, operator, instruction.operands)
        return np.vstack(found)

    def _read_form(self, form: Any, resources: Any, depth: int) -> Numbers:
        """Give the lines of a form in the space that it is placed in; an image has none."""
        if form is None or form.get("/Subtype") != "/Form":
            return _NONE
        if form.objgen not in self._forms:
            self._forms[form.objgen] = _NONE  # where it is placed in itself
            lines = self.read(form, form.get("/Resources", resources), depth + 1)
            lines = _place(lines, read_form_matrix(form))
            if self._is_cut:  # placed elsewhere it may be read whole
                del self._forms[form.objgen]
                return lines
            self._forms[form.objgen] = lines
        return self._forms[form.objgen]


def _turn(matrices: list[Matrix], operator: str, operands: Any) -> None:
    """Follow the stack of graphics states, of which the last is the one that holds."""
    if operator == "q":
        matrices.append(matrices[-1])
    elif operator == "Q" and len(matrices) > 1:
        matrices.pop()
    elif operator == "cm":
        matrices[-1] = multiply(read_matrix(operands), matrices[-1])


def _is_straight(line: Sequence[Any]) -> bool:
    """Whether a line has two ends: what is bent or closed has not."""
    return len(line) == _ENDS and str(line[1].operator) == "l"


def _list_ends(line: Iterable[Any]) -> Numbers:
    return np.array([[float(each) for step in line for each in step.operands]])


def _place(lines: Numbers, matrix: Matrix) -> Numbers:
    a, b, c, d, e, f = matrix
    ends = lines.reshape(-1, 2) @ np.array([[a, b], [c, d]]) + (e, f)
    return np.asarray(ends.reshape(-1, 4))
