"""The map of a page of the web: a request -> its ground once, its signs and names at every zoom.

Signs and names keep their size while the ground grows, so each step of zoom is laid out anew by
the code that lays out the map on paper: more names have room at each, and none touches another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from generator.design.style.map import MapStyle
from generator.design.style.shared import SignStyle, Stroke
from generator.language.script import unmark
from generator.model.figure import Figure, Frame, MapDrawing, MapLine, MapPoint, Texts
from generator.model.map import MapView
from generator.stages.figures.badges import PIXELS, draw_badge, explain_signs
from generator.stages.figures.basemap import Basemap, check_basemaps
from generator.stages.figures.cover import cover_frame
from generator.stages.figures.disputes import apply_disputes, refuse_untold
from generator.stages.figures.ground import prepare_ground
from generator.stages.figures.inset import choose_lines, name_inset
from generator.stages.figures.map import choose_signs
from generator.stages.figures.moving import AT, Moved, MovedNames, draw_way, trace_leader
from generator.stages.figures.projection import Projection
from generator.stages.figures.scale import ScaleUnit, scale_bar
from generator.stages.figures.symbols import Sign
from generator.stages.figures.terrain import draw_flows, draw_terrain
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import say, write_words
from generator.stages.figures.view import lay_out_view
from generator.stages.figures.window import ViewLayout, ViewRequest

Position = tuple[float, float]

WIDTHS = (288, 408, 576, 816, 1152, 1632)
"""How wide the main map is at each step of zoom, in CSS px, √2 apart: the first is that of a page
of 320 px."""
FIRST = 2
"""The step at which it is shown where no script runs."""
INSET = 288
"""How wide an inset is, in CSS px."""
LEGEND = "<!--legend-->"
"""Between the maps and what explains their signs."""
_DETAIL = 3
"""The step for which the ground is simplified."""
_MM = 25.4 / 72
_BAR = 6
"""How high the drawing of a scale bar is, in mm."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One map of the figure: the main one or an inset, laid out at each of its steps."""

    view: MapView
    names: Mapping[str, Texts]
    points: tuple[MapPoint, ...]
    widths: tuple[int, ...]
    first: int
    title: Texts = ()
    lines: tuple[MapLine, ...] = ()


def draw_atlas(
    drawing: MapDrawing, basemaps: Mapping[str, Basemap], style: MapStyle, typefaces: Typefaces
) -> Figure:
    """Draw the map and its insets for a page of the web: SVG elements, one ``svg`` a map.

    :raises ContentError: for a basemap that lacks what the settings name.
    :raises RenderError: when the map goes over the 180° meridian.
    """
    check_basemaps(drawing.settings, basemaps)
    basemaps = apply_disputes(basemaps, drawing.settings.disputed)
    style = replace(style, signs=choose_web_signs(drawing, style.signs))
    if drawing.areas:
        over = style.countries.over_areas
        style = replace(style, countries=replace(style.countries, ink=over))
    parts = list(list_parts(drawing))
    markup = "".join(
        _draw_part(part, number, drawing, basemaps, style, typefaces)
        for number, part in enumerate(parts)
    )
    explained = drawing.legend
    if style.ground.neighbours not in markup:
        explained = replace(explained, others=())
    legend = explain_signs(explained, style, disputed="stroke-dasharray" in markup)
    return Figure(
        name="map",
        data=f"{markup}{LEGEND}{legend}".encode(),
        frame=drawing.frame,
        alternatives=drawing.alternatives,
        form="live",
    )


def choose_web_signs(drawing: MapDrawing, style: SignStyle) -> SignStyle:
    """Give the signs' look, where a value sizes them in a scale for which a phone has room."""
    view, unit = drawing.settings, PIXELS / style.diameter
    shape = 1 / Projection.of(view.projection).shape(view.extent)
    frame = Frame(WIDTHS[0] / unit, WIDTHS[0] / unit * shape)
    return choose_signs(drawing, frame, style, style.diameter)


def list_parts(drawing: MapDrawing) -> Iterator[_Part]:
    """Part the map: what insets show from nearer by is seen in the main one, which zooms."""
    settings = drawing.settings
    far: dict[int, list[MapPoint]] = defaultdict(list)
    near = []
    for point in drawing.points:
        where = [
            number
            for number, inset in enumerate(settings.insets)
            if inset.extent.holds(point) and not settings.is_close_up(inset)
        ]
        if settings.extent.holds(point) or not where:
            near.append(point)
        else:
            far[where[0]].append(point)
    lines = choose_lines(drawing.lines, near, any_end=True)
    yield _Part(settings, drawing.names, tuple(near), WIDTHS, FIRST, lines=lines)
    for number, inset in enumerate(settings.insets):
        if not settings.is_close_up(inset):
            title = drawing.names.get(f"inset:{number}", (inset.title,))
            names = name_inset(drawing, number)
            lines = choose_lines(drawing.lines, far[number])
            yield _Part(inset, names, tuple(far[number]), (INSET,), 0, title, lines)


def lay_out_steps(
    part: _Part,
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    style: MapStyle,
    typefaces: Typefaces,
) -> Iterator[ViewLayout]:
    """Lay out one map of the figure at each of its steps, in mm of the style."""
    shape = 1 / Projection.of(part.view.projection).shape(part.view.extent)
    unit = PIXELS / style.signs.diameter
    for width in part.widths:
        frame = Frame(width / unit, round(width / unit * shape, 2))
        request = ViewRequest(
            part.view,
            cover_frame(part.view, basemaps, frame, drawing.origin),
            frame,
            drawing.direction,
            part.points,
            part.names,
            lines=part.lines,
            ends={point.id: (point.lon, point.lat) for point in drawing.points},
            pick=style.signs.diameter,
        )
        yield lay_out_view(request, style, typefaces)


def _draw_part(
    part: _Part,
    number: int,
    drawing: MapDrawing,
    basemaps: Mapping[str, Basemap],
    style: MapStyle,
    typefaces: Typefaces,
) -> str:
    layouts = tuple(lay_out_steps(part, drawing, basemaps, style, typefaces))
    refuse_untold(drawing.settings, (each.ground for each in layouts), drawing.origin)
    first = layouts[part.first].frame
    detail = layouts[min(_DETAIL, len(layouts) - 1)]
    ground = prepare_ground(
        cover_frame(part.view, basemaps, detail.frame, drawing.origin),
        detail.projection,
        detail.frame,
        part.view.countries,
        style.ground,
        part.view.layers,
    )
    scale = first.width / detail.frame.width
    sizes = ";".join(f"{say(each.frame.width)},{say(each.frame.height)}" for each in layouts)
    named = " / ".join(map(unmark, part.title)) or drawing.alternatives[0]
    body = "".join(
        (
            f'<g class="ground" transform="scale({say(scale)})" data-scale="{say(scale)}">',
            draw_terrain(ground, style.ground, drawing.areas),
            "</g>",
            *draw_flows([(each.lines, each.frame.height) for each in layouts], part.first, style),
            '<g class="names" aria-hidden="true">',
            *_write_names(layouts, part, style, typefaces),
            "</g>",
            '<g class="signs">',
            *_draw_signs(layouts, part, style, typefaces),
            "</g>",
        )
    )
    title = (
        f'<p class="inset-title">{write_words(" / ".join(part.title))}</p>' if part.title else ""
    )
    return (
        f'<div class="window{" inset" if number else ""}">{title}'
        f'<svg class="atlas" viewBox="0 0 {say(first.width)} {say(first.height)}" role="group"'
        f' aria-label="{escape(named)}" data-sizes="{sizes}" data-first="{part.first}"'
        f' data-unit="{say(PIXELS / style.signs.diameter)}">{body}</svg>'
        f"{_draw_scale(layouts, part, drawing, style)}</div>"
    )


def _draw_scale(
    layouts: Sequence[ViewLayout], part: _Part, drawing: MapDrawing, style: MapStyle
) -> str:
    """Draw the scale bar below a map: as wide a drawing, so that both are scaled alike.

    There is none below a map of so much of the earth that it would be wrong.

    It has the bar of each step, its length in the map's mm and what it says.
    """
    first = part.first
    if not layouts[first].projection.is_even(part.view.extent):
        return ""
    unit = ScaleUnit(drawing.distances, drawing.legend.kilometres)
    bars = [
        scale_bar(each.projection.scale_denominator, style.legend.bar, unit) for each in layouts
    ]
    names = " / ".join(unit.kilometres)
    said = [(say(bar.length), f"{unit.write(bar.kilometres)} {names}") for bar in bars]
    length, words = said[first]
    listed = escape(";".join(",".join(pair) for pair in said))
    ink, size = style.words.ink, say(style.words.size * _MM)
    across, middle = say(layouts[first].frame.width), say(1 + bars[first].length / 2)
    return (
        f'<svg class="scale-bar" viewBox="0 0 {across} {_BAR}" data-bars="{listed}" data-web=""'
        f' aria-hidden="true"><path d="M1 3.8v1.2h{length}v-1.2" fill="none"'
        f' stroke="{ink}" stroke-width=".3"/><text x="{middle}" y="3.4" font-size="{size}"'
        f' fill="{ink}">{escape(words, quote=False)}</text>'
        "</svg>"
    )


def _write_names(
    layouts: Sequence[ViewLayout], part: _Part, style: MapStyle, typefaces: Typefaces
) -> Iterator[str]:
    names = MovedNames(len(layouts), part.first, style, typefaces)
    for step, layout in enumerate(layouts):
        names.add(step, layout, part.points)
    yield from names.write()


def _draw_signs(
    layouts: Sequence[ViewLayout], part: _Part, style: MapStyle, typefaces: Typefaces
) -> Iterator[str]:
    """Draw every sign, which leads to its row in the list."""
    look = style.signs
    moved = Moved(len(layouts))
    away: dict[str, list[str]] = {point.id: [""] * len(layouts) for point in part.points}
    for step, layout in enumerate(layouts):
        height = layout.frame.height
        for sign in layout.signs:
            moved.add(
                (sign.point.id,),
                step,
                _draw_sign(sign, style, typefaces),
                f"{say(sign.x)} {say(height - sign.y)}",
            )
            if sign.is_away:
                away[sign.point.id][step] = trace_leader(sign.line, height)
    for id_, ways in away.items():
        if any(ways):
            yield draw_way(ways, part.first, id_, Stroke(look.ink, style.labels.leader.width))
    yield from moved.write(part.first)


def _draw_sign(sign: Sign, style: MapStyle, typefaces: Typefaces) -> str:
    """Draw a numbered disc, or a square for what is under way, round its middle."""
    look, point = style.signs, sign.point
    shape = draw_badge(point.step, look, ongoing=point.ongoing, size=point.size)
    if sign.diameter < look.diameter:  # as large to the pointer as any other
        shape = f'<circle r="{say(look.diameter / 2)}" fill="none" pointer-events="all"/>{shape}'
    number = look.ongoing.number if point.ongoing else look.step(point.step).number
    ink = typefaces.ink(point.number, look.cut, look.size)
    words = escape(point.number, quote=False)
    size = say(typefaces.scale(point.number, look.size) * _MM)
    says = escape(f"{point.number} {' / '.join(map(unmark, point.names))}")
    id_ = escape(point.id)
    text = (
        f'<text y="{say((ink.y0 + ink.y1) / 2)}" class="b" font-size="{size}" fill="{number}">'
        f"{words}</text>"
    )
    return (
        f'<a class="sign" id="sign-{id_}" href="#list-{id_}" data-id="{id_}"'
        f' aria-label="{says}"{AT}>{shape}{text if sign.is_numbered else ""}</a>'
    )
