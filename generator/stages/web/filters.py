"""What only the templates of a page of the web ask for: its drawings, and what to choose by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from jinja2 import Environment
from markupsafe import Markup

from generator.model.figure import Figure
from generator.model.localised import LocalBrief, LocalRow
from generator.stages.web.choices import find_choices

_LONG = re.compile(r'<path d="([^"]{90,})"')
"""A way that is worth a name."""
LEGEND = b"<!--legend-->"
"""Between the maps of a figure and what explains their signs, as ``figures/atlas.py`` writes it."""


def equip(environment: Environment, briefs: Sequence[LocalBrief]) -> None:
    """Give an environment the filters of a page of the web.

    :param briefs: the document in its languages, the main one first.
    """

    def place_atlas(figure: Figure, name: str, rows: Iterable[LocalRow]) -> Markup:
        return Markup(_place_atlas(figure, name, rows, briefs))  # noqa: S704 - drawn by the program

    def place_sheet(figure: Figure, name: str) -> Markup:
        return Markup(_place_sheet(figure, name, briefs))  # noqa: S704 - drawn by the program

    def explain(figure: Figure) -> Markup:
        legend = figure.data.partition(LEGEND)[2].decode()
        return Markup(_name_other(legend, briefs))  # noqa: S704 - drawn by the program

    environment.filters["atlas"] = place_atlas
    environment.filters["sheet"] = place_sheet
    environment.filters["legend"] = explain
    environment.filters["choices"] = find_choices


def _place_atlas(
    figure: Figure, name: str, rows: Iterable[LocalRow], briefs: Sequence[LocalBrief]
) -> str:
    """Give a map's elements, its signs named by the map; those in no list lead nowhere."""
    markup = _name_other(figure.data.partition(LEGEND)[0].decode(), briefs)
    listed = {row.id for row in rows} or {
        row.id for table in briefs[0].tables.values() for row in table.rows
    }

    def rename(found: re.Match[str]) -> str:
        id_ = found[1]
        leads = f' href="#list-{id_}"' if id_ in listed else ' role="button" tabindex="0"'
        return f'id="{escape(name)}-{id_}"{leads}'

    return re.sub(r'id="sign-([^"]*)" href="[^"]*"', rename, markup)


def _place_sheet(figure: Figure, name: str, briefs: Sequence[LocalBrief]) -> str:
    """Give any other drawing as an image of its own shape, told by its alternative text.

    One of several images, as small maps are, stays that.
    """
    width, height = figure.frame.width, figure.frame.height
    drawn = _name_other(figure.data.decode(), briefs)
    # What clips in one drawing must not be called as in another.
    drawn = re.sub(r'(id="|url\(#)in-', rf"\g<1>{escape(name)}-in-", drawn)
    ways, drawn = _draw_once(drawn, f"{escape(name)}-way")
    told = f'role="group" aria-label="{escape(figure.alternatives[0])}"'
    if drawn.startswith("<svg"):
        return f'<div class="small-maps" {told}>{drawn.replace(">", f">{ways}", 1)}</div>'
    box = f"0 0 {width:.2f} {height:.2f}"
    return f'<svg class="sheet" viewBox="{box}" {told}>{ways}{drawn}</svg>'


def _draw_once(drawn: str, name: str) -> tuple[str, str]:
    """Write each long way that is drawn more than once a single time, and use it where it is.

    :return: these ways, and the drawing that uses them.

    :param name: begins the names of the ways, which no other drawing of the page has.
    """
    times = Counter(_LONG.findall(drawn))
    named = {way: f"{name}-{number}" for number, way in enumerate(times) if times[way] > 1}
    if not named:
        return "", drawn
    ways = "".join(f'<path id="{id_}" d="{way}"/>' for way, id_ in named.items())

    def use(found: re.Match[str]) -> str:
        return f'<use href="#{named[found[1]]}"' if found[1] in named else found[0]

    return f"<defs>{ways}</defs>", _LONG.sub(use, drawn)


def _name_other(markup: str, briefs: Sequence[LocalBrief]) -> str:
    """Say of the words of the second language which it is."""
    if len(briefs) == 1:
        return markup
    other = briefs[1]
    named = f' lang="{other.language_tag}"'
    # In a drawing the letters themselves say which way they run.
    markup = re.sub(r'(<text\b[^>]*) data-other=""', rf"\g<1>{named}", markup)
    return markup.replace(' data-other=""', f'{named} dir="{other.direction}"')
