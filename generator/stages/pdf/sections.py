"""The sections of one document, each laid out alone and once a setting, joined to the whole.

A section that begins and ends on its own page looks the same whether its neighbours are there or
not: so each is laid out by itself, kept by how it is set, and the pages of all of them make the
document. What the engine counts over a whole document, page numbers, is written as text beforehand.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from generator.design.faces import KINDS
from generator.design.fit import Fit, Setting
from generator.fingerprint import fingerprint
from generator.model.pages import Overflow
from generator.pdf.engine import LaidOut, Typesetter
from generator.stages.pdf.attachments import Attachment, take_attachments
from generator.stages.pdf.layout import Layout, read_layout

FIT = "fit.css"
"""The style sheet that sets the document looser or tighter; no file of the project."""
STYLES = (".css", *KINDS)
FOLIOS = "data-folios"
"""The attribute of an element that is given the number of its page: the numbers of all pages."""

Verdicts = MutableMapping[str, Mapping[str, bool]]
"""Whether a section lacked room: by the digest of what it is laid out from, and of its setting."""
Trial = tuple[LaidOut, Layout]


class Sections:
    """Lays out the sections of one page of HTML in any setting, each once."""

    def __init__(
        self, typesetter: Typesetter, html: str, plan: Mapping[str, int], verdicts: Verdicts
    ) -> None:
        """Parse the page and take its sections apart.

        :param plan: for each section's id its page, counted from 1.
        :param verdicts: which settings had room for a section, by the digest of all that it is
            laid out from; those that are found out are noted.
        """
        self._typesetter, self._plan, self._verdicts = typesetter, plan, verdicts
        self._root = typesetter.parse(html)
        self.attachments: tuple[Attachment, ...] = take_attachments(self._root)
        self._alone = _part(self._root, plan)
        self._trials: dict[tuple[str, Setting, float], Trial] = {}
        self._whole: tuple[Fit, Trial] | None = None
        styles = _list_digests(typesetter.files)
        self._keys = {
            name: fingerprint(ET.tostring(alone, "unicode"), styles, typesetter.figures)
            for name, alone in self._alone.items()
        }
        self._known = {name: dict(verdicts.get(key, {})) for name, key in self._keys.items()}

    def judge(self, fit: Fit, wanted: Collection[str]) -> frozenset[str]:
        """Say which of these sections lack room in a setting; laid out only if that is unknown."""
        if not self._alone:
            return frozenset(each.section for each in self.lay_out(fit)[1].overflows)
        return frozenset(name for name in wanted if self._is_crowded(name, fit))

    def note_verdicts(self) -> None:
        """Note which settings had room for each section, beside those that were known."""
        for name, key in self._keys.items():
            if self._known[name] != self._verdicts.get(key):
                self._verdicts[key] = self._known[name]

    def lay_out(self, fit: Fit) -> Trial:
        """Lay out the document in a setting."""
        if self._alone:
            trials = [self._lay_out_alone(name, fit) for name in self._plan]
            return LaidOut.join([laid_out for laid_out, _ in trials]), _join(trials)
        if self._whole is None or self._whole[0] != fit:
            self._whole = fit, self._set(self._root, fit, self._plan)
        return self._whole[1]

    def _is_crowded(self, name: str, fit: Fit) -> bool:
        known, key = self._known[name], fingerprint(fit.setting, fit.air.get(name, 1.0))
        if key not in known:
            known[key] = bool(self._lay_out_alone(name, fit)[1].overflows)
        return known[key]

    def _lay_out_alone(self, name: str, fit: Fit) -> Trial:
        key = (name, fit.setting, fit.air.get(name, 1.0))
        if key not in self._trials:
            self._trials[key] = self._set(self._alone[name], fit, (name,))
        return self._trials[key]

    def _set(self, root: Any, fit: Fit, sections: Collection[str]) -> Trial:
        laid_out = self._typesetter.lay_out_parsed(root, files={FIT: fit.css.encode()})
        return laid_out, read_layout(laid_out, sections)


def _list_digests(templates: Mapping[str, bytes]) -> Mapping[str, str]:
    """Give the digests of the style sheets and the fonts, by their path."""
    return {path: _digest(data) for path, data in templates.items() if path.endswith(STYLES)}


@lru_cache(maxsize=256)
def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


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


def _join(trials: Iterable[Trial]) -> Layout:
    """Give the layout of the document that is made of these sections, one after the other."""
    sections: dict[str, tuple[int, int]] = {}
    overflows: list[Overflow] = []
    before = 0
    for laid_out, layout in trials:
        for name, (first, last) in layout.sections.items():
            sections[name] = (before + first, before + last)
        overflows += layout.overflows
        before += len(laid_out.sheets)
    return Layout(sections, tuple(overflows))
