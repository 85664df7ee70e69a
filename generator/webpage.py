"""What an edition of the web is made with besides those on paper: its drawings, links, fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.design.faces import locate_face
from generator.design.fonts import FontFace
from generator.errors import RenderError
from generator.inputs.edition import Inputs
from generator.locations import locate
from generator.model.edition import BESIDE, Edition, Profile
from generator.model.figure import Figure, Frame, MapDrawing
from generator.model.locale import Locale
from generator.model.localised import LocalBrief
from generator.model.medium import MEDIA
from generator.model.paper import count_pixels, find_paper
from generator.preparation import draw, make_environments, request
from generator.stages.markup.page import Localisation, Markup, Provenance
from generator.stages.web.about import describe, name_encodings
from generator.stages.web.book import Book
from generator.stages.web.downloads import Download, list_downloads
from generator.stages.web.index import FEED, PAGE, LanguageName, list_files, write_feed, write_page
from generator.store import Store, make_key

if TYPE_CHECKING:
    from generator.stages.web.binding import Bound

NARROW = ((0.66, 1.0), (0.8, 1.0))
"""What share of a figure's width and height on paper is tried first: the narrower it is drawn, the
larger are its words on the screen."""


BOOK_SHEET = "web/book.css"
"""What is other in a book than on a page of the web."""

ANY = Frame(100.0, 100.0)
"""Of a map, which has its own shape."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same document in other languages: where it is, and what they are called."""

    file: str
    names: tuple[LanguageName, ...]
    is_this: bool

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages' tags, the main one first."""
        return tuple(name.tag for name in self.names)


@dataclass(frozen=True, slots=True)
class Card:
    """The picture that is shown with a link to the page; its size is in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WebParts:
    """What a page of the web has besides the document: the other editions, and the data."""

    editions: tuple[Sibling, ...]
    downloads: tuple[Download, ...]
    card: Card | None
    address: str | None
    """The page's own, where it is known."""


def gather_parts(inputs: Inputs, brief: LocalBrief, sources: str) -> WebParts:
    """Gather what a page of the web has besides the document.

    :param sources: what the table of sources is called.
    """
    return WebParts(
        tuple(_list_editions(inputs.edition, inputs.siblings)),
        tuple(list_downloads(brief, inputs.tables, sources)),
        _find_card(inputs),
        inputs.address and f"{inputs.address}{inputs.edition.path}",
    )


def _find_card(inputs: Inputs) -> Card | None:
    """Give a page's picture by its whole address, or by its file's name beside the page."""
    card = inputs.card
    if card is None:
        return None
    address = f"{inputs.address}{card.path}" if inputs.address else card.path.rpartition("/")[2]
    sheet = find_paper(card.paper)
    return Card(address, count_pixels(sheet.width), count_pixels(sheet.height))


def _list_editions(edition: Edition, locales: Sequence[str]) -> Iterator[Sibling]:
    for locale in dict.fromkeys((*locales, edition.locale)):
        other = replace(edition, locale=locale)
        names = tuple(name_language(each) for each in locale.split(BESIDE))
        yield Sibling(f"{other.name}{edition.profile.suffix}", names, locale == edition.locale)


def name_language(locale: str) -> LanguageName:
    """Give a language's name in itself, as its readers look for it."""
    known = Locale.of(locale)
    name = known.cldr.get_language_name(str(known.cldr)) or known.tag
    return LanguageName(known.tag, known.direction, name[:1].upper() + name[1:])


def draw_live(
    inputs: Inputs, localisations: Sequence[Localisation], store: Store
) -> dict[str, Figure]:
    """Draw the figures for a page of the web, as narrow as they have room for their words."""
    return {
        name: replace(_draw(inputs, localisations, name, frame, store), name=name)
        for name, (frame, _) in inputs.find_rooms().items()
    }


def _draw(
    inputs: Inputs, localisations: Sequence[Localisation], name: str, frame: Frame, store: Store
) -> Figure:
    asked = request(localisations, name, frame)
    if isinstance(asked, MapDrawing):
        # It is as wide as the screen, so that every format of a document has the same drawing.
        return draw(inputs, replace(asked, frame=ANY), store, "live")
    for across, high in NARROW:
        narrow = Frame(round(frame.width * across, 1), round(frame.height * high, 1))
        try:
            return draw(inputs, request(localisations, name, narrow), store, "live")
        except RenderError:
            continue
    return draw(inputs, asked, store, "live")


@dataclass(frozen=True, slots=True)
class Told:
    """What a file of the web says of its document besides the page: for machines, and as a book."""

    about: str
    book: Book | None


def tell(inputs: Inputs, briefs: Sequence[LocalBrief], made: Provenance) -> Told:
    """Say what a file of the web says of its document besides the page."""
    about = describe(briefs, made.created, made.modified, made.version)
    is_book = inputs.edition.profile is Profile.EPUB
    return Told(about, _describe_book(inputs, briefs, made) if is_book else None)


def bind_page(inputs: Inputs, page: Markup, told: Told, store: Store) -> Bound:
    """Make one file of a composed page: a book for reading systems, where it is told of one."""
    # It loads the engine of fonts, which a build that finds everything in the store does without.
    from generator.stages.web.binding import Bound
    from generator.stages.web.book import bind_book
    from generator.stages.web.page import Faces, Sheets, finish_page

    sheets = Sheets(inputs.templates, inputs.images, inputs.edition.format)
    fonts = Faces(inputs.fonts.faces, _reader(inputs), _finder(store))
    bound = finish_page(page.html, told.about, sheets, fonts)
    if told.book is None:
        return bound
    more = [inputs.templates[BOOK_SHEET].decode()]
    return Bound(bind_book(bound.data.decode(), more, told.book), bound.weights)


def _describe_book(inputs: Inputs, briefs: Sequence[LocalBrief], made: Provenance) -> Book:
    main = briefs[0]
    return Book(
        name=f"{inputs.edition.name} {made.digest}",
        title=" / ".join(dict.fromkeys(brief.title.plain for brief in briefs)),
        languages=tuple(brief.language_tag for brief in briefs),
        direction=main.direction,
        publisher=main.issuer,
        date=made.created,
        modified=made.modified,
        description=main.description,
        subjects=main.keywords,
        rights=main.licence.plain,
        contents=str(inputs.languages[0].labels.set("web.contents")),
        accessible=str(inputs.languages[0].labels.set("web.accessible")),
    )


def _reader(inputs: Inputs) -> Callable[[FontFace], bytes]:
    def read(face: FontFace) -> bytes:
        return locate_face(locate(inputs.root, face.path), face.part).read_bytes()

    return read


def _finder(
    store: Store,
) -> Callable[[FontFace, frozenset[int], Callable[[], bytes]], bytes]:
    """Keep subsets of fonts: the editions of a language have much the same letters."""

    def find(face: FontFace, characters: frozenset[int], make: Callable[[], bytes]) -> bytes:
        key = make_key("web font", face.sha256, face.part, sorted(characters))
        kept = store.find(key)
        if kept is None:
            kept = make()
            store.keep(key, kept)
        return kept

    return find


def add_encodings(data: bytes, edition: Edition, entries: Iterable[Mapping[str, Any]]) -> bytes:
    """Name in a page the PDFs for the screen that have the same words, with their SHA-256.

    :param entries: what the manifest says of the files that are there.
    :raises ValueError: for a page that was not made by this program.
    """
    same = [
        entry
        for entry in entries
        if entry["brief"] == edition.brief
        and entry["format"] == edition.format
        and entry["locales"] == list(edition.locales)
        and entry["profile"] == Profile.SCREEN
    ]
    same.sort(key=lambda entry: str(entry["path"]))
    return name_encodings(data.decode(), same).encode()


def write_index(inputs: Inputs, entries: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """Give the page and the feed that list the files of a document, by their names.

    :param inputs: of an edition of the document; its main language is that of both.
    """
    own = [entry for entry in entries if entry["brief"] == inputs.edition.brief]
    locales = {locale for entry in own for locale in entry["locales"]}
    files = list_files(own, {locale: name_language(locale) for locale in locales})
    main, environment = name_language(inputs.edition.locales[0]), next(make_environments(inputs))
    title = next(entry["title"] for entry in own if entry["path"] == inputs.edition.path)
    css = "".join(inputs.templates[name].decode() for name in ("tokens.css", "web/web.css"))
    content = inputs.brief.content
    return {
        PAGE: write_page(environment, main, title, files, css),
        FEED: write_feed(
            main, (inputs.edition.brief, title, content.issuer.name), str(content.date), files
        ),
    }


def describe_entry(inputs: Inputs, title: str, verdicts: Mapping[str, str]) -> dict[str, Any]:
    """Say what the manifest says of an edition of the web: it has no paper and no pages."""
    edition = inputs.edition
    return {
        "brief": edition.brief,
        "format": edition.format,
        "locales": list(edition.locales),
        "profile": str(edition.profile),
        "title": title,
        "conformance": [claim.name for claim in MEDIA[edition.profile].claims],
        "preflight": dict(verdicts),
    }
