"""The shipped brief, read once for the tests that only look at it."""

from __future__ import annotations

import pytest

from generator.blocks.document import Brief
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def shipped() -> Brief:
    """The shipped brief in its source language."""
    return load_brief(ProjectFiles(ROOT), "daesh")
