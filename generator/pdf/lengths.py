"""The lengths of boxes, resolved together and by their style: shortcuts of the engine's layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_SIDES = ("top", "right", "bottom", "left")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_ACROSS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    "width",
    "min_width",
    "max_width",
)
"""The lengths of a box that refer to the width of the block around it."""
_DOWN = ("height", "min_height", "max_height")
_LENGTHS = (*_ACROSS, *_DOWN)
Lengths = tuple[dict[str, Any], tuple[str, ...]]
"""The lengths of a box that are what they are, and the names of those that are not."""


def resolve_pixels_at_once() -> None:
    """Take a length in pixels for what it is: most are."""
    from weasyprint.css.properties import Dimension
    from weasyprint.layout import percent

    resolve = percent.resolve_one_percentage

    def resolve_one_percentage(box: Any, property_name: str, refer_to: Any) -> None:
        value = box.style[property_name]
        if type(value) is Dimension and value[1] == "px":
            box.__dict__[property_name] = value[0]
        else:
            resolve(box, property_name, refer_to)

    percent.resolve_one_percentage = resolve_one_percentage


def resolve_boxes_at_once() -> None:
    """Give a box all of its lengths that are in pixels or automatic together: most are.

    They are listed by its style, which no one changes once a box has been laid out with it: the
    engine copies it first.
    """
    from weasyprint.formatting_structure.boxes import PageBox
    from weasyprint.layout import absolute, block, column, grid, inline, page, percent, table
    from weasyprint.layout import float as floats

    resolve, resolve_one = percent.resolve_percentages, percent.resolve_one_percentage
    list_lengths = _read_lengths()

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        kept = vars(box.style)
        if "lengths" not in kept:
            kept["lengths"] = list_lengths(box.style)
        lengths = kept["lengths"]
        if lengths is None or isinstance(box, PageBox):
            resolve(box, containing_block)
            return
        plain, others = lengths
        vars(box).update(plain)
        if others:
            width = getattr(containing_block, "width", None)
            if width is None:
                width = containing_block[0]
            for name in others:
                resolve_one(box, name, width)

    for module in (percent, absolute, block, column, floats, grid, inline, page, table):
        module.resolve_percentages = resolve_percentages


def _read_lengths() -> Callable[[Any], Lengths | None]:
    """Give what lists the lengths of a style; it gives None where they have to be asked one by one.

    A style that says nothing of any has those of every other such style.
    """
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INITIAL_VALUES

    unset = _sort_lengths(
        {name: INITIAL_VALUES[name] for name in _LENGTHS} | dict.fromkeys(_BORDERS, 0)
    )
    styles = (f"border_{side}_style" for side in _SIDES)
    deciding = {*_LENGTHS, *_BORDERS, *styles, "box_sizing"}
    deciding |= {
        name(block="ttb", inline=direction)
        for key, name in PHYSICAL_FUNCTIONS.items()
        if key in deciding
        for direction in ("ltr", "rtl")
    }

    def list_lengths(style: Any) -> Lengths | None:
        if style["border_collapse"] == "collapse":
            return None
        cascaded = getattr(style, "cascaded", ())
        if deciding.isdisjoint(cascaded) and not any(name in style for name in _LENGTHS):
            return unset
        if style["box_sizing"] != "content-box":
            return None
        return _sort_lengths({name: style[name] for name in (*_LENGTHS, *_BORDERS)})

    return list_lengths


def _sort_lengths(values: dict[str, Any]) -> Lengths | None:
    from weasyprint.css.properties import Dimension

    plain: dict[str, Any] = {}
    others = []
    for name, value in values.items():
        if type(value) is Dimension and value[1] == "px":
            plain[name] = value[0]
        elif name in _BORDERS:
            plain[name] = value
        elif value == "auto":
            plain[name] = 0 if name.startswith("min_") else value
        elif name in _DOWN:
            return None
        else:
            others.append(name)
    return plain, tuple(others)
