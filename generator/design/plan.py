"""A format's page plan: ``templates/<format>/format.toml`` -> Plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.toml_file import parse_toml


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FigurePlan(_Table):
    """How much room a figure has: its height in mm; it is as wide as the text."""

    height: Annotated[float, Field(gt=10, le=400)]


class Plan(_Table):
    """What a format promises: its number of pages, the page of each section, its figures."""

    pages: Annotated[int, Field(ge=1, le=200)]
    sections: Mapping[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    figures: Mapping[str, FigurePlan] = Field(default_factory=dict)


def plan_path(name: str) -> str:
    """Where a format's page plan stands in the project."""
    return f"templates/{name}/format.toml"


def read_plan(files: ProjectFiles, name: str) -> Plan:
    """Read the page plan of a format.

    :raises TemplateError: when it is missing or does not hold what it should.
    """
    path = plan_path(name)
    text = files.read_text(path, remedy="give the format its page plan", error=TemplateError)
    return parse_toml(text, path, Plan, TemplateError)
