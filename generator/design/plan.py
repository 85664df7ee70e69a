"""A format's page plan: ``format.toml``, or ``bilingual.toml`` for two languages -> Plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.model.edition import PAPERS, Layout, Paper
from generator.model.figure import Frame
from generator.toml_file import parse_toml


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Millimetres = Annotated[float, Field(gt=10, le=400)]


class FigureRoom(_Table):
    """How much room a figure has, in mm; without a width it is as wide as the text."""

    width: Millimetres | None = None
    height: Millimetres
    scale: Annotated[float, Field(ge=1, le=4)] = 1
    """How many times larger than drawn the figure is printed, its letters too."""


class FigurePlan(_Table):
    """A figure's room, on every paper or on each paper by its name."""

    width: Millimetres | None = None
    height: Millimetres | None = None
    scale: Annotated[float, Field(ge=1, le=4)] = 1
    papers: Mapping[str, FigureRoom] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        if self.height is None and not self.papers:
            raise ValueError("has no height; give it one, or one for each paper")
        return self


class Plan(_Table):
    """What a format holds: its sheets, its pages, the page of each section, its figures."""

    pages: Annotated[int, Field(ge=1, le=200)]
    papers: Annotated[tuple[str, ...], Field(min_length=1)] = ("a4",)
    landscape: bool = False
    sections: Mapping[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    figures: Mapping[str, FigurePlan] = Field(default_factory=dict)
    limits: Mapping[str, Annotated[int, Field(ge=1, le=4000)]] = Field(default_factory=dict)
    """At most so many characters for the texts whose context the key matches, as ``map.towns``.

    A ``*`` in it stands for any characters, as in ``key_figures.*.words``.
    """

    def sheet(self, paper: str) -> Paper:
        """The sheet of an edition on this paper, turned where the format is in landscape."""
        sheet = PAPERS[paper]
        return sheet.turned() if self.landscape else sheet

    def room(self, name: str, paper: str, measure: float) -> tuple[Frame, float]:
        """The frame in which a figure is drawn, in mm, and how many times larger it is printed.

        :param measure: the width of the text on this paper, in mm.
        """
        figure = self.figures[name]
        room = figure.papers.get(paper, figure)
        scale = room.scale
        return Frame((room.width or measure) / scale, (room.height or 0.0) / scale), scale


_PLANS: Mapping[Layout, str] = {"page": "format.toml", "bilingual": "bilingual.toml"}


def plan_path(name: str, layout: Layout = "page") -> str:
    """Where a format's page plan stands in the project."""
    return f"templates/{name}/{_PLANS[layout]}"


def read_plan(files: ProjectFiles, name: str, layout: Layout = "page") -> Plan:
    """Read the page plan of a format.

    :raises TemplateError: when it is missing or does not hold what it should.
    """
    path = plan_path(name, layout)
    text = files.read_text(path, remedy="give the format its page plan", error=TemplateError)
    return parse_toml(text, path, Plan, TemplateError)
