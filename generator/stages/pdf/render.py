"""One document, laid out by WeasyPrint, with its figures grafted in and its links described."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from generator.design.fit import Bounds, Fit
from generator.errors import Finding, Origin, RenderError
from generator.model.edition import Edition
from generator.model.pages import Overflow
from generator.stages.pdf.attachments import Attachment, take_attachments
from generator.stages.pdf.engine import prepare_engine, record_log, stop_clock
from generator.stages.pdf.finish import Manuscript, finish
from generator.stages.pdf.fitting import choose_fit
from generator.stages.pdf.graft import make_placeholder
from generator.stages.pdf.layout import Layout, read_layout
from generator.stages.pdf.room import Locate, explain_overflows
from generator.stages.pdf.tags.sources import note_sources, number_elements


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document, and how it was set.

    ``sections`` says on which pages each section of the plan begins and ends.
    """

    data: bytes
    sections: Mapping[str, tuple[int, int]]
    fit: Fit


def render(
    manuscript: Manuscript,
    plan: Mapping[str, int],
    bounds: Bounds,
    templates: Mapping[str, bytes],
    edition: Edition,
    identifier: str,
    locate: Locate,
    known: Fit | None = None,
) -> Pdf:
    """Lay out a page's HTML and write it as PDF/UA-1 and PDF/A-3a.

    :param plan: for each section's id its page, counted from 1.
    :param bounds: how tightly it may be set, where not every section has room otherwise.
    :param templates: the style sheets and fonts, by their path below ``templates/``.
    :param identifier: becomes the file's identifier, so that the same inputs give the same one.
    :param locate: gives where a printed text is written, for what has no room.
    :param known: how the same pages were set in another profile.
    :raises RenderError: for whatever the engine says it could not do, and for each block that has
        no room even in the tightest setting.
    :raises SystemLibraryError: when Pango is not installed.
    """
    prepare_engine()
    note_sources()
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from generator.stages.pdf.fetcher import BASE, FIT, ProjectFetcher

    where = Origin(f"templates/{edition.format}/{edition.layout}.html")
    placeholders = {figure.name: make_placeholder(n) for n, figure in enumerate(manuscript.figures)}

    def lay_out(fit: Fit, wanted: Collection[str]) -> _Trial:
        fetcher = ProjectFetcher({**templates, FIT: fit.css.encode()}, placeholders)
        page = HTML(string=manuscript.html, base_url=BASE, url_fetcher=fetcher)
        number_elements(page.etree_element)
        attachments = take_attachments(page.etree_element)
        _leave_out(page.etree_element, plan.keys() - set(wanted))
        with record_log() as lines:
            document = page.render(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")
        return _Trial(read_layout(document, plan), attachments, tuple(lines))

    try:
        with stop_clock():
            fit, trial = choose_fit(bounds, plan, lay_out, known)
            layout = trial.layout
            with record_log() as lines:
                data = layout.document.write_pdf(
                    pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode("ascii")
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
    if layout.overflows:
        raise RenderError(explain_overflows(layout.overflows, fit, edition, locate))
    return Pdf(
        data=finish(data, edition, manuscript, trial.attachments),
        sections=layout.sections,
        fit=fit,
    )


@dataclass(frozen=True, slots=True)
class _Trial:
    """A layout, and what the engine said meanwhile: of parts of a document, links are at a loss."""

    layout: Layout
    attachments: tuple[Attachment, ...]
    log: tuple[str, ...]

    @property
    def overflows(self) -> tuple[Overflow, ...]:
        """What had no room."""
        return self.layout.overflows


def _leave_out(root: Any, sections: Collection[str]) -> None:
    """Take sections out of a parsed page, to lay out the others alone."""
    for parent in list(root.iter()):
        for child in [each for each in parent if each.get("id") in sections]:
            parent.remove(child)
