"""What becomes of the engine's PDF: pass by pass -> the finished document."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf

from generator.errors import Finding, Origin, RenderError
from generator.model.edition import Edition
from generator.model.figure import Figure
from generator.pdf.glyphs.hyphens import soften_hyphens
from generator.pdf.typesetting import mend, save
from generator.stages.pdf.archive import archive
from generator.stages.pdf.attachments import Attachment, attach
from generator.stages.pdf.graft import graft_figures
from generator.stages.pdf.links import describe_links
from generator.stages.pdf.room import Locate


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a document is made from: its page, and what is put into it.

    ``link_names`` says what the links to each target are called, in their order, for their
    annotations' Contents (ISO 14289-1, 7.18.5); ``tables`` are the brief's data, which the page may
    attach, by the names of their files, and ``images`` those that it may show, by their paths below
    the brief's folder; ``locate`` gives where a printed text is written.
    """

    html: str
    link_names: Mapping[str, tuple[str, ...]]
    figures: Sequence[Figure]
    tables: Mapping[str, bytes]
    locate: Locate
    images: Mapping[str, bytes] = field(default_factory=dict)


def finish(
    data: bytes, edition: Edition, manuscript: Manuscript, attachments: Sequence[Attachment]
) -> bytes:
    """Put the figures in, mend the tags and the letters, and make it what its profile claims.

    :param data: the PDF as the engine wrote it.
    :param attachments: those that its page asks for.
    :raises RenderError: when a figure of the plan is on no page, or an attachment is not there.
    """
    where = Origin(f"templates/{edition.format}/page.html")
    missing = [each.name for each in attachments if each.name not in manuscript.tables]
    if missing:
        raise RenderError(
            Finding(
                Origin("templates/partials/document.html"),
                f"attaches {', '.join(missing)}, which the brief has not",
                f"name files of data/{edition.brief}/: {', '.join(sorted(manuscript.tables))}",
            )
        )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if graft_figures(pdf, manuscript.figures) < len(manuscript.figures):
            raise RenderError(
                Finding(
                    where,
                    f"{edition.name}: not every figure of the plan is on a page",
                    "place it, or take it out of format.toml",
                )
            )
        mend(pdf)
        soften_hyphens(pdf, manuscript.html)
        describe_links(pdf, manuscript.link_names)
        attach(pdf, attachments, manuscript.tables)
        archive(pdf, edition.language_tags)
        _cut_to_trim(pdf)
        return save(pdf)


def _cut_to_trim(pdf: pikepdf.Pdf) -> None:
    """Show of each page what is left when it is cut: a press adds its bleed to this again."""
    for page in pdf.pages:
        page.obj.MediaBox = page.obj.BleedBox = page.obj.TrimBox
