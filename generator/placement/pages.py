"""The places of a page: which section's page, under which heading, each traced text stands."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.model.pages import Pages
from generator.pdf.groups import read_groups
from generator.placement.marks import Marks, Traced, remove_marks

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECTIONS = ("body", "section", "article", "aside", "nav", "div", "figure", "li", "td", "th")
"""What a heading is the heading of: all that follows it there."""

ALOUD = ("alt", "aria-label", "title")
"""Attributes whose words a screen reader says, and no one sees."""

FIGURE = "figure:"
"""How an image names the figure that takes its place."""

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text comes out: the page where the plan tells it, and what stands nearest."""

    page: int | None
    where: str
    aloud: bool = False
    hidden: bool = False
    """Whether it is among the document's properties, and on no page."""


@dataclass(slots=True)
class _Section:
    tag: str
    page: int | None
    heading: str = ""


@dataclass(slots=True)
class PagePlaces:
    """What was found on the pages of one format."""

    texts: list[tuple[Traced, Spot]] = field(default_factory=list)
    figures: dict[str, int | None] = field(default_factory=dict)
    """The page of each figure."""


def place_groups(page: str, planned: Pages) -> dict[str, int]:
    """The page of each group of a format's HTML, by its id, as far as the plan tells it.

    It does where each group has one page; else only a layout would.
    """
    groups = read_groups(page)
    if planned.most != len(groups) or not planned.held:
        return {}
    return {name: number for number, name in enumerate(groups, 1)}


def find_places(page: str, sections: Mapping[str, int], marks: Marks) -> PagePlaces:
    """Every traced text of a format's HTML with its place, in the order of the page.

    :param sections: the page of each section by its id, where that is known.
    """
    reader = _Reader(sections, marks)
    reader.feed(page)
    reader.close()
    return reader.found


def quote_heading(heading: str) -> str:
    """A heading as a place names it: between quotation marks, and not too long."""
    short = textwrap.shorten(remove_marks(heading), SHOWN, placeholder="…")
    return f"“{short}”" if short else ""


class _Reader(HTMLParser):
    def __init__(self, sections: Mapping[str, int], marks: Marks) -> None:
        super().__init__()
        self.sections = sections
        self.marks = marks
        self.found = PagePlaces()
        self.open = [_Section("html", None)]
        self.in_head = False
        self.heading: list[str] | None = None
        self.headed: list[Traced] = []
        """The texts of the heading that is being read: it is its own nearest heading."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "head":
            self.in_head = True
        elif tag in SECTIONS:
            page = self.sections.get(given.get("id", ""), self.open[-1].page)
            self.open.append(_Section(tag, page))
        elif tag in HEADINGS:
            self.heading = []
        for name, value in given.items():
            self.note(value, aloud=name in ALOUD)
        if tag == "img" and given.get("src", "").startswith(FIGURE):
            self.found.figures[given["src"].removeprefix(FIGURE)] = self.open[-1].page

    def handle_endtag(self, tag: str) -> None:
        if tag == "head":
            self.in_head = False
        elif tag in HEADINGS and self.heading is not None:
            self.open[-1].heading = quote_heading("".join(self.heading))
            self.heading = None
            for text in self.headed:
                self.add(text, aloud=False)
            self.headed = []
        elif tag in SECTIONS and any(section.tag == tag for section in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.heading is not None:
            self.heading.append(data)
            self.headed += self.marks.find(data)
        else:
            self.note(data, aloud=False)

    def note(self, words: str, *, aloud: bool) -> None:
        for text in self.marks.find(words):
            self.add(text, aloud=aloud)

    def add(self, text: Traced, *, aloud: bool) -> None:
        nearest = next((section.heading for section in self.open[::-1] if section.heading), "")
        place = Spot(self.open[-1].page, nearest, aloud=aloud, hidden=self.in_head)
        self.found.texts.append((text, place))
