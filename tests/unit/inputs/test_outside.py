"""What decides what a project makes, and lies outside its usual places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.design.installed import lock_fonts
from generator.inputs.outside import list_outside
from generator.project import load_project
from tests.conftest import ROOT

FAMILY, FILE = "Noto Sans Thai", "NotoSansThai-Regular.ttf"
SETTINGS = '[briefs.subject]\nformats = ["brief"]\nlocales = ["en"]\npapers = ["a4"]\n'


@pytest.fixture
def font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only font of the machine."""
    path = tmp_path / "machine" / FILE
    path.parent.mkdir()
    shutil.copy(ROOT / "tests" / "fonts" / FILE, path)
    monkeypatch.setattr("generator.design.installed.list_installed", lambda: (path,))
    return path


def test_the_machine_s_fonts_are_listed_while_they_are_as_locked(
    tmp_path: Path, font: Path
) -> None:
    """Beside the output intent; where one is another, the build itself says so."""
    (tmp_path / "briefs.toml").write_text(SETTINGS)
    (intent,) = list_outside(load_project(tmp_path))
    (tmp_path / "briefs.toml").write_text(f'{SETTINGS}[fonts]\nsans = ["{FAMILY}"]\n')
    (tmp_path / "fonts.lock").write_text(lock_fonts([FAMILY], [font]))
    project = load_project(tmp_path)
    assert (intent, str(font)) == list_outside(project)
    font.write_bytes(font.read_bytes() + b"0")
    assert (intent,) == list_outside(project)
