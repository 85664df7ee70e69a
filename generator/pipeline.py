"""The order of the stages: what an edition is made from -> the finished edition.

What a stage gives is looked up in the store of finished work first, by all that the stage reads.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from generator._version import __version__
from generator.catalogs.search import find_text
from generator.design.fit import Fit, read_bounds
from generator.errors import PreflightError
from generator.fingerprint import fingerprint
from generator.inputs.edition import Inputs
from generator.model.conformance import PROMISED
from generator.model.edition import Edition
from generator.model.figure import Figure, FigureRequest, Form, Frame, Hotspot
from generator.model.localised import LocalBrief
from generator.model.pages import Overflow
from generator.stages.figures.request import request_figure
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import (
    Localisation,
    Markup,
    Provenance,
    Setup,
    compose,
    word_figure,
)
from generator.stages.preflight.promise import MapPromise, Promise
from generator.store import Notes, Store, make_key

if TYPE_CHECKING:
    import numpy as np
    from jinja2 import Environment
    from numpy.typing import NDArray

    from generator.stages.pdf.render import Pdf

STEPS = ("localise", "draw", "compose", "render", "preflight")
Advance = Callable[[str], None]
FACES = (".ttf", ".otf")
STYLES = (".css", *FACES)
"""The files below ``templates/`` that a page is set with; the others are in its HTML."""


@dataclass(frozen=True, slots=True)
class Product:
    """A finished edition: its bytes, and what the manifest says of it."""

    edition: Edition
    key: str
    """That under which it is in the store."""
    data: bytes
    entry: Mapping[str, Any]
    reused: bool = False
    """Whether it was found in the store, made of the same page or of the very same inputs."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What editions that differ in their profile alone have in common."""

    localisations: tuple[Localisation, ...]
    environments: tuple[Environment, ...]
    figures: Mapping[str, Figure]
    fit: Fit | None = None
    """How the first of them was set; their pages are the same."""


def produce(inputs: Inputs, store: Store, advance: Advance = lambda step: None) -> Product:
    """Make one edition.

    :param advance: is told each step of ``STEPS`` as it begins.
    :raises BriefsError: of the stage that failed, with all its findings.
    """
    return finish(inputs, prepare(inputs, store, advance), store, advance)[0]


def prepare(inputs: Inputs, store: Store, advance: Advance = lambda step: None) -> Shared:
    """Say and draw what an edition holds, which is the same in every profile."""
    plan, paper = inputs.plan, inputs.edition.paper
    measure = plan.sheet(paper).width - 2 * inputs.tokens.millimetres("margin-side")
    rooms = {name: plan.room(name, paper, measure) for name in plan.figures}

    advance("localise")
    environments = tuple(make_environments(inputs))
    localisations = localise_all(inputs, environments, rooms)

    advance("draw")
    figures = {
        name: draw(inputs, request(localisations, name, frame), store).enlarge(scale)
        for name, (frame, scale) in rooms.items()
    }
    return Shared(localisations, environments, figures)


def finish(
    inputs: Inputs, shared: Shared, store: Store, advance: Advance = lambda step: None
) -> tuple[Product, Shared]:
    """Set an edition of what was said and drawn; gives as well what the next profile can share.

    :raises BriefsError: of the stage that failed, with all its findings.
    """
    edition, plan, press = inputs.edition, inputs.plan, inputs.press

    advance("compose")
    setup = Setup(
        edition=edition,
        paper=plan.sheet(edition.paper),
        plan=plan,
        provenance=_trace(inputs),
        tables=tuple(inputs.tables),
        bleed=press.bleed if press else 0.0,
    )
    page = compose(shared.localisations, shared.environments, shared.figures, setup)
    content = fingerprint(
        page.html,
        inputs.templates.select(lambda path: path.endswith(STYLES)).digests,
        shared.figures,
        inputs.tables.digests,
        press,
    )
    key = make_key("edition", edition, plan, content)
    kept = store.find_parts(key)
    if kept is not None:
        entry, data = kept
        return Product(edition, key, data, entry, reused=True), shared

    # These load the engines, which a build that finds everything in the store does without.
    from generator.stages.pdf.finish import Manuscript
    from generator.stages.pdf.press.preparation import prepare_for_press
    from generator.stages.pdf.render import render
    from generator.stages.preflight.report import inspect

    advance("render")
    identifier = content[:32]
    pdf = render(
        Manuscript(page.html, page.link_names, tuple(shared.figures.values()), inputs.tables),
        plan.sections,
        read_bounds(inputs.tokens),
        inputs.templates,
        edition,
        identifier,
        Notes(store, "fit"),
        shared.fit,
    )
    data = prepare_for_press(pdf.data, press, edition, identifier) if press else pdf.data

    advance("preflight")
    report = inspect(data, _promise(inputs, page, shared, pdf))
    if report.findings:
        raise PreflightError(report.findings)
    entry = {
        "brief": edition.brief,
        "format": edition.format,
        "locales": list(edition.locales),
        "paper": edition.paper,
        "profile": str(edition.profile),
        "title": page.title,
        "pages": report.pages,
        "fit": pdf.fit.manifest,
        "conformance": [claim.name for claim in PROMISED[edition.profile]],
        "preflight": report.verdicts,
    }
    store.keep_parts(key, entry, data)
    return Product(edition, key, data, entry), replace(shared, fit=pdf.fit)


def make_environments(inputs: Inputs) -> Iterator[Environment]:
    """Make what templates are filled in, for each of an edition's languages."""
    for language in inputs.languages:
        yield make_environment(inputs.templates, language.labels, language.conventions)


def localise_all(
    inputs: Inputs, environments: Sequence[Environment], figures: Iterable[str]
) -> tuple[Localisation, ...]:
    """Say the content and the words of these figures in each of the languages."""
    names, localisations = tuple(figures), []
    for language, environment in zip(inputs.languages, environments, strict=True):
        brief = localise(inputs.brief, language.content, language.locale, language.conventions)
        words = {name: word_figure(environment, brief, name) for name in names}
        localisations.append(Localisation(brief, words))
    return tuple(localisations)


def request(localisations: Sequence[Localisation], name: str, frame: Frame) -> FigureRequest:
    """Gather what a figure is drawn from, in a frame in mm."""
    briefs = tuple(each.brief for each in localisations)
    return request_figure(name, briefs, tuple(each.words[name] for each in localisations), frame)


def draw(inputs: Inputs, request: FigureRequest, store: Store, form: Form = "pdf") -> Figure:
    """Draw a figure, unless the same has been drawn before.

    :raises BriefsError: when it has no room for a name, or its basemap is none.
    """
    fonts = inputs.templates.select(lambda path: path.endswith(FACES))
    style = inputs.styles.of(request)
    key = make_key("figure", request, form, style, fonts.digests, inputs.basemaps.digests)
    kept = store.find_parts(key)
    if kept is not None:
        return _unpack(*kept)

    from generator.stages.figures.drawings import Materials, draw_figure

    faces = {face.postscript_name: str(inputs.root / face.path) for face in inputs.fonts.faces}
    figure = draw_figure(request, Materials(inputs.styles, faces, inputs.basemaps, form))
    head = asdict(figure)
    store.keep_parts(key, head, head.pop("data"))
    return figure


def _unpack(head: dict[str, Any], data: bytes) -> Figure:
    """Give a figure as it was drawn from what the store kept of it."""
    head["frame"] = Frame(**head["frame"])
    head["hotspots"] = tuple(Hotspot(**spot) for spot in head["hotspots"])
    return Figure(**{**head, "overlaps": tuple(head["overlaps"])}, data=data)


def _promise(inputs: Inputs, page: Markup, shared: Shared, pdf: Pdf) -> Promise:
    edition, plan, drawn = inputs.edition, inputs.plan, tuple(shared.figures.values())
    return Promise(
        edition=edition,
        paper=plan.sheet(edition.paper),
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
        bleed=inputs.press.bleed if inputs.press else 0.0,
        profile=edition.profile,
        map=promise_map(inputs, [each.brief for each in shared.localisations]),
    )


def promise_map(inputs: Inputs, briefs: Sequence[LocalBrief]) -> MapPromise | None:
    """Say what an edition's map shows, for its page to be held against; None where it has none."""
    if "map" not in inputs.plan.figures:
        return None
    from generator.stages.figures.basemap import Layer, read_basemap

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


def _trace(inputs: Inputs) -> Provenance:
    """The document's dates: the content's, and of the last change where the build is told one."""
    created = modified = str(inputs.brief.content.date)
    if inputs.epoch is not None:
        modified = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(inputs.epoch))
    return Provenance(created, modified, __version__, inputs.data_digest[:16])
