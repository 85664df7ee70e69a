"""The print editions, as a press reads them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

MM = 72 / 25.4
SLUG = 12.0
"""In mm: the bleed of 3 and the 9 for the marks around it."""
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
DPI = 72
NAMES = [
    f"daesh-{name}.print"
    for name in (
        *("brief.fr.a4", "factsheet.fr.a4", "map.fr.a3", "map.fr.a4"),
        *("factsheet.fr+ar.a4", "map.fr+ar.a3", "map.fr+ar.a4"),
    )
]
SIZES = {"brief": (210, 297), "factsheet": (210, 297), "map.a4": (297, 210), "map.a3": (420, 297)}

Plates = dict[str, "np.ndarray[tuple[int, int], np.dtype[np.float64]]"]


def open_pdf(built: Path, name: str) -> pikepdf.Pdf:
    return pikepdf.open(built / "daesh" / f"{name}.pdf")


def size_of(name: str) -> tuple[int, int]:
    format_name, _, paper, _ = name.removeprefix("daesh-").split(".")
    return SIZES.get(format_name) or SIZES[f"{format_name}.{paper}"]


@pytest.fixture(scope="module")
def plates(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Plates:
    """The plates of the map sheet as Ghostscript parts them: the share of ink at each point."""
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript is not installed")
    target = tmp_path_factory.mktemp("plates")
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{DPI}"]
    page = built / "daesh" / "daesh-map.fr.a4.print.pdf"
    subprocess.run([*command, f"-sOutputFile={target}/p.tif", str(page)], check=True)
    return {
        plate: 1 - np.asarray(Image.open(target / f"p({plate}).tif"), dtype=float) / 255
        for plate in PLATES
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_trimmed_page_is_the_paper(built: Path, name: str) -> None:
    """Paper, bleed and medium of every format, portrait and landscape, from 0, 0 on."""
    width, height = size_of(name)
    wanted = {
        "MediaBox": (0, 0, width + 2 * SLUG, height + 2 * SLUG),
        "BleedBox": (SLUG - 3, SLUG - 3, width + SLUG + 3, height + SLUG + 3),
        "TrimBox": (SLUG, SLUG, width + SLUG, height + SLUG),
    }
    with open_pdf(built, name) as pdf:
        for page in pdf.pages:
            for box, corners in wanted.items():
                found = [float(value) / MM for value in page.obj[f"/{box}"]]
                assert corners == pytest.approx(found, abs=0.05), box


def test_the_layout_is_the_screen_s(built: Path) -> None:
    """Each character stands where it does on the screen, moved by the bleed and the marks."""
    places = []
    for profile in ("screen", "print"):
        document = pypdfium2.PdfDocument(built / "daesh" / f"daesh-factsheet.fr.a4.{profile}.pdf")
        text = document[0].get_textpage()
        places.append([text.get_charbox(n) for n in range(text.count_chars())])
        document.close()
    moved = np.asarray(places[1]) - np.asarray(places[0])

    assert moved == pytest.approx(np.full_like(moved, SLUG * MM), abs=0.02)


def test_what_the_manifest_says_of_print(built: Path) -> None:
    """Print editions claim PDF/X-4 and no other standard, and passed the checks for print."""
    manifest = json.loads((built / "manifest.json").read_text())
    printed = [entry for entry in manifest["editions"] if entry["profile"] == "print"]

    assert set(NAMES) <= {Path(entry["path"]).stem for entry in printed}
    for entry in printed:
        assert ["PDF/X-4"] == entry["conformance"]
        assert {"boxes", "colours", "images", "inks", "pdfx", "transparency"} <= set(
            entry["preflight"]
        )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_screen_is_left(built: Path, name: str) -> None:
    """No link, no tag, no bookmark and no operator of RGB, grey or marked content."""
    with open_pdf(built, name) as pdf:
        assert ("1.6", {"/Type", "/Pages", "/Lang", "/OutputIntents", "/Metadata"}) == (
            *(pdf.pdf_version, set(pdf.Root.keys())),
        )
        streams = [page.obj.Contents for page in pdf.pages]
        streams += [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ]
        used = {
            str(instruction.operator)
            for stream in streams
            for instruction in pikepdf.parse_content_stream(stream)
        }
        assert {"k", "K"} <= used
        assert set() == used & {*("rg", "RG", "g", "G", "sc", "cs", "sh", "BDC", "BMC", "EMC")}
        assert [] == [page for page in pdf.pages if "/Annots" in page.obj]


def test_black_text_is_on_the_black_plate_alone(plates: Plates) -> None:
    """The caption below the map is black, and no other plate prints there."""
    height, width = plates["Black"].shape
    left, right, top, foot = (round(side / 25.4 * DPI) for side in (26, 180, 181, 183))
    inks = {name: plate[top:foot, left:right].max() for name, plate in plates.items()}

    assert (height, width) == pytest.approx(((210 + 2 * SLUG) / 25.4 * DPI, 909), abs=1)
    assert inks["Black"] > 0.9
    assert [0, 0, 0] == [inks[name] for name in ("Cyan", "Magenta", "Yellow")]


def test_marks_are_on_every_plate(plates: Plates) -> None:
    """A target's cross at the middle of the foot is the same on all four."""
    height, width = plates["Black"].shape
    around = round(SLUG / 25.4 * DPI) - round(3 / 25.4 * DPI)
    feet = [
        plate[height - around :, width // 2 - 20 : width // 2 + 20] for plate in plates.values()
    ]

    assert feet[0].max() > 0.5
    assert all(np.array_equal(feet[0], foot) for foot in feet[1:])


def test_no_point_of_the_page_has_too_much_ink(plates: Plates) -> None:
    """Inside the bleed the plates add up to 300 % at most, overprinted black included."""
    edge = round((SLUG - 3) / 25.4 * DPI) + 1
    total = np.sum(list(plates.values()), axis=0)
    inside = total[edge:-edge, edge:-edge]

    assert 2.0 < inside.max() <= 3.0


def test_nothing_is_printed_between_bleed_and_marks(plates: Plates) -> None:
    """Outside the bleed there are only marks, and the first millimetre there is bare."""
    total = np.sum(list(plates.values()), axis=0)
    first, last = (round(distance / 25.4 * DPI) for distance in (8.2, 8.8))
    bands = (total[first:last, :], total[-last:-first, :])
    crossing = [np.flatnonzero(band.max(axis=0) > 0) for band in bands]
    marks = [round((SLUG + side) / 25.4 * DPI) for side in (0, 148.5, 297)]

    assert all(min(abs(x - mark) for mark in marks) < 12 for found in crossing for x in found)
