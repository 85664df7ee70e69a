"""A page of HTML whose every letter says which text it is of: Inputs -> elements and their letters.

The page is composed once more, from catalogs that put marks around each text. Its letters are those
of the page that is laid out, in the same order, so that of each letter of an element it can be told
which text it is of. Elements are not always the same: where a text begins with a mark, typography
may put an isolate around more of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.catalogs.catalog import Catalog, Entry
from generator.desk.values import list_values
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.inputs.edition import Inputs
from generator.labels.definition import read_labels
from generator.labels.phrases import Labels
from generator.model.figure import Figure
from generator.model.label import LABELS, Label
from generator.model.locale import is_pseudo
from generator.model.message import Message
from generator.pipeline import Shared
from generator.placement.marks import CLOSE, MARKS, OPEN, ZERO, Marks, Traced
from generator.placement.pages import ALOUD, FIGURE
from generator.placement.tracing import PARTING, list_texts, mark_labels
from generator.preparation import list_drawn, localise_language, request
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Localisation, Provenance, Setup, compose, word_figure

APART = 200
"""So many letters at most are passed over where two pages differ."""
ALIKE = 8
"""So many letters alike are no chance."""


@dataclass(frozen=True, slots=True)
class SaidText:
    """A text in one of an edition's languages: which one, and where it is written.

    :param source: the text in the language it is written in; ``words`` are those of the edition's.
    :param origin: where ``source`` stands, and ``said`` where ``words`` do.
    """

    locale: str
    domain: str
    context: str
    source: str
    words: str
    origin: Origin
    said: Origin


Letter = tuple[str, int | None]
"""A letter that is printed, and the number of the text it is of; None of what no catalog has."""


@dataclass(slots=True)
class MarkedPage:
    """What each element says itself, by its number in the page; and what no one sees.

    ``aloud`` has the attributes that a screen reader says, each with the number of its text and of
    its element; ``properties`` the texts of the document's properties; ``figures`` for each figure
    what it is drawn with: its words, and the number of the text they are.
    """

    names: list[str] = field(default_factory=list)
    letters: dict[int, list[Letter]] = field(default_factory=dict)
    aloud: list[tuple[int, int]] = field(default_factory=list)
    properties: list[int] = field(default_factory=list)
    figures: dict[int, str] = field(default_factory=dict)
    drawn: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    described: dict[str, list[int]] = field(default_factory=dict)
    sources: dict[int, SaidText] = field(default_factory=dict)


def mark_page(inputs: Inputs, shared: Shared) -> MarkedPage:
    """Compose the page of an edition from marked texts.

    :raises BriefsError: where a stage fails.
    """
    marks = Marks()
    files = ProjectFiles(inputs.root)
    defined = read_labels(files)
    localisations, environments = [], []
    sources: dict[Traced, SaidText] = {}
    values = list_values(inputs.brief, files)
    for language in inputs.languages:
        own = {
            message.key: _say(inputs, language.content, message.key, message.text, message.origin)
            for message in inputs.brief.messages
        }
        name = f"{language.locale}{PARTING}{inputs.brief.name}"
        entries = {}
        for message in inputs.brief.messages:
            entry = own[message.key]
            traced = Traced(name, *message.key)
            entries[message.key] = replace(
                entry, forms=tuple(marks.wrap(traced, form) for form in entry.forms)
            )
            sources[traced] = SaidText(
                locale=language.locale,
                domain=inputs.brief.name,
                context=message.context,
                source=message.text,
                words=entry.forms[0] if entry.forms else "",
                origin=message.origin,
                said=entry.origin,
            )
        rule = language.content.rule if language.content is not None else "0"
        catalog = Catalog("", inputs.brief.name, entries, rule)
        labels = mark_labels(inputs.brief, language.labels, defined, marks, language.locale)
        for traced, source in _list_labels(inputs, files, language.labels, defined):
            sources.setdefault(traced, source)
        environment = make_environment(inputs.templates, language.conventions, labels)
        local = localise_language(
            inputs,
            replace(language, content=catalog),
            _Sealing(marks, sources, values, language.locale, inputs.brief.name).seal,
        )
        words = {block.name: word_figure(environment, local, block) for block in list_drawn(local)}
        localisations.append(Localisation(local, words))
        environments.append(environment)
    page = MarkedPage()
    rooms = inputs.find_rooms()
    figures: dict[str, Figure] = {}
    for name, figure in shared.figures.items():
        asked = request(localisations, name, rooms[name][0])
        page.drawn[name] = list(_list_drawn(replace(asked, alternatives=())))
        page.described[name] = [
            marks.numbers[text] for told in asked.alternatives for text in marks.find(told)
        ]
        figures[name] = replace(figure, alternatives=asked.alternatives)
    setup = Setup(
        edition=inputs.edition,
        paper=inputs.plan.sheet(inputs.edition.paper),
        plan=inputs.plan,
        provenance=Provenance("", "", "", ""),
        tables=tuple(inputs.tables),
    )
    marked = _read(compose(localisations, environments, figures, setup).html, marks)
    _join(_read(shared.page.html, marks), marked, page)
    for number, text in enumerate(marks.texts):
        if text in sources:
            page.sources[number] = sources[text]
    return page


@dataclass(frozen=True, slots=True)
class _Sealing:
    """Marks what is printed of values in a language, and notes where they are written."""

    marks: Marks
    sources: dict[Traced, SaidText]
    values: Mapping[str, Message]
    locale: str
    domain: str

    def seal(self, context: str, words: str) -> str:
        """Mark a value's words; what has no value of its own in the content stays as it is."""
        value = self.values.get(context)
        if value is None or not words:
            return words
        traced = Traced(f"{self.locale}{PARTING}{self.domain}", *value.key)
        self.sources[traced] = SaidText(
            self.locale, self.domain, context, value.text, words, value.origin, value.origin
        )
        return self.marks.wrap(traced, words)


def _say(
    inputs: Inputs,
    catalog: Catalog | None,
    key: tuple[str, str],
    text: str,
    origin: Origin,
) -> Entry:
    if catalog is None:
        return Entry((text,), fuzzy=False, origin=origin)
    return catalog.entries.get(key, Entry((text,), fuzzy=False, origin=origin))


def _list_labels(
    inputs: Inputs, files: ProjectFiles, labels: Labels, defined: Mapping[str, Label]
) -> Iterator[tuple[Traced, SaidText]]:
    from generator.labels.catalogs import read_catalogs

    catalogs = () if is_pseudo(labels.locale) else read_catalogs(files, defined, labels.locale)
    for name, label in defined.items():
        phrase = labels.phrases.get(name)
        if phrase is None:
            continue
        key = label.message.key
        found = [each.entries[key] for each in catalogs if key in each.entries]
        yield (
            Traced(f"{labels.locale}{PARTING}{LABELS}", *key),
            SaidText(
                locale=labels.locale,
                domain=LABELS,
                context=label.message.context,
                source=label.text,
                words=phrase.forms[0],
                origin=label.origin,
                said=found[-1].origin if found else label.origin,
            ),
        )


def _list_drawn(value: object) -> Iterator[tuple[str, int]]:
    for text in list_texts(value):
        if OPEN in text:
            yield from _part(text)


def _part(text: str) -> Iterator[tuple[str, int]]:
    """The pieces of a text that are of one marked text each."""
    words: dict[int, str] = {}
    for letter, number in read_letters(text, []):
        if number is not None:
            words[number] = words.get(number, "") + letter
    for number, letters in words.items():
        yield letters, number


@dataclass(slots=True)
class _Reading:
    """What a page of HTML holds, in its order; texts only where it is marked."""

    names: list[str] = field(default_factory=list)
    stream: list[tuple[int, str, int | None]] = field(default_factory=list)
    """Each letter with the number of its element, and that of its text."""
    aloud: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    """Each attribute that is read aloud: its element, and its texts."""
    properties: list[int] = field(default_factory=list)
    figures: dict[int, str] = field(default_factory=dict)


def _read(html: str, marks: Marks) -> _Reading:
    import tinyhtml5

    root = tinyhtml5.parse(html, namespace_html_elements=False)
    numbers = {element: number for number, element in enumerate(root.iter())}
    reading = _Reading(names=[str(element.tag) for element in numbers])
    _Walk(reading, marks, numbers).enter(root, in_head=False)
    return reading


class _Walk:
    """Goes over a parsed page in the order in which it is read."""

    def __init__(self, reading: _Reading, marks: Marks, numbers: Mapping[Any, int]) -> None:
        self._reading, self._marks, self._numbers = reading, marks, numbers
        self._opened: list[int] = []

    def enter(self, element: Any, *, in_head: bool) -> None:
        """Read an element and all in it."""
        number, reading = self._numbers[element], self._reading
        in_head = in_head or element.tag == "head"
        for name, value in element.attrib.items():
            found = tuple(self._marks.numbers[text] for text in self._marks.find(value))
            if in_head:
                reading.properties += found
            elif name in ALOUD:
                reading.aloud.append((number, found))
        if element.tag == "img" and element.get("src", "").startswith(FIGURE):
            reading.figures[number] = element.get("src").removeprefix(FIGURE)
        if isinstance(element.tag, str):
            self._add(element.text, number, in_head=in_head)
        for child in element:
            self.enter(child, in_head=in_head)
            self._add(child.tail, number, in_head=in_head)

    def _add(self, text: str | None, element: int, *, in_head: bool) -> None:
        if text and in_head:
            found = self._marks.find(text)
            self._reading.properties += [self._marks.numbers[each] for each in found]
        elif text:
            letters = read_letters(text, self._opened)
            self._reading.stream += [(element, *letter) for letter in letters]


def _join(plain: _Reading, marked: _Reading, page: MarkedPage) -> None:
    """Tell of each letter of the page that is laid out which text it is of."""
    page.names, page.figures = plain.names, plain.figures
    page.properties = marked.properties
    letters = [letter for _, letter, _ in plain.stream]
    texts = align(letters, [(letter, text) for _, letter, text in marked.stream])
    for (element, letter, _), text in zip(plain.stream, texts, strict=True):
        page.letters.setdefault(element, []).append((letter, text))
    for (element, _), (_, found) in zip(plain.aloud, marked.aloud, strict=False):
        page.aloud += [(text, element) for text in found]


def align(letters: Sequence[str], marked: Sequence[Letter]) -> list[int | None]:
    """Give the text of each letter, where the same letters, nearly all, are marked.

    Where some differ, the nearest place is looked for from which both go on alike.
    """
    found: list[int | None] = []
    there = 0
    while len(found) < len(letters):
        here = len(found)
        if there < len(marked) and letters[here] == marked[there][0]:
            found.append(marked[there][1])
            there += 1
            continue
        skipped, there = _meet(letters, marked, here, there)
        found += [None] * min(skipped, len(letters) - here)
    return found


def _meet(
    letters: Sequence[str], marked: Sequence[Letter], here: int, there: int
) -> tuple[int, int]:
    """How many letters to skip, and where to go on among the marked ones."""
    for distance in range(1, APART):
        for skipped in range(distance + 1):
            one, other = here + skipped, there + distance - skipped
            ahead = [letter for letter, _ in marked[other : other + ALIKE]]
            if ahead and list(letters[one : one + len(ahead)]) == ahead:
                return skipped, other
    return 1, there + 1


def read_letters(text: str, opened: list[int]) -> Iterator[Letter]:
    """The letters of a marked text, each with the innermost text around it.

    :param opened: the numbers of the texts that are open where it begins; it is kept up to date.
    """
    at = 0
    for mark in MARKS.finditer(text):
        yield from _fold(text[at : mark.start()], opened)
        if mark[0] == CLOSE:
            if opened:
                opened.pop()
        else:
            opened.append(int("".join(str(ord(digit) - ZERO) for digit in mark[1])))
        at = mark.end()
    yield from _fold(text[at:], opened)


def _fold(text: str, opened: Sequence[int]) -> Iterator[Letter]:
    number = opened[-1] if opened else None
    for letter in fold(text):
        yield letter, number


def fold(text: str) -> str:
    """The letters of a text by which it is known wherever it is printed: no spaces, no cases."""
    if text.isascii():
        return "".join(text.split()).casefold()
    known = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in known if _is_seen(letter))


def _is_seen(letter: str) -> bool:
    return not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Mn", "Cc")
