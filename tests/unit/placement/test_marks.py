from __future__ import annotations

from markupsafe import escape

from generator.language.inline import render_inline
from generator.language.typography import typography_of
from generator.placement.marks import Marks, Traced, remove_marks


def test_a_text_is_found_again_after_all_that_a_page_does_to_it() -> None:
    """Markdown, typography, escaping and capitals leave the marks; the words are as they were."""
    marks = Marks()
    texts = [Traced("x", f"c{number}", "un *mot* : oui") for number in range(12)]
    wrapped = [marks.wrap(text, text.text) for text in texts]
    typeset = typography_of("fr").typeset
    for text, words in zip(texts, wrapped, strict=True):
        html = str(escape(render_inline(words, {}, typeset).html)).upper()
        assert [text] == list(marks.find(html))
    assert "un *mot* : oui" == remove_marks(wrapped[11])


def test_the_same_text_has_one_number() -> None:
    """Two texts in a row are found in their order, and no text where there is no mark."""
    marks = Marks()
    first, second = Traced("x", "a", "Un"), Traced("x", "b", "Un")
    words = marks.wrap(first, "Un") + marks.wrap(second, "Un") + marks.wrap(first, "Un")
    assert [first, second, first] == list(marks.find(words))
    assert [] == list(marks.find("Un"))
