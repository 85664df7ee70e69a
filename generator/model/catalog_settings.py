"""What ``briefs.toml`` says of the catalogs."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from generator.model.written import WrittenValues


class CatalogsTable(WrittenValues):
    """``[catalogs]``: how the translators' files are written, and who looks at them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    references: Literal["line", "file"] = "line"
    """What catalogs say of where a text stands: its file and line, or its file alone, so that
    texts which only move change no catalog."""
    review: bool = False
    """Whether a translation is printed only when a second person has approved it."""
