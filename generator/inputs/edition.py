"""What one edition is made from, as a value: all of it read, checked and final."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.blocks.document import Brief
from generator.catalogs.catalog import Catalog
from generator.design.fonts import Fonts
from generator.design.plan import Plan
from generator.design.press import Press
from generator.design.style.reading import Styles
from generator.design.tokens import Tokens
from generator.errors import Finding
from generator.files import FrozenFiles
from generator.fingerprint import fingerprint
from generator.labels.phrases import Labels
from generator.language.conventions import Conventions
from generator.model.edition import Edition
from generator.model.figure import Frame


@dataclass(frozen=True, slots=True)
class LanguageInputs:
    """What one language of an edition is said with."""

    locale: str
    conventions: Conventions
    content: Catalog | None
    """The content's translations; None for the subject's own language."""
    labels: Labels
    """The program's own texts, as the subject calls them."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one edition is made from; a worker can be handed it whole."""

    edition: Edition
    root: Path
    languages: tuple[LanguageInputs, ...]
    """The edition's languages, the main one first."""
    epoch: int | None
    """``SOURCE_DATE_EPOCH``: seconds since 1970, the moment of the last change; or None."""
    brief: Brief
    tokens: Tokens
    """The design's, as they are on the edition's paper."""
    styles: Styles
    """How its figures look, on its paper."""
    fonts: Fonts
    plan: Plan
    templates: FrozenFiles
    """The files below ``templates/``, by their path in it."""
    basemaps: FrozenFiles
    tables: FrozenFiles
    """The brief's tables, which travel inside the document, by the names of their files."""
    images: FrozenFiles
    """The brief's images that the edition may show, by their paths below the brief's folder."""
    data_digest: str
    """One SHA-256 over the brief's content and tables: what is printed, equal in every language."""
    parts: Mapping[str, str]
    """All that this edition is made from: a digest or a setting, by what it is."""
    press: Press | None = None
    """What a print edition is prepared with; None on the screen."""
    siblings: tuple[str, ...] = ()
    """The locales in which the document is published in the edition's profile."""
    card: Edition | None = None
    """The picture that stands for it where a link to it is shown."""
    address: str | None = None
    """Where the output folder is found on the web, with a slash at its end."""
    warnings: tuple[Finding, ...] = ()
    """What the checks of its texts found that stops no edition."""

    @property
    def measure(self) -> float:
        """The width of the text on its paper, in mm."""
        sheet = self.plan.sheet(self.edition.paper)
        return sheet.width - 2 * self.tokens.millimetres("margin-side")

    def find_rooms(self) -> dict[str, tuple[Frame, float]]:
        """Give each figure's frame in mm, and how many times larger it is printed, by its name."""
        drawn = self.brief.content.list_drawn(self.edition.format) if self.plan.drawn else {}
        if self.plan.drawn == "first-map":
            drawn = dict([each for each in drawn.items() if each[1].kind == "map"][:1])
        return {
            name: self.plan.room(
                name,
                block.kind,
                self.edition.paper,
                self.measure,
                block.aspect,
                block.height_in(self.edition.layout),
            )
            for name, block in drawn.items()
        }

    @property
    def digest(self) -> str:
        """One SHA-256 over all that this edition is made from."""
        return fingerprint(self.parts)


def warnings_of(inputs: Iterable[Inputs]) -> tuple[Finding, ...]:
    """The warnings of several editions, each once, in the order of the files' lines."""
    found = dict.fromkeys(warning for item in inputs for warning in item.warnings)
    return tuple(sorted(found, key=lambda warning: warning.origin))
