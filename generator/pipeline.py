"""The order of the stages: one edition's inputs -> one Product."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.catalogs.search import find_text
from generator.design.fit import Fit, read_bounds
from generator.errors import PreflightError
from generator.inputs import Inputs, LanguageInputs
from generator.model.conformance import PROMISED
from generator.model.edition import Edition
from generator.model.figure import Figure, Form, Frame
from generator.model.pages import Overflow
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Dates, Voice, compose, word_figure
from generator.stages.preflight.promise import MapPromise, Promise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
        shared.fit,
    )

    data = pdf.data
    if press is not None:
        data = prepare_for_press(data, press, edition, inputs.digest[:32])

    advance("preflight")
    promise = Promise(
        edition=edition,
        paper=paper,
        pages=plan.pages,
        plan=plan.sections,
        sections=pdf.sections,
        title=page.title,
        languages=edition.language_tags,
        fonts=inputs.fonts.names,
        alternatives=tuple(figure.alternative for figure in drawn),
        overlaps=tuple(overlap for figure in drawn for overlap in figure.overlaps),
        overflows=tuple(_locate(overflow, inputs) for overflow in pdf.overflows),
        fit=pdf.fit,
        bleed=bleed,
        profile=edition.profile,
        map=promise_map(inputs, shared.voices),
    )
    report = inspect(data, promise)
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


def promise_map(inputs: Inputs, voices: Sequence[Voice]) -> MapPromise | None:
    """Say what an edition's map shows, for its page to be held against; None where it has none."""
    if "map" not in inputs.plan.figures:
        return None
    from generator.stages.figures.basemap import Layer, read_basemap

    briefs = [voice.brief for voice in voices]
    settings = briefs[0].map_settings
    name = settings.basemap
    basemap = read_basemap(inputs.basemaps[name], f"data/basemap/{name}.geojson")
    ground: dict[str, tuple[NDArray[np.float64], ...]] = {}
    for shape in basemap.layer(Layer.COUNTRY):
        ground[shape.code] = (*ground.get(shape.code, ()), *shape.paths)
    disputed = basemap.layer(Layer.DISPUTED)
    keys = {country.code: f"country:{country.code}" for country in settings.country_names}
    return MapPromise(
        places={victory.id: (victory.lon, victory.lat) for victory in briefs[0].victories},
        numbers={victory.id: victory.number for victory in briefs[0].victories},
        projection=settings.projection,
        extent=settings.extent,
        subject=settings.countries,
        names={
            code: tuple(dict.fromkeys(brief.map_names[key] for brief in briefs))
            for code, key in keys.items()
        },
        ground=ground,
        disputed=tuple(path for shape in disputed for path in shape.paths),
        paper=inputs.tokens.colour("paper"),
    )


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


def _locate(overflow: Overflow, inputs: Inputs) -> Overflow:
    """The same with the place where its text is written, for the person who can shorten it."""
    catalogs = [
        catalog
        for language in inputs.languages
        for catalog in (language.content, language.labels)
        if catalog is not None
    ]
    source = any(language.content is None for language in inputs.languages)
    messages = inputs.brief.messages if source else ()
    return replace(overflow, origin=find_text(overflow.block, catalogs, messages))


def _date(inputs: Inputs) -> Dates:
    """The document's dates: the content's, and of the last change where the build is told one."""
    created = str(inputs.brief.content.date)
    if inputs.epoch is None:
        return Dates(created, created)
    return Dates(created, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(inputs.epoch)))
