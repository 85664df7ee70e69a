"""The same small pages as the tests of the engine."""

from __future__ import annotations

from tests.unit.pdf.conftest import lay_out_page

__all__ = ["lay_out_page"]
