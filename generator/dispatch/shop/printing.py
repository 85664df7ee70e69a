"""Plans and print editions -> one folder for the print shop: the PDFs, a job ticket, tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.catalogs.checks.glyphs import check_glyphs
from generator.dispatch.pack.letters import Letters
from generator.dispatch.pack.packing import FOLDER
from generator.dispatch.pack.storage import hold, put_folder
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import Plan
from generator.dispatch.plan.recipients import PATH
from generator.dispatch.shop.job import Job, make_job
from generator.dispatch.shop.ticket import list_deliveries, list_runs, print_ticket
from generator.errors import ContentError, Finding, Origin
from generator.model.edition import Edition
from generator.project import Project

SHOP = "print"


def pack_for_print(
    project: Project,
    plans: Sequence[Plan],
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
            folders[output / FOLDER / plan.brief / SHOP] = {
                **{run.path: built[run.edition].read() for run in job.runs},
                "ticket.pdf": print_ticket(letters, job),
                "ticket.csv": list_runs(job),
                "deliveries.csv": list_deliveries(job),
            }
    if not folders:
        message = "gives printed copies to none of these recipients"
        raise ContentError(Finding(Origin(PATH), message, "set their copies to 1 or more"))
    with hold(output / FOLDER):
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
