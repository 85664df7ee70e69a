"""The typesetter of one document: sections laid out alone, each once a setting, joined to a whole.

A section that begins and ends on its own page looks the same whether its neighbours are there or
not: so each is laid out by itself, kept by how it is set, and the pages of all of them make the
document. What the engine counts over a whole document, page numbers, is written as text beforehand.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Collection, Mapping, MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from generator.design.fit import Fit, Setting
from generator.fingerprint import fingerprint
from generator.model.pages import Overflow
from generator.stages.pdf.attachments import Attachment, take_attachments
from generator.stages.pdf.engine import record_log
from generator.stages.pdf.layout import Layout, read_layout
from generator.stages.pdf.tags.sources import number_elements

VARIANT = "pdf/ua-1"
STYLES = (".css", ".ttf", ".otf")
FONTS = "fonts/"
"""The folder of the fonts and of their style sheet."""
FOLIOS = "data-folios"
"""The attribute of an element that is given the number of its page: the numbers of all pages."""


Verdicts = MutableMapping[str, Mapping[str, bool]]
"""Whether a section lacked room: by the digest of what it is laid out from, and of its setting."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A layout, and what the engine said meanwhile: of parts of a document, links are at a loss."""

    layout: Layout
    log: tuple[str, ...]

    @property
    def overflows(self) -> tuple[Overflow, ...]:
        """What had no room."""
        return self.layout.overflows


class Typesetter:
    """Lays out the sections of one page of HTML in any setting, each once."""

    def __init__(
        self,
        html: str,
        plan: Mapping[str, int],
        templates: Mapping[str, bytes],
        placeholders: Mapping[str, bytes],
        verdicts: Verdicts,
    ) -> None:
        """Parse the page and take its sections apart.

        :param plan: for each section's id its page, counted from 1.
        :param templates: the style sheets and fonts, by their path below ``templates/``.
        :param placeholders: what stands for each figure, by its name.
        :param verdicts: which settings had room for a section, by the digest of all that it is
            laid out from; those that are found out are noted.
        """
        from weasyprint import HTML

        from generator.stages.pdf.fetcher import BASE, ProjectFetcher

        self._plan, self._templates, self._placeholders = plan, templates, placeholders
        page = HTML(string=html, base_url=BASE, url_fetcher=ProjectFetcher(templates, placeholders))
        number_elements(page.etree_element)
        self.attachments: tuple[Attachment, ...] = take_attachments(page.etree_element)
        self._page = page
        self._fonts = _configure_fonts(
            tuple((path, data) for path, data in templates.items() if path.startswith(FONTS))
        )
        self._images: dict[str, Any] = {}
        self._alone = _part(page.etree_element, plan)
        self._trials: dict[tuple[str, Setting, float], Trial] = {}
        self._whole: tuple[Fit, Trial] | None = None
        self._verdicts = verdicts
        self._keys = {
            name: fingerprint(ET.tostring(alone, "unicode"), _list_digests(templates), placeholders)
            for name, alone in self._alone.items()
        }
        self._known = {name: dict(verdicts.get(key, {})) for name, key in self._keys.items()}

    def judge(self, fit: Fit, wanted: Collection[str]) -> frozenset[str]:
        """Say which of these sections lack room in a setting; laid out only if that is unknown."""
        if not self._alone:
            return frozenset(each.section for each in self.lay_out(fit, wanted).overflows)
        return frozenset(name for name in wanted if self._is_crowded(name, fit))

    def _is_crowded(self, name: str, fit: Fit) -> bool:
        known, key = self._known[name], fingerprint(fit.setting, fit.air.get(name, 1.0))
        if key not in known:
            known[key] = bool(self._lay_out_alone(name, fit).overflows)
        return known[key]

    def note_verdicts(self) -> None:
        """Note which settings had room for each section, beside those that were known."""
        for name, key in self._keys.items():
            if self._known[name] != self._verdicts.get(key):
                self._verdicts[key] = self._known[name]

    def lay_out(self, fit: Fit, wanted: Collection[str]) -> Trial:
        """Lay out these sections, in the order of the plan, in a setting."""
        if not self._alone:
            if self._whole is None or self._whole[0] != fit:
                self._whole = fit, self._set(self._page.etree_element, fit, self._plan)
            return self._whole[1]
        trials = [self._lay_out_alone(name, fit) for name in self._plan if name in wanted]
        pages = [page for trial in trials for page in trial.layout.document.pages]
        document = trials[0].layout.document.copy(pages)
        return Trial(
            _join([trial.layout for trial in trials], document),
            tuple(line for trial in trials for line in trial.log),
        )

    def _lay_out_alone(self, name: str, fit: Fit) -> Trial:
        key = (name, fit.setting, fit.air.get(name, 1.0))
        if key not in self._trials:
            self._trials[key] = self._set(self._alone[name], fit, (name,))
        return self._trials[key]

    def _set(self, root: Any, fit: Fit, sections: Collection[str]) -> Trial:
        import cssselect2
        from weasyprint import HTML

        from generator.stages.pdf.fetcher import FIT, ProjectFetcher

        page = HTML.__new__(HTML)
        page.base_url, page.media_type = self._page.base_url, self._page.media_type
        page.url_fetcher = ProjectFetcher(
            {**self._templates, FIT: fit.css.encode()}, self._placeholders
        )
        page.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        page.etree_element = page.wrapper_element.etree_element
        with record_log() as lines:
            document = page.render(font_config=self._fonts, cache=self._images, pdf_variant=VARIANT)
        return Trial(read_layout(document, sections), tuple(lines))


def _list_digests(templates: Mapping[str, bytes]) -> Mapping[str, str]:
    """Give the digests of the style sheets and the fonts, by their path."""
    return {path: _digest(data) for path, data in templates.items() if path.endswith(STYLES)}


@lru_cache(maxsize=256)
def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=2)
def _configure_fonts(fonts: tuple[tuple[str, bytes], ...]) -> Any:
    """Give the engine's configuration of these fonts; a process that sets many pages loads it once.

    It is kept by the fonts' bytes, and filled by the style sheet that names them.
    """
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _part(root: Any, plan: Mapping[str, int]) -> dict[str, Any]:
    """Give each section the page of HTML that holds it alone, its page numbers written out.

    Nothing where sections share pages, one is missing, or something besides them is printed: such
    a document is laid out whole.
    """
    if list(plan.values()) != list(range(1, len(plan) + 1)) or not _holds_only(root, plan):
        return {}
    found = {}
    for name, number in plan.items():
        alone = copy.deepcopy(root)
        for parent in list(alone.iter()):
            for child in [each for each in parent if each.get("id") in plan.keys() - {name}]:
                parent.remove(child)
        for folio in alone.iterfind(f".//*[@{FOLIOS}]"):
            folio.text = folio.get(FOLIOS).split()[number - 1]
        found[name] = alone
    return found


def _holds_only(root: Any, plan: Collection[str]) -> bool:
    """Say whether a page holds these sections, and besides them only what all pages repeat."""
    (body,) = root.findall("body")
    if sorted(plan) != sorted(each.get("id") for each in body.iter() if each.get("id") in plan):
        return False
    waiting = [body]
    while waiting:
        for child in waiting.pop():
            if child.get("id") in plan:
                continue
            folio = child if child.get(FOLIOS) else child.find(f".//*[@{FOLIOS}]")
            if folio is not None and len(folio.get(FOLIOS).split()) == len(plan):
                continue
            if not any(each.get("id") in plan for each in child.iter()):
                return False
            waiting.append(child)
    return True


def _join(layouts: Collection[Layout], document: Any) -> Layout:
    """Give the layout of a document that is made of the pages of these."""
    sections: dict[str, tuple[int, int]] = {}
    overflows: list[Overflow] = []
    before = 0
    for layout in layouts:
        for name, (first, last) in layout.sections.items():
            sections[name] = (before + first, before + last)
        overflows += layout.overflows
        before += len(layout.document.pages)
    return Layout(document, sections, tuple(overflows))
