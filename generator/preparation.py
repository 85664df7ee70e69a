"""What an edition says and shows, before it is set: its languages, and its figures drawn once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.design.faces import KINDS, locate_face
from generator.inputs.edition import Inputs
from generator.model.figure import Figure, FigureRequest, Form, Frame, Hotspot
from generator.stages.figures.request import request_figure
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Localisation, word_figure
from generator.store import Store, make_key

if TYPE_CHECKING:
    from jinja2 import Environment


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

    :raises BriefsError: when it has no room for a name, something overlaps, or its basemap is none.
    """
    fonts = inputs.templates.select(lambda path: path.endswith(KINDS))
    style = inputs.styles.of(request)
    key = make_key("figure", request, form, style, fonts.digests, inputs.basemaps.digests)
    kept = store.find_parts(key)
    if kept is not None:
        return _unpack(*kept)

    from generator.stages.figures.drawings import Materials, draw_figure

    faces = {
        face.postscript_name: str(locate_face(inputs.root / face.path, face.part))
        for face in inputs.fonts.faces
    }
    figure = draw_figure(request, Materials(inputs.styles, faces, inputs.basemaps, form))
    head = asdict(figure)
    store.keep_parts(key, head, head.pop("data"))
    return figure


def _unpack(head: dict[str, Any], data: bytes) -> Figure:
    """Give a figure as it was drawn from what the store kept of it."""
    head["frame"] = Frame(**head["frame"])
    head["hotspots"] = tuple(Hotspot(**spot) for spot in head["hotspots"])
    return Figure(**head, data=data)
