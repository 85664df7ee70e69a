"""axe-core finds no fault in any kind of page, wide and light or narrow and dark."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Open

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """
const done = arguments[1];
axe.run(document, {runOnly: arguments[0]}).then((found) => done(
  found.violations.map((each) => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)])));
"""


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (320, "dark")], ids=["wide", "narrow"]
)
@pytest.mark.parametrize(
    ("kind", "locale"), [("brief", "fr"), ("brief", "fr+ar"), ("factsheet", "ar"), ("map", "ar")]
)
def test_no_violation(
    show: Open, axe: str, kind: str, locale: str, width: int, scheme: str
) -> None:
    """Every rule of WCAG 2.2 A and AA, and the best practices, contrast in both schemes too."""
    browser: Any = show(locale, kind=kind, width=width, media=(("prefers-color-scheme", scheme),))
    # The page's own policy lets no other script in.
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    browser.refresh()
    browser.execute_script(axe)
    assert [] == browser.execute_async_script(RUN, list(RULES))
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
