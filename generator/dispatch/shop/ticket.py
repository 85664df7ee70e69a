"""The print shop's folder: the PDFs, the job ticket as a PDF that everyone can read, tables."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf

from generator._version import __version__
from generator.catalogs.checks.glyphs import check_glyphs
from generator.dispatch.pack.letters import TICKET, Letters
from generator.dispatch.pack.packages import DISPATCH
from generator.dispatch.pack.packing import hold, put_folder
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import DistributionPlan
from generator.dispatch.plan.recipients import PATH
from generator.dispatch.shop.job import Job, list_deliveries, list_runs, make_job
from generator.errors import ContentError, Finding, Origin, RenderError
from generator.model.edition import Edition
from generator.project import Project
from generator.stages.pdf.engine import prepare_engine, record_log, stop_clock
from generator.stages.pdf.finish import mend, save
from generator.stages.pdf.tags.sources import note_sources, number_elements

SHOP = "print"
"""The folder for the print shop, beside the recipients' own."""


def print_ticket(letters: Letters, job: Job) -> bytes:
    """The job ticket as tagged PDF/UA-1, in the project's own language.

    :raises RenderError: for whatever the engine says it could not do.
    :raises TemplateError: when its template is missing or fails.
    """
    page = letters.fill(
        TICKET,
        letters.project.source,
        brief=job.brief,
        version=__version__,
        condition=letters.project.press.condition,
        runs=job.runs,
        deliveries=[
            {
                "name": each.recipient.name,
                "organisation": each.recipient.organisation,
                "parts": each.parts,
                "copies": each.recipient.copies,
            }
            for each in job.deliveries
        ],
        copies=job.copies,
        sheets=job.sheets,
    )
    prepare_engine()
    note_sources()
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from generator.stages.pdf.fetcher import BASE, ProjectFetcher

    with stop_clock(), record_log() as log:
        fetcher = ProjectFetcher(letters.templates, {})
        document = HTML(string=page, base_url=BASE, url_fetcher=fetcher)
        number_elements(document.etree_element)
        data = document.write_pdf(
            font_config=FontConfiguration(),
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(page.encode()).hexdigest().encode("ascii"),
        )
    if log:
        where = Origin(f"templates/dispatch/{TICKET}")
        raise RenderError(
            [
                Finding(where, f"the engine says “{line}”", "mend the page or its style")
                for line in dict.fromkeys(log)
            ]
        )
    return _finish(data)


def _finish(data: bytes) -> bytes:
    """With tags and letters as readers need them, and no chance."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mend(pdf)
        return save(pdf)


def pack_for_print(
    project: Project,
    plans: Sequence[DistributionPlan],
    built: Mapping[Edition, BuiltEdition],
    output: Path,
) -> tuple[Path, ...]:
    """Put what a print shop needs into ``output/dispatch/<brief>/print/``, one folder a brief.

    :param plans: made of the print profile.
    :raises ContentError: when no one takes printed copies, or a name cannot be printed.
    :raises PublishError: when an edition is not the one that was planned with, or the folder cannot
        be written; what was there before then stays.
    """
    letters = Letters(project)
    folders: dict[Path, Mapping[str, bytes]] = {}
    jobs = [make_job(plan, built) for plan in plans]
    _check_names(jobs, letters)
    for plan, job in zip(plans, jobs, strict=True):
        if job.runs:
            folders[output / DISPATCH / plan.brief / SHOP] = {
                **{run.path: built[run.edition].read() for run in job.runs},
                "ticket.pdf": print_ticket(letters, job),
                "ticket.csv": list_runs(job),
                "deliveries.csv": list_deliveries(job),
            }
    if not folders:
        message = "gives printed copies to none of these recipients"
        raise ContentError(Finding(Origin(PATH), message, "set their copies to 1 or more"))
    with hold(output):
        for folder, files in folders.items():
            put_folder(folder, files)
    return tuple(folders)


def _check_names(jobs: Sequence[Job], letters: Letters) -> None:
    coverage = letters.find_coverage()
    findings = [
        finding
        for job in jobs
        for each in job.deliveries
        for text in (each.recipient.name, each.recipient.organisation)
        for finding in check_glyphs(text, Origin(PATH, each.recipient.line), coverage)
    ]
    if findings:
        raise ContentError(findings)
