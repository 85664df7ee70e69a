from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.design.fonts import Fonts, extend_stacks, read_fonts
from generator.design.own import add_own_fonts
from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.model.own_fonts import OwnFonts
from tests.conftest import ROOT

SOURCE = ROOT / "tests/fonts/NotoSansThai-Regular.ttf"


def write_font(
    folder: Path, name: str, *, family: str = "House", usage: int = 0, weight: int = 400
) -> None:
    """Write a font of the test's own making among those of a subject."""
    font = TTFont(io.BytesIO(SOURCE.read_bytes()))
    font["OS/2"].fsType, font["OS/2"].usWeightClass = usage, weight
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
    target = folder / "data/subject/fonts" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)


def read(folder: Path, **stacks: tuple[str, ...]) -> Fonts:
    files = ProjectFiles(folder)
    return add_own_fonts(read_fonts(files), files, "subject", OwnFonts(**stacks))


def refuse(folder: Path, *names: str) -> list[str]:
    with pytest.raises(ContentError) as failure:
        read(folder, sans=names)
    return [str(finding) for finding in failure.value.findings]


def test_a_subject_s_families_come_first(tmp_path: Path) -> None:
    """In the stack that they are named for, with a rule by which pages ask for the file."""
    write_font(tmp_path, "House.ttf")
    fonts = read(tmp_path, sans=("House.ttf",))
    assert (("House",), ()) == (fonts.own.sans, fonts.own.serif)
    css = extend_stacks('--sans: "Noto Sans"; --serif: "Noto Serif";', fonts.stacks, fonts.own)
    assert '--sans: "House", "Noto Sans"; --serif: "Noto Serif";' == css
    assert 'font-family: "House"; font-weight: 400' in fonts.rules
    assert 'url("own/House.ttf#")' in fonts.rules
    ((name, path, sha256),) = fonts.installed
    assert ("fonts/own/House.ttf", "data/subject/fonts/House.ttf") == (name, path)
    assert 64 == len(sha256)


def test_a_font_that_must_not_be_embedded_is_refused(tmp_path: Path) -> None:
    """It says so itself."""
    write_font(tmp_path, "House.ttf", usage=2)
    assert [
        (
            "data/subject/fonts/House.ttf:1: must not be embedded, says the font House itself"
            " (fsType); ask its maker for a licence and a file for documents, or take another font"
        )
    ] == refuse(tmp_path, "House.ttf")


def test_every_fault_is_told_at_its_file(tmp_path: Path) -> None:
    """A family that the project has, a cut that no page asks for, a bold cut alone."""
    write_font(tmp_path, "a.ttf", family="Noto Sans")
    write_font(tmp_path, "b.ttf", weight=500)
    write_font(tmp_path, "c.ttf", weight=700)
    first, second, third = refuse(tmp_path, "a.ttf", "b.ttf", "c.ttf")
    assert first.startswith("data/subject/fonts/a.ttf:1: is of Noto Sans, which the project’s")
    assert second.startswith("data/subject/fonts/b.ttf:1: is a cut of the weight 500, and pages")
    assert third.startswith("data/subject/fonts/c.ttf:1: is of House, of which the subject has no")
