"""What decides what a project makes, and lies outside its usual places."""

from __future__ import annotations

from pathlib import Path

from generator.design.installed import lock_fonts
from generator.inputs.outside import list_outside
from generator.project import load_project
from tests.unit.conftest import FAMILY

SETTINGS = '[briefs.subject]\nformats = ["brief"]\nlocales = ["en"]\npapers = ["a4"]\n'


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
