"""A print job -> the print shop's ticket: a PDF that everyone can read, and tables."""

from __future__ import annotations

import hashlib

from generator import __version__
from generator.dispatch.job import Job
from generator.dispatch.letters import TICKET, Letters
from generator.dispatch.spreadsheet import write_table
from generator.errors import Origin
from generator.pdf.engine import Subject, Typesetter
from generator.pdf.typesetting import typeset

RUNS = (
    "file",
    "format",
    "language",
    "paper",
    "pages",
    "copies",
    "sheets per copy",
    "sheets",
)
DELIVERIES = ("recipient", "name", "organisation", "file", "copies")


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
    subject = Subject(Origin(f"templates/dispatch/{TICKET}"))
    identifier = hashlib.sha256(page.encode()).hexdigest()
    return typeset(Typesetter(subject, letters.templates), page, identifier)


def list_runs(job: Job) -> bytes:
    """What is printed, as CSV: a row for each edition, and their sum."""
    rows = [
        (
            run.path,
            run.edition.format,
            run.edition.locale,
            run.paper,
            run.pages,
            run.copies,
            run.sheets_per_copy,
            run.sheets,
        )
        for run in job.runs
    ]
    total = ("total", "", "", "", "", job.copies, "", job.sheets)
    return write_table(RUNS, [*rows, total])


def list_deliveries(job: Job) -> bytes:
    """Who gets how many copies of which file, as CSV."""
    return write_table(
        DELIVERIES,
        [
            (
                each.recipient.id,
                each.recipient.name,
                each.recipient.organisation,
                f"{edition.name}.pdf",
                each.recipient.copies,
            )
            for each in job.deliveries
            for edition in each.editions
        ],
    )
