"""The checks of a page of the web, as preflight is of a PDF: each gives what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import html

from generator.errors import Finding, Origin
from generator.model.medium import Medium
from generator.stages.web.binding import Bound
from generator.stages.web.book import FOLDER, TEXT, read_book

_DATA = re.compile(r"^(?:data:|#|assets/[0-9a-f]{16}\.\w+$)")
_LOADED = (
    ("img", "src"),
    ("script", "src"),
    ("link[@rel='stylesheet']", "href"),
    ("iframe", "src"),
    ("source", "src"),
)
_WEIGHED = 3
"""How many of its parts are named where a page is too large."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A finished page, and what it is held against."""

    tree: html.HtmlElement
    bound: Bound
    medium: Medium
    origin: Origin


Check = Callable[[WebPage], Iterator[tuple[str, str]]]
"""Gives what is wrong with a page, and what to do."""


def inspect_page(bound: Bound, medium: Medium, name: str) -> dict[str, tuple[Finding, ...]]:
    """Hold a page against each check, by the checks' names.

    :param name: the page's, for the findings.
    """
    page = WebPage(html.document_fromstring(bound.data.decode()), bound, medium, Origin(name))
    return {
        name: tuple(Finding(page.origin, message, remedy) for message, remedy in check(page))
        for name, check in CHECKS.items()
    }


def inspect_file(bound: Bound, medium: Medium, name: str) -> dict[str, tuple[Finding, ...]]:
    """Hold a finished file of the web against its checks: a page, or a book that is made of one."""
    if not name.endswith(".epub"):
        return inspect_page(bound, medium, name)
    try:
        files = read_book(bound.data)
    except ValueError as failure:
        return {"web-book": (Finding(Origin(name), str(failure), "build it again"),)}
    text = files[f"{FOLDER}/{TEXT}"].removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    tree = html.document_fromstring(text.decode())
    page = WebPage(tree, bound, medium, Origin(name))
    held = {check: find for check, find in CHECKS.items() if check not in _OF_PAGES}
    found = {
        check: tuple(Finding(page.origin, message, remedy) for message, remedy in find(page))
        for check, find in held.items()
    }
    lost = tuple(
        Finding(page.origin, f"names the file {address}, which it has not", "build it again")
        for address in tree.xpath("//img/@src | //link/@href")
        if f"{FOLDER}/{address}" not in files
    )
    return dict(sorted({**found, "web-book": lost}.items()))


def _check_size(page: WebPage) -> Iterator[tuple[str, str]]:
    """A page takes no more than its medium's budget."""
    size, budget = len(page.bound.data), page.medium.budget
    if budget is None or size <= budget:
        return
    heaviest = sorted(page.bound.weights, key=lambda part: -part[1])[:_WEIGHED]
    parts = ", ".join(f"{name} {count / 1000:.0f} kB" for name, count in heaviest)
    yield (
        f"has {size / 1000:.0f} kB, more than {budget / 1000:.0f} kB: {parts}",
        "make smaller what weighs most: images of fewer pixels, a map of fewer layers",
    )


def _check_heading(page: WebPage) -> Iterator[tuple[str, str]]:
    """A page has one title among its headings."""
    count = len(page.tree.xpath("//h1"))
    if count != 1:
        yield f"has {count} headings h1", "give its template one masthead"


def _check_ids(page: WebPage) -> Iterator[tuple[str, str]]:
    """No two elements have one name."""
    for name, count in Counter(page.tree.xpath("//@id")).items():
        if count > 1:
            yield f"has {count} elements with the id {name}", "give each its own id"


def _check_links(page: WebPage) -> Iterator[tuple[str, str]]:
    """Every link inside the page leads somewhere."""
    ids = set(page.tree.xpath("//@id"))
    wanted = dict.fromkeys(page.tree.xpath("//a/@href[starts-with(., '#')]"))
    for target in wanted:
        if target[1:] not in ids:
            yield f"has a link to {target}, which there is not", "correct it in its template"


def _check_alternatives(page: WebPage) -> Iterator[tuple[str, str]]:
    """Every picture is told to who cannot see it."""
    for image in page.tree.xpath("//img"):
        if not (image.get("alt") or "").strip():
            yield f"has the image {image.get('src', '')[:40]} without an alternative", _ALT
    for drawing in page.tree.xpath("//svg[@role] | //*[@class='small-maps']"):
        if not (drawing.get("aria-label") or "").strip():
            yield "has a drawing without an alternative", _ALT


_ALT = "write its alternative text in brief.yaml, or in the figure’s words.txt"


def _check_addresses(page: WebPage) -> Iterator[tuple[str, str]]:
    """Nothing is loaded from anywhere."""
    for element, attribute in _LOADED:
        for address in page.tree.xpath(f"//{element}/@{attribute}"):
            if not _DATA.match(address):
                yield f"loads {address[:60]}", "put it into the page"
    for rule in page.tree.xpath("//style/text()"):
        for address in re.findall(r"url\(['\"]?([^)'\"]+)", rule):
            if not _DATA.match(address):
                yield f"loads {address[:60]}", "put it into the style sheet"


def _check_policy(page: WebPage) -> Iterator[tuple[str, str]]:
    """Nothing in the page is what its own policy forbids."""
    for element in page.tree.xpath("//*[@*[starts-with(name(), 'on')]]"):
        yield f"has a handler in the element {element.tag}", "listen to its event in the script"
    for element in page.tree.xpath("//*[@style]"):
        yield f"has a style in the element {element.tag}", "give it a class"


def _check_language(page: WebPage) -> Iterator[tuple[str, str]]:
    """The page says its language, its direction and its title."""
    root = page.tree
    if not root.get("lang") or root.get("dir") not in ("ltr", "rtl"):
        yield "does not say its language and direction", "begin its template with both"
    if not (root.findtext(".//title") or "").strip():
        yield "has no title", "give its template one"


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "web-addresses": _check_addresses,
        "web-alternatives": _check_alternatives,
        "web-heading": _check_heading,
        "web-ids": _check_ids,
        "web-language": _check_language,
        "web-links": _check_links,
        "web-policy": _check_policy,
        "web-size": _check_size,
    }
)
"""Every check, by its name."""

_OF_PAGES = ("web-addresses", "web-policy")
"""What a book has in files of its own, and what only a browser keeps to."""
