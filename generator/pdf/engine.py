"""The one driver of WeasyPrint: HTML and files -> laid-out pages -> tagged PDF, the same each time.

All that relies on WeasyPrint's inside stands here, in ``loading.py``, ``boxes.py`` and
``fetcher.py``; its private parts are held to be there before anything is laid out.
"""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.util import Finalize
from typing import Any

from generator.errors import Finding, Origin, RenderError
from generator.pdf.boxes import LaidOutPage
from generator.pdf.loading import prepare_engine
from generator.pdf.shortcuts import remember_rules
from generator.pdf.tags.sources import number_elements

CLOCK = "SOURCE_DATE_EPOCH"
VARIANT = "pdf/ua-1"
FONTS = "fonts/"
"""Below ``templates/``, the folder of the fonts and of their style sheet."""

LACKING = re.compile(r"\.notdef glyph rendered for .*?\"(.+)\" \(U\+")
"""What the engine says of a letter that no font has, and the letter."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is laid out, as findings speak of it.

    ``name`` is put before what is wrong, ``remedy`` is what to do about what the engine says.
    """

    origin: Origin
    name: str = ""
    remedy: str = "mend the page or its style"

    def find(self, message: str, remedy: str = "") -> Finding:
        """Give what is wrong with it as a finding."""
        about = f"{self.name}: {message}" if self.name else message
        return Finding(self.origin, about, remedy or self.remedy)


class Typesetter:
    """Lays out pages with files and style sheets that are read once.

    :param subject: what findings speak of.
    :param files: what pages may ask for, by its path below ``templates/``.
    :param figures: PNG images by their names, which pages ask for as ``figure:NAME``.
    :param styles: style sheets for every page beside those that it names, each with the path below
        ``templates/`` that the addresses in it start from.
    :param images: the subject's, by their paths below its folder.
    :raises RenderError: when a style sheet asks for a file that there is not.
    :raises SystemLibraryError: without Pango, or where WeasyPrint is not the one wanted.
    """

    def __init__(
        self,
        subject: Subject,
        files: Mapping[str, bytes],
        figures: Mapping[str, bytes] | None = None,
        styles: Sequence[tuple[str, str]] = (),
        images: Mapping[str, bytes] | None = None,
    ) -> None:
        prepare_engine()
        from weasyprint.text.fonts import FontConfiguration

        self.subject = subject
        self.files, self.figures, self.pictures = files, figures or {}, images or {}
        self.fetcher = self._serve(files)
        fonts = tuple((path, data) for path, data in files.items() if path.startswith(FONTS))
        # What has its fonts from elsewhere must not be given those of another page.
        self.fonts = _configure_fonts(fonts) if fonts else FontConfiguration()
        self.images: dict[str, Any] = {}
        with self._guard():
            self.styles = [self._read_style(path, text) for path, text in styles]

    def lay_out(
        self,
        html: str,
        edit: Callable[[Any], None] = lambda root: None,
        *,
        style: str = "",
        tagged: bool = True,
    ) -> LaidOut:
        """Lay out a page.

        :param edit: changes the parsed page, given its root element, before it is laid out.
        :param style: a style sheet for this page alone.
        :raises RenderError: when the page asks for a file that there is not.
        """
        root = self.parse(html, tagged=tagged)
        edit(root)
        return self.lay_out_parsed(root, style=style, tagged=tagged)

    def parse(self, html: str, *, tagged: bool = True) -> Any:
        """Parse a page; gives its root element, the elements numbered where it is to be tagged."""
        from weasyprint import HTML

        from generator.pdf.fetcher import BASE

        with self._guard():
            page = HTML(string=html, base_url=BASE, url_fetcher=self.fetcher)
        if tagged:
            number_elements(page.etree_element)
        return page.etree_element

    def lay_out_parsed(
        self,
        root: Any,
        *,
        style: str = "",
        tagged: bool = True,
        files: Mapping[str, bytes] | None = None,
    ) -> LaidOut:
        """Lay out a parsed page, which stays as it is.

        :param files: what it may ask for besides, by its path below ``templates/``.
        :raises RenderError: when the page asks for a file that there is not.
        """
        from cssselect2 import ElementWrapper
        from weasyprint import HTML

        from generator.pdf.fetcher import BASE

        page = HTML.__new__(HTML)  # as its constructor does, but for parsing
        page.base_url, page.media_type = BASE, "print"
        page.url_fetcher = self._serve({**self.files, **files}) if files else self.fetcher
        page.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        page.etree_element = root
        with self._guard(), record_log() as log, remember_rules(root):
            styles = [*self.styles, self._read_style("", style)] if style else self.styles
            variant = VARIANT if tagged else None
            document = page.render(
                font_config=self.fonts,
                stylesheets=styles or None,
                cache=self.images,
                pdf_variant=variant,
            )
        return LaidOut(document, tuple(log), variant, self.subject)

    def _serve(self, files: Mapping[str, bytes]) -> Any:
        from generator.pdf.fetcher import ProjectFetcher

        return ProjectFetcher(files, self.figures, self.pictures)

    def _read_style(self, path: str, text: str) -> Any:
        from weasyprint import CSS

        from generator.pdf.fetcher import BASE

        base = f"{BASE}{path}"
        return CSS(string=text, base_url=base, url_fetcher=self.fetcher, font_config=self.fonts)

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Stop the clock, and make a finding of what the fetcher refuses."""
        from weasyprint.urls import FatalURLFetchingError

        try:
            with stop_clock():
                yield
        except FatalURLFetchingError as failure:
            remedy = "name a file under templates/"
            raise RenderError(self.subject.find(str(failure), remedy)) from failure


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A laid-out page or pages: WeasyPrint's own, and what it said meanwhile."""

    document: Any
    log: tuple[str, ...]
    variant: str | None
    subject: Subject

    @property
    def sheets(self) -> tuple[LaidOutPage, ...]:
        """The pages, in their order."""
        return tuple(LaidOutPage(page._page_box) for page in self.document.pages)  # noqa: SLF001 - no public way

    @property
    def anchors(self) -> dict[str, int]:
        """The page on which each element with an id begins, counted from 1."""
        found: dict[str, int] = {}
        for number, page in enumerate(self.document.pages, 1):
            found |= {name: number for name in page.anchors if name not in found}
        return found

    @classmethod
    def join(cls, parts: Sequence[LaidOut]) -> LaidOut:
        """Give the document that is made of the pages of these, all of one typesetter's."""
        first = parts[0]
        pages = [page for part in parts for page in part.document.pages]
        log = tuple(line for part in parts for line in part.log)
        return cls(first.document.copy(pages), log, first.variant, first.subject)

    def write(self, identifier: str = "") -> bytes:
        """Write it as a PDF, tagged where it was laid out so.

        :param identifier: becomes the file's identifier; ASCII.
        :raises RenderError: for whatever the engine said that it could not do.
        """
        with stop_clock(), record_log() as lines:
            data: bytes = self.document.write_pdf(
                pdf_variant=self.variant, pdf_identifier=identifier.encode("ascii") or None
            )
        said = dict.fromkeys((*self.log, *lines))
        if said:
            raise RenderError(self._explain(said))
        return data

    def _explain(self, said: Collection[str]) -> Iterator[Finding]:
        """Give what the engine says as findings: one for all the letters that no font has."""
        lacking = [match[1] for line in said if (match := LACKING.search(line))]
        if lacking:
            yield self.subject.find(
                f"prints letters that no font has: {', '.join(map(_show, lacking))}",
                "name fonts that have them under [fonts] in briefs.toml",
            )
        for line in said:
            if not LACKING.search(line):
                yield self.subject.find(f"the engine says “{line}”")


def _show(letter: str) -> str:
    """A letter that can be read by itself; of a mark, or of what has no ink, its number."""
    is_seen = letter.isprintable() and unicodedata.category(letter)[0] not in "MZ"
    return letter if is_seen else f"U+{ord(letter):04X}"


@lru_cache(maxsize=2)
def _configure_fonts(fonts: tuple[tuple[str, bytes], ...]) -> Any:
    """Give the engine's configuration of these fonts; a process that sets many pages loads it once.

    It is kept by the fonts' bytes, and filled by the style sheet that names them.
    """
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    # It lives until its process ends, and a process of a pool ends without saying good-bye.
    Finalize(None, configuration.__del__, exitpriority=1)
    return configuration


@contextmanager
def stop_clock() -> Iterator[None]:
    """Without HarfBuzz's own, fontTools subsets the fonts, and stamps them with this moment."""
    environment = os.environ  # noqa: TID251 - set for fontTools, and put back
    before = environment.get(CLOCK)
    environment[CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del environment[CLOCK]
        else:
            environment[CLOCK] = before


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def record_log() -> Iterator[list[str]]:
    """The lines that WeasyPrint logs at warning or above meanwhile; a sound page logs none."""
    recorder = _Recorder()
    logger = logging.getLogger("weasyprint")
    handlers, logger.handlers = logger.handlers, [recorder]
    try:
        yield recorder.lines
    finally:
        logger.handlers = handlers
