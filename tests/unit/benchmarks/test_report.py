"""A run put on record: its figures stand in the document where its marks are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.measure import Result, Sample, Scope, Spread, Subject, Value, dump

MACHINE = {
    "cores": 2,
    "load": 0.1,
    "system": "Linux x86_64",
    "python": "3.11.7",
    "libraries": {"weasyprint": "70.0"},
}
DOCUMENT = """# Performance

<!-- figures: machine -->
<!-- end -->

Before.

<!-- figures: main_job -->
something old
<!-- end -->

<!-- figures: history -->
kept, as it was not measured
<!-- end -->
"""


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "performance.md"
    file.write_text(DOCUMENT, encoding="utf-8")
    monkeypatch.setattr(report, "DOCUMENT", file)
    return file


def test_a_run_is_put_on_record(document: Path, tmp_path: Path) -> None:
    """Its tables, JSON and plot replace those that were there; what it did not measure stays."""
    result = Result(
        "main_job",
        "The main job",
        (Subject("ours", (Sample(7.0, 4.0), Sample(9.0, 5.0)), "all of it"),),
        (Value("ours / theirs", Spread((0.9, 1.3)), must=1.0, aim=0.7),),
        ("Chromium: not installed",),
    )
    run = tmp_path / "run.json"
    run.write_text(json.dumps(dump([result], Scope(tmp_path, 2), MACHINE)), encoding="utf-8")
    report.record(run)
    text = document.read_text("utf-8")
    assert "2 cores, load 0.1 at the beginning, Linux x86_64, Python 3.11.7; rounds: 2." in text
    assert "| ours | 8 (7–9) | 4.5 (4–5) | all of it |" in text
    assert "| ours / theirs | 1.1 (0.9–1.3) × | ≤ 1 (aim 0.7) | **no** |" in text
    assert "Chromium: not installed" in text
    assert "something old" not in text
    assert "kept, as it was not measured" in text
    (kept,) = json.loads(document.with_suffix(".json").read_text("utf-8"))["results"]
    assert kept.items() >= json.loads(run.read_text("utf-8"))["results"][0].items()
    assert document.with_suffix(".png").read_bytes().startswith(b"\x89PNG")


def test_what_a_run_did_not_measure_stays_on_record(document: Path, tmp_path: Path) -> None:
    """In the JSON and the plot, too; the document says that it is from another run."""
    run = tmp_path / "run.json"
    for name, rounds in (("history", 1), ("main_job", 3)):
        result = Result(name, name, (Subject("ours", (Sample(7.0, 4.0),)),))
        dumped = dump([result], Scope(tmp_path, rounds), MACHINE)
        run.write_text(json.dumps(dumped), encoding="utf-8")
        report.record(run)
    kept = json.loads(document.with_suffix(".json").read_text("utf-8"))
    assert ["main_job", "history"] == [each["name"] for each in kept["results"]]
    assert "rounds: 3. From other runs: history (rounds: 1). weasyprint" in document.read_text()
