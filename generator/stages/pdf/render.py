"""One document, laid out by WeasyPrint, with its figures grafted in and its links described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.design.fit import Bounds, Fit, Setting
from generator.errors import Origin, RenderError
from generator.model.edition import Edition
from generator.pdf.engine import Subject, Typesetter
from generator.stages.pdf.finish import Manuscript, finish
from generator.stages.pdf.fitting import choose_fit
from generator.stages.pdf.graft import make_placeholder
from generator.stages.pdf.room import explain_overflows
from generator.stages.pdf.sections import Sections, Verdicts


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document, and how it was set.

    ``sections`` says on which pages each section of the plan begins and ends.
    """

    data: bytes
    sections: Mapping[str, tuple[int, int]]
    fit: Fit

    def pack(self) -> tuple[dict[str, Any], bytes]:
        """Give it as a JSON object and bytes."""
        head = asdict(self)
        return head, head.pop("data")

    @classmethod
    def unpack(cls, head: Mapping[str, Any], data: bytes) -> Pdf:
        """Give it back as it was packed."""
        fit = Fit(Setting(**head["fit"]["setting"]), head["fit"]["air"])
        sections = {name: (first, last) for name, (first, last) in head["sections"].items()}
        return cls(data, sections, fit)


def render(
    manuscript: Manuscript,
    plan: Mapping[str, int],
    bounds: Bounds,
    templates: Mapping[str, bytes],
    edition: Edition,
    identifier: str,
    verdicts: Verdicts,
) -> Pdf:
    """Lay out a page's HTML and write it as PDF/UA-1 and PDF/A-3a.

    :param plan: for each section's id its page, counted from 1.
    :param bounds: how tightly it may be set, where not every section has room otherwise.
    :param templates: the style sheets and fonts, by their path below ``templates/``.
    :param identifier: becomes the file's identifier, so that the same inputs give the same one.
    :param verdicts: what is known of settings that were tried before; what is found out is added.
    :raises RenderError: for whatever the engine says it could not do, and for each block that has
        no room even in the tightest setting.
    :raises SystemLibraryError: when Pango is not installed.
    """
    where = Origin(f"templates/{edition.format}/{edition.layout}.html")
    subject = Subject(where, edition.name)
    placeholders = {figure.name: make_placeholder(n) for n, figure in enumerate(manuscript.figures)}

    sections = Sections(
        Typesetter(subject, templates, placeholders), manuscript.html, plan, verdicts
    )
    fit = choose_fit(bounds, plan, sections.judge)
    laid_out, layout = sections.lay_out(fit)
    sections.note_verdicts()
    data = laid_out.write(identifier)
    if layout.overflows:
        raise RenderError(explain_overflows(layout.overflows, fit, edition, manuscript.locate))
    return Pdf(
        data=finish(data, edition, manuscript, sections.attachments),
        sections=layout.sections,
        fit=fit,
    )
