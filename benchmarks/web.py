"""A page of the web with its map, beside maps by Leaflet and MapLibre with the same places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from benchmarks.measure import (
    ROOT,
    CommandError,
    Result,
    Sample,
    Scope,
    Spread,
    Subject,
    Value,
    briefs,
    interleave,
    run,
    script,
)

QUESTION = "a map of the web: its bytes, and the time until it can be used"
OURS = "briefs, the map sheet"
NAMES = {"leaflet": "Leaflet", "maplibre": "MapLibre"}
LEFT = (
    "leaves out names that keep clear of each other, the choices and the time, the list, the text,"
    " the data, its fonts and Arabic"
)
SUBJECT = ("daesh", "--format", "map", "--locale", "fr", "--profile", "web")
QUANTITIES = {
    "packed": ("bytes, packed", "kB", 1e-3),
    "bytes": ("bytes", "kB", 1e-3),
    "usable": ("usable after", "ms", 1),
}


def measure(scope: Scope) -> Result:
    """Compare what is loaded, and when a sign of the map can be used."""
    place = scope.place("web")
    output = place / "output"
    run(briefs("build", *SUBJECT, "--project", scope.root, "--output", output))
    pages = {OURS: output / "daesh" / "daesh-map.fr.html"}
    remarks = [f"{name} {LEFT}" for name in NAMES.values()]
    for kind, name in NAMES.items():
        folder = place / kind
        basemap = scope.root / "data/basemap/levant-iraq.geojson"
        table = scope.root / "data/daesh/victories.csv"
        try:
            run(script("peers.webmaps", "make", kind, folder, basemap, table))
            run(script("peers.webmaps", "measure", folder / "page.html"))
        except CommandError as failure:
            remarks.append(f"without {name}: {failure}")
        else:
            pages[name] = folder / "page.html"
    subjects = {name: partial(_open, page) for name, page in pages.items()}
    found = interleave(subjects, scope.rounds)
    values = []
    for quantity, (title, unit, scale) in QUANTITIES.items():
        values += [
            Value(f"{title}: {name}", Spread(_read(samples, quantity, scale)), unit)
            for name, samples in found.items()
        ]
        values += [
            Value(f"{title}: {OURS} / {name}", _compare(found[OURS], samples, quantity))
            for name, samples in found.items()
            if name != OURS
        ]
    shown = tuple(Subject(name, samples) for name, samples in found.items())
    return Result("web", QUESTION, shown, tuple(values), tuple(remarks))


def _open(page: Path) -> Sample:
    return run(script("peers.webmaps", "measure", page), code=ROOT)


def _read(samples: Iterable[Sample], quantity: str, scale: float = 1) -> tuple[float, ...]:
    return tuple(sample.said[quantity] * scale for sample in samples)


def _compare(one: Iterable[Sample], other: Iterable[Sample], quantity: str) -> Spread:
    pairs = zip(_read(one, quantity), _read(other, quantity), strict=True)
    return Spread(tuple(a / b for a, b in pairs))
