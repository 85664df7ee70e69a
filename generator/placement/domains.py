"""The messages of every domain, with all that their translators are told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TypeVar

from generator.blocks.document import Brief
from generator.catalogs.domain import Domain, Offer
from generator.catalogs.glossary import read_glossary
from generator.design.limits import limit_messages
from generator.design.plan import read_plan
from generator.errors import BriefsError, Finding
from generator.files import FrozenFiles, ProjectFiles
from generator.inputs.digests import LETTERS
from generator.inputs.reading import Reader
from generator.inputs.roots import list_own_roots
from generator.labels.asking import find_asked
from generator.labels.catalogs import (
    find_language,
    find_relative,
    make_english,
    read_catalogs,
    read_program,
)
from generator.labels.definition import read_labels
from generator.labels.phrases import Labels, make_labels
from generator.labels.renaming import say_renames
from generator.model.label import ENGLISH, LABELS, Label
from generator.model.medium import FOLDERS, MEDIA
from generator.model.message import Message
from generator.placement.marks import Traced
from generator.placement.pages import Spot
from generator.placement.tracing import Places, trace
from generator.project import Project

RECIPIENTS = "data/recipients.csv"
"""Where it is, what is sent along with editions has its labels too."""
ALONGSIDE = "what is sent along with editions"
BROWSED = "pages of the web"
NOWHERE = "no page at present"
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
    labels = gathering.gather(partial(read_labels, files))
    read = {name: gathering.gather(partial(reader.load_brief, name)) for name in project.briefs}
    plans = {
        name: gathering.gather(partial(read_plan, files, name)) for name in sorted(project.formats)
    }
    templates = gathering.gather(reader.read_templates)
    look = partial(_find_asked, project, read, templates, labels)
    found = gathering.gather(look) if templates and labels else ((), ())
    gathering.end()
    asked, sent = found
    domains: list[Domain] = []
    lines = project.catalogs.references == "line"
    everywhere: Places = {}
    for brief in read.values():
        own = {name: plans[name] for name in project.briefs[brief.name].formats}
        places = trace(brief, own, templates, _say(project, files, labels, brief), labels)
        for text, spots in places.items():
            everywhere.setdefault(text, []).extend(spots)
        messages = place_messages(brief.name, limit_messages(brief.messages, own.values()), places)
        language, contact = brief.content.language, brief.content.issuer.contact
        elsewhere = frozenset(project.locales) - frozenset(project.briefs[brief.name].languages)
        glossary = gathering.gather(partial(read_glossary, files, brief.name, language))
        domains.append(
            Domain(brief.name, language, messages, contact, elsewhere, None, glossary, lines)
        )
    gathering.end()
    contact = domains[0].contact
    said = tuple(label.message for name, label in labels.items() if name in (*asked, *sent))
    browsed = _find_browsed(templates or {}, labels)
    placed = tuple(
        _send(message)
        if message.context in sent
        else _show(message)
        if message.context in browsed
        else message
        for message in place_messages(LABELS, said, everywhere)
    )
    offer = partial(_offer, files, labels)
    return (*domains, Domain(LABELS, ENGLISH, placed, contact, offer=offer, lines=lines))


def place_messages(
    domain: str, messages: Iterable[Message], places: Mapping[Traced, Sequence[tuple[str, Spot]]]
) -> tuple[Message, ...]:
    """The messages of a domain, each with the places where it is printed, in words."""
    return tuple(
        replace(message, places=word_places(places.get(Traced(domain, *message.key), ())))
        for message in messages
    )


def _find_asked(
    project: Project,
    briefs: Mapping[str, Brief | None],
    templates: FrozenFiles,
    labels: Mapping[str, Label],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the labels that the project prints; those that it sends along to recipients.

    Of a subject that could not be read, only what its formats ask for is found.
    """
    asked: dict[str, None] = {}
    for subject, brief in briefs.items():
        table = project.briefs[subject]
        roots = [
            root
            for name in table.formats
            for profile in table.profiles_of(name)
            for root in list_own_roots(name, profile, brief, templates)
        ]
        media = [MEDIA[each] for name in table.formats for each in table.profiles_of(name)]
        found = find_asked(templates, roots, labels).add(chain(*(each.labels for each in media)))
        # What a subject calls otherwise is a text of its own.
        renamed = brief.content.labels if brief is not None else {}
        asked |= dict.fromkeys(name for name in found.labels if name not in renamed)
    sent = (project.root / RECIPIENTS).exists()
    letters = [path for path in templates if sent and path.startswith(LETTERS)]
    return (
        tuple(asked),
        find_asked(templates, letters, labels).labels,
    )


def _send(message: Message) -> Message:
    """A label of what is sent along, with that among its places."""
    return replace(message, places=(*(p for p in message.places if p != NOWHERE), ALONGSIDE))


def _find_browsed(templates: Mapping[str, bytes], labels: Mapping[str, Label]) -> frozenset[str]:
    """The ids of the labels that a medium of its own, or its templates, ask for themselves."""
    own = {path: data for path, data in templates.items() if path.startswith(FOLDERS)}
    pages = [path for path in own if path.endswith(".html")]
    asked = find_asked(own, pages, labels)
    return frozenset(asked.add(chain(*(each.labels for each in MEDIA.values()))).labels)


def _show(message: Message) -> Message:
    """A label that no paper has, with the pages of the web as its place."""
    return replace(message, places=(BROWSED,)) if message.places == (NOWHERE,) else message


def _say(
    project: Project, files: ProjectFiles, labels: Mapping[str, Label], brief: Brief
) -> Labels:
    """The labels in a subject's language; in English, as far as it has none."""
    language = brief.content.language
    catalogs = (make_english(labels), *read_catalogs(files, labels, language))
    renames = say_renames(brief.content.labels, None, language)
    return make_labels(labels, catalogs, language, project.conventions(language), renames)


def _offer(files: ProjectFiles, labels: Mapping[str, Label], locale: str) -> Offer | None:
    """What the program says of the labels in a language, or in another script of it."""
    language = find_language(locale)
    near = language or find_relative(locale)
    catalog = read_program(files, labels, near) if near is not None else None
    return Offer(catalog, is_read=language is not None) if catalog is not None else None


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
