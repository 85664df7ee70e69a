"""``briefs watch``: it builds with every save, and goes on after a fault."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from generator.starting.project import start_project
from tests.conftest import ROOT

PATIENCE = 60.0
"""In seconds: whatever happens, the test ends."""


def test_it_builds_with_every_save(tmp_path: Path) -> None:
    """The path is printed at first and after a change; a fault between them is only said."""
    start_project(tmp_path, "seen", "en", [], "blank")
    project = tmp_path / "seen"
    content = project / "data" / "seen" / "brief.yaml"
    text = content.read_text(encoding="utf-8")
    command = [sys.executable, "-u", "-m", "generator", "watch", "--project", str(project)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watching:
        assert watching.stdout is not None
        assert watching.stderr is not None
        end = threading.Timer(PATIENCE, watching.kill)
        end.start()
        first = watching.stdout.readline()
        content.write_text(text.replace("Write the", "Name {nothing}, the"), encoding="utf-8")
        assert "names {nothing}" in next(line for line in watching.stderr if "{nothing}" in line)
        content.write_text(text.replace("Write the", "Read the"), encoding="utf-8")
        assert first == watching.stdout.readline()
        watching.terminate()
        end.cancel()
    assert first.strip().endswith("seen-brief.en.a4.screen.pdf")
