"""The same typefaces as the tests of figures."""

from __future__ import annotations

from tests.unit.stages.figures.conftest import files, styles, tokens, typefaces

__all__ = ["files", "styles", "tokens", "typefaces"]
