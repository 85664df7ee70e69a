"""The words of a page of the web and of a PDF, each in the order in which it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import cssselect2
import pikepdf
import pypdfium2
from lxml import html

from generator.comparison.reading import read_document
from tests.conftest import ROOT

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "em", "i", "small", "span", "strong", "sub", "sup", "time"}
)
DRAWN = " | ".join(
    (
        ".//*[@data-web]",
        ".//svg",
        ".//script",
        ".//*[@class='key']",
        ".//*[@class='inset-title']",
        ".//*[@class='unseen']",
        ".//ol[@class='register'][ancestor::*[contains(@class, 'bilingual')]]//*[@class='place']",
    )
)
"""What only the page has, what PDFs say in an alternative text or an expansion, and what is in the
figures, which they have as pictures."""
TOKEN = re.compile(r"\d+|[^\W\d_]+")
MARKS = re.compile("[\u00ad\u2010\x02\ufffe\u200b-\u200f\u202a-\u202e\u2066-\u2069\u064b-\u0652]")
"""Hyphens that lines are broken at, marks of direction, and vowels that fonts join with letters."""


def read_page(file: Path, format_name: str) -> list[str]:
    """Read the tokens of a page: its words and numbers.

    :param format_name: the format's, whose style sheet leaves out what its paper has no room for.
    """
    root = html.document_fromstring(file.read_text(encoding="utf-8"))
    main = root.get_element_by_id("text")
    for element in (*main.xpath(DRAWN), *_find_hidden(root, format_name)):
        if element.getparent() is not None:
            element.drop_tree()
    return part("".join(_walk(main)))


def _find_hidden(root: html.HtmlElement, format_name: str) -> list[html.HtmlElement]:
    sheet = ROOT / "templates" / "web" / f"{format_name}.css"
    css = sheet.read_text(encoding="utf-8") if sheet.exists() else ""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    rules = re.findall(r"([^{}]+)\{\s*display:\s*none;\s*\}", css)
    wrapped = cssselect2.ElementWrapper.from_html_root(root)
    return [each.etree_element for rule in rules for each in wrapped.query_all(rule.strip())]


def _walk(element: html.HtmlElement) -> list[str]:
    around = "" if element.tag in INLINE else " "
    parts = [around, element.text or ""]
    for child in element:
        parts += [*_walk(child), child.tail or ""]
    return [*parts, around]


def read_pdf(file: Path, *pages: str) -> list[str]:
    """Read the tokens of a PDF in the order of its tags, without its references to pages.

    :param pages: in each of its languages the word before the number of a page.
    """
    with pikepdf.open(file) as tags:
        document = read_document(tags, pypdfium2.PdfDocument(file))
    text = "\n".join(passage.text for passage in document.passages)
    return drop_references(part(text), pages)


def drop_references(tokens: Sequence[str], words: Sequence[str]) -> list[str]:
    """Leave out what refers to a page: one of some words, and the number after it."""
    followed = zip(tokens, [*tokens[1:], ""], strict=True)
    starts = {at for at, (one, other) in enumerate(followed) if one in words and other.isdigit()}
    return [each for at, each in enumerate(tokens) if not {at, at - 1} & starts]


def part(text: str) -> list[str]:
    """Part a text into words and numbers, however its punctuation is spaced."""
    return TOKEN.findall(MARKS.sub("", text))
