"""A project whose texts come out in one format: catalogs are updated from what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SUBJECT

SETTINGS = f"""[languages.en]
forms = "en-GB"

[languages.ar]
months = ["ar-SY", "ar"]

[briefs.{SUBJECT}]
formats = ["brief"]
locales = ["fr", "en", "ar"]
"""


@pytest.fixture
def project(project: Path) -> Path:
    """A copy of the shipped project with its longest format alone: six take six times as long."""
    (project / "briefs.toml").write_text(SETTINGS, encoding="utf-8")
    return project
