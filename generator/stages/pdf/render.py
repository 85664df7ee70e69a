"""One document, laid out by WeasyPrint, with its figures grafted in and its links described."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from generator.design.fit import Bounds, Fit
from generator.errors import Origin
from generator.model.edition import Edition
from generator.model.pages import Overflow
from generator.pdf.engine import LaidOut, Subject, Typesetter
from generator.stages.pdf.attachments import Attachment, take_attachments
from generator.stages.pdf.finish import Manuscript, finish
from generator.stages.pdf.fitting import choose_fit
from generator.stages.pdf.graft import make_placeholder
from generator.stages.pdf.layout import Layout, read_layout

FIT = "fit.css"
"""The style sheet that sets the document looser or tighter; no file of the project."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document, and how it was set.

    ``sections`` says on which pages each section of the plan begins and ends, ``overflows`` what
    has no room even in the tightest setting.
    """

    data: bytes
    sections: Mapping[str, tuple[int, int]]
    fit: Fit
    overflows: tuple[Overflow, ...]


def render(
    manuscript: Manuscript,
    plan: Mapping[str, int],
    bounds: Bounds,
    templates: Mapping[str, bytes],
    edition: Edition,
    identifier: str,
    known: Fit | None = None,
) -> Pdf:
    """Lay out a page's HTML and write it as PDF/UA-1 and PDF/A-3a.

    :param plan: for each section's id its page, counted from 1.
    :param bounds: how tightly it may be set, where not every section has room otherwise.
    :param templates: the style sheets and fonts, by their path below ``templates/``.
    :param identifier: becomes the file's identifier, so that the same inputs give the same one.
    :param known: how the same pages were set in another profile.
    :raises RenderError: for whatever the engine says it could not do.
    :raises SystemLibraryError: when Pango is not installed.
    """
    where = Origin(f"templates/{edition.format}/{edition.layout}.html")
    subject = Subject(where, edition.name)
    placeholders = {figure.name: make_placeholder(n) for n, figure in enumerate(manuscript.figures)}

    def lay_out(fit: Fit, wanted: Collection[str]) -> _Trial:
        attachments: list[Attachment] = []

        def edit(root: Any) -> None:
            attachments.extend(take_attachments(root))
            _leave_out(root, plan.keys() - set(wanted))

        typesetter = Typesetter(subject, {**templates, FIT: fit.css.encode()}, placeholders)
        laid_out = typesetter.lay_out(manuscript.html, edit)
        return _Trial(laid_out, read_layout(laid_out, plan), tuple(attachments))

    fit, trial = choose_fit(bounds, plan, lay_out, known)
    data = trial.laid_out.write(identifier)
    return Pdf(
        data=finish(data, edition, manuscript, trial.attachments),
        sections=trial.layout.sections,
        fit=fit,
        overflows=trial.layout.overflows,
    )


@dataclass(frozen=True, slots=True)
class _Trial:
    """A layout of a document or of parts of it, in which links to the others are at a loss."""

    laid_out: LaidOut
    layout: Layout
    attachments: tuple[Attachment, ...]

    @property
    def overflows(self) -> tuple[Overflow, ...]:
        """What had no room."""
        return self.layout.overflows


def _leave_out(root: Any, sections: Collection[str]) -> None:
    """Take sections out of a parsed page, to lay out the others alone."""
    for parent in list(root.iter()):
        for child in [each for each in parent if each.get("id") in sections]:
            parent.remove(child)
