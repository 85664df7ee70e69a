"""The table of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.basemaps.naming import NamedFeature, read_names, slug
from generator.errors import ContentError

HEAD = "layer,id,name,lon,lat,note\n"


def test_rows_have_a_name_or_a_point(tmp_path: Path) -> None:
    """Both ways to find a feature are read."""
    table = tmp_path / "names.csv"
    table.write_text(HEAD + "river,tigris,Dicle,,,\nlake,van,,42.9,38.6,\n", "utf-8")
    assert read_names(table) == (
        NamedFeature("river", "tigris", "Dicle"),
        NamedFeature("lake", "van", point=(42.9, 38.6)),
    )


def test_a_slug_has_plain_letters() -> None:
    """Accents fall, lost letters too, words are joined by hyphens."""
    assert slug("Büyük  Menderes (riv.)\ufffd") == "buyuk-menderes-riv"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("sea,x,X,,,", r":2: layer is “sea”"),
        ("river,X y,X,,,", r":2: id is “X y”"),
        ("lake,x,,1,,", r":2: lon and lat are not two numbers"),
        ("lake,x,,,,", r":2: has neither name nor point"),
        ("lake,x,a,,,b,c", r":2: has too many columns"),
        ('lake,x,"a', r"is no CSV"),
    ],
)
def test_a_row_at_fault_is_said_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    """Each finding has the line of its row."""
    table = tmp_path / "names.csv"
    table.write_text(HEAD + row, "utf-8")
    with pytest.raises(ContentError, match=message):
        read_names(table)


def test_a_table_of_other_columns_is_refused(tmp_path: Path) -> None:
    """The finding says which line the table begins with."""
    table = tmp_path / "names.csv"
    table.write_text("a,b\n", "utf-8")
    with pytest.raises(ContentError, match="begin it with the line layer,id,name"):
        read_names(table)


def test_a_table_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A missing file and another encoding are findings."""
    with pytest.raises(ContentError, match="cannot be read"):
        read_names(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(HEAD.encode() + b"river,x,\xe9,,,\n")
    with pytest.raises(ContentError, match="is not UTF-8"):
        read_names(tmp_path / "latin.csv")
