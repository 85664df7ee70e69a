from __future__ import annotations

from pathlib import Path

from generator.blocks.points import LocalPoints
from generator.model.localised import LocalBrief
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

TEXT = """\
sections:
  - id: aims
    title: Aims
    blocks:
      - introduction: Two aims.
        points:
          - {id: peace, title: Peace, text: A long text., short: In short., figure: 12 agreements}
          - {id: trade, title: Trade, text: Another text.}
"""


def points_of(brief: LocalBrief) -> LocalPoints:
    block = brief.find("points")
    assert isinstance(block, LocalPoints)
    return block


def test_points_are_counted(tmp_path: Path) -> None:
    """In the digits of the language; a figure stands where there is one."""
    brief = make_document(tmp_path, TEXT)
    block = points_of(say_document(brief))
    assert [("peace", "1", "A long text."), ("trade", "2", "Another text.")] == [
        (point.id, point.number, point.text.plain) for point in block.points
    ]
    figures = [point.figure.plain if point.figure else None for point in block.points]
    assert ["12\u00a0agreements", None] == figures
    assert block.introduction is not None
    arabic = points_of(translate_document(brief, "ar-EG", {"Peace": "سلام"}))
    assert ("١", "سلام") == (arabic.points[0].number, arabic.points[0].title.plain)


def test_a_short_format_has_two_lines_of_each(tmp_path: Path) -> None:
    """The short form where there is one; no introduction and no figure."""
    block = points_of(say_document(make_document(tmp_path, TEXT), short=True))
    assert ["In short.", "Another text."] == [point.text.plain for point in block.points]
    assert (None, [None, None]) == (block.introduction, [point.figure for point in block.points])


def test_each_point_stands_beside_its_translation(tmp_path: Path) -> None:
    """In two languages a pair a point, each in its own language."""
    brief = make_document(tmp_path, TEXT)
    french = translate_document(brief, "fr", {"Peace": "Paix", "Trade": "Commerce"})
    page = set_document(say_document(brief), french)
    pairs = page.split('<section class="facing point-pair">')[1:]
    assert 2 == len(pairs)
    for pair, (english, other) in zip(
        pairs, [("Peace", "Paix"), ("Trade", "Commerce")], strict=True
    ):
        assert pair.index(f">{english}</h3>") < pair.index(f">{other}</h3>")
        assert 1 == pair.count('lang="fr"')


def test_an_id_given_twice_is_told(tmp_path: Path) -> None:
    """Their texts would have one name."""
    said = refuse_document(tmp_path, TEXT.replace("id: trade", "id: peace"))
    assert ["8: id peace is given twice; give each its own id"] == said
