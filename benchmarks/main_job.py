"""The main job from nothing, brief and fact sheet in French and English, beside other ways."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import (
    ROOT,
    Result,
    Sample,
    Scope,
    Subject,
    Value,
    briefs,
    compare,
    interleave,
    run,
    script,
)
from benchmarks.peers.browser import find_program
from benchmarks.projects import SHIPPED

QUESTION = "Brief and fact sheet, French and English, A4, screen, from nothing"
JOB = (SHIPPED, "--format", "brief", "--format", "factsheet", "--locale", "fr", "--locale", "en")
SHEET = ("--paper", "a4", "--profile", "screen")
OURS, ALONE = "briefs build", "briefs build --jobs 1"
PNG, SVG = "WeasyPrint + Matplotlib, PNG", "WeasyPrint + Matplotlib, SVG"
CHROMIUM, TYPST = "Chromium", "Typst"
LEFT_OUT = (
    "leaves out tags, PDF/UA and PDF/A, attachments, checks, Arabic, two languages on a page, the"
    " fit to the page plan (it takes a page more), the map's links, names that keep clear of each"
    " other; is handed its texts translated and formatted"
)
SAME = "leaves out the same"
REMARKS = {
    OURS: "with everything: preflight, PDF/UA-1 and PDF/A-3a, data attached; a process a core",
    ALONE: "the same in one process",
    PNG: f"one process, figures at 300 dpi; {LEFT_OUT}",
    SVG: f"one process; {SAME}",
    CHROMIUM: f"one browser and one tab, figures as SVG by Matplotlib; {SAME}, and the bookmarks",
    TYPST: f"one compiler, figures as SVG by Matplotlib; {SAME}, and inline emphasis",
}
BOUNDS = {PNG: (1.0, 0.7), SVG: (None, None), CHROMIUM: (1.3, 1.0), TYPST: (3.5, 2.5)}
"""How many times the peer's cost ours may be, and what is aimed at."""


def measure(scope: Scope) -> Result:
    """Compare the command with each peer that is installed."""
    place = scope.place("main-job")
    material = place / "material.json"
    run(script("peers.material", ROOT, SHIPPED, material))
    peers, remarks = _list_peers(place, material)
    subjects: dict[str, Callable[[], Sample]] = {OURS: partial(_build, scope)}
    if not scope.quick:
        subjects[ALONE] = partial(_build, scope, "--jobs", "1")
    found = interleave(subjects | peers, scope.rounds)
    values = [
        Value(f"{OURS} / {peer}", compare(found[OURS], found[peer]), must=must, aim=aim)
        for peer, (must, aim) in BOUNDS.items()
        if peer in found
    ]
    if ALONE in found:
        values += [
            Value(f"{ALONE} / {peer}", compare(found[ALONE], found[peer]))
            for peer in BOUNDS
            if peer in found
        ]
    shown = tuple(Subject(name, samples, REMARKS[name]) for name, samples in found.items())
    return Result("main_job", QUESTION, shown, tuple(values), tuple(remarks))


def _build(scope: Scope, *options: str) -> Sample:
    output = scope.place("output")
    command = briefs("build", *JOB, *SHEET, *options, "--project", ROOT, "--output", output)
    return run(command, environment={"BRIEFS_CACHE": ""})


def _list_peers(place: Path, material: Path) -> tuple[dict[str, Callable[[], Sample]], list[str]]:
    """List the peers that are installed, and say which are not."""
    peers: dict[str, Callable[[], Sample]] = {}
    remarks = []
    for name, form in ((PNG, "png"), (SVG, "svg")):
        folder = place / form
        folder.mkdir()
        peers[name] = partial(run, script("peers.plain", form, folder, material))
    if find_program() is None:
        remarks.append(f"{CHROMIUM}: not installed (sh scripts/setup.sh bench)")
    else:
        (place / "browser").mkdir()
        command = script("peers.browser", "svg", place / "browser", material)
        peers[CHROMIUM] = partial(run, command)
    if find_spec("typst") is None:
        remarks.append(f"{TYPST}: not installed (sh scripts/setup.sh bench)")
    else:
        (place / "typst").mkdir()
        command = script("peers.typesetting", place / "typst", material)
        peers[TYPST] = partial(run, command)
    return peers, remarks
