"""Editions compared and reported, one after the other: two paths -> Outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.comparison.comparing import MEGABYTES, SECONDS, compare_guarded
from generator.comparison.difference import Comparison
from generator.comparison.folders import REPORT, Couple, find_couples
from generator.comparison.printing import print_report
from generator.comparison.report import GENERATOR, embed_picture, fill_report
from generator.errors import BriefsError, Finding, Origin, PublishError
from generator.files import write_whole
from generator.pdf.untrusted import run_guarded

Status = Literal["same", "changed", "added", "removed", "failed"]
FOLDER = Path("diff")
"""Where reports are written unless told otherwise, below the folder one stands in."""
DPI = 110


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What became of one edition.

    ``paths`` are its reports, HTML and PDF; none where only one folder has it, where it failed, and
    where two folders have the same bytes. ``findings`` say why it failed.
    """

    name: str
    status: Status
    comparison: Comparison | None = None
    paths: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


def review(
    old: Path, new: Path, *, output: Path = FOLDER, dpi: int = DPI, project: Path = Path()
) -> Iterator[ReviewOutcome]:
    """Compare two PDF files, or the editions of two folders, and write a report of each.

    :param output: the folder to write into; no file is replaced there that is not a report.
    :param dpi: dots an inch at which pages are looked at.
    :param project: the folder whose fonts the PDF report is set in, where it has any.
    :raises UsageError: when there is nothing to compare.
    :raises PublishError: when the reports cannot be written.
    """
    couples = find_couples(old, new)
    for couple in couples:
        for path in _name_reports(couple, output):
            _refuse_foreign(path)
    is_folder = old.is_dir()
    return (_review(couple, output, dpi, project, is_folder) for couple in couples)


def _review(
    couple: Couple, output: Path, dpi: int, project: Path, is_folder: bool
) -> ReviewOutcome:
    if couple.old is None:
        return ReviewOutcome(couple.name, "added")
    if couple.new is None:
        return ReviewOutcome(couple.name, "removed")
    try:
        comparison = compare_guarded(couple.old, couple.new, dpi)
        status: Status = "changed" if comparison.differs else "same"
        if is_folder and comparison.old.sha256 == comparison.new.sha256:
            return ReviewOutcome(couple.name, status, comparison)
        html = fill_report(comparison, embed_picture, paged=False).encode()
        # What the report says comes from the files, so its layout is bounded too.
        pdf = run_guarded(
            print_report,
            comparison,
            project,
            origin=couple.new,
            seconds=SECONDS,
            megabytes=MEGABYTES,
        )
    except BriefsError as failure:
        return ReviewOutcome(couple.name, "failed", findings=failure.findings)
    paths = _name_reports(couple, output)
    for path, data in zip(paths, (html, pdf), strict=True):
        _write(path, data)
    return ReviewOutcome(couple.name, status, comparison, paths)


def _name_reports(couple: Couple, output: Path) -> tuple[Path, Path]:
    return output / f"{couple.name}{REPORT}.html", output / f"{couple.name}{REPORT}.pdf"


def _refuse_foreign(path: Path) -> None:
    """Only a former report may be replaced: both kinds name what wrote them, in plain bytes."""
    try:
        if path.exists() and GENERATOR.encode() not in path.read_bytes():
            raise PublishError(
                Finding(
                    Origin(str(path)),
                    "is there already and is no report of “briefs diff”",
                    "move it away, or give another folder with --output",
                )
            )
    except OSError as failure:
        raise _explain(path, failure) from failure


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as failure:
        raise _explain(path, failure) from failure


def _explain(path: Path, failure: OSError) -> PublishError:
    return PublishError(
        Finding(
            Origin(str(path)),
            f"cannot be written ({failure.strerror or failure})",
            "free the place, or give another folder with --output",
        )
    )
