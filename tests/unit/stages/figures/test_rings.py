"""Rings of distance, as on the cover of the brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from generator.design.style.reading import Styles
from generator.errors import RenderError
from generator.model.figure import Figure, Form, Frame, RingsDrawing
from generator.model.localised import LocalBrief
from generator.stages.figures.belonging import mistake
from generator.stages.figures.drawings import Materials
from generator.stages.figures.rings import lay_out_rings
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import draw_figures, read_pdfium, request_figure

MakeMaterials = Callable[[Form], Materials]
WORDS = {"alternative": "Told."}
COVER = Frame(220, 96)


def draw(brief: LocalBrief, materials: Materials, frame: Frame = COVER) -> Figure:
    (figure,) = draw_figures((brief,), {"rings": (WORDS,)}, {"rings": frame}, materials)
    return figure


@pytest.mark.parametrize("frame", [COVER, Frame(220, 60), Frame(226, 84)], ids=str)
def test_centres_and_distances_are_named(
    materials: MakeMaterials, local: LocalBrief, frame: Frame
) -> None:
    """On the sheet and the bilingual one, each once a centre, beside the numbers of all places."""
    text = read_pdfium(draw(local, materials("pdf"), frame).data).split()
    assert ("Mossoul" in text, "Raqqa" in text) == (True, True)
    assert {"50", "100", "150"} <= set(text)
    near = [row.number for row in local.block("rings").near]  # type: ignore[union-attr]
    assert len(near) == 20
    assert set(near) <= set(text)


@pytest.mark.parametrize("pair", [("fr",), ("ar",), ("fr", "ar"), ("en", "ar"), ("fr", "en")])
@pytest.mark.parametrize("frame", [COVER, Frame(220, 60), Frame(226, 84)], ids=str)
def test_no_name_reads_as_another_sign_s(
    spoken: Mapping[str, LocalBrief],
    styles: Styles,
    typefaces: Typefaces,
    frame: Frame,
    pair: tuple[str, ...],
) -> None:
    """“4 Raqqa” would say that 4 is Raqqa."""
    briefs = tuple(spoken[locale] for locale in pair)
    drawing = request_figure("rings", briefs, (WORDS,) * len(briefs), frame)
    assert isinstance(drawing, RingsDrawing)
    layout = lay_out_rings(drawing, styles.rings, typefaces)
    assert not layout.overlaps
    assert len(layout.names) == len(drawing.centres)
    radius = styles.rings.rings.diameter / 2
    discs = {point.id: (*at, radius) for point, at in layout.signs}
    for centre, name in zip(drawing.centres, layout.names, strict=True):
        others = np.array([disc for owner, disc in discs.items() if owner != centre.id])
        own = np.array([discs[centre.id]])
        box, led = np.array([name.where.box.bounds]), np.array([name.where.leader is not None])
        assert not mistake(box, own, led, others).any(), centre.names


def test_it_is_the_same_in_every_language(materials: MakeMaterials, local: LocalBrief) -> None:
    """Geography is never mirrored."""
    turned = replace(local, direction="rtl")
    assert draw(local, materials("pdf")).data == draw(turned, materials("pdf")).data


def test_a_name_without_room_is_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """With the size of the figure, at its line."""
    with pytest.raises(RenderError, match="has no room beside its sign"):
        draw(local, materials("pdf"), Frame(60, 26))
