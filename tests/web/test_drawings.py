"""The drawings of a page in Chromium: signs of numbers, what is scrolled sideways, what flows."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image

from tests.web.conftest import Open

NARROW, WIDE = 380, 1280
SIGNS = r"""
// Each number with a sign that is seen: what is said, how far its sign stands left of a digit.
const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const box = (node, at) => {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
};
const place = (node, at) => node.parentElement instanceof SVGElement
  ? node.parentElement.getStartPositionOfChar(at).x : box(node, at).left;
for (let node; (node = walk.nextNode());) {
  const around = node.parentElement;
  if (around.closest("script, style") || !around.getClientRects().length) continue;
  for (const match of node.data.matchAll(/(?<![\w.,+\-−])[+\-−](?=\d)/g)) {
    found.push([node.data, place(node, match.index + 1) - place(node, match.index)]);
  }
}
return found;
"""
SCROLLED = """
document.querySelectorAll("details").forEach((each) => { each.open = true; });
return [...document.querySelectorAll("main *")].filter((each) =>
  ["auto", "scroll"].includes(getComputedStyle(each).overflowX) && each.clientWidth
  && each.scrollWidth > each.clientWidth + 1);
"""


def run(browser: Any, script: str, *arguments: Any) -> Any:
    return browser.execute_script(script, *arguments)


def runs_from_right(browser: Any, element: Any) -> bool:
    return bool(run(browser, "return getComputedStyle(arguments[0]).direction === 'rtl'", element))


def scroll(browser: Any, element: Any, *, to_end: bool) -> None:
    """Scroll something sideways: to where reading begins, or as far as it goes."""
    far = 99999 * (-1 if runs_from_right(browser, element) else 1) * to_end
    run(browser, "arguments[0].scrollTo({left: arguments[1], behavior: 'instant'})", element, far)


def look_at_edge(browser: Any, element: Any) -> list[Any]:
    """The colours down the last pixels of something, at the side to which it is scrolled."""
    run(browser, "arguments[0].scrollIntoView({block: 'start', behavior: 'instant'})", element)
    x, y, width, height = run(
        browser,
        "const box = arguments[0].getBoundingClientRect();"
        "return [box.left + scrollX, box.top + scrollY, box.width, box.height]",
        element,
    )
    left = x if runs_from_right(browser, element) else x + width - 2
    clip = {"x": left, "y": y + height / 4, "width": 2, "height": height / 2, "scale": 1}
    asked = {"format": "png", "captureBeyondViewport": True, "clip": clip}
    data = browser.execute_cdp_cmd("Page.captureScreenshot", asked)["data"]
    picture = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    # The outermost pixel may be shared with what stands beside it.
    column = 1 if left == x else 0
    return [picture.getpixel((column, row)) for row in range(picture.height)]


@pytest.mark.parametrize("locale", ["fr", "ar", "fr+ar"])
def test_a_sign_stands_left_of_its_number(show: Open, locale: str) -> None:
    """As on paper, in a text from the right too: in the drawings and in all other words."""
    found = run(show(locale), SIGNS)
    assert len(found) >= 4
    assert [] == [said for said, ahead in found if ahead <= 0]


@pytest.mark.parametrize("media", [(), (("prefers-color-scheme", "dark"),)], ids=["light", "dark"])
@pytest.mark.parametrize("locale", ["fr", "ar", "fr+ar"])
def test_what_is_scrolled_sideways_shows_it(show: Open, locale: str, media: Any) -> None:
    """A line at the edge where it goes on, which is gone at its end."""
    browser = show(locale, width=NARROW, media=media)
    scrolled = run(browser, SCROLLED)
    assert len(scrolled) >= 4
    for each in scrolled:
        scroll(browser, each, to_end=False)
        line = look_at_edge(browser, each)
        assert 1 == len(set(line)), run(browser, "return arguments[0].outerHTML", each)[:200]
        scroll(browser, each, to_end=True)
        beyond = look_at_edge(browser, each)
        assert 1 == len(set(beyond))
        assert line[0] != beyond[0]


@pytest.mark.parametrize("contrast", [("prefers-contrast", "more"), ("forced-colors", "active")])
def test_who_wants_contrast_has_a_line(show: Open, contrast: tuple[str, str]) -> None:
    """Where shadows are left out, the line is there, and drawings keep their own ground."""
    browser = show(width=NARROW, media=(contrast,))
    for each in run(browser, SCROLLED):
        scroll(browser, each, to_end=False)
        before = "const look = getComputedStyle(arguments[0], '::before');"
        width, shadow = run(
            browser, f"{before} return [look.borderInlineEndWidth, look.boxShadow]", each
        )
        assert ("4px", "none") == (width, shadow)
    for each in browser.find_elements("css selector", ".drawing.across, .window"):
        ground = run(browser, "return getComputedStyle(arguments[0]).backgroundColor", each)
        assert "rgb(255, 255, 255)" == ground


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_what_is_scrolled_sideways_is_scrolled_by_keys(
    show: Open, locale: str, *, scripts: bool
) -> None:
    """It is a stop of the keyboard with a name, or what is in it is one."""
    browser = show(locale, width=NARROW, scripts=scripts)
    for each in run(browser, SCROLLED):
        stops, inner = run(
            browser,
            "return [arguments[0].tabIndex === 0,"
            " !!arguments[0].querySelector('a[href], [tabindex=\"0\"]')]",
            each,
        )
        assert stops or inner
        if stops:
            assert each.aria_role in ("region", "group")
            assert each.accessible_name


@pytest.mark.parametrize("locale", ["fr", "ar", "fr+ar"])
@pytest.mark.parametrize(("width", "rows"), [(320, 2), (NARROW, 2), (WIDE, 1)])
def test_small_maps_flow_in_rows(show: Open, locale: str, width: int, rows: int) -> None:
    """None is beyond the screen's edge, and the years stand in the order of reading."""
    browser = show(locale, width=width)
    boxes = run(
        browser,
        "return [...document.querySelectorAll('.small-map')].map((each) => {"
        " const box = each.getBoundingClientRect(); return [box.left, box.right, box.top]; })",
    )
    assert 4 == len(boxes)
    assert rows == len({round(top) for _, _, top in boxes})
    assert all(left >= 0 and right <= width for left, right, _ in boxes)
    first, second = boxes[0][0], boxes[1][0]
    assert (first > second) == (locale == "ar")
