"""The straight lines that a page strokes, in its figures too: pikepdf's pages -> ends in points."""

from __future__ import annotations

from collections.abc import Iterator
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
    transform,
)

Numbers = NDArray[np.float64]

_OPERATORS = "q Q cm Do m l c v y h S s f F f* B B* b b* n"
_BEGIN, _GO_ON = "m", "l"
_STROKED = "S"
"""What strokes a path without closing it (ISO 32000-1, 8.5.3)."""
_PAINTED = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})
_BENT = frozenset({"c", "v", "y", "h"})
_ENDS = 2


def read_strokes(page: pikepdf.Page) -> Numbers:
    """Give a row x0, y0, x1, y1 for each line of two ends that a page strokes, in points."""
    found = list(_list_strokes(page, page.resources, IDENTITY, 0))
    return np.array(found, dtype=np.float64).reshape(-1, 4)


def _list_strokes(
    content: Any, resources: Any, matrix: Matrix, depth: int
) -> Iterator[tuple[float, ...]]:
    kept: list[Matrix] = []
    path = _Path()
    for instruction in pikepdf.parse_content_stream(content, _OPERATORS):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q" and kept:
            matrix = kept.pop()
        elif operator == "cm":
            matrix = multiply(read_matrix(operands), matrix)
        elif operator != "Do":
            yield from path.follow(operator, operands, matrix)
        elif depth < DEEPEST:
            form = resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
            if form is not None and form.get("/Subtype") == "/Form":
                inner = multiply(read_form_matrix(form), matrix)
                within = form.get("/Resources", resources)
                yield from _list_strokes(form, within, inner, depth + 1)


class _Path:
    """The path that is being made: the points of each of its lines."""

    def __init__(self) -> None:
        self._lines: list[list[tuple[float, float]]] = []

    def follow(
        self, operator: str, operands: Any, matrix: Matrix
    ) -> Iterator[tuple[float, float, float, float]]:
        """Take the next step of the path; gives its straight lines where the step strokes it."""
        if operator == _BEGIN:
            self._lines.append([_place(operands, matrix)])
        elif operator in _PAINTED:
            lines, self._lines = self._lines, []
            if operator == _STROKED:
                yield from ((*line[0], *line[1]) for line in lines if len(line) == _ENDS)
        elif self._lines and operator == _GO_ON:
            self._lines[-1].append(_place(operands, matrix))
        elif self._lines and operator in _BENT:
            # What is bent or closed is no line of two ends.
            self._lines[-1] += [(0.0, 0.0)] * _ENDS


def _place(operands: Any, matrix: Matrix) -> tuple[float, float]:
    return transform(float(operands[0]), float(operands[1]), matrix)
