from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.design.fonts import extend_stacks, read_fonts
from generator.design.installed import (
    FontStacks,
    list_installed,
    lock_fonts,
    read_lock,
)
from generator.errors import TemplateError
from generator.files import ProjectFiles
from tests.conftest import ROOT

FONTS = ROOT / "tests" / "fonts"
THAI, HAN = "Noto Sans Thai", "Noto Sans CJK SC"
STACKS = FontStacks(sans=(THAI, HAN), serif=(THAI,))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of fonts, which stands for those of the machine."""
    folder = tmp_path / "machine"
    folder.mkdir()
    for file in (*FONTS.glob("*.ttf"), *FONTS.glob("*.ttc")):
        shutil.copy(file, folder)
    monkeypatch.setattr(
        "generator.design.installed.list_installed", lambda: tuple(sorted(folder.iterdir()))
    )
    return folder


@pytest.fixture
def locked(project: Path, machine: Path) -> Path:
    """A project whose fonts of the machine are locked."""
    text = lock_fonts(STACKS.families, machine.iterdir())
    (project / "fonts.lock").write_text(text)
    return project


def test_a_lock_says_the_file_the_face_and_the_digest(machine: Path) -> None:
    """No path of the machine stands in it; the face of a collection has its name."""
    text = lock_fonts(STACKS.families, machine.iterdir())
    assert text == lock_fonts(STACKS.families, sorted(machine.iterdir(), reverse=True))
    assert 'file = "NotoSansThai-Regular.ttf"\nsha256 = "' in text
    assert 'file = "NotoSansCJK-Regular.ttc"\npart = "NotoSansCJKsc-Regular"\n' in text
    assert str(machine) not in text


def test_a_font_that_the_machine_lacks_is_not_locked(machine: Path) -> None:
    """Each is one finding, which says which package has it."""
    with pytest.raises(TemplateError) as refused:
        lock_fonts((THAI, "Noto Serif Tibetan", "Gentium"), machine.iterdir())
    assert [
        (
            "briefs.toml:1: names the font Noto Serif Tibetan, whose regular cut this machine has"
            " not; install it (Debian, Ubuntu: fonts-noto-core; Fedora:"
            " google-noto-serif-tibetan-fonts; macOS, Homebrew: font-noto-serif-tibetan), or"
            " correct its name"
        ),
        (
            "briefs.toml:1: names the font Gentium, whose regular cut this machine has not; install"
            " it, or correct its name"
        ),
    ] == [str(finding) for finding in refused.value.findings]


def test_the_machine_s_fonts_join_the_project_s(locked: Path) -> None:
    """Their letters are covered, their files known by digest, their rules written."""
    fonts = read_fonts(ProjectFiles(locked), STACKS)
    known = {face.postscript_name for face in fonts.faces}
    assert {"NotoSans-Regular", "NotoSansThai-Regular", "NotoSansCJKsc-Regular"} <= known
    assert ord("ญ") in fonts.coverage([("Noto Serif", THAI), ("Noto Sans", THAI)])
    names = [name for name, *_ in fonts.installed]
    assert ["NotoSansThai-Regular.ttf", "NotoSansCJK-Regular.ttc"] == [
        name.removeprefix("fonts/installed/") for name in names
    ]
    assert 'src: url("installed/NotoSansCJK-Regular.ttc#NotoSansCJKsc-Regular");' in fonts.rules


def test_the_design_s_stacks_end_in_the_machine_s_fonts() -> None:
    """Each stack in its own; every other token stays."""
    css = ':root { --serif: "A", "B"; --sans: "C"; --serif-size: 2pt; }'
    extended = f':root {{ --serif: "A", "B", "{THAI}"; --sans: "C", "{THAI}", "{HAN}";'
    assert extended + " --serif-size: 2pt; }" == extend_stacks(css, STACKS)
    assert css == extend_stacks(css, FontStacks())


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (
            lambda project, machine: (project / "fonts.lock").unlink(),
            "fonts.lock:1: is missing; run “briefs fonts lock”, and look at each page",
        ),
        (
            lambda project, machine: (project / "fonts.lock").write_text("faces = []\n"),
            (
                f"fonts.lock:1: does not hold {THAI}, which [fonts] names; run “briefs fonts lock”,"
                " and look at each page"
            ),
        ),
        (
            lambda project, machine: (machine / "NotoSansThai-Regular.ttf").unlink(),
            (
                "fonts.lock:1: holds NotoSansThai-Regular.ttf, which this machine has not; install"
                f" {THAI} (Debian, Ubuntu: fonts-noto-core; Fedora: google-noto-sans-thai-fonts;"
                " macOS, Homebrew: font-noto-sans-thai)"
            ),
        ),
        (
            lambda project, machine: (machine / "NotoSansThai-Regular.ttf").write_bytes(b"other"),
            (
                "fonts.lock:1: holds another NotoSansThai-Regular.ttf than this machine has;"
                " install the version that was locked, or run “briefs fonts lock”, and look at each"
                " page"
            ),
        ),
    ],
)
def test_another_machine_says_what_it_lacks(
    locked: Path, machine: Path, spoil: object, line: str
) -> None:
    """No page is ever set in another font than the one that was locked."""
    assert callable(spoil)
    spoil(locked, machine)
    with pytest.raises(TemplateError) as refused:
        read_lock(ProjectFiles(locked), (THAI,))
    assert line == str(refused.value)


def test_the_machine_s_own_folders_are_looked_through() -> None:
    """Its fonts are files with names of fonts."""
    assert all(path.suffix.lower() in (".ttf", ".otf", ".ttc") for path in list_installed())
