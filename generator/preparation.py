"""What an edition says and shows, before it is set: its languages, and its figures drawn once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from generator.blocks.block import FigureTexts
from generator.blocks.registry import list_kinds
from generator.design.faces import locate_face
from generator.inputs.edition import Inputs, LanguageInputs
from generator.language.saying import Seal, leave_unsealed
from generator.locations import locate
from generator.model.figure import Figure, FigureRequest, Form, Frame
from generator.model.localised import LocalBlock, LocalBrief
from generator.model.medium import MEDIA
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Localisation, word_figure
from generator.store import Store, make_key

if TYPE_CHECKING:
    from jinja2 import Environment


def make_environments(inputs: Inputs) -> Iterator[Environment]:
    """Make what templates are filled in, for each of an edition's languages."""
    folder = MEDIA[inputs.edition.profile].templates
    for language in inputs.languages:
        yield make_environment(inputs.templates, language.conventions, language.labels, folder)


def localise_all(inputs: Inputs, environments: Sequence[Environment]) -> tuple[Localisation, ...]:
    """Say the content and the words of its figures in each of the languages."""
    localisations = []
    for language, environment in zip(inputs.languages, environments, strict=True):
        brief = localise_language(inputs, language)
        words = {block.name: word_figure(environment, brief, block) for block in list_drawn(brief)}
        localisations.append(Localisation(brief, words))
    return tuple(localisations)


def localise_language(
    inputs: Inputs, language: LanguageInputs, seal: Seal = leave_unsealed
) -> LocalBrief:
    """Say the content of an edition in one of its languages.

    :param seal: marks what is printed of the values that no catalog has.
    """
    return localise(
        inputs.brief,
        language.content,
        language.locale,
        language.conventions,
        inputs.edition.format,
        short=inputs.plan.short,
        rows=inputs.plan.rows,
        apart=inputs.plan.apart,
        seal=seal,
    )


def list_drawn(brief: LocalBrief) -> tuple[LocalBlock, ...]:
    """Give the blocks of a document that are drawn, in their order."""
    kinds = list_kinds()
    drawn = {kind for kind, model in kinds.items() if model.draws}
    return tuple(block for block in brief.blocks if block.kind in drawn)


def request(localisations: Sequence[Localisation], name: str, frame: Frame) -> FigureRequest:
    """Gather what a figure is drawn from, in a frame in mm.

    The first language is the main one: the figure runs in its direction, with its digits.
    """
    briefs = tuple(each.brief for each in localisations)
    blocks = tuple(brief.block(name) for brief in briefs)
    words = tuple(each.words[name] for each in localisations)
    assert blocks[0] is not None
    return list_kinds()[blocks[0].kind].request(FigureTexts(briefs, blocks, words), frame)


def draw(inputs: Inputs, request: FigureRequest, store: Store, form: Form = "pdf") -> Figure:
    """Draw a figure, unless the same has been drawn before.

    :raises BriefsError: when it has no room for a name, something overlaps, or its basemap is none.
    """
    style = inputs.styles.of(request)
    # Several faces may have one name, of which the last is drawn with.
    fonts = [(face.postscript_name, face.part, face.sha256) for face in inputs.fonts.faces]
    key = make_key("figure", request, form, style, fonts, inputs.basemaps.digests)
    kept = store.find_parts(key, _unpack)
    if kept is not None:
        return kept

    from generator.stages.figures.drawings import Materials, draw_figure

    faces = {
        face.postscript_name: str(locate_face(locate(inputs.root, face.path), face.part))
        for face in inputs.fonts.faces
    }
    figure = draw_figure(request, Materials(inputs.styles, faces, inputs.basemaps, form))
    head = asdict(figure)
    store.keep_parts(key, head, head.pop("data"))
    return figure


_FIGURE = TypeAdapter(Figure)


def _unpack(head: dict[str, Any], data: bytes) -> Figure:
    """Give a figure as it was drawn from what the store kept of it.

    :raises ValueError: for what is no figure.
    """
    return _FIGURE.validate_python({**head, "data": data})
