"""What veraPDF says, from a report that it wrote (verapdf.json: four files, as ua1)."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from scripts.conformance.programs import UnansweredError
from scripts.conformance.verapdf import read_job, verapdf
from scripts.conformance.verdict import Complaint, Sheet

REPORT = Path(__file__).with_name("verapdf.json")


@pytest.fixture
def jobs() -> dict[str, dict[str, Any]]:
    """The report's part of each file, by the file's name."""
    report = json.loads(REPORT.read_text(encoding="utf-8"))["report"]
    return {Path(job["itemDetails"]["name"]).name: job for job in report["jobs"]}


def make_java(folder: Path, text: str) -> str:
    """A program in the place of Java, which prints a report."""
    (folder / "report").write_text(text, encoding="utf-8")
    java = folder / "java"
    java.write_text(f"#!/bin/sh\necho it broke >&2\ncat '{folder}/report'\nexit 1\n")
    java.chmod(java.stat().st_mode | stat.S_IXUSR)
    return str(java)


def test_a_sound_file_has_no_complaint(jobs: dict[str, dict[str, Any]]) -> None:
    """A file that veraPDF finds compliant has passed."""
    assert () == read_job(jobs["sound.pdf"], "ua1")


def test_each_rule_is_a_complaint(jobs: dict[str, dict[str, Any]]) -> None:
    """A rule that is broken is named by clause and test, with its first page, in their order."""
    first, second = read_job(jobs["font.pdf"], "ua1")

    assert first.say("veraPDF ua1").startswith(
        "veraPDF ua1 7.21.4.1-1: The font programs for all fonts used for rendering"
    )
    assert second.say("veraPDF ua1").startswith(
        "veraPDF ua1 7.21.8-1: A PDF/UA compliant document shall not contain a ref"
    )
    assert second.what.endswith("in any content stream (first on page 1)")


def test_a_complaint_says_how_many_times(jobs: dict[str, dict[str, Any]]) -> None:
    """A rule that is broken more than once says how often, though one place alone is reported."""
    rule = jobs["font.pdf"]["validationResult"][0]["details"]["ruleSummaries"][0]
    rule["failedChecks"] = 4

    said = read_job(jobs["font.pdf"], "ua1")[1].say("veraPDF ua1")

    assert said.endswith("(first on page 1); 4 times")


def test_a_file_without_tags_breaks_rules(jobs: dict[str, dict[str, Any]]) -> None:
    """The page without tags that the referees are tried with is refused for what it lacks."""
    numbers = [complaint.rule for complaint in read_job(jobs["untagged.pdf"], "ua1")]

    assert ["6.2-1", "7.1-8", "7.1-10", "7.1-11"] == numbers


def test_a_damaged_file_is_a_complaint(jobs: dict[str, dict[str, Any]]) -> None:
    """A file that veraPDF cannot read has not passed."""
    assert (Complaint("not judged: Couldn't parse stream"),) == read_job(jobs["cut.pdf"], "ua1")


def test_another_profile_is_a_complaint(jobs: dict[str, dict[str, Any]]) -> None:
    """A verdict by other rules than were asked for is none."""
    expected = (Complaint("not judged: by PDF/UA-1 validation profile instead"),)

    assert expected == read_job(jobs["sound.pdf"], "3a")


def test_an_unfinished_job_is_a_complaint(jobs: dict[str, dict[str, Any]]) -> None:
    """A verdict that was reached before the end of the file is none."""
    jobs["sound.pdf"]["validationResult"][0]["jobEndStatus"] = "cancelled"

    assert (Complaint("not judged to the end: cancelled"),) == read_job(jobs["sound.pdf"], "ua1")


def test_a_refusal_without_rules_is_a_complaint(jobs: dict[str, dict[str, Any]]) -> None:
    """A file that is not compliant has not passed, even where no broken rule is named."""
    result = jobs["sound.pdf"]["validationResult"][0]
    result.update(compliant=False, statement="PDF file is not compliant")

    assert (Complaint("PDF file is not compliant"),) == read_job(jobs["sound.pdf"], "ua1")


def test_files_are_told_apart_by_path(tmp_path: Path) -> None:
    """Each file of a run has its own verdict, and one that the report leaves out has none."""
    text = REPORT.read_text(encoding="utf-8").replace("/editions/", f"{tmp_path.resolve()}/")
    names = ("untagged.pdf", "sound.pdf", "forgotten.pdf")
    sheets = [Sheet(tmp_path / name, name) for name in names]

    verdicts = verapdf(make_java(tmp_path, text), tmp_path, "ua1")(sheets)

    assert [4, 0] == [len(verdicts[sheet.path]) for sheet in sheets[:2]]
    assert sheets[2].path not in verdicts


@pytest.mark.parametrize("text", ["", "{}", '{"report": {"jobs": [{}]}}'])
def test_no_report_is_no_verdict(tmp_path: Path, text: str) -> None:
    """A run without a report that can be read judges nothing, and says its last words."""
    judge = verapdf(make_java(tmp_path, text), tmp_path, "ua1")

    with pytest.raises(UnansweredError, match="ended with 1 and no report: it broke"):
        judge([Sheet(tmp_path / "a.pdf", "a.pdf")])
