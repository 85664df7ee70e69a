"""What tests of several rooms look at: the shipped brief, a machine with one font."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.blocks.document import Brief
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief
from tests.conftest import ROOT

FAMILY, FILE = "Noto Sans Thai", "NotoSansThai-Regular.ttf"


@pytest.fixture
def font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only font of the machine."""
    path = tmp_path / "machine" / FILE
    path.parent.mkdir()
    shutil.copy(ROOT / "tests" / "fonts" / FILE, path)
    monkeypatch.setattr("generator.design.installed.list_installed", lambda: (path,))
    return path


@pytest.fixture(scope="session")
def shipped() -> Brief:
    """The shipped brief in its source language."""
    return load_brief(ProjectFiles(ROOT), "daesh")
