"""What is built: a brief in a format, a language, a paper and a profile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from generator.model.locale import Locale

Layout = Literal["page", "bilingual"]
"""How an edition is set: in one language, or in two on facing columns."""

DRAFT = "draft"
"""How the names of drafts end, before the ending of their kind."""

BESIDE = "+"
"""Joins the locales of a bilingual edition, the main one first: ``fr+ar``."""


class Profile(StrEnum):
    """What an edition is for: a PDF for the screen or for a press, a picture, or the web."""

    SCREEN = "screen"
    """To be read on a screen and kept: PDF/UA-1 and PDF/A-3a, with links and the data inside."""
    PRINT = "print"
    """For a press: PDF/X-4 in its inks, with bleed and crop marks."""
    WEB = "web"
    """For a browser: one HTML file with all that it needs inside, on no paper."""
    EPUB = "epub"
    """For a reading system: the page of the web as an EPUB 3, on no paper."""
    IMAGE = "image"
    """To be shown where a link to the document is: a PNG of its first page."""

    @property
    def is_paged(self) -> bool:
        """Whether its editions are pages of some paper, which their names then say."""
        return self not in (Profile.WEB, Profile.EPUB)

    @property
    def is_pdf(self) -> bool:
        """Whether its editions are PDFs."""
        return self in (Profile.SCREEN, Profile.PRINT)

    @property
    def suffix(self) -> str:
        """How the names of its files end."""
        return _SUFFIXES.get(self, ".pdf")


_SUFFIXES = {Profile.WEB: ".html", Profile.EPUB: ".epub", Profile.IMAGE: ".png"}

MOST_BLEED = 20
"""In mm: more is no bleed but another page. Every page is set with so much, and cut to less."""


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """One file to be: its name says all that tells it from the others.

    ``locale`` is one locale, or two joined by ``+`` for an edition on facing columns. ``paper`` is,
    of an edition that has no pages, the one whose plan says how its figures are shaped. A draft has
    texts that are still to be translated or checked, marked.
    """

    brief: str
    format: str
    locale: str
    paper: str
    profile: Profile
    draft: bool = False

    @property
    def locales(self) -> tuple[str, ...]:
        """The edition's locales, the main one first."""
        return tuple(self.locale.split(BESIDE))

    @property
    def layout(self) -> Layout:
        """Whether it is set in one language or in two."""
        return "bilingual" if len(self.locales) > 1 else "page"

    @property
    def on_screen(self) -> Edition:
        """The same for the screen: editions that have it in common differ in their profile alone.

        They are said, drawn and fitted once, so whatever is dealt out deals them out together. What
        has no pages shares none, and stands for itself.
        """
        if not self.profile.is_paged:
            return self
        return replace(self, profile=Profile.SCREEN)

    @property
    def language_tag(self) -> str:
        """The main language's tag (BCP 47)."""
        return self.language_tags[0]

    @property
    def language_tags(self) -> tuple[str, ...]:
        """The tags of its languages (BCP 47), the main one first."""
        return tuple(Locale.of(locale).tag for locale in self.locales)

    @property
    def name(self) -> str:
        """The file's name without its ending, as ``quakes-brief.en.a4.screen``.

        A page of the web is ``quakes-brief.en``, and a draft ``quakes-brief.en.draft``.
        """
        stem = f"{self.brief}-{self.format}.{self.locale}"
        name = f"{stem}.{self.paper}.{self.profile}" if self.profile.is_paged else stem
        return f"{name}.{DRAFT}" if self.draft else name

    @property
    def path(self) -> str:
        """The file's path below the output folder, with forward slashes."""
        return f"{self.brief}/{self.name}{self.profile.suffix}"
