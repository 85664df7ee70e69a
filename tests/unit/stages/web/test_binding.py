"""One file of a page, its styles, fonts and script, and the policy that allows them alone."""

from __future__ import annotations

import base64
import hashlib
import re

from generator.stages.web.binding import bind, squeeze, squeeze_script

PAGE = "<head>\n<!--policy-->\n<!--about-->\n<!--styles-->\n</head>\n  <p>x</p>\n<!--script-->"


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_allows_this_very_style_and_script() -> None:
    """A byte more in either is refused by browsers; nothing is allowed from any address."""
    page = bind(PAGE, "{}", ["p { color: red }"], ["@font-face{}"], "// no\nrun();").data.decode()
    style = re.search("<style>(.*?)</style>", page)
    assert style is not None
    assert f"style-src '{digest(style[1])}'" in page
    assert f"script-src '{digest('run();')}' '{digest('{}')}'" in page
    assert "default-src 'none'" in page
    assert "unsafe" not in page


def test_every_part_is_weighed() -> None:
    """Who has to make a page smaller is told what its parts weigh."""
    weights = dict(bind(PAGE, "{}", ["p{}"], ["@font-face{}"], "run();").weights)
    assert 12 == weights["the fonts"]
    assert {"the fonts", "the text and the figures", "the style sheets", "the script"} == set(
        weights
    )


def test_comments_and_indents_are_left_out() -> None:
    """What a browser does not need is not sent."""
    assert "a{b:c;d:e f}" == squeeze("/* x */ a {\n  b:c;\n  d:e   f\n}")
    assert "run();" == squeeze_script("  // said\n  run();\n\n")
