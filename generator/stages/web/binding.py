"""A mended page, style sheets, fonts and the script -> one HTML file, which asks for no other."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

POLICY, ABOUT, STYLES, SCRIPT = (
    "<!--policy-->",
    "<!--about-->",
    "<!--styles-->",
    "<!--script-->",
)
"""Where in the head and at the foot of the template each comes."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A page as one file, and the bytes of each of its parts, for who has to make it smaller."""

    data: bytes
    weights: tuple[tuple[str, int], ...]


def bind(page: str, about: str, styles: Iterable[str], fonts: Iterable[str], script: str) -> Bound:
    """Put all that a page needs into it.

    Its policy allows this very style sheet and script, and fonts and pictures inside the page; it
    allows no address to be asked for anything (Content Security Policy Level 3).
    """
    rules, letters, script = squeeze("".join(styles)), "".join(fonts), squeeze_script(script)
    sheet = letters + rules
    body = "\n".join(_thin(page))
    data = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', body, re.DOTALL)
    put = {
        POLICY: write_policy(sheet, script, about, *data),
        ABOUT: f'<script type="application/ld+json">{about}</script>',
        STYLES: f"<style>{sheet}</style>",
        SCRIPT: f"<script>{script}</script>",
    }
    whole = re.sub("|".join(put), lambda found: put[found[0]], body)
    weights = (
        ("the fonts", len(letters)),
        ("the text and the figures", len(body.encode())),
        ("the style sheets", len(rules.encode())),
        ("the script", len(script.encode())),
    )
    return Bound(whole.encode(), weights)


def write_policy(sheet: str, *scripts: str) -> str:
    """Write a page's policy: this style sheet, these scripts, and nothing from any address.

    Data in script elements are among them, though no browser runs any.
    """
    known = " ".join(f"'{digest_text(script)}'" for script in scripts)
    runs = f" script-src {known};" if known else ""
    policy = (
        f"default-src 'none'; style-src '{digest_text(sheet)}';{runs}"
        " img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def squeeze(css: str) -> str:
    """Take comments and needless white space out of a style sheet."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css).strip()
    # No selector has a space after a colon: it stands before the value of a property.
    return css.replace(": ", ":").replace(";}", "}")


def squeeze_script(script: str) -> str:
    """Take the indents and the lines of comments out of a script."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _thin(page: str) -> Iterator[str]:
    """Give the lines that hold something."""
    return (line.strip() for line in page.splitlines() if line.strip())


def digest_text(text: str) -> str:
    """Give what a policy knows a text by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
