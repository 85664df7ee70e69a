"""A format's page plan: ``format.toml``, or ``bilingual.toml`` for two languages -> Plan."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import (
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.model.edition import Layout
from generator.model.figure import Frame
from generator.model.fold import PANELS, SIDES, RollFold
from generator.model.pages import PageCount, Pages
from generator.model.paper import Paper, PaperName, find_paper
from generator.model.written import WrittenValues
from generator.toml_file import parse_toml


class _Table(WrittenValues):
    model_config = ConfigDict(frozen=True, extra="forbid")


Millimetres = Annotated[float, Field(gt=10, le=1200)]


class FigureRoom(_Table):
    """How much room a figure has, in mm; without a width it is as wide as the text."""

    width: Millimetres | None = None
    """As wide as the text where none is given."""
    height: Millimetres
    """How high it is."""
    scale: Annotated[float, Field(ge=1, le=4)] = 1
    """How many times larger than drawn the figure is printed, its letters too."""


class FigurePlan(_Table):
    """A figure's room, on every paper or on each paper by its name."""

    width: Millimetres | None = None
    """As wide as the text where none is given."""
    height: Millimetres | None = None
    """How high it is; where it is enlarged and has none here, its author says it, or its shape."""
    scale: Annotated[float, Field(ge=1, le=4)] = 1
    """How many times larger than drawn it is printed, its letters too."""
    held: bool = False
    """Whether it has this room whatever height its author gives it."""
    papers: Mapping[PaperName, FigureRoom] = Field(default_factory=dict)
    """Its room on papers where it has another."""

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        if self.height is None and not self.papers and (self.held or self.scale == 1):
            raise ValueError("has no height; give it one, or one for each paper")
        return self


class Plan(_Table):
    """What a format holds: its sheets, how many pages it may take, its figures."""

    pages: PageCount
    """How many pages it may take; a document may say otherwise, under its ``formats``."""
    papers: Annotated[tuple[PaperName, ...], Field(min_length=1)] | None = None
    """The papers that it is made for; any where none is given."""
    landscape: bool = False
    """Whether the sheet lies."""
    apart: bool = False
    """Whether every section begins a page, where the document does not say which do."""
    drawn: bool | Literal["first-map"] = True
    """Whether it has the drawn blocks of its sections: maps, charts, timelines; or their first map
    alone."""
    least_text: Annotated[float, Field(ge=4, le=100)] | None = None
    """In pt: letters smaller than this are a fault, in the figures too; no limit where none is
    given."""
    short: bool = False
    """Whether it takes the short form of what has one."""
    roll_fold: RollFold | None = None
    """How the sheet is folded that a press prints: its pages are the panels then. A print edition
    has both sides of the sheet flat, with fold marks; on the screen it has six pages."""
    rows: Annotated[int, Field(ge=1)] | None = None
    """At most so many rows of a list in its short form; as many as the list says where none is
    given."""
    figures: Mapping[str, FigurePlan] = Field(default_factory=dict)
    """The room of drawn blocks, by their names or their kinds; in a fixed shape else."""
    limits: Mapping[str, Annotated[int, Field(ge=1, le=4000)]] = Field(default_factory=dict)
    """At most so many characters for the texts whose context the key matches, as ``map.towns``.

    A ``*`` in it stands for any characters, as in ``*.figures.*.words``.
    """

    @field_validator("roll_fold")
    @classmethod
    def _has_as_many_pages_as_panels(
        cls, fold: RollFold | None, known: ValidationInfo
    ) -> RollFold | None:
        count = PANELS * SIDES
        if fold is not None and known.data.get("pages") not in (None, Pages(count, count)):
            raise ValueError(
                f"folds a sheet of {count} panels, and the plan does not hold so many pages;"
                f" write pages = {count}, or take roll_fold out"
            )
        return fold

    @property
    def sides(self) -> Pages:
        """How many pages a print edition may have: of a folded sheet its sides."""
        return self.pages if self.roll_fold is None else Pages(SIDES, SIDES)

    def printed(self, paper: str) -> Paper:
        """The sheet of a print edition, flat where it is folded afterwards."""
        sheet = self.sheet(paper)
        if self.roll_fold is None:
            return sheet
        return sheet.widened(self.roll_fold.find_width(sheet.width))

    def take(self, pages: Pages | None) -> Plan:
        """Give the plan with as many pages as a document wants; with its own where None."""
        return self if pages is None else self.model_copy(update={"pages": pages})

    def sheet(self, paper: str) -> Paper:
        """The sheet of an edition on this paper, turned where the format is in landscape."""
        sheet = find_paper(paper)
        return sheet.turned() if self.landscape else sheet

    def suits(self, paper: str) -> bool:
        """Say whether the format is made for a paper."""
        return self.papers is None or paper in self.papers

    def list_roomless(self, paper: str) -> tuple[str, ...]:
        """Give the figures that have no height on a paper."""
        return tuple(
            name
            for name, figure in self.figures.items()
            if figure.height is None and figure.scale == 1 and paper not in figure.papers
        )

    def room(
        self,
        name: str,
        kind: str,
        paper: str,
        measure: float,
        aspect: float,
        own: float | None = None,
    ) -> tuple[Frame, float]:
        """The frame in which a figure is drawn, in mm, and how many times larger it is printed.

        :param name: the figure's; the format gives it room by it or by its ``kind``.
        :param measure: the width of the text on this paper, in mm.
        :param aspect: how high it is, over the measure, where the format says nothing; as high as
            its drawing decides where 0.
        :param own: how high its author wants it drawn, in mm; a format has its say by the figure's
            name alone then, or where it holds its kind.
        """
        named = self.figures.get(name)
        figure = named or self.figures.get(kind)
        if figure is None:
            return Frame(measure, own or round(measure * aspect, 1)), 1.0
        room = figure.papers.get(paper, figure)
        width, scale = room.width or measure, room.scale
        if own is not None and named is None and not figure.held:
            # What is enlarged may not be higher than the plan has room for.
            height = min(own * scale, room.height or math.inf) if scale > 1 else own
        else:
            height = room.height or round(width * aspect, 1)
        return Frame(width / scale, height / scale), scale


_PLANS: Mapping[Layout, str] = {"page": "format.toml", "bilingual": "bilingual.toml"}


_MISSING: Mapping[Layout, str] = {
    "page": "give the format its page plan",
    "bilingual": "give the format its plan for two languages, or list its languages apart in"
    ' briefs.toml, as locales = {"*" = ["fr", "en"], brief = ["fr", "en", "fr+en"]}',
}


def plan_path(name: str, layout: Layout = "page") -> str:
    """Where a format's page plan stands in the project."""
    return f"templates/{name}/{_PLANS[layout]}"


def read_plan(files: ProjectFiles, name: str, layout: Layout = "page") -> Plan:
    """Read the page plan of a format.

    :raises TemplateError: when it is missing or does not hold what it should.
    """
    path = plan_path(name, layout)
    text = files.read_text(path, remedy=_MISSING[layout], error=TemplateError)
    return parse_toml(text, path, Plan, TemplateError)
