"""A page as the templates fill it -> HTML as a browser and its reader want it.

The templates of blocks are those of pages on paper: here goes what only the engine of pages reads,
and comes what only links on a screen do.
"""

from __future__ import annotations

import base64
import itertools
import re
from collections import Counter
from collections.abc import Callable, Mapping

ENGINE = re.compile(r'\s(?:data-tag|summary|style|data-folio)(?:="[^"]*")?(?=[\s>/])')
"""Attributes that only the engine of pages knows, or that a page's policy forbids."""
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_IMAGES: Mapping[str, str] = {
    **dict.fromkeys((".jpg", ".jpeg"), "image/jpeg"),
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}


def mend_page(page: str, images: Callable[[str], bytes]) -> str:
    """Make a composed page ready for a browser.

    :param images: gives an image by the path that the page names.
    """
    page, back, table = _take_names(page)
    page = TAG.sub(lambda tag: _keep_first_class(ENGINE.sub("", tag[0])), page)
    page = _keep_one_heading(_demote_sections(page))
    page = _link_back(page, back)
    page = _say_what_is_seen(_wrap_tables(page, table))
    page = re.sub(r'(<img\b[^>]*\bsrc=")(images/[^"]+)(")', lambda f: _inline(f, images), page)
    return _prune_contents(page)


def _take_names(page: str) -> tuple[str, str, str]:
    """Take out of a page what it calls a link back into the text, and a wide table."""
    found = re.search(r'<body data-back="([^"]*)" data-table="([^"]*)">', page)
    back, table = found.groups() if found else ("", "")
    return page.replace(found[0], "<body>", 1) if found else page, back, table


def _keep_first_class(tag: str) -> str:
    """Leave out a second class, which a browser does not read either."""
    first, found, rest = tag.partition(' class="')
    return first + found + re.sub(r' class="[^"]*"', "", rest)


def _demote_sections(page: str) -> str:
    """Make a section without a heading of its own an element that is no part of the outline."""
    parts = re.split(r"(<section\b|</section>|<h[1-6]\b)", page)
    opened: list[int] = []
    headed: set[int] = set()
    closed: dict[int, int] = {}
    for place, part in enumerate(parts):
        if part == "<section":
            opened.append(place)
        elif part == "</section>" and opened:
            closed[opened.pop()] = place
        elif part.startswith("<h") and len(part) == len("<h1") and opened:
            headed.add(opened[-1])
    for start, end in closed.items():
        if start not in headed:
            parts[start], parts[end] = "<div", "</div>"
    return "".join(parts)


def _keep_one_heading(page: str) -> str:
    """Keep the first ``h1``: the title in a second language is one in looks alone."""
    first, end, rest = page.partition("</h1>")
    rest = re.sub(r"<h1\b([^>]*)>", r'<p class="title"\1>', rest).replace("</h1>", "</p>")
    return first + end + rest


def _link_back(page: str, back: str) -> str:
    """Give every link to a source or a note a name, and each of these links back to them."""
    times: Counter[str] = Counter()

    def name(found: re.Match[str]) -> str:
        target = found[1]
        times[target] += 1
        return f'<a id="from-{target}-{times[target]}" href="#{target}"'

    cited = re.compile(r'<a (?:class="[^"]*" )?href="#((?:source|note)-[^"]+)"')
    page = cited.sub(name, page)

    def lead(found: re.Match[str]) -> str:
        target, body, end = found[2], found[3], found[4]
        links = "".join(
            f' <a href="#from-{target}-{number}" aria-label="{back} {number}">↩</a>'
            for number in range(1, times[target] + 1)
        )
        return f'{found[1]}{body}<span class="back" data-web>{links}</span>{end}'

    entry = re.compile(
        r'(<(?:li|p)[^>]*\bid="((?:source|note)-[^"]+)"[^>]*>)(.*?)(</(?:li|p)>)', re.DOTALL
    )
    return entry.sub(lambda found: lead(found) if times[found[2]] else found[0], page)


def _wrap_tables(page: str, name: str) -> str:
    """Let tables of figures be scrolled sideways where they are wider than the screen."""
    count = itertools.count(1)

    def wrap(found: re.Match[str]) -> str:
        named = f"{name} {next(count)}"
        return f'<div class="wide" role="region" tabindex="0" aria-label="{named}">{found[0]}</div>'

    return re.sub(r'<table class="data.*?</table>', wrap, page, flags=re.DOTALL)


def _say_what_is_seen(page: str) -> str:
    """Begin the name of a link with what is read in it, where it has a name of its own.

    Who speaks to a screen says what stands there (WCAG 2.2, success criterion 2.5.3).
    """

    def name(found: re.Match[str]) -> str:
        start, label, rest, text = found.groups()
        seen = text in label or not any(map(str.isalnum, text))
        said = label if seen else f"{text} {label}"
        return f'{start}aria-label="{said}"{rest}>{text}</a>'

    return re.sub(r'(<a\b[^<>]*?)aria-label="([^"]*)"([^<>]*)>([^<>]+)</a>', name, page)


def _inline(found: re.Match[str], images: Callable[[str], bytes]) -> str:
    path = found[2]
    kind = _IMAGES.get(path[path.rfind(".") :].lower(), "application/octet-stream")
    return f"{found[1]}data:{kind};base64,{base64.b64encode(images(path)).decode()}{found[3]}"


def _prune_contents(page: str) -> str:
    """Take out of the contents what this page has not, as a sheet of one picture."""
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    contents = re.compile(r'<nav class="chapters".*?</nav>\s*', re.DOTALL)

    def prune(found: re.Match[str]) -> str:
        entry = re.compile(r'<li><a href="#([^"]*)">.*?</a></li>', re.DOTALL)
        kept = entry.sub(lambda each: each[0] if each[1] in ids else "", found[0])
        return kept if "<li>" in kept else ""

    return contents.sub(prune, page)
