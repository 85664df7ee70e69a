from __future__ import annotations

import re

import pytest

from generator.model.paper import find_paper


@pytest.mark.parametrize(
    ("name", "width", "height", "css", "title", "classes"),
    [
        ("a3", 297, 420, "A3", "A3", ("a3",)),
        ("a4", 210, 297, "A4", "A4", ("a4",)),
        ("a5", 148, 210, "A5", "A5", ("small", "a5")),
        ("letter", 215.9, 279.4, "letter", "Letter", ("letter",)),
        ("legal", 215.9, 355.6, "legal", "Legal", ("legal",)),
        ("slides", 338.67, 190.5, "338.67mm 190.5mm", "16:9", ("slides",)),
        ("210x210", 210, 210, "210mm 210mm", "210 × 210 mm", ("210x210",)),
        ("99x210", 99, 210, "99mm 210mm", "99 × 210 mm", ("small", "99x210")),
        ("50x1200", 50, 1200, "50mm 1200mm", "50 × 1200 mm", ("small", "50x1200")),
    ],
)
def test_a_paper_is_found_by_its_name_or_its_sides(
    name: str, width: float, height: float, css: str, title: str, classes: tuple[str, ...]
) -> None:
    """In mm (ISO 216, ANSI); what style sheets call it says whether it is small."""
    paper = find_paper(name)
    assert (name, width, height) == (paper.name, paper.width, paper.height)
    assert (css, title, classes) == (paper.css, paper.title, paper.classes)


def test_another_name_is_the_same_paper() -> None:
    """Editions on it have one name."""
    assert find_paper("slides") is find_paper("16x9")


@pytest.mark.parametrize(
    ("name", "css", "size"),
    [
        ("a4", "A4 landscape", (297, 210)),
        ("99x210", "210mm 99mm", (210, 99)),
        ("slides", "338.67mm 190.5mm", (338.67, 190.5)),
        ("210x210", "210mm 210mm", (210, 210)),
        ("300x200", "300mm 200mm", (300, 200)),
    ],
)
def test_a_sheet_in_landscape_lies_on_its_longer_side(
    name: str, css: str, size: tuple[float, float]
) -> None:
    """One that does already stays as it is."""
    turned = find_paper(name).turned()
    assert (css, size) == (turned.css, (turned.width, turned.height))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "b5",
            (
                "is no paper; use one of a3, a4, a5, letter, legal, slides, card, or a width"
                " and a height in mm, as 210x210"
            ),
        ),
        ("49x210", "is no paper; give it sides of 50 to 1200 mm"),
        ("210x1201", "is no paper; give it sides of 50 to 1200 mm"),
    ],
)
def test_what_is_no_paper_is_refused_with_what_may_be_written(name: str, line: str) -> None:
    """The message ends in the remedy."""
    with pytest.raises(ValueError, match=f"^{re.escape(line)}$"):
        find_paper(name)
