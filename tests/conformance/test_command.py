"""The command: its exit code, and what it says where there is no referee."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.conformance import __main__ as command
from scripts.conformance import jars, programs
from scripts.conformance.verdict import Complaint, Judge, Referee, Sheet
from tests.conformance.test_editions import PATH, publish


def blame(*names: str) -> Judge:
    """A judgement that holds something against the files of these names."""
    return lambda sheets: {
        sheet.path: (Complaint("no tag"),) if sheet.name in names else () for sheet in sheets
    }


@pytest.mark.parametrize(
    ("judge", "code"), [(blame("untagged.pdf"), 0), (blame("untagged.pdf", PATH), 1), (blame(), 1)]
)
def test_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, judge: Judge, code: int
) -> None:
    """It is 0 where every edition passes, 1 where one fails or a referee refuses nothing."""
    publish(tmp_path)
    bad = Sheet(tmp_path / "untagged.pdf", "untagged.pdf")
    referees = (Referee("veraPDF ua1", frozenset({"screen"}), bad, judge),)
    monkeypatch.setattr(programs, "need", lambda *names: names)
    monkeypatch.setattr(command, "call_referees", lambda folder, whole: referees)

    assert code == command.main(["--output", str(tmp_path)])


def test_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table is what is printed; failures are said on stderr, one a line."""
    publish(tmp_path)
    bad = Sheet(tmp_path / "cut.pdf", "cut.pdf")
    referees = (Referee("qpdf", frozenset({"screen"}), bad, blame("cut.pdf", PATH)),)
    monkeypatch.setattr(programs, "need", lambda *names: names)
    monkeypatch.setattr(command, "call_referees", lambda folder, whole: referees)
    command.main(["--output", str(tmp_path)])
    captured = capsys.readouterr()

    assert [
        "edition                           qpdf",
        "daesh-factsheet.fr.a4.screen.pdf  FAILED 1",
        "editions 1, verdicts 1, failures 1",
    ] == captured.out.splitlines()
    assert f"{tmp_path / PATH}: qpdf: no tag\n" == captured.err


def test_the_referees_and_their_profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that know PDF alone judge print editions too: none knows X-4; one judges HTML."""
    whole = tmp_path / "whole.pdf"
    whole.write_bytes(b"%PDF-1.7 and so on")
    monkeypatch.setattr(programs, "need", lambda *names: names)
    monkeypatch.setattr(jars, "fetch", lambda *asked: tmp_path)
    monkeypatch.setattr(command, "fetch_package", lambda package: tmp_path / "vnu.jar")
    referees = command.call_referees(tmp_path, whole)

    assert {
        "veraPDF ua1": (["screen"], "untagged.pdf"),
        "veraPDF 3a": (["screen"], "untagged.pdf"),
        "qpdf": (["print", "screen"], "cut.pdf"),
        "Ghostscript": (["print", "screen"], "cut.pdf"),
        "EPUBCheck": (["epub"], "empty.epub"),
        "Nu": (["web"], "untitled.html"),
    } == {referee.name: (sorted(referee.profiles), referee.bad.name) for referee in referees}
    assert b"%PDF-1.7 " == (tmp_path / "cut.pdf").read_bytes()


def test_without_programs_nothing_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no referee is installed, each is named with how to install it; the exit code is 1."""
    publish(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setattr(programs, "HOMEBREW", ())
    code = command.main(["--output", str(tmp_path)])
    captured = capsys.readouterr()

    assert (1, "") == (code, captured.out)
    assert [
        f"{program}:1: is not installed, and without it no edition is judged; "
        f"Debian, Ubuntu: apt-get install {package}; macOS: brew install {formula}"
        for program, package, formula in (
            ("gs", "ghostscript", "ghostscript"),
            ("java", "default-jre-headless", "openjdk"),
            ("qpdf", "qpdf", "qpdf"),
        )
    ] == captured.err.splitlines()


def test_a_java_that_does_not_run_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that only says where to get Java, as macOS has, is not taken for Java."""
    stub = tmp_path / "java"
    stub.write_text("#!/bin/sh\nexit 1\n")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(programs, "HOMEBREW", ())

    assert programs.find("java") is None
