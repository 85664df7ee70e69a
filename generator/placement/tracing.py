"""A brief's formats filled from catalogs that mark each text, without a figure being drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from generator._version import __version__
from generator.blocks.block import FigureTexts
from generator.blocks.document import Brief
from generator.blocks.registry import list_kinds
from generator.catalogs.catalog import Catalog, Entry
from generator.design.plan import Plan
from generator.labels.phrases import Labels, Phrase
from generator.model.edition import Edition, Profile
from generator.model.figure import Figure, Frame
from generator.model.label import LABELS, Label
from generator.model.localised import LocalBrief
from generator.placement.marks import Marks, Traced
from generator.placement.pages import PagePlaces, Spot, find_places, place_groups
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Localisation, Provenance, Setup, compose, word_figure

UNDRAWN = Frame(0, 0)
"""The frame of a figure that is asked for, and not drawn."""

Places = dict[Traced, list[tuple[str, Spot]]]
"""For each text the formats and places in which it comes out."""

PARTING = "\x1f"
"""Parts a language from a domain, where texts of several languages are marked."""
ANY = ("a4",)
"""The paper on which a format that is made for any is looked through."""


def trace(
    brief: Brief,
    plans: Mapping[str, Plan],
    templates: Mapping[str, bytes],
    labels: Labels,
    defined: Mapping[str, Label],
) -> Places:
    """Where each text of a brief, and each label, comes out in these formats.

    :param templates: the files below the project's ``templates/``, by their path in it.
    :param labels: what labels say in the brief's own language, in which it is filled.
    :param defined: the same labels as they are defined.
    :raises TemplateError: when a template fails.
    """
    marks = Marks()
    locale, conventions = labels.locale, labels.conventions
    entries = {
        message.key: Entry(
            (marks.wrap(Traced(brief.name, *message.key), message.text),),
            fuzzy=False,
            origin=message.origin,
        )
        for message in brief.messages
    }
    catalog = Catalog("", brief.name, entries)
    traced = mark_labels(brief, labels, defined, marks)
    environment = make_environment(templates, conventions, traced)
    attached = tuple(file.name for file in brief.files)
    found: Places = defaultdict(list)
    for name, given in plans.items():
        plan = given.take(brief.content.pages_of(name, "page"))
        local = localise(
            brief, catalog, locale, conventions, name, short=plan.short, apart=plan.apart
        )
        figures = brief.content.list_drawn(name)
        words = {
            block.name: word_figure(environment, local, block)
            for block in local.blocks
            if block.name in figures
        }
        drawn = {figure: Figure(figure, b"", Frame(0, 0), ("",)) for figure in figures}
        edition = Edition(brief.name, name, locale, (plan.papers or ANY)[0], Profile.SCREEN)
        setup = Setup(
            edition, plan.sheet(edition.paper), plan, Provenance("", "", __version__, ""), attached
        )
        page = compose([Localisation(local, words)], [environment], drawn, setup)
        places = find_places(page.html, place_groups(page.html, plan.pages), marks)
        for text, spot in (*places.texts, *_look_into_figures(local, words, places, marks)):
            found[text].append((name, spot))
    return found


def _look_into_figures(
    local: LocalBrief,
    words: Mapping[str, Mapping[str, str]],
    places: PagePlaces,
    marks: Marks,
) -> Iterator[tuple[Traced, Spot]]:
    """Give what figures are drawn with, and what is told of them instead."""
    kinds = list_kinds()
    for block in local.blocks:
        if block.name in words:
            told = words[block.name]
            spot = Spot(places.figures.get(block.name), f"figure “{block.name}”")
            request = kinds[block.kind].request(FigureTexts((local,), (block,), (told,)), UNDRAWN)
            for text in list_texts(replace(request, alternatives=())):
                yield from ((traced, spot) for traced in marks.find(text))
            aloud = replace(spot, aloud=True)
            for text in request.alternatives:
                yield from ((traced, aloud) for traced in marks.find(text))


def list_texts(value: object) -> Iterator[str]:
    """Give the texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from list_texts(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from list_texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from list_texts(getattr(value, each.name))


def mark_labels(
    brief: Brief, labels: Labels, defined: Mapping[str, Label], marks: Marks, locale: str = ""
) -> Labels:
    """The labels, each form between its marks; one that a subject renames is the subject's text.

    :param locale: parts the texts of one language from those of another; empty where there is one.
    """
    own = {message.context: message for message in brief.messages}
    before = f"{locale}{PARTING}" if locale else ""
    phrases = {}
    for name, phrase in labels.phrases.items():
        renamed = own.get(f"{LABELS}.{name}")
        text = (
            Traced(f"{before}{brief.name}", *renamed.key)
            if renamed is not None
            else Traced(f"{before}{LABELS}", *defined[name].message.key)
        )
        forms = tuple(marks.wrap(text, form) for form in phrase.forms)
        phrases[name] = Phrase(forms, phrase.rule)
    return replace(labels, phrases=phrases)
