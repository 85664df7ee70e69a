"""The order of the stages: one edition's inputs -> one Product."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator import __version__
from generator.catalogs.search import find_text
from generator.design.fit import Fit, read_bounds
from generator.errors import Origin, PreflightError
from generator.inputs import Inputs, LanguageInputs
from generator.model.conformance import PROMISED
from generator.model.edition import Edition
from generator.model.figure import Figure, Form, Frame
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Dates, Voice, compose, word_figure
from generator.stages.preflight.expectations import Case, Composition, Expectations

STEPS = ("localise", "draw", "compose", "render", "preflight")
Advance = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Product:
    """A finished edition: its bytes, and what the manifest says of it."""

    edition: Edition
    data: bytes
    entry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """What editions that differ in their profile alone have in common."""

    voices: tuple[Voice, ...]
    figures: Mapping[str, Figure]
    fit: Fit | None = None
    """How the first of them was set; their pages are the same."""


def produce(inputs: Inputs, advance: Advance = lambda step: None) -> Product:
    """Make one edition.

    :param advance: is told each step of ``STEPS`` as it begins.
    :raises BriefsError: of the stage that failed, with all its findings.
    """
    shared = prepare(inputs, advance)
    return finish(inputs, shared, advance)[0]


def prepare(inputs: Inputs, advance: Advance = lambda step: None) -> Shared:
    """Say and draw what an edition holds, which is the same in every profile."""
    plan = inputs.plan
    paper = plan.sheet(inputs.edition.paper)
    measure = paper.width - 2 * inputs.tokens.millimetres("margin-side")
    rooms = {name: plan.room(name, inputs.edition.paper, measure) for name in plan.figures}

    advance("localise")
    voices = speak(inputs, rooms)

    advance("draw")
    drawn = draw(inputs, voices, {name: frame for name, (frame, _) in rooms.items()})
    scales = [scale for _, scale in rooms.values()]
    figures = [figure.enlarge(scale) for figure, scale in zip(drawn, scales, strict=True)]
    return Shared(voices, dict(zip(rooms, figures, strict=True)))


def finish(
    inputs: Inputs, shared: Shared, advance: Advance = lambda step: None
) -> tuple[Product, Shared]:
    """Set an edition of what was said and drawn; gives as well what the next profile can share.

    :raises BriefsError: of the stage that failed, with all its findings.
    """
    # Each of these loads an engine; a command that builds nothing must not wait for it.
    from generator.stages.pdf.finish import Manuscript
    from generator.stages.pdf.press.preparation import prepare_for_press
    from generator.stages.pdf.render import render
    from generator.stages.preflight.report import inspect

    edition, plan, press = inputs.edition, inputs.plan, inputs.press
    bleed = press.bleed if press else 0.0
    paper = plan.sheet(edition.paper)
    drawn = tuple(shared.figures.values())

    advance("compose")
    page = compose(
        shared.voices,
        edition,
        paper,
        shared.figures,
        tuple(inputs.tables),
        _date(inputs),
        __version__,
        bleed,
    )

    advance("render")
    pdf = render(
        Manuscript(page.html, page.link_names, drawn, inputs.tables),
        plan.sections,
        read_bounds(inputs.tokens),
        inputs.templates,
        edition,
        inputs.digest[:32],
        partial(_locate, inputs),
        shared.fit,
    )

    data = pdf.data
    if press is not None:
        data = prepare_for_press(data, press, edition, inputs.digest[:32])

    advance("preflight")
    expected = Expectations(
        edition=edition,
        paper=paper,
        pages=plan.pages,
        sections=plan.sections,
        fonts=inputs.fonts.names,
        title=page.title,
        bleed=bleed,
    )
    built = Composition(pdf.sections, tuple(figure.alternative for figure in drawn))
    report = inspect(data, Case.of_edition(expected, built))
    if report.findings:
        raise PreflightError(report.findings)
    product = Product(
        edition=edition,
        data=data,
        entry={
            "brief": edition.brief,
            "format": edition.format,
            "locales": list(edition.locales),
            "paper": edition.paper,
            "profile": str(edition.profile),
            "title": page.title,
            "pages": report.pages,
            "fit": pdf.fit.manifest,
            "inputs": inputs.digest,
            "conformance": [claim.name for claim in PROMISED[edition.profile]],
            "preflight": report.verdicts,
        },
    )
    return product, replace(shared, fit=pdf.fit)


def speak(inputs: Inputs, figures: Iterable[str]) -> tuple[Voice, ...]:
    """Say the content, the labels and the words of these figures in each of the languages."""
    return tuple(_speak(inputs, language, tuple(figures)) for language in inputs.languages)


def _speak(inputs: Inputs, language: LanguageInputs, figures: tuple[str, ...]) -> Voice:
    brief = localise(
        inputs.brief, language.content, language.locale, language.conventions, inputs.imprint[:16]
    )
    environment = make_environment(inputs.templates, language.labels, language.conventions)
    words = {name: word_figure(environment, brief, name) for name in figures}
    return Voice(brief, environment, words)


def draw(
    inputs: Inputs,
    voices: Sequence[Voice],
    frames: Mapping[str, Frame],
    form: Form = "pdf",
) -> tuple[Figure, ...]:
    """Draw figures in the edition's languages, each in its frame (mm)."""
    from generator.stages.figures.drawings import Materials, draw_figures

    fonts = {face.postscript_name: str(inputs.root / face.path) for face in inputs.fonts.faces}
    materials = Materials(inputs.tokens, fonts, inputs.basemaps, form)
    briefs = tuple(voice.brief for voice in voices)
    words = {name: tuple(voice.words[name] for voice in voices) for name in frames}
    return draw_figures(briefs, words, frames, materials)


def _locate(inputs: Inputs, text: str) -> Origin | None:
    """Where a printed text is written, for the person who can shorten it."""
    catalogs = [
        catalog
        for language in inputs.languages
        for catalog in (language.content, language.labels)
        if catalog is not None
    ]
    source = any(language.content is None for language in inputs.languages)
    return find_text(text, catalogs, inputs.brief.messages if source else ())


def _date(inputs: Inputs) -> Dates:
    """The document's dates: the content's, and of the last change where the build is told one."""
    created = str(inputs.brief.content.date)
    if inputs.epoch is None:
        return Dates(created, created)
    return Dates(created, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(inputs.epoch)))
