"""What the engine does again and again, done once: sheets parsed, lines broken, lengths resolved.

Each shortcut replaces one function of WeasyPrint by one that gives the same result, and is taken in
the version that it was read in alone: in any other the engine does it all itself. A test sets the
shipped pages with and without them and compares the bytes.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from generator.pdf.lengths import resolve_boxes_at_once, resolve_pixels_at_once

KNOWN = "70.0"
"""The version of WeasyPrint whose functions these are read from."""
MOST_SHEETS = 200
MOST_LINES = 40_000
"""How many broken lines are kept: several times those of the longest brief in all its trials."""

MANY_RULES = 20
"""Of a sheet with fewer, which rules match is not kept: it is sooner asked again."""

_WRITING = (b"@counter-style", b"@color-profile", b"@import", b"@layer")
"""The rules by which a sheet says more than styles, or has other sheets read."""
_FONT_STYLE = (
    "font_family",
    "font_feature_settings",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "lang",
)
"""What WeasyPrint asks for a font by."""
_LINE_STYLE = (
    *_FONT_STYLE,
    "direction",
    "font_kerning",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""Every property that WeasyPrint's ``text/line_break.py`` and the fonts it asks for look at."""
_STRUT_STYLE = (*_FONT_STYLE, "line_height")
"""Those by which WeasyPrint tells struts apart."""
_BOUND = frozenset(("display", "float", "page", "position"))
"""The properties whose values depend on each other, or on more than the parent's."""


@cache
def take_shortcuts() -> bool:
    """Replace the functions, once a process; says whether this is the version that they know."""
    import weasyprint

    if weasyprint.__version__ != KNOWN:
        return False
    _parse_sheets_once()
    _compute_plain_styles_at_once()
    resolve_pixels_at_once()
    resolve_boxes_at_once()
    _match_rules_once()
    _let_go_of_layouts()
    _break_lines_once()
    _measure_struts_once()
    return True


def _parse_sheets_once() -> None:
    """Keep style sheets parsed, by their text and the fonts that they are for.

    A sheet that writes into the document besides, or reads another, is parsed each time.
    """
    from weasyprint import CSS, css

    sheets = Memo(MOST_SHEETS)

    def parse(**options: Any) -> Any:
        url = options.get("url")
        if url is None:
            return CSS(**options)
        data = options["url_fetcher"].fetch(url).read()
        if any(rule in data for rule in _WRITING):
            return CSS(**options)
        key = (url, hashlib.sha256(data).digest(), options["font_config"], options["media_type"])
        return sheets.find(key, lambda: CSS(**{**options, "page_rules": [], "layers": []}))

    css.CSS = parse


def _compute_plain_styles_at_once() -> None:
    """Give a property that no rule sets its parent's value, or its first, without the long way."""
    from weasyprint.css import ComputedStyle
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    compute = ComputedStyle.__missing__
    inherited = frozenset(INHERITED)
    first = {key: value for key, value in INITIAL_VALUES.items() if key not in INITIAL_NOT_COMPUTED}
    logical = {
        (key, direction): name(block="ttb", inline=direction)
        for key, name in PHYSICAL_FUNCTIONS.items()
        for direction in ("ltr", "rtl")
    }

    def missing(style: Any, key: str) -> Any:
        cascaded = style.cascaded
        if key in cascaded or key in _BOUND or key[:16] == "text_decoration_":
            return compute(style, key)
        if key in PHYSICAL_FUNCTIONS and logical[key, style["direction"]] in cascaded:
            return compute(style, key)
        if key in inherited or key[:2] == "__":
            if style.parent_style is None:
                return compute(style, key)
            value = style[key] = style.parent_style[key]
            return value
        if key not in first:
            return compute(style, key)
        value = style[key] = first[key]
        return value

    ComputedStyle.__missing__ = missing


def _measure_struts_once() -> None:
    """Keep the height and the baseline of an empty line, by all that decides them.

    The engine keeps them, too, but by a long text that it puts together for each line.
    """
    from weasyprint.layout import block, inline, preferred
    from weasyprint.text import line_break

    measure = line_break.strut
    looks = Looks("strut_look", _STRUT_STYLE)

    def strut(style: Any) -> tuple[float, float]:
        key = "look", looks.find(style)
        kept = style.font_config.strut_layouts
        if key not in kept:
            kept[key] = measure(style)
        found: tuple[float, float] = kept[key]
        return found

    for module in (line_break, block, inline, preferred):
        if hasattr(module, "strut"):
            module.strut = strut


def _break_lines_once() -> None:
    """Keep the lines that texts are broken into, by all that decides where."""
    from weasyprint.css.functions import check_math
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    split = line_break.split_first_line
    lines = Memo(MOST_LINES)
    looks = Looks("line_look", _LINE_STYLE)

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        def break_line() -> tuple[Any, ...]:
            given = (text, style, context, max_width, justification_spacing)
            return tuple(split(*given, is_line_start=is_line_start, minimum=minimum))

        if check_math(style["hyphenate_limit_zone"]):
            return break_line()  # it depends on sizes of other elements
        look = looks.find(style)
        room = (max_width, justification_spacing, is_line_start, minimum)
        layout, *measures = lines.find((text, look, *room, style.font_config), break_line)
        # A layout is set up again where its line is drawn: each line has its own.
        return (copy.copy(layout), *measures)

    for module in (line_break, inline, preferred):
        module.split_first_line = split_first_line


def _let_go_of_layouts() -> None:
    """Part what the engine ties in rings, once a page is laid out, so that it goes when it is left.

    Python's collector would otherwise look through all that a page is made of, to find the rings.
    """
    from weasyprint import document
    from weasyprint.css import AnonymousStyle, InitialStyle

    for kind in (AnonymousStyle, InitialStyle):
        kind.specified = property(lambda style: style, lambda style, itself: None)
    lay_out = document.layout_document

    def layout_document(html: Any, root_box: Any, context: Any) -> Iterator[Any]:
        yield from lay_out(html, root_box, context)
        for style in context.style_for.get_computed_styles().values():
            anonymous = vars(style).pop("anonymous_style", None)
            while anonymous is not None:  # it may have one of its own
                anonymous = vars(anonymous).pop("anonymous_style", None)
        vars(context.target_collector).clear()
        vars(context).clear()

    document.layout_document = layout_document


def _match_rules_once() -> None:
    """Keep which rules of a sheet match the elements of a page that is laid out again and again."""
    from cssselect2 import Matcher

    match = Matcher.match

    def match_once(matcher: Any, element: Any) -> Any:
        known = _matches.get()
        if known is None or matcher.order < MANY_RULES:
            return match(matcher, element)
        found = known.setdefault(matcher, {})
        key = id(element.etree_element)
        if key not in found:
            found[key] = match(matcher, element)
        return found[key]

    Matcher.match = match_once


_matches: ContextVar[dict[Any, dict[int, Any]] | None] = ContextVar("matches", default=None)
_pages: WeakKeyDictionary[Any, dict[Any, dict[int, Any]]] = WeakKeyDictionary()


@contextmanager
def remember_rules(root: Any) -> Iterator[None]:
    """Match rules once with the elements of a page, for as long as the page is there.

    :param root: its root element; between two layouts no more than texts are changed in it.
    """
    token = _matches.set(_pages.setdefault(root, {}))
    try:
        yield
    finally:
        _matches.reset(token)


class Looks:
    """Tells apart styles by some of their properties: equal ones have the same number."""

    def __init__(self, name: str, properties: tuple[str, ...]) -> None:
        """Say which properties.

        :param name: that by which a style keeps its number.
        """
        self._name, self._properties = name, properties
        self._numbers: dict[Hashable, int] = {}

    def find(self, style: Any) -> int:
        """Give the number of a style."""
        kept = vars(style)
        if self._name not in kept:
            look = tuple(_freeze(style[name]) for name in self._properties)
            kept[self._name] = self._numbers.setdefault(look, len(self._numbers))
        number: int = kept[self._name]
        return number


def _freeze(value: Any) -> Hashable:
    if isinstance(value, set):
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value


class Memo:
    """Values by their keys; of more than so many, those that have not been asked for longest go."""

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._young: dict[Hashable, Any] = {}
        self._old: dict[Hashable, Any] = {}

    def find(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Give the value of a key, made where it is not known."""
        if key in self._young:
            return self._young[key]
        value = self._old[key] if key in self._old else make()
        if len(self._young) >= self._half:
            self._young, self._old = {}, self._young
        self._young[key] = value
        return value
