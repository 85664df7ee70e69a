"""A brief's formats filled from catalogs that mark each text, without a figure being drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from gettext import NullTranslations
from typing import Any

from generator._version import __version__
from generator.catalogs.catalog import TEMPLATES, Catalog, Entry
from generator.design.plan import Plan
from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.model.brief import Brief
from generator.model.edition import Edition, Profile
from generator.model.figure import Figure, Frame
from generator.placement.marks import Marks, Traced
from generator.placement.pages import PagePlaces, Spot, find_places
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Localisation, Provenance, Setup, compose, word_figure

DRAWN = {
    "map": ("map.*", "victories.*.name"),
    "years": ("map.inset.title",),
}
"""What a figure prints of the content itself, by context: it passes through no template."""

CAPTION, ALTERNATIVE = "caption", "alternative"
"""Of a figure's words, what stands on the page beside the drawing, and what is told of it."""

Places = dict[Traced, list[tuple[str, Spot]]]
"""For each text the formats and places in which it comes out."""

TABLES = ("victories.csv", "sources.csv")
"""What a page attaches, for the words that it says of it."""


def trace(
    brief: Brief,
    plans: Mapping[str, Plan],
    templates: Mapping[str, bytes],
    locale: str,
    conventions: Conventions,
) -> Places:
    """Where each text of a brief, and each label, comes out in these formats.

    :param templates: the files below the project's ``templates/``, by their path in it.
    :param locale: the source language, and ``conventions`` its own.
    :raises TemplateError: when a template fails.
    """
    marks = Marks()
    entries = {
        message.key: Entry(
            (marks.wrap(Traced(brief.name, *message.key), message.text),),
            fuzzy=False,
            origin=message.origin,
        )
        for message in brief.messages
    }
    catalog = _TracedCatalog(entries, _TracedLabels(marks, conventions.formats))
    local = localise(brief, catalog, locale, conventions)
    environment = make_environment(templates, catalog, conventions)
    found: Places = defaultdict(list)
    for name, plan in plans.items():
        words = {figure: word_figure(environment, local, figure) for figure in plan.figures}
        drawn = {figure: Figure(figure, b"", Frame(0, 0), "") for figure in plan.figures}
        edition = Edition(brief.name, name, locale, plan.papers[0], Profile.SCREEN)
        setup = Setup(
            edition, plan.sheet(edition.paper), plan, Provenance("", "", __version__, ""), TABLES
        )
        page = compose([Localisation(local, words)], [environment], drawn, setup)
        places = find_places(page.html, plan.sections, marks)
        for text, spot in (*places.texts, *_look_into_figures(brief, words, places, marks)):
            found[text].append((name, spot))
    return found


def _look_into_figures(
    brief: Brief, words: Mapping[str, Mapping[str, str]], places: PagePlaces, marks: Marks
) -> list[tuple[Traced, Spot]]:
    found = []
    for figure, texts in words.items():
        spot = Spot(places.figures.get(figure), f"figure “{figure}”")
        for name, text in texts.items():
            here = replace(spot, aloud=name == ALTERNATIVE)
            if name != CAPTION:
                found += [(traced, here) for traced in marks.find(text)]
        for message in brief.messages:
            if any(fnmatchcase(message.context, pattern) for pattern in DRAWN.get(figure, ())):
                found.append((Traced(brief.name, *message.key), spot))
    return found


class _TracedLabels(NullTranslations):
    """The labels in the source language, each between its marks."""

    def __init__(self, marks: Marks, formats: Formats) -> None:
        super().__init__()
        self.marks = marks
        self.formats = formats

    def gettext(self, message: str) -> str:
        return self.pgettext("", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.npgettext("", msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        return self.marks.wrap(Traced(TEMPLATES, context, message), message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        words = msgid1 if self.formats.singular(n) else msgid2
        return self.marks.wrap(Traced(TEMPLATES, context, msgid1), words)


class _TracedCatalog(Catalog):
    """A catalog in which each text is translated by itself, between its marks."""

    __slots__ = ("labels",)
    labels: NullTranslations

    def __init__(self, entries: Mapping[tuple[str, str], Entry], labels: NullTranslations) -> None:
        super().__init__("", "", entries, b"")
        object.__setattr__(self, "labels", labels)

    def translations(self) -> Any:
        return self.labels
