"""How much the findings of a check matter, as ``briefs.toml`` sets it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Level(StrEnum):
    """What becomes of a check's findings: errors stop an edition, warnings are said."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


class Levels(BaseModel):
    """The level of each check; a field is a check.

    The checks themselves give the fields (``catalogs/checks/registry.py``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def level(self, name: str) -> Level:
        """Give the level of a check by its name, as ``doubled-word``."""
        level: Level = getattr(self, name.replace("-", "_"))
        return level
