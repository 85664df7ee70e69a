"""The timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.model.figure import Form, Frame
from generator.model.localised import LocalBrief
from generator.stages.figures.drawings import Materials, draw_figures

WORDS = {
    "total_label": "Total des lieux repris",
    "marks_label": "Lieux repris, numérotés comme sur la carte",
    "alternative": "Une frise.",
}
MakeMaterials = Callable[[Form], Materials]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("frame", [Frame(174, 54), Frame(164, 38)], ids=str)
def test_nothing_overlaps(
    materials: MakeMaterials, local: LocalBrief, frame: Frame, direction: str
) -> None:
    """The timeline's words touch neither each other nor the frame."""
    brief = replace(local, direction="rtl" if direction == "rtl" else "ltr")
    (figure,) = draw_figures(
        (brief,), {"timeline": (WORDS,)}, {"timeline": frame}, materials("pdf")
    )
    assert figure.overlaps == ()
    assert len(figure.hotspots) == len(local.liberated)


def test_long_words_are_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """Words too long for the frame are reported."""
    words = {**WORDS, "marks_label": "Lieux repris " * 40}
    figures = draw_figures(
        (local,), {"timeline": (words,)}, {"timeline": Frame(174, 54)}, materials("pdf")
    )
    assert any("leaves the frame" in text for text in figures[0].overlaps)
    assert any("overlaps" in text for text in figures[0].overlaps)
