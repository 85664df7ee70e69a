"""EPUBCheck's report, and what is done with one that is none."""

from __future__ import annotations

import json

from scripts.conformance import jars
from scripts.conformance.epubcheck import read_report
from scripts.conformance.verdict import Complaint


def test_errors_and_warnings_are_complaints_with_their_rules() -> None:
    """Advice is none; the same fault in many places is one, so many times."""
    messages = [
        {"ID": "RSC-005", "severity": "ERROR", "message": "Bad.", "locations": [{}, {}]},
        {"ID": "OPF-045", "severity": "USAGE", "message": "Told.", "locations": []},
        {"ID": "CSS-001", "severity": "WARNING", "message": "Odd.", "locations": []},
    ]
    said = "Check finished\n" + json.dumps({"messages": messages})
    assert (Complaint("Bad.", 2, "RSC-005"), Complaint("Odd.", 1, "CSS-001")) == read_report(said)


def test_what_is_no_report_passes_nothing() -> None:
    """A program that ends without one has judged nothing."""
    assert (Complaint("gave no report"),) == read_report("Exception in thread main")


def test_the_list_names_its_jar() -> None:
    """Each jar has a digest, the program itself among them."""
    known = jars.EPUBCHECK
    listed = jars.read_list(known.list.read_text(encoding="utf-8"))
    assert f"epubcheck-{known.version}.jar" in listed
    assert known.version in known.pom.read_text(encoding="utf-8")
