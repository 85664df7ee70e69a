"""A page with the same places on Leaflet or MapLibre, and what a page of the web takes to be used.

    python -m benchmarks.peers.webmaps measure PAGE
    python -m benchmarks.peers.webmaps make leaflet|maplibre FOLDER BASEMAP TABLE

Each peer has the ground of the basemap as GeoJSON, cut to what the page shows, a marker with its
number for each place, and a popup with its name and date; no tiles, no server. What it leaves out
is said where it is measured.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely import box, set_precision
from shapely.geometry import mapping, shape

from benchmarks.peers import browser
from generator.errors import BriefsError
from scripts.conformance.packages import Package, fetch_package

HERE = Path(__file__).resolve().parent
PEERS = {
    "leaflet": (
        Package(
            "leaflet",
            "1.9.4",
            "package/dist/leaflet.js",
            "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
        ),
        Package(
            "leaflet",
            "1.9.4",
            "package/dist/leaflet.css",
            "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
        ),
    ),
    "maplibre": (
        Package(
            "maplibre-gl",
            "5.0.0",
            "package/dist/maplibre-gl.js",
            "4956acf74680b7a35a468457c1e4504ad18e7cb5c9ff5b445e5cfd17638066dc",
        ),
        Package(
            "maplibre-gl",
            "5.0.0",
            "package/dist/maplibre-gl.css",
            "9e11a9f64cb6c12f554cb32e1b7019714982aaef35bf7130b13e05146f958775",
        ),
    ),
}
WINDOW = (36.4, 32.6, 44.9, 37.4)
"""West, south, east and north, as the page shows."""
LAYERS = ("country", "border", "lake", "river")
GRID = 0.005
"""In degrees: finer than what is seen."""
SHOWN = """
new Promise((done) => {
  const told = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    const [page] = performance.getEntriesByType("navigation");
    done(window.usable || page.domContentLoadedEventEnd);
  }));
  const wait = () => (window.waits ? setTimeout(wait, 5) : told());
  if (document.readyState === "complete") wait(); else addEventListener("load", wait);
})
"""
"""When the map can be used, in ms: once the script of the page has run; a peer says it itself."""


def main() -> None:
    """Make a peer's page, or measure a page; prints JSON."""
    if sys.argv[1] == "make":
        try:
            make(sys.argv[2], *map(Path, sys.argv[3:6]))
        except BriefsError as failure:
            sys.exit(str(failure))
        return
    print(json.dumps(measure(Path(sys.argv[2]))))


def make(kind: str, folder: Path, basemap: Path, table: Path) -> None:
    """Make the page of a peer with all that it loads beside it.

    :raises BriefsError: when its package cannot be fetched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    script, sheet = (fetch_package(package).read_bytes() for package in PEERS[kind])
    (folder / "library.js").write_bytes(script)
    (folder / "library.css").write_bytes(sheet)
    ground = {"type": "FeatureCollection", "features": list(cut_ground(basemap))}
    west, south, east, north = WINDOW
    data = (
        f"window.waits = true; const [W, S, E, N] = [{west}, {south}, {east}, {north}];"
        f"const ground = {json.dumps(ground, separators=(',', ':'))};"
        f"const places = {json.dumps(list(read_places(table)), ensure_ascii=False)};"
    )
    code = (HERE / f"{kind}.js").read_text(encoding="utf-8")
    (folder / "page.js").write_text(f"{data}\n{code}", encoding="utf-8")
    style = (HERE / "webmaps.css").read_text(encoding="utf-8")
    (folder / "page.html").write_text(
        '<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Carte</title>'
        f'<link rel="stylesheet" href="library.css"><style>{style}</style>'
        '<div id="map"></div><script src="library.js"></script><script src="page.js"></script>',
        encoding="utf-8",
    )


def cut_ground(basemap: Path) -> Iterator[dict[str, Any]]:
    """Give what the page shows of a basemap, as fine as it is seen."""
    window = box(*WINDOW)
    for feature in json.loads(basemap.read_text(encoding="utf-8"))["features"]:
        if feature["properties"]["layer"] not in LAYERS:
            continue
        cut = set_precision(shape(feature["geometry"]).intersection(window), GRID)
        if not cut.is_empty:
            kept = {"layer": feature["properties"]["layer"]}
            yield {"type": "Feature", "properties": kept, "geometry": mapping(cut)}


def read_places(table: Path) -> Iterator[tuple[float, float, str, str]]:
    """Give the places of a table: where each is, its number, its name and date."""
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            yield float(row["lat"]), float(row["lon"]), str(number), f"{row['name']}, {row['date']}"


def measure(page: Path) -> dict[str, float]:
    """Open a page five times; gives its bytes, as they are and packed, and ms until it is used."""
    folder = page.parent
    files = [page, *(folder / name for name in ("library.js", "library.css", "page.js"))]
    loaded = [file.read_bytes() for file in files if file.is_file()]
    program = browser.find_program()
    if program is None:
        sys.exit("no Chromium is installed: run “sh scripts/setup.sh bench”")
    with browser.open_tab(program) as tab:
        times = [tab.time(page, SHOWN) for _ in range(5)]
    return {
        "bytes": sum(map(len, loaded)),
        "packed": sum(len(gzip.compress(data, 6, mtime=0)) for data in loaded),
        "usable": sorted(times)[len(times) // 2],
    }


if __name__ == "__main__":
    main()
