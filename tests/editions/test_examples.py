"""The other subjects: made of content alone, each in its own language, with their images."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.bad_input.calling import call_here
from tests.conftest import ROOT

FRENCH = re.compile(
    r"\b(le|la|les|des|une|du|et|dans|pour|avec|sur|par|mise|page)\b", re.IGNORECASE
)


def read_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def test_a_german_leaflet_has_no_french_word(built: Path) -> None:
    """Nothing of the program's own words is in another language than the subject's."""
    text = read_text(built / "nightingale" / "nightingale-leaflet.de.a5.screen.pdf")
    assert "Herausgeber" in text
    # One title of a source is in English.
    assert [] == FRENCH.findall(text)


@pytest.mark.parametrize(("locale", "head"), [("en", "Layer"), ("fr", "Couche"), ("ar", "الطبقة")])
def test_a_table_of_200_rows_goes_on_over_pages(built: Path, locale: str, head: str) -> None:
    """With its head on each of them."""
    document = pypdfium2.PdfDocument(built / "quakes" / f"quakes-brief.{locale}.a4.screen.pdf")
    found = [
        number
        for number, page in enumerate(document)
        if head in page.get_textpage().get_text_range()
    ]
    assert len(found) >= 4
    assert found == list(range(found[0], found[-1] + 1))


def test_an_image_is_told_to_who_cannot_see_it(built: Path) -> None:
    """Its alternative text stands in the tag tree, in the edition's language."""
    with pikepdf.open(built / "specimen" / "specimen-brief.fr.a4.screen.pdf") as pdf:
        told = [str(each.Alt) for each in list_elements(pdf) if each.get("/S") == "/Figure"]
    assert any(each.startswith("Dix-sept colonnes") for each in told)
    assert any(each.startswith("Dix-sept bandes") for each in told)


def list_elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The elements of a document's structure."""
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each
    ]


def test_an_image_at_fault_is_said_where_it_is_named(tmp_path: Path) -> None:
    """What is no image, and what is coarse at its printed size."""
    project = tmp_path / "project"
    for part in ("data/specimen", "data/basemap", "data/output-intents"):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, project / part)
    (project / "briefs.toml").write_text(
        '[briefs.specimen]\nformats = ["brief"]\nlocales = ["en"]\n', encoding="utf-8"
    )
    image = project / "data" / "specimen" / "images" / "wind.png"
    text = (project / "data" / "specimen" / "brief.yaml").read_text(encoding="utf-8")
    line = text[: text.index("images/wind.png")].count("\n") + 1
    image.write_bytes(b"none")
    assert (
        f"data/specimen/brief.yaml:{line}: data/specimen/images/wind.png is no image in PNG or"
        " JPEG; save it as one of these"
    ) in call_here("check", "--project", project).lines
    Image.new("RGB", (300, 150), "white").save(image)
    assert (
        f"data/specimen/brief.yaml:{line}: warning: images/wind.png has 88 dots an inch where it is"
        " 87 mm wide; give it 514 pixels across, for 150"
    ) in call_here("check", "--project", project).lines
