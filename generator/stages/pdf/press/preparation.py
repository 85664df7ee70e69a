"""The passes that make a print edition of a page laid out for the screen, in their order."""

from __future__ import annotations

import io
from functools import partial

import pikepdf

from generator.design.plan import plan_path
from generator.design.press import Press
from generator.errors import Finding, Origin, RenderError
from generator.language.formats import Formats
from generator.model.edition import Edition
from generator.model.fold import PANELS, SIDES, RollFold
from generator.pdf.typesetting import save
from generator.stages.pdf.press.imposition import impose
from generator.stages.pdf.press.intent import declare_intent
from generator.stages.pdf.press.metadata import declare_conformance
from generator.stages.pdf.press.pictures import separate
from generator.stages.pdf.press.reader_aids import remove_reader_aids
from generator.stages.pdf.press.recolouring import recolour
from generator.stages.pdf.press.sheet import enlarge_sheets

PDF_VERSION = "1.6"
"""The version that PDF/X-4 is based on (ISO 15930-7)."""


def prepare_for_press(
    data: bytes, press: Press, edition: Edition, identifier: str, fold: RollFold | None = None
) -> bytes:
    """Make a PDF/X-4 of a laid-out document, whose pages have the press's bleed around them.

    :param fold: how the sheet is folded, whose sides are the pages then; None where it is not.
    :param identifier: 32 hexadecimal digits; the same for the same inputs.
    :raises RenderError: for each colour without inks, and for what a press cannot print.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        remove_reader_aids(pdf)
        faults = recolour(pdf, press.palette, partial(separate, profile=press.intent.profile))
        if faults:
            where = Origin(f"templates/{edition.format}/page.html")
            raise RenderError(
                Finding(where, f"{edition.name}: {fault.message}", fault.remedy) for fault in faults
            )
        folds = None
        if fold is not None:
            if len(pdf.pages) != PANELS * SIDES:
                where = Origin(plan_path(edition.format, edition.layout))
                problem = f"{edition.name}: is roll-folded and has {len(pdf.pages)} pages"
                remedy = f"give it text for {PANELS * SIDES} pages, each a panel"
                raise RenderError(Finding(where, problem, remedy))
            from_right = Formats.of(edition.language_tag).direction == "rtl"
            folds = impose(pdf, fold, press.bleed, mirrored=from_right)
        enlarge_sheets(pdf, press.bleed, folds)
        declare_intent(pdf, press.intent)
        declare_conformance(pdf, identifier)
        return save(pdf, PDF_VERSION)
