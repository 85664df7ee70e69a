"""What a print shop is to print."""

from __future__ import annotations

import pytest

from generator.dispatch.shop.job import Delivery, Job, PrintRun
from generator.model.edition import Edition, Profile
from tests.unit.dispatch.conftest import make_recipient


@pytest.mark.parametrize(("pages", "sheets"), [(1, 1), (2, 1), (3, 2), (6, 3)])
def test_the_sheets_of_a_copy(pages: int, sheets: int) -> None:
    """An odd last page takes a sheet of its own."""
    edition = Edition("daesh", "brief", "fr", "letter", Profile.PRINT)
    run = PrintRun(edition, pages, 10)
    assert (sheets, 10 * sheets, "Letter") == (run.sheets_per_copy, run.sheets, run.paper)


def test_the_sums_of_a_job() -> None:
    """All copies and all sheets of all editions; a delivery says its editions in short."""
    brief = Edition("daesh", "brief", "fr", "letter", Profile.PRINT)
    sheet = Edition("daesh", "map", "fr", "a3", Profile.PRINT)
    delivery = Delivery(make_recipient(copies=4), (brief, sheet))
    job = Job("daesh", (PrintRun(brief, 6, 4), PrintRun(sheet, 1, 4)), (delivery,))
    assert (8, 16) == (job.copies, job.sheets)
    assert ("brief fr Letter", "map fr A3") == delivery.parts
