"""The print shop's folder: the PDFs, the job ticket as a PDF that everyone can read, tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator._version import __version__
from generator.catalogs.checks.glyphs import check_glyphs
from generator.dispatch.pack.letters import TICKET, Letters
from generator.dispatch.pack.packages import DISPATCH
from generator.dispatch.pack.packing import hold, put_folder
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import DistributionPlan
from generator.dispatch.plan.recipients import PATH
from generator.dispatch.shop.job import Job, list_deliveries, list_runs, make_job
from generator.errors import ContentError, Finding, Origin
from generator.inputs.languages import read_language
from generator.model.edition import Edition
from generator.pdf.engine import Subject, Typesetter
from generator.pdf.typesetting import typeset
from generator.project import Project

SHOP = "print"
"""The folder for the print shop, beside the recipients' own."""


def print_ticket(letters: Letters, job: Job) -> bytes:
    """The job ticket as tagged PDF/UA-1, in the subject's own language.

    :raises RenderError: for whatever the engine says it could not do.
    :raises TemplateError: when its template is missing or fails.
    """
    page = letters.fill(
        TICKET,
        read_language(letters.files, job.brief),
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
    subject = Subject(Origin(f"templates/dispatch/{TICKET}"))
    identifier = hashlib.sha256(page.encode()).hexdigest()
    return typeset(Typesetter(subject, letters.templates), page, identifier)


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
