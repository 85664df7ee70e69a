"""Drawings of a page of the web: what each of their words is in, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from generator.model.figure import Figure, Frame, TypeStyle
from generator.stages.figures.canvas import Lettering
from generator.stages.figures.typeface import Typefaces
from generator.stages.figures.vector import VectorCanvas
from generator.stages.web.filters import equip
from tests.unit.blocks.writing import write
from tests.unit.documents import make_document, say_document, translate_document


@pytest.mark.parametrize(("locale", "word"), [("ar", "الموصل"), ("fr", "Mossoul")])
def test_words_of_the_second_language_say_which_it_is(
    tmp_path: Path, typefaces: Typefaces, locale: str, word: str
) -> None:
    """By what they are, and not by their letters; the main language's inherit theirs."""
    brief = make_document(tmp_path, write("{text: A.}"))
    canvas = VectorCanvas(Frame(40, 30), typefaces)
    canvas.text("Mosul", 5, 10, Lettering(TypeStyle.BOLD, 9, "#123456"))
    canvas.text(word, 5, 10, Lettering(TypeStyle.BOLD, 9, "#123456", is_main=False))
    figure = Figure("rings", canvas.write(), Frame(40, 30), ("Told.", "Dit."), form="live")
    environment = Environment(autoescape=True)
    equip(environment, (say_document(brief), translate_document(brief, locale, {})))
    page = environment.from_string('{{ figure|sheet("rings") }}').render(figure=figure)
    main, _, other = page.partition("Mosul</text>")
    assert ' aria-label="Told."' in main
    assert "lang=" not in main
    assert f' lang="{locale}">{word}</text>' in other
    assert "data-other" not in page
