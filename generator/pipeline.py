"""The order of the stages: one edition's inputs -> one Product."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from generator import __version__
from generator.errors import PreflightError
from generator.inputs import Inputs
from generator.model.edition import Edition
from generator.model.figure import Figure, Form, Frame
from generator.model.localised import LocalBrief
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Dates, compose, word_figure
from generator.stages.preflight.promise import Promise

STEPS = ("localise", "draw", "compose", "render", "preflight")
CONFORMANCE = ("PDF/UA-1",)
Advance = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Product:
    """A finished edition: its bytes, and what the manifest says of it."""

    edition: Edition
    data: bytes
    entry: Mapping[str, Any]


def produce(inputs: Inputs, advance: Advance = lambda step: None) -> Product:
    """Make one edition.

    :param advance: is told each step of ``STEPS`` as it begins.
    :raises BriefsError: of the stage that failed, with all its findings.
    """
    # Each of these loads an engine; a command that builds nothing must not wait for it.
    from generator.stages.pdf.render import render
    from generator.stages.preflight.report import inspect

    edition, plan = inputs.edition, inputs.plan
    paper = plan.sheet(edition.paper)

    advance("localise")
    spoken = speak(inputs)
    brief, environment = spoken.brief, spoken.environment

    advance("draw")
    measure = paper.width - 2 * inputs.tokens.millimetres("margin-side")
    rooms = {name: plan.room(name, edition.paper, measure) for name in plan.figures}
    words = {name: word_figure(environment, brief, name) for name in rooms}
    frames = {name: frame for name, (frame, _) in rooms.items()}
    drawn = tuple(
        figure.enlarge(scale)
        for figure, (_, scale) in zip(
            draw(inputs, (brief,), {name: (words[name],) for name in rooms}, frames),
            rooms.values(),
            strict=True,
        )
    )
    figures = dict(zip(rooms, drawn, strict=True))

    advance("compose")
    page = compose(
        environment, brief, edition.format, paper, figures, words, _date(inputs), __version__
    )

    advance("render")
    pdf = render(
        page.html,
        page.link_names,
        drawn,
        tuple(plan.sections),
        inputs.templates,
        edition,
        inputs.digest[:32],
    )

    advance("preflight")
    promise = Promise(
        edition=edition,
        paper=paper,
        pages=plan.pages,
        plan=plan.sections,
        sections=pdf.sections,
        title=page.title,
        language=brief.language_tag,
        fonts=inputs.fonts.names,
        alternatives=tuple(figure.alternative for figure in drawn),
        overlaps=tuple(overlap for figure in drawn for overlap in figure.overlaps),
    )
    report = inspect(pdf.data, promise)
    if report.findings:
        raise PreflightError(report.findings)
    return Product(
        edition=edition,
        data=pdf.data,
        entry={
            "brief": edition.brief,
            "format": edition.format,
            "locales": [edition.locale],
            "paper": edition.paper,
            "profile": str(edition.profile),
            "title": page.title,
            "pages": report.pages,
            "inputs": inputs.digest,
            "conformance": list(CONFORMANCE),
            "preflight": dict.fromkeys(sorted(report.checks), "passed"),
        },
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """A brief in one language, and the environment that fills that language's templates."""

    brief: LocalBrief
    environment: Environment


def speak(inputs: Inputs) -> Spoken:
    """Say the content and the labels in the edition's language."""
    brief = localise(
        inputs.brief, inputs.content, inputs.edition.locale, inputs.forms, inputs.digest[:16]
    )
    return Spoken(brief, make_environment(inputs.templates, inputs.labels, inputs.forms))


def draw(
    inputs: Inputs,
    briefs: tuple[LocalBrief, ...],
    words: Mapping[str, tuple[Mapping[str, str], ...]],
    frames: Mapping[str, Frame],
    form: Form = "pdf",
) -> tuple[Figure, ...]:
    """Draw figures, each in its frame (mm) and in every language; the first is the main one."""
    from generator.stages.figures.drawings import Materials, draw_figures

    fonts = {face.postscript_name: str(inputs.root / face.path) for face in inputs.fonts.faces}
    materials = Materials(inputs.tokens, fonts, inputs.basemaps, form)
    return draw_figures(briefs, words, frames, materials)


def _date(inputs: Inputs) -> Dates:
    """The document's dates: the content's, and of the last change where the build is told one."""
    created = str(inputs.brief.content.date)
    if inputs.epoch is None:
        return Dates(created, created)
    return Dates(created, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(inputs.epoch)))
