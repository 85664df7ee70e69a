"""The messages of every domain, with all that their translators are told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from generator.catalogs.catalog import TEMPLATES
from generator.catalogs.extraction import extract_templates
from generator.catalogs.template import Domain
from generator.design.limits import limit_messages
from generator.design.plan import read_plan
from generator.errors import BriefsError, Finding
from generator.inputs.digests import LETTERS
from generator.inputs.reading import Reader
from generator.model.brief import Message
from generator.placement.marks import Traced
from generator.placement.pages import Spot
from generator.placement.tracing import Places, trace
from generator.project import Project
from generator.stages.content.brief import load_brief

NOWHERE = "no page at present"
ALONGSIDE = "what is sent along with editions"
PROPERTIES = "document properties"
MOST_HEADINGS = 3
"""Headings that a page is named with; a text that stands under more of them is known by fewer."""

Read = TypeVar("Read")


def read_domains(project: Project) -> tuple[Domain, ...]:
    """The messages of every domain, each with where it is printed and how long it may be.

    :raises BriefsError: when the content, a page plan or a template is at fault, with all findings.
    """
    gathering = _Gathering()
    reader = Reader(project)
    files = reader.files
    labels = gathering.gather(partial(extract_templates, files))
    forms = project.conventions(project.source).forms
    briefs = [gathering.gather(partial(load_brief, files, name, forms)) for name in project.briefs]
    plans = {
        name: gathering.gather(partial(read_plan, files, name)) for name in sorted(project.formats)
    }
    gathering.end()
    templates = reader.read_templates()
    conventions = project.conventions(project.source)
    domains: list[Domain] = []
    everywhere: Places = {}
    for brief in briefs:
        own = {name: plans[name] for name in project.briefs[brief.name].formats}
        places = trace(brief, own, templates, project.source, conventions)
        for text, spots in places.items():
            everywhere.setdefault(text, []).extend(spots)
        messages = limit_messages(brief.messages, own.values())
        placed = place_messages(brief.name, messages, places)
        domains.append(Domain(brief.name, placed, brief.content.issuer.contact))
    placed = place_messages(TEMPLATES, labels, everywhere)
    return (*domains, Domain(TEMPLATES, placed, domains[0].contact))


def place_messages(
    domain: str, messages: Iterable[Message], places: Mapping[Traced, Sequence[tuple[str, Spot]]]
) -> tuple[Message, ...]:
    """The messages of a domain, each with the places where it is printed, in words."""
    return tuple(
        replace(
            message,
            places=(ALONGSIDE,)
            if message.origin.path.startswith(f"templates/{LETTERS}")
            else word_places(places.get(Traced(domain, *message.key), ())),
        )
        for message in messages
    )


def word_places(spots: Sequence[tuple[str, Spot]]) -> tuple[str, ...]:
    """Places in words, one a page: ``brief p. 1 “Chiffres clés”``, ``map p. 1, figure “map”``."""
    formats = list(dict.fromkeys(format_name for format_name, _ in spots))
    pages: dict[tuple[int, int], list[Spot]] = {}
    for format_name, spot in spots:
        if not spot.hidden:
            pages.setdefault((formats.index(format_name), spot.page or 0), []).append(spot)
    found = [_word_page(formats[order], pages[order, page]) for order, page in sorted(pages)]
    if any(spot.hidden for _, spot in spots):
        found.append(PROPERTIES)
    return tuple(found) or (NOWHERE,)


def _word_page(format_name: str, spots: Sequence[Spot]) -> str:
    page = spots[0].page
    sheet = format_name if page is None else f"{format_name} p. {page}"
    names = list(dict.fromkeys(spot.where for spot in spots if spot.where))
    headings = [name for name in names if name.startswith("“")]
    figures = [name for name in names if not name.startswith("“")]
    if len(headings) > MOST_HEADINGS:
        headings = [*headings[:MOST_HEADINGS], "…"]
    words = ", ".join([" ".join([sheet, ", ".join(headings)]).strip(), *figures])
    return f"{words} (read aloud)" if all(spot.aloud for spot in spots) else words


@dataclass(slots=True)
class _Gathering:
    """Keeps what is wrong until everything has been read."""

    findings: list[Finding] = field(default_factory=list)

    def gather(self, read: Callable[[], Read]) -> Read:
        """What ``read`` gives; nothing that is used where it failed, for :meth:`end` raises."""
        try:
            return read()
        except BriefsError as failure:
            self.findings += failure.findings
            return None  # type: ignore[return-value]

    def end(self) -> None:
        if self.findings:
            raise BriefsError(self.findings)
