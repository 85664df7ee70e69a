"""Transformations of a PDF's coordinates: six numbers each (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

from typing import Any

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_matrix(values: Any) -> Matrix:
    """Read the operands of ``cm``, or the array that a form has."""
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def read_form_matrix(form: Any) -> Matrix:
    """Read how a form stands in what paints it."""
    given = form.get("/Matrix")
    return IDENTITY if given is None else read_matrix(given)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Give the transformation that does the first and then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def transform(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Give where a point comes to stand."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
