"""Signs as elements of SVG round their middle, and the legend of a page of the web, as text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.design.style.map import MapStyle
from generator.design.style.shared import SignStyle
from generator.model.figure import Legend, MapLine, Texts
from generator.stages.figures.flows import colour_line, measure_line
from generator.stages.figures.vector import say, write_words

PIXELS = 24
"""How wide a sign is at least on the screen, in CSS px (WCAG 2.2, success criterion 2.5.8)."""
_MM = 25.4 / 72
_AIR = 0.2
"""Round a sign of the legend, in mm: its sides fall between pixels, where a browser cuts it."""
_LEAST = 5.0
"""How wide the drawing of such a sign is at least, in mm."""


def draw_badge(step: int, look: SignStyle, *, ongoing: bool, size: float | None = None) -> str:
    """Draw a sign without its number: a disc, or a square with a ring for what is under way.

    :param size: its value over the greatest; None where all signs are alike.
    """
    diameter = look.measure(size)
    edge = f'stroke="{look.ink}"'
    if not ongoing:
        radius, width = (diameter - look.outline * _MM) / 2, say(look.outline * _MM)
        fill = look.step(step).fill
        return f'<circle r="{say(radius)}" fill="{fill}" {edge} stroke-width="{width}"/>'
    side, width = diameter * look.ongoing.side, say(look.ongoing.outline * _MM)
    inner = side - 2 * look.ongoing.ring * _MM
    outside = _square(side, f'fill="{look.frame(step)}" {edge} stroke-width="{width}"')
    return outside + _square(inner, f'fill="{look.ongoing.fill}"')


def draw_town(look: SignStyle, *, capital: bool, more: str = "") -> str:
    """Draw a town's dot, or a capital's square.

    :param more: further attributes.
    """
    if capital:
        return _square(look.capital.diameter, f'fill="{look.ink}"{more}')
    return f'<circle r="{say(look.town.diameter / 2)}" fill="{look.ink}"{more}/>'


def explain_signs(legend: Legend, style: MapStyle, *, disputed: bool) -> str:
    """Give the legend as a list: a sign and its words, in each language.

    :param disputed: whether the map shows borders or areas that are.
    """
    items = [
        f"<li>{_put(badge, style)}{_word(texts)}</li>"
        for badge, texts in _list_items(legend, style)
    ]
    sizes = [
        f"<li>{_put_disc(share, style.signs, style.ground.land)}{_word(texts)}</li>"
        for share, texts in legend.sizes
    ]
    items += [
        f"<li>{_put_line(step, style)}{_word(texts)}</li>" for step, texts in legend.lines.steps
    ]
    widths = [
        f"<li>{_put_line(None, style, share)}{_word(texts)}</li>"
        for share, texts in legend.lines.widths
    ]
    if disputed and legend.disputed_border:
        dashes = " ".join(say(each * _MM) for each in style.ground.border_dashes)
        line = f'<path d="M-2.4 0h4.8" fill="none" {_edge(style)} stroke-dasharray="{dashes}"/>'
        items.append(f"<li>{_put(line, style)}{_word(legend.disputed_border)}</li>")
    if not items:
        return ""
    said = f'<p class="key">{_word(legend.title)}</p><ul class="key">{"".join(items)}</ul>'
    if sizes:
        said += f'<p class="key">{_word(legend.sizes_title)}</p>'
        said += f'<ul class="key">{"".join(sizes)}</ul>'
    if widths:
        said += f'<p class="key">{_word(legend.lines.widths_title)}</p>'
        said += f'<ul class="key">{"".join(widths)}</ul>'
    return said


def _list_items(legend: Legend, style: MapStyle) -> Iterator[tuple[str, Texts]]:
    signs = style.signs
    edge = _edge(style)
    for step, texts in legend.areas:
        yield _square(4, f'fill="{style.ground.areas[step]}" {edge}'), texts
    if legend.without:
        yield _square(4, f'fill="{style.ground.land}" {edge}'), legend.without
    if legend.others:
        yield _square(4, f'fill="{style.ground.neighbours}" {edge}'), legend.others
    for step, texts in legend.steps:
        yield draw_badge(step, signs, ongoing=False), texts
    if legend.ongoing:
        last = legend.steps[-1][0] if legend.steps else 0
        yield draw_badge(last, signs, ongoing=True), legend.ongoing
    if legend.capital:
        yield draw_town(signs, capital=True), legend.capital


def _edge(style: MapStyle) -> str:
    """Give the look of a border between countries, as on the map."""
    width = say(style.ground.border_width * _MM)
    return f'stroke="{style.ground.border}" stroke-width="{width}"'


def _put(badge: str, style: MapStyle) -> str:
    """Put a sign of the legend, with air round the largest."""
    half = max(_LEAST / 2, style.signs.diameter / 2 + _AIR)
    box = f"{say(-half)} {say(-half)} {say(2 * half)} {say(2 * half)}"
    return f'<svg class="badge" viewBox="{box}" aria-hidden="true">{badge}</svg>'


def _put_line(step: int | None, style: MapStyle, share: float | None = None) -> str:
    """Put a line, as wide as on the map."""
    width = measure_line(MapLine("", "", "", step, share), style.lines) * _MM
    colour = colour_line(step, style.signs, style.lines)
    casing = style.lines.casing
    return _put(
        "".join(
            f'<path d="M-2.4 0h4.8" stroke="{ink}" stroke-width="{say(wide)}"/>'
            for ink, wide in (
                (casing.colour, width + 2 * casing.width * _MM),
                (colour, width),
            )
        ),
        style,
    )


def _put_disc(share: float, look: SignStyle, fill: str) -> str:
    """Put a disc that says what a size means, as large as on the map."""
    diameter = look.measure(share)
    radius, width = (diameter - look.outline * _MM) / 2, look.outline * _MM
    side = diameter + 2 * _AIR
    half, whole = say(-side / 2), say(side)
    pixels = say(side * PIXELS / look.diameter)
    return (
        f'<svg class="disc" width="{pixels}" height="{pixels}" data-size="{pixels}"'
        f' aria-hidden="true" viewBox="{half} {half} {whole} {whole}">'
        f'<circle r="{say(radius)}" fill="{fill}"'
        f' stroke="{look.ink}" stroke-width="{say(width)}"/></svg>'
    )


def _word(texts: Texts) -> str:
    """Give words in each language; the second is named when the page is filled."""
    main, *others = (write_words(text) for text in texts)
    return f"<span>{main}</span>" + "".join(
        f' <span data-other="">{other}</span>' for other in others
    )


def _square(side: float, look: str) -> str:
    half, whole = say(-side / 2), say(side)
    return f'<rect x="{half}" y="{half}" width="{whole}" height="{whole}" {look}/>'
