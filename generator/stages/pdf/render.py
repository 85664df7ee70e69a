"""One document, laid out by WeasyPrint, with its figures grafted in and its links described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import TypeAdapter

from generator.design.fit import Bounds, Fit
from generator.errors import Finding, Origin, RenderError
from generator.model.edition import Edition
from generator.model.pages import Pages
from generator.pdf.engine import LaidOut, Subject, Typesetter
from generator.stages.pdf.attachments import Attachment
from generator.stages.pdf.bench import Bench
from generator.stages.pdf.finish import Manuscript, finish
from generator.stages.pdf.fitting import Choice, choose_fit
from generator.stages.pdf.graft import make_placeholder
from generator.stages.pdf.layout import Layout, read_layout
from generator.stages.pdf.room import Locate, explain_overflows, explain_pages
from generator.stages.pdf.sections import Sections, Verdicts


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document, and how it was set.

    ``sections`` says on which pages each group of its page begins and ends.
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
        """Give it back as it was packed.

        :raises ValueError: where it is no finished document.
        """
        return _PDF.validate_python({**head, "data": data})


_PDF = TypeAdapter(Pdf)

MOST_ROUNDS = 5
"""How often the numbers of pages may turn out to be others than those that were printed."""


def render(
    manuscript: Manuscript,
    pages: Pages,
    bounds: Bounds,
    templates: Mapping[str, bytes],
    edition: Edition,
    identifier: str,
    verdicts: Verdicts,
    bench: Bench | None = None,
) -> Pdf:
    """Lay out a page's HTML and write it as PDF/UA-1 and PDF/A-3a.

    :param pages: how many it may have.
    :param bounds: how tightly it may be set, where not every group has room otherwise.
    :param templates: the style sheets and fonts, by their path below ``templates/``.
    :param identifier: becomes the file's identifier, so that the same inputs give the same one.
    :param verdicts: what is known of settings that were tried before; what is found out is added.
    :param bench: what a process keeps that sets the document again and again, and whom it shows the
        pages before they are written.
    :raises RenderError: for whatever the engine says it could not do, and for each block that has
        no room even in the tightest setting.
    :raises SystemLibraryError: when Pango is not installed.
    """
    done = set_manuscript(manuscript, pages, bounds, templates, edition, verdicts, bench)
    laid_out, layout, fit = done.laid_out, done.layout, done.fit
    data = laid_out.write(identifier)
    findings = _explain(laid_out, layout, pages, fit, edition, manuscript.locate)
    if findings:
        raise RenderError(findings)
    return Pdf(
        data=finish(data, edition, manuscript, done.attachments),
        sections=layout.sections,
        fit=fit,
    )


@dataclass(frozen=True, slots=True)
class SetManuscript:
    """A laid-out document before it is written: its pages, where its groups stand, how it is set.

    ``attachments`` are those that its page asks for.
    """

    laid_out: LaidOut
    layout: Layout
    fit: Fit
    attachments: tuple[Attachment, ...]


def set_manuscript(
    manuscript: Manuscript,
    pages: Pages,
    bounds: Bounds,
    templates: Mapping[str, bytes],
    edition: Edition,
    verdicts: Verdicts,
    bench: Bench | None = None,
) -> SetManuscript:
    """Lay a document out in the loosest setting that has room for it, or else in the tightest.

    The parameters are those of :func:`render`.

    :raises RenderError: where its page refers to what is not there.
    """
    subject = Subject(Origin(f"templates/{edition.format}/page.html"), edition.name)
    placeholders = {figure.name: make_placeholder(n) for n, figure in enumerate(manuscript.figures)}
    typesetter = Typesetter(subject, templates, placeholders, images=manuscript.images)
    kept = bench.parts if bench is not None else None
    sections = Sections(typesetter, manuscript.html, verdicts, kept, pages.most)
    shown = _show_as_before(sections, bench) if bench is not None else None
    choice = _choose(sections, bounds, pages, subject)
    laid_out = sections.lay_out(choice.fit)
    sections.note_verdicts()
    layout = read_layout(laid_out, sections.groups, choice.budgets)
    if bench is not None:
        bench.fit, bench.laid_out = choice.fit, laid_out
        if shown != choice.fit:
            bench.show(laid_out, _list_fresh(sections, layout))
    return SetManuscript(laid_out, layout, choice.fit, sections.attachments)


def _show_as_before(sections: Sections, bench: Bench) -> Fit | None:
    """Show the pages as they are in the setting of the last time; gives it where they have room."""
    fit = bench.fit
    if fit is None or set(fit.air) - set(sections.groups):
        return None
    if any(each.cut for each in sections.measure(fit, sections.groups).values()):
        return None
    sections.number(fit)
    laid_out = sections.lay_out(fit)
    bench.show(laid_out, _list_fresh(sections, read_layout(laid_out, sections.groups)))
    return fit


def _list_fresh(sections: Sections, layout: Layout) -> list[int]:
    """The numbers of the pages that were laid out, and not only remembered."""
    spans = (layout.sections[name] for name in sections.fresh if name in layout.sections)
    return sorted({number for first, last in spans for number in range(first, last + 1)})


def _choose(sections: Sections, bounds: Bounds, pages: Pages, subject: Subject) -> Choice:
    """Choose how the document is set; its pages are numbered as they come out then."""
    for attempt in range(MOST_ROUNDS):
        # What has no room is not where it was expected, which would be said again and again.
        told = (sections.expect,) if attempt == 0 else ()
        choice = choose_fit(bounds, sections.groups, pages.most, sections.measure, *told)
        if sections.number(choice.fit):
            return choice
    message = f"has page numbers that change its pages each of {MOST_ROUNDS} times they are set"
    raise RenderError(subject.find(message, "leave more room where a page is named"))


def _explain(
    laid_out: LaidOut,
    layout: Layout,
    pages: Pages,
    fit: Fit,
    edition: Edition,
    locate: Locate,
) -> list[Finding]:
    """Say what has no room: the lines of a plan that is held, the pages of one that is not."""
    total, overflows = sum(layout.counts.values()), layout.overflows
    named = pages.held and any(not each.beside for each in overflows)
    if pages.most is None or total <= pages.most or named:
        return list(explain_overflows(overflows, fit, edition, locate))
    cut = read_layout(laid_out, tuple(layout.sections)).overflows
    return [
        explain_pages(layout.counts, pages, fit, edition),
        *explain_overflows(cut, fit, edition, locate),
    ]
