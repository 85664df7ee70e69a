"""One document, laid out by WeasyPrint, with its figures grafted in and its links described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.fit import Bounds, Fit
from generator.errors import Finding, Origin, RenderError
from generator.model.edition import Edition
from generator.model.pages import Overflow
from generator.stages.pdf.engine import prepare_engine, record_log, stop_clock
from generator.stages.pdf.finish import Manuscript, finish
from generator.stages.pdf.fitting import choose_fit
from generator.stages.pdf.graft import make_placeholder
from generator.stages.pdf.shortcuts import take_shortcuts
from generator.stages.pdf.tags.sources import note_sources
from generator.stages.pdf.typesetter import VARIANT, Typesetter, Verdicts


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
    verdicts: Verdicts,
    known: Fit | None = None,
) -> Pdf:
    """Lay out a page's HTML and write it as PDF/UA-1 and PDF/A-3a.

    :param plan: for each section's id its page, counted from 1.
    :param bounds: how tightly it may be set, where not every section has room otherwise.
    :param templates: the style sheets and fonts, by their path below ``templates/``.
    :param identifier: becomes the file's identifier, so that the same inputs give the same one.
    :param verdicts: what is known of settings that were tried before; what is found out is added.
    :param known: how the same pages were set in another profile.
    :raises RenderError: for whatever the engine says it could not do.
    :raises SystemLibraryError: when Pango is not installed.
    """
    prepare_engine()
    note_sources()
    take_shortcuts()
    from weasyprint.urls import FatalURLFetchingError

    where = Origin(f"templates/{edition.format}/{edition.layout}.html")
    placeholders = {figure.name: make_placeholder(n) for n, figure in enumerate(manuscript.figures)}
    try:
        with stop_clock():
            typesetter = Typesetter(manuscript.html, plan, templates, placeholders, verdicts)
            fit = choose_fit(bounds, plan, typesetter.judge, known)
            trial = typesetter.lay_out(fit, plan)
            typesetter.note_verdicts()
            layout = trial.layout
            with record_log() as lines:
                data = layout.document.write_pdf(
                    pdf_variant=VARIANT, pdf_identifier=identifier.encode("ascii")
                )
    except FatalURLFetchingError as failure:
        raise RenderError(
            Finding(where, f"{edition.name}: {failure}", "name a file under templates/")
        ) from failure
    log = (*trial.log, *lines)
    if log:
        raise RenderError(
            [
                Finding(
                    where, f"{edition.name}: the engine says “{line}”", "mend the page or its style"
                )
                for line in dict.fromkeys(log)
            ]
        )
    return Pdf(
        data=finish(data, edition, manuscript, typesetter.attachments),
        sections=layout.sections,
        fit=fit,
        overflows=layout.overflows,
    )
